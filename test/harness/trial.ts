/**
 * A trial: what the body of a law holds in its hand while it runs one case.
 *
 * In Spark: nothing. `expect` is vitest's, counted, because a law that expects nothing cannot fail. What it asks comes
 * from the same matchers, but not through vitest's own books of the running test, which take as long as a small job does.
 * Left out on purpose: running the engine; a law imports that like anybody else.
 */
import fc from "fast-check";
import { chai, expect } from "vitest";
import { lawLanguage } from "./law-settings.ts";
import { noteCall } from "./runs-seen.ts";
import { spoken } from "./texts.ts";
import type { Call, Difference, Obstacle } from "./law-report.ts";

export interface Trial {
  readonly expect: typeof expect;
  /** Says that this case is of a kind that the law declares in `cover`. */
  classify(kind: string, when?: boolean): void;
  /** One line about this run that a reader can check: names, instants, counts. */
  witness(en: string, ko: string): void;
  /** Discards the case unless `condition` holds. */
  pre(condition: boolean): void;
  /** The case in Spark's words; shown instead of the raw values when the law breaks. */
  say(en: string, ko: string): void;
  /** The first difference between the code under test and Spark. */
  compare(en: Difference, ko: Difference): void;
  /** A value by which two implementations are told apart; recorded, and given back. */
  observe<T>(value: () => T): T;
}

/** What one case left behind. */
export interface Trace {
  readonly kinds: Set<string>;
  readonly calls: Call[];
  expectations: number;
  witness?: string;
  said?: string;
  difference?: Difference;
  /** What the function under test threw, if it did. */
  thrown?: unknown;
  /** Kept here, too, because an engine between law and function may swallow what is thrown. */
  obstacle?: CouldNotRun;
}

/** A reason why the law says nothing about the code: it could not be asked. */
export class CouldNotRun extends Error {
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle, message: string) {
    super(message);
    this.name = "CouldNotRun";
    this.obstacle = obstacle;
  }
}

export function newTrace(): Trace {
  return { kinds: new Set(), calls: [], expectations: 0 };
}

export function trialOn(trace: Trace): Trial {
  const korean = lawLanguage() === "ko";
  return {
    expect: counted(trace),
    classify: (kind, when = true) => void (when && trace.kinds.add(kind)),
    witness: (en, ko) => void (trace.witness = korean ? ko : en),
    pre: (condition) => fc.pre(condition),
    say: (en, ko) => void (trace.said = korean ? ko : en),
    compare: (en, ko) => void (trace.difference = korean ? ko : en),
    observe: (value) => {
      const seen = value();
      trace.calls.push({ given: "", yours: printed(seen) });
      return seen;
    },
  };
}

function counted(trace: Trace): typeof expect {
  return new Proxy(expect, {
    apply(_target, _self, [value, message]) {
      trace.expectations += 1;
      return chai.expect(value, message);
    },
    get(target, name) {
      if (name === "fail" || name === "unreachable") trace.expectations += 1;
      return Reflect.get(target, name);
    },
  });
}

/** A value as text, the same for equal values; long ones are cut. Of a function its text would tell nothing. */
export function printed(value: unknown): string {
  if (typeof value === "function") return spoken({ en: "a function", ko: "함수" });
  return fc.stringify(value);
}

/** A case that a law does not tell in words: what has a name by its name, and no code. */
export function caseInText(values: readonly unknown[]): string {
  const plain = (value: unknown): unknown => {
    if (typeof value === "function") return "…";
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const { name, ko } = value as { readonly name?: unknown; readonly ko?: unknown };
    if (typeof name === "string" && typeof ko === "string") return spoken({ en: name, ko });
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  };
  return values.map((value) => fc.stringify(plain(value))).join(", ");
}

/** An answer that is an error. */
export const thrownInWords = (error: unknown): string =>
  spoken({ en: `throws ${String(error)}`, ko: `예외를 던짐: ${String(error)}` });

export type Subject = (...parameters: never[]) => unknown;

/** How often the loops of a kata may go round in one call. */
const turnsInOneCall = 1_000_000;
const turnsAtMost = "1,000,000";

/** Where the guarded loops of a kata count; the loop guard's code reads this very name. */
interface LoopCount {
  __kindlingTurns?: number;
  __kindlingLoop?: (line: number) => void;
}

function resetLoops(): void {
  const scope = globalThis as LoopCount;
  scope.__kindlingTurns = 0;
  scope.__kindlingLoop ??= (line) => {
    scope.__kindlingTurns = (scope.__kindlingTurns ?? 0) + 1;
    if (scope.__kindlingTurns > turnsInOneCall)
      throw new CouldNotRun(
        "endless loop",
        spoken({
          en: `the loop in line ${line} went round more than ${turnsAtMost} times in one call`,
          ko: `${line}번째 줄의 반복문이 호출 한 번에 ${turnsAtMost}번 넘게 돌았습니다`,
        }),
      );
  };
}

/** Prepares the counters before a kata's file is first evaluated or called. */
export const armLoopGuard: () => void = resetLoops;

function obstacleIn(error: unknown): CouldNotRun | undefined {
  if (error instanceof CouldNotRun) return error;
  if (error instanceof RangeError && error.message.includes("call stack"))
    return new CouldNotRun(
      "endless recursion",
      spoken({
        en: "the function called itself without end",
        ko: "함수가 끝없이 자신을 불렀습니다",
      }),
    );
  return undefined;
}

/**
 * The function under test, watched: every call is written down, an argument that the function changed is a reason
 * to stop, and so is a loop without end.
 */
export function watched<F extends Subject>(subject: F, trace: Trace): F {
  const call = (...parameters: never[]): unknown => {
    const given = printed(parameters);
    noteCall(trace.calls);
    resetLoops();
    try {
      const answer = subject(...parameters);
      trace.calls.push({ given, yours: printed(answer) });
      if (printed(parameters) !== given)
        throw new CouldNotRun(
          "mutated input",
          spoken({
            en: `${given} became ${printed(parameters)}`,
            ko: `받은 값 ${given}, 부른 뒤 ${printed(parameters)}`,
          }),
        );
      return answer;
    } catch (error) {
      const obstacle = obstacleIn(error);
      if (obstacle !== undefined) {
        trace.obstacle = obstacle;
        throw obstacle;
      }
      trace.thrown = error;
      trace.calls.push({ given, yours: thrownInWords(error) });
      throw error;
    }
  };
  // The watcher has the very parameters and the answer of what it watches.
  return call as unknown as F;
}
