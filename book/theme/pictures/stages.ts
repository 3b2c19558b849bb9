/**
 * The stages picture: each job's lineage, cut into stages. Boxes are stages with their operations from top to bottom; arrows are
 * shuffles; a skipped stage is dashed and says so.
 *
 * In Spark: the DAG visualization of a job's page, with the same grey for skipped stages. Left out on purpose: cached RDDs.
 */
import type { RDDInfo, TracedEvent } from "#engine/index";
import { jobsIn, type JobStages, type StageState } from "./model.ts";
import { cutTo, el, fillOf, headOf, text, widthOf, type Drawing } from "./svg.ts";
import type { PictureWords } from "./words.ts";

const step = 30;
const head = 44;
const between = 74;
const pad = 12;

interface Box {
  readonly state: StageState;
  readonly operations: readonly Operation[];
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

interface Operation {
  readonly name: string;
  readonly partitions: number;
}

/** More operations than this are not drawn: those in the middle of a long chain are counted. */
const most = 24;

/** Operations of a stage in the order of the lineage: RDDs of one call are one operation. */
function operationsOf(state: StageState, words: PictureWords): Operation[] {
  const rdds = state.info.rddInfos.toSorted((a, b) => a.id - b.id);
  const scopes = new Map<string, RDDInfo>();
  for (const rdd of rdds) scopes.set(rdd.scope?.id ?? `rdd ${rdd.id}`, rdd);
  const all = [...scopes.values()].map((rdd) => ({
    name: rdd.scope?.name ?? rdd.name,
    partitions: rdd.numPartitions,
  }));
  const between = all[most / 2];
  if (all.length <= most || between === undefined) return all;
  const left = all.length - most + 1;
  const middle = { name: words.more(left), partitions: between.partitions };
  return [...all.slice(0, most / 2), middle, ...all.slice(1 - most / 2)];
}

/** A stage stands one column behind the last of its parents. */
function columnsOf(stages: readonly StageState[]): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  const known = new Set(stages.map(({ info }) => info.stageId));
  for (const { info } of stages.toSorted((a, b) => a.info.stageId - b.info.stageId)) {
    const parents = info.parentIds.filter((id) => known.has(id)).map((id) => columns.get(id) ?? 0);
    columns.set(info.stageId, parents.length === 0 ? 0 : Math.max(...parents) + 1);
  }
  return columns;
}

function boxesOf(job: JobStages, words: PictureWords, top: number): Box[] {
  const columns = columnsOf(job.stages);
  const boxes: Box[] = [];
  let x = pad;
  for (let column = 0; column <= Math.max(0, ...columns.values()); column += 1) {
    const here = job.stages.filter(({ info }) => columns.get(info.stageId) === column);
    const sized = here.map((state) => sizeOf(state, words));
    const width = Math.max(150, ...sized.map((one) => one.width));
    let y = top;
    for (const [index, state] of here.entries()) {
      const { operations, height } = sized[index]!;
      boxes.push({ state, operations, column, width, height, x, y });
      y += height + 18;
    }
    x += width + between;
  }
  return boxes;
}

function sizeOf(
  state: StageState,
  words: PictureWords,
): { operations: Operation[]; width: number; height: number } {
  const operations = operationsOf(state, words);
  const widest = Math.max(
    widthOf(headline(state, words)),
    ...operations.map(({ name }) => widthOf(name) + 40),
  );
  return { operations, width: widest + 2 * pad, height: head + operations.length * step + 4 };
}

const headline = ({ info, attempts, tasks }: StageState, words: PictureWords): string =>
  `${words.stage(info.stageId)} · ${attempts === 0 ? words.skipped : words.tasks(tasks)}`;

