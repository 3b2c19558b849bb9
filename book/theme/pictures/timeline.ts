/**
 * The timeline: a lane for each executor with one row for each slot, and a bar for each task attempt. The stage is told by colour
 * and pattern, the end by an outline and a sign.
 *
 * In Spark: the event timeline of a stage and the Executors row of a job's page. Left out on purpose: the parts of a task's time.
 */
import type { TracedEvent } from "#engine/index";
import { attemptsIn, executorsIn, secondsOf, type Attempt, type ExecutorLife } from "./model.ts";
import { el, fillOf, text, widthOf, type Drawing } from "./svg.ts";
import { drawnAxis, spanOf } from "./axis-lines.ts";
import { timeAxis, type Axis, type Span } from "./time-axis.ts";
import type { PictureWords } from "./words.ts";

const row = 22;
/** What a lane's two lines of words need. */
const labelled = 28;
const left = 118;
export const timelineWidth = 760;
const top = 34;

const signs: Readonly<Record<Attempt["end"], string>> = {
  ok: "",
  failed: "✗",
  killed: "⊘",
  "fetch failed": "F",
  lost: "✝",
  open: "…",
};

interface Lane {
  readonly executor: ExecutorLife;
  readonly rows: readonly (readonly Attempt[])[];
}

/** Each attempt takes the first row of its executor that is free. */
function lanesOf(
  executors: readonly ExecutorLife[],
  attempts: readonly Attempt[],
  end: number,
): Lane[] {
  return executors.map((executor) => {
    const rows: Attempt[][] = Array.from({ length: executor.cores }, () => []);
    for (const attempt of attempts.filter((one) => one.executor === executor.id)) {
      // Spark may tell of a task's start before it tells of the end that made room for it: the row that is free first.
      const ends = rows.map((taken) => (taken.length === 0 ? -1 : (taken.at(-1)!.to ?? end)));
      const free = ends.findIndex((one) => one <= attempt.from);
      rows[free >= 0 ? free : ends.indexOf(Math.min(...ends))]?.push(attempt);
    }
    const used = rows.filter((taken, index) => taken.length > 0 || index === 0);
    return { executor, rows: used };
  });
}

/** What a timeline is made of: what stands still, and what belongs to instants. */
export interface TimelineParts {
  readonly axis: Axis;
  readonly span: Span;
  /** Axis and names of executors. */
  readonly still: string;
  /** Lanes and bars. */
  readonly lanes: string;
  readonly legend: string;
  /** Where the lanes end, and the whole. */
  readonly bottom: number;
  readonly height: number;
  readonly description: string;
  readonly rows: readonly (readonly string[])[];
}

/** Undefined where no task ran. */
export function timelineParts(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): TimelineParts | undefined {
  const attempts = attemptsIn(events);
  if (attempts.length === 0) return undefined;
  const span = spanOf(events, attempts);
  const axis = timeAxis(
    span,
    attempts.map(({ from, to }) => ({ from, to: to ?? span.to })),
    left,
    timelineWidth - left - 12,
  );
  const executors = executorsIn(events).filter(
    (one) => one.from < span.to && (one.to ?? Infinity) > span.from,
  );
  const names: string[] = [];
  const lanes: string[] = [];
  let y = top;
  for (const lane of lanesOf(executors, attempts, span.to)) {
    names.push(laneName(lane.executor, y, words));
    lanes.push(drawnLane(lane, y, axis, span, words, id));
    y += Math.max(lane.rows.length * row, labelled) + 10;
  }
  return {
    axis,
    span,
    still: drawnAxis(axis, y) + names.join(""),
    lanes: lanes.join(""),
    legend: legend(attempts, y + 18, words, id),
    bottom: y,
    height: y + 18 + 24 * Math.ceil(legendOf(attempts, words).length / 4),
    description: described(attempts, words),
    rows: rowsOf(attempts, words),
  };
}

export function timelinePicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const heads = words.heads.timeline;
  const parts = timelineParts(events, words, id);
  if (parts === undefined)
    return { width: 0, height: 0, body: "", description: "", table: { heads, rows: [] } };
  const { still, lanes, legend: names, height, description, rows } = parts;
  const body = still + lanes + names;
  return { width: timelineWidth, height, body, description, table: { heads, rows } };
}

const laneName = ({ id, host }: ExecutorLife, y: number, words: PictureWords): string =>
  text(left - 10, y + 15, words.executor(id), { "text-anchor": "end" }) +
  text(left - 10, y + 29, host, { "text-anchor": "end", class: "small faint" });

