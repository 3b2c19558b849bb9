/**
 * The memory picture: for each executor that stored something, its memory along time. Blocks of RDDs stand on the floor, one on another;
 * what tasks took at most for their own work (execution) hangs from the ceiling while they ran. The border between the two moves.
 *
 * In Spark: UnifiedMemoryManager; its UI has used and total of an executor only. The height is all memory that both share. Left out on
 * purpose: broadcasts; how execution memory grew within a task, of which Spark tells the peak.
 */
import { bytesToString, eventsOf, type TracedEvent } from "#engine/index";
import { drawnAxis, spanOf } from "./axis-lines.ts";
import { attemptsIn, secondsOf } from "./model.ts";
import { staysIn, type Stay } from "./stored.ts";
import { el, fillOf, text, type Drawing } from "./svg.ts";
import { timeAxis, type Axis, type Span } from "./time-axis.ts";
import type { PictureWords } from "./words.ts";

const left = 130;
const width = 760;
const top = 34;
const high = 96;

/** A stretch of time in which an executor's memory does not change. */
interface Moment extends Span {
  /** Bytes by RDD, lowest number first. */
  readonly stored: readonly (readonly [rdd: number, bytes: number])[];
  readonly execution: number;
}

/** What a task took at most, for as long as it ran. */
interface Peak extends Span {
  readonly executor: string;
  readonly bytes: number;
}

export function memoryPicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const stays = staysIn(events).filter(({ memory }) => memory > 0);
  const peaks = peaksIn(events);
  const heads = words.heads.memory;
  const all = [...new Set([...stays, ...peaks].map(({ executor }) => executor))].toSorted();
  if (all.length === 0)
    return { width: 0, height: 0, body: "", description: "", table: { heads, rows: [] } };
  const attempts = attemptsIn(events);
  const span = spanOf(events, attempts);
  const busy = attempts.map(({ from, to }) => ({ from, to: to ?? span.to }));
  const axis = timeAxis(span, busy, left, width - left - 12);
  const lanes = all.map((executor) => ({
    executor,
    size: sizeOf(events, executor),
    moments: momentsOf(executor, stays, peaks, span),
  }));
  const bottom = top + lanes.length * (high + 14);
  const drawn = lanes.map((lane, index) =>
    drawnLane(lane, top + index * (high + 14), axis, span, words, id),
  );
  const rdds = [...new Set(stays.map(({ rdd }) => rdd))].toSorted((a, b) => a - b);
  return {
    width,
    height: bottom + 26,
    body: drawnAxis(axis, bottom) + drawn.join("") + legend(rdds, peaks, bottom + 14, words, id),
    description: lanes.map((lane) => described(lane, words)).join(" "),
    table: { heads, rows: lanes.flatMap((lane) => rowsOf(lane, words)) },
  };
}

interface Lane {
  readonly executor: string;
  readonly size: number;
  readonly moments: readonly Moment[];
}

const sizeOf = (events: readonly TracedEvent[], executor: string): number =>
  eventsOf(events, "SparkListenerBlockManagerAdded").find(
    ({ blockManagerId }) => blockManagerId.executorId === executor,
  )?.maxMem ?? 0;

const peaksIn = (events: readonly TracedEvent[]): Peak[] =>
  eventsOf(events, "SparkListenerTaskEnd").flatMap(({ taskInfo, taskMetrics, at }) => {
    const bytes = taskMetrics?.peakExecutionMemory ?? 0;
    return bytes > 0
      ? [{ executor: taskInfo.executorId, bytes, from: taskInfo.launchTime, to: at }]
      : [];
  });