function drawnBox(box: Box, words: PictureWords, id: string): string {
  const { state, x, y, width, height } = box;
  const skipped = state.attempts === 0;
  const kind = state.info.shuffleId === undefined ? words.resultStage : words.mapStage;
  const more = state.attempts > 1 ? ` · ${words.again(state.attempts)}` : "";
  const chips = box.operations.map(({ name, partitions }, index) => {
    const top = y + head + index * step;
    const chip = el("rect", {
      x: x + pad,
      y: top,
      width: width - 2 * pad,
      height: 22,
      rx: 4,
      class: "chip",
    });
    const link =
      index === 0
        ? ""
        : el("line", {
            x1: x + width / 2,
            y1: top - step + 22,
            x2: x + width / 2,
            y2: top,
            class: "link",
          });
    const count = text(x + width - pad - 8, top + 15, words.partitions(partitions), {
      class: "small",
      "text-anchor": "end",
    });
    return link + chip + text(x + pad + 8, top + 15, cutTo(name, width - 2 * pad - 36)) + count;
  });
  return el(
    "g",
    { class: skipped ? "stage skipped" : "stage" },
    el("rect", { x, y, width, height, rx: 8, class: "box" }),
    skipped
      ? ""
      : el("rect", {
          x: x + 1,
          y: y + 1,
          width: width - 2,
          height: 5,
          rx: 2,
          fill: fillOf(id, state.info.stageId),
        }),
    text(x + pad, y + 22, headline(state, words), { class: "strong" }),
    text(x + pad, y + 37, `${kind}${more}`, { class: "small" }),
    ...chips,
  );
}

function arrowsOf(boxes: readonly Box[], words: PictureWords, id: string): string {
  const byStage = new Map(boxes.map((box) => [box.state.info.stageId, box]));
  return boxes
    .flatMap((box) =>
      box.state.info.parentIds.map((parent) => ({ to: box, from: byStage.get(parent) })),
    )
    .map(({ from, to }) => {
      if (from === undefined) return "";
      const x1 = from.x + from.width;
      const y1 = from.y + from.height - 20;
      const y2 = to.y + head + 10;
      const middle = (x1 + to.x) / 2;
      const path = el("path", {
        d: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${to.x - 2} ${y2}`,
        class: "arrow",
        "marker-end": headOf(id),
      });
      const name =
        words.shuffle +
        (from.state.info.shuffleId === undefined ? "" : ` ${from.state.info.shuffleId}`);
      return path + text(x1 + 8, Math.max(y1, y2) + 16, name, { class: "small" });
    })
    .join("");
}

export function stagesPicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const jobs = jobsIn(events);
  const parts: string[] = [];
  let top = 8;
  let width = 0;
  for (const job of jobs) {
    const boxes = boxesOf(job, words, top + 26);
    parts.push(
      text(pad, top + 14, words.job(job.job), { class: "strong" }),
      ...boxes.map((box) => drawnBox(box, words, id)),
      arrowsOf(boxes, words, id),
    );
    top = Math.max(...boxes.map((box) => box.y + box.height), top) + 18;
    width = Math.max(width, ...boxes.map((box) => box.x + box.width));
  }
  return {
    width: width + pad,
    height: top,
    body: parts.join(""),
    description: described(jobs, words),
    table: { heads: words.heads.stages, rows: rowsOf(jobs, words) },
  };
}

const described = (jobs: readonly JobStages[], words: PictureWords): string =>
  jobs
    .map(
      (job) =>
        `${words.job(job.job)}: ${job.stages.map((state) => headline(state, words)).join("; ")}.`,
    )
    .join(" ");

const rowsOf = (jobs: readonly JobStages[], words: PictureWords): string[][] =>
  jobs.flatMap((job) =>
    job.stages.map((state) => [
      String(job.job),
      String(state.info.stageId),
      state.info.shuffleId === undefined ? words.resultStage : words.mapStage,
      operationsOf(state, words)
        .map(({ name }) => name)
        .join(" → "),
      state.info.parentIds.join(", "),
      String(state.tasks),
      state.attempts === 0
        ? words.skipped
        : state.attempts === 1
          ? words.ran
          : words.again(state.attempts),
    ]),
  );