function drawnLane(
  lane: Lane,
  y: number,
  axis: Axis,
  span: Span,
  words: PictureWords,
  id: string,
): string {
  const { executor, rows } = lane;
  const height = rows.length * row;
  const from = Math.max(axis.xOf(span.from), axis.xOf(executor.from));
  const to =
    executor.to === undefined
      ? axis.xOf(span.to)
      : Math.min(axis.xOf(span.to), axis.xOf(executor.to));
  const gone =
    executor.lost && executor.to !== undefined && executor.to < span.to
      ? el("line", { x1: to, y1: y - 2, x2: to, y2: y + height + 2, class: "gone" }) +
        text(to + 4, y + height - 6, `✝ ${words.gone}`, { class: "small bad" })
      : "";
  return el(
    "g",
    {},
    el("rect", { x: from, y, width: Math.max(0, to - from), height, class: "lane" }),
    ...rows.flatMap((taken, index) =>
      taken.map((attempt) => drawnBar(attempt, y + index * row + 2, axis, span, words, id)),
    ),
    gone,
  );
}

function drawnBar(
  attempt: Attempt,
  y: number,
  axis: Axis,
  span: Span,
  words: PictureWords,
  id: string,
): string {
  const x = axis.xOf(attempt.from);
  const wide = Math.max(3, axis.xOf(attempt.to ?? span.to) - x);
  const sign = signs[attempt.end];
  const name = `${attempt.partition}${attempt.attempt > 0 ? `.${attempt.attempt}` : ""}${sign === "" ? "" : ` ${sign}`}`;
  const shown = wide > widthOf(name, 11) + 4 ? name : wide > widthOf(sign, 11) ? sign : "";
  const told = `${words.stage(attempt.stage)}.${attempt.stageAttempt}, ${attempt.partition}.${attempt.attempt}: ${secondsOf(attempt.from)} – ${attempt.to === undefined ? "…" : secondsOf(attempt.to)}, ${words.ends[attempt.end]}`;
  return el(
    "g",
    { class: `bar ${attempt.end === "ok" ? "ok" : "bad"}`, "data-task": attempt.taskId },
    el("title", {}, told),
    el("rect", { x, y, width: wide, height: row - 4, rx: 2, fill: fillOf(id, attempt.stage) }),
    shown === ""
      ? ""
      : el("rect", {
          x: x + wide / 2 - widthOf(shown, 11) / 2 - 2,
          y: y + 2,
          width: widthOf(shown, 11) + 4,
          height: row - 8,
          rx: 2,
          class: "plate",
        }) + text(x + wide / 2, y + 13, shown, { class: "in-bar", "text-anchor": "middle" }),
  );
}

interface Entry {
  readonly name: string;
  /** A stage's look, or a sign of an end. */
  readonly stage?: number;
  readonly sign?: string;
  readonly isEnd?: boolean;
}

/** The stages that occur, and the ends that are not success. */
function legendOf(attempts: readonly Attempt[], words: PictureWords): Entry[] {
  const stages = [...new Map(attempts.map((one) => [one.stage, one])).values()].toSorted(
    (a, b) => a.stage - b.stage,
  );
  const ends = [...new Set(attempts.map((one) => one.end))].filter((end) => end !== "ok");
  const again = attempts.find((one) => one.attempt > 0);
  return [
    ...stages.map(({ stage, isMap }) => ({
      stage,
      name: `${words.stage(stage)} (${isMap ? words.mapStage : words.resultStage})`,
    })),
    ...ends.map((end) => ({ sign: signs[end], name: words.ends[end], isEnd: true })),
    ...(again === undefined
      ? []
      : [{ sign: `${again.partition}.${again.attempt}`, name: words.laterAttempt }]),
  ];
}

function legend(attempts: readonly Attempt[], y: number, words: PictureWords, id: string): string {
  return legendOf(attempts, words)
    .map(({ name, stage, sign, isEnd = false }, index) => {
      const x = left + (index % 4) * 160;
      const line = y + 24 * Math.floor(index / 4);
      const mark =
        stage === undefined
          ? text(x + 8, line + 1, sign ?? "", { class: isEnd ? "small bad" : "small" })
          : el("rect", {
              x,
              y: line - 10,
              width: 22,
              height: 13,
              rx: 2,
              fill: fillOf(id, stage),
              class: "swatch",
            });
      return mark + text(x + 28, line + 1, name, { class: "small" });
    })
    .join("");
}

const described = (attempts: readonly Attempt[], words: PictureWords): string =>
  [...new Set(attempts.map((one) => one.stage))]
    .map((stage) => {
      const own = attempts.filter((one) => one.stage === stage);
      const bad = own.filter((one) => one.end !== "ok");
      const faults =
        bad.length === 0
          ? ""
          : ` (${bad.map((one) => `${one.partition}.${one.attempt} ${words.ends[one.end]}`).join(", ")})`;
      return `${words.stage(stage)}: ${words.tasks(own.length)}${faults}.`;
    })
    .join(" ");

const rowsOf = (attempts: readonly Attempt[], words: PictureWords): string[][] =>
  attempts.map((one) => [
    String(one.taskId),
    `${one.stage}.${one.stageAttempt}`,
    String(one.partition),
    String(one.attempt),
    one.executor,
    secondsOf(one.from),
    one.to === undefined ? "" : secondsOf(one.to),
    words.ends[one.end],
  ]);