/** Between each two instants at which something came or went. */
function momentsOf(
  executor: string,
  stays: readonly Stay[],
  peaks: readonly Peak[],
  span: Span,
): Moment[] {
  const own = stays.filter((one) => one.executor === executor);
  const tasks = peaks.filter((one) => one.executor === executor);
  const instants = [...own, ...tasks].flatMap(({ from, to }) => [from, to ?? span.to]);
  const borders = [...new Set([span.from, ...instants, span.to])]
    .filter((at) => at >= span.from && at <= span.to)
    .toSorted((a, b) => a - b);
  return borders.slice(0, -1).map((from, index) => {
    const to = borders[index + 1] as number;
    const holds = (one: { from: number; to?: number | undefined }): boolean =>
      one.from <= from && (one.to ?? Infinity) >= to;
    const stored = new Map<number, number>();
    for (const { rdd, memory } of own.filter(holds))
      stored.set(rdd, (stored.get(rdd) ?? 0) + memory);
    const execution = tasks.filter(holds).reduce((sum, { bytes }) => sum + bytes, 0);
    return { from, to, stored: [...stored].toSorted(([a], [b]) => a - b), execution };
  });
}

/** What a lane's height stands for: all its memory, or the most that was used where that is little of it. */
function ceilingOf({ size, moments }: Lane): number {
  const used = moments.map(
    ({ stored, execution }) => execution + stored.reduce((sum, [, bytes]) => sum + bytes, 0),
  );
  const most = Math.max(...used);
  return most * 4 < size ? most * 1.25 : Math.max(size, most);
}

function drawnLane(
  lane: Lane,
  y: number,
  axis: Axis,
  span: Span,
  words: PictureWords,
  id: string,
): string {
  const { executor, size, moments } = lane;
  const ceiling = ceilingOf(lane);
  const tall = (bytes: number): number => (bytes / ceiling) * high;
  const x = axis.xOf(span.from);
  const boxes = moments.flatMap(({ from, to, stored, execution }) => {
    const at = axis.xOf(from);
    const wide = axis.xOf(to) - at;
    let floor = y + high;
    const rows = stored.map(([rdd, bytes]) => {
      floor -= tall(bytes);
      return el("rect", {
        x: at,
        y: floor,
        width: wide,
        height: tall(bytes),
        fill: fillOf(id, rdd),
      });
    });
    const own = { x: at, y, width: wide, height: tall(execution), class: "execution" };
    return execution > 0 ? [...rows, el("rect", own)] : rows;
  });
  const shown = ceiling < size ? ` ${words.ofAll(bytesToString(size))}` : "";
  const label = { "text-anchor": "end" };
  return el(
    "g",
    {},
    text(left - 8, y + high / 2, words.executor(executor), label),
    text(left - 8, y + 12, bytesToString(Math.round(ceiling)), { ...label, class: "small faint" }),
    text(left - 8, y + high / 2 + 15, shown.trim(), { ...label, class: "small faint" }),
    text(left - 8, y + high, "0", { ...label, class: "small faint" }),
    el("rect", { x, y, width: axis.xOf(span.to) - x, height: high, class: "lane" }),
    ...boxes,
  );
}

function legend(
  rdds: readonly number[],
  peaks: readonly Peak[],
  y: number,
  words: PictureWords,
  id: string,
): string {
  const entries = [
    ...rdds.map((rdd) => ({ name: `RDD ${rdd}`, fill: fillOf(id, rdd), look: "swatch" })),
    ...(peaks.length > 0
      ? [{ name: words.execution, fill: undefined, look: "swatch execution" }]
      : []),
  ];
  return entries
    .map(
      ({ name, fill, look }, index) =>
        el("rect", {
          x: left + index * 110,
          y: y - 10,
          width: 22,
          height: 13,
          rx: 2,
          fill,
          class: look,
        }) + text(left + 28 + index * 110, y + 1, name, { class: "small" }),
    )
    .join("");
}

const storedText = ({ stored }: Moment): string =>
  stored.map(([rdd, bytes]) => `RDD ${rdd}: ${bytesToString(bytes)}`).join(", ") || "0";

const described = (lane: Lane, words: PictureWords): string =>
  `${words.executor(lane.executor)}: ${lane.moments.map((moment) => storedText(moment)).join("; ")}.`;

const rowsOf = ({ executor, size, moments }: Lane, words: PictureWords): string[][] =>
  moments.map((moment) => [
    words.executor(executor),
    secondsOf(moment.from),
    secondsOf(moment.to),
    storedText(moment),
    bytesToString(moment.execution),
    bytesToString(size),
  ]);
