/**
 * What one step of a run over dynamic allocation told, in one form for both engines: lines of the log and listener events, each with the seconds since the
 * context was begun, in tenths. Recorded lines become it here. Lines that a manager says every 100 ms are told once for each change.
 */
import { stepsTold } from "./told-steps.ts";

export interface ToldLine {
  /** Seconds since the context was begun, rounded to tenths. */
  readonly at: number;
  readonly text: string;
}

export interface ToldAllocation {
  readonly step: string;
  readonly answer?: string;
  /** ExecutorAllocationManager and what else speaks of targets. */
  readonly manager: readonly ToldLine[];
  /** ExecutorMonitor. */
  readonly monitor: readonly ToldLine[];
  /** StandaloneSchedulerBackend, of executors to be killed. */
  readonly backend: readonly ToldLine[];
  /** What a listener hears of executors, stages and tasks. */
  readonly events: readonly ToldLine[];
}

export const noStep = (step: string): ToldAllocation => ({
  step,
  manager: [],
  monitor: [],
  backend: [],
  events: [],
});

/** Said at every look at the clock, or of what another line says. */
const everyTime =
  /^DEBUG (max needed for|No change in number|requesting updates|Request to remove|Not removing .* target|Executor added with)/;

/** Which of the four a logger's line belongs to. */
export function channelOf(
  logger: string,
  text: string,
): "manager" | "monitor" | "backend" | undefined {
  if (everyTime.test(text)) return undefined;
  if (logger === "ExecutorAllocationManager") return "manager";
  if (logger === "ExecutorMonitor") return "monitor";
  if (text.startsWith("WARN Dynamic allocation enabled without")) return "manager";
  if (logger === "StandaloneSchedulerBackend")
    return /kill|to kill|Requesting/.test(text) ? "backend" : undefined;
  if (logger === "Utils") return /dynamicAllocation/.test(text) ? "manager" : undefined;
  return undefined;
}

/** Adds a line unless it only says again what the last line of its kind said. */
export function withTold(told: readonly ToldLine[], at: number, text: string): readonly ToldLine[] {
  const isSaid = isChatter.test(text) && told.some((one) => one.text === text);
  return isSaid ? told : [...told, { at, text }];
}

/** What is said again and again while nothing changes. */
const isChatter = /^DEBUG (Not (adding|removing)|Clearing timer)/;

const tenths = (millis: string): number => Math.round(Number(millis) / 100) / 10;

const plain = (text: string): string =>
  text.replaceAll("\\n", "\n").replace(/\b\d+\.\d+\.\d+\.\d+\b(:\d+)?/g, "HOST");

/** The steps of one run among the lines of Allocation.scala. */
export const allocationTold = (run: string, lines: readonly string[]): ToldAllocation[] =>
  stepsTold<ToldAllocation>(run, lines, noStep, withLine);

function withLine(at: ToldAllocation, line: string): ToldAllocation {
  const answer = /^@answer (.*)$/.exec(line)?.[1];
  if (answer !== undefined) return { ...at, answer: plain(answer) };
  const [, millis, event] = /^@event (\d+) (.*)$/.exec(line) ?? [];
  if (millis !== undefined && event !== undefined)
    return { ...at, events: [...at.events, { at: tenths(millis), text: plain(event) }] };
  const [, when, level, logger, text] = /^@log (\d+) (\w+) (\S+) (.*)$/.exec(line) ?? [];
  if (when === undefined || logger === undefined) return at;
  const said = plain(`${level} ${text}`);
  const channel = channelOf(logger, said);
  if (channel === undefined) return at;
  return { ...at, [channel]: withTold(at[channel], tenths(when), said) };
}
