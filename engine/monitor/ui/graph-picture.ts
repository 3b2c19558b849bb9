/**
 * The graphs of operations: each stage a frame, in it its RDDs in the boxes of the operations (scopes) that made them, an arrow for each dependency, cached RDDs
 * filled; beside it a table that says the same. In Spark: RDDOperationGraph with spark-dag-viz.js. The same: RDDs grouped by scope, stages left to right, dashed
 * frames for skipped stages. Left out on purpose: zooming, nested scopes (the outermost is drawn, as Spark draws the pages of jobs). Spark 3.5.3:
 * core/…/ui/scope/RDDOperationGraph.scala.
 */
import type { RddRead } from "../history/events.ts";
import type { StageRow } from "../history/rows.ts";
import { linkTo, type ApplicationView } from "./application.ts";
import { markup, nothing, type Html } from "./html.ts";
import { folded, table, type Column } from "./parts.ts";

const BOX = 180;
const NODE = 26;
const GAP = 14;
const STAGE_GAP = 50;
/** More are not drawn; the table has them all. */
const STAGES = 30;
const NODES = 60;

interface Placed {
  readonly rdd: RddRead;
  readonly x: number;
  readonly y: number;
  readonly isCached: boolean;
}

interface Scope {
  readonly name: string;
  readonly rdds: readonly RddRead[];
}

/** RDDs in order of their ids, those of one scope together. */
function scopesOf(rdds: readonly RddRead[]): readonly Scope[] {
  const scopes = new Map<string, { name: string; rdds: RddRead[] }>();
  for (const rdd of rdds.toSorted((a, b) => a.id - b.id)) {
    const key = rdd.scope?.id ?? `rdd ${rdd.id}`;
    const scope = scopes.get(key) ?? { name: rdd.scope?.name ?? "", rdds: [] };
    scopes.set(key, scope);
    scope.rdds.push(rdd);
  }
  return [...scopes.values()];
}

interface Column3 {
  readonly row: StageRow;
  readonly x: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
  readonly frames: readonly Html[];
}

function stageColumn(app: ApplicationView, row: StageRow, x: number): Column3 {
  const nodes: Placed[] = [];
  const frames: Html[] = [];
  let y = 34;
  for (const { name, rdds } of scopesOf(row.info.rdds.slice(0, NODES))) {
    const height = rdds.length * (NODE + 6) + 22;
    frames.push(
      markup`<rect
          class="scope"
          x="${x + 10}"
          y="${y}"
          width="${BOX}"
          height="${height}"
          rx="4"
        /><text x="${x + 16}" y="${y + 14}">${name.slice(0, 22)}</text>`,
    );
    rdds.forEach((rdd, at) => {
      const isCached =
        rdd.storageLevel.useMemory || rdd.storageLevel.useDisk || app.store.rdds.has(rdd.id);
      nodes.push({ rdd, x: x + 18, y: y + 20 + at * (NODE + 6), isCached });
    });
    y += height + GAP;
  }
  return { row, x, height: y, nodes, frames };
}

function nodeBox({ rdd, x, y, isCached }: Placed): Html {
  const label = `${rdd.name} [${rdd.id}]`;
  return markup`<g
    ><title>${label}${isCached ? " [Cached]" : ""}</title
    ><rect
      class="${isCached ? "cached" : "box"}"
      x="${x}"
      y="${y}"
      width="${BOX - 16}"
      height="${NODE}"
      rx="3"
    /><text class="onbox" x="${x + 6}" y="${y + 17}"
      >${label.length > 22 ? `${label.slice(0, 21)}…` : label}</text
    ></g
  >`;
}

function arrow(from: Placed, to: Placed): Html {
  const [x1, y1] = [
    from.x + (to.x > from.x ? BOX - 16 : (BOX - 16) / 2),
    from.y + (to.x > from.x ? NODE / 2 : NODE),
  ];
  const [x2, y2] = [
    to.x + (to.x > from.x ? 0 : (BOX - 16) / 2),
    to.y + (to.x > from.x ? NODE / 2 : 0),
  ];
  const bend =
    to.x > from.x ? `C ${x1 + 30} ${y1} ${x2 - 30} ${y2}` : `C ${x1} ${y1 + 10} ${x2} ${y2 - 10}`;
  const head =
    to.x > from.x
      ? `${x2},${y2} ${x2 - 7},${y2 - 4} ${x2 - 7},${y2 + 4}`
      : `${x2},${y2} ${x2 - 4},${y2 - 7} ${x2 + 4},${y2 - 7}`;
  return markup`<path class="edge" d="M ${x1} ${y1} ${bend} ${x2} ${y2}"/><polygon class="head" points="${head}"/>`;
}

interface Line {
  readonly stage: StageRow;
  readonly rdd: RddRead;
}

const lineColumns: readonly Column<Line>[] = [
  { name: "Stage", cell: ({ stage }) => stage.stageId, isNumber: true },
  { name: "Operation", cell: ({ rdd }) => rdd.scope?.name ?? "" },
  { name: "RDD", cell: ({ rdd }) => `${rdd.name} [${rdd.id}]` },
  { name: "Parents", cell: ({ rdd }) => rdd.parentIds.join(", ") },
  { name: "Partitions", cell: ({ rdd }) => rdd.numPartitions, isNumber: true },
];

function graph(app: ApplicationView, stages: readonly StageRow[]): Html {
  const drawn = stages.slice(0, STAGES);
  const columns = drawn.map((row, at) => stageColumn(app, row, at * (BOX + 20 + STAGE_GAP)));
  const placed = columns.flatMap(({ nodes }) => nodes);
  const byId = new Map(placed.map((node) => [node.rdd.id, node]));
  const arrows = placed.flatMap((node) =>
    node.rdd.parentIds.flatMap((id) => {
      const parent = byId.get(id);
      return parent === undefined ? [] : [arrow(parent, node)];
    }),
  );
  const height = Math.max(60, ...columns.map((column) => column.height)) + 10;
  const width = Math.max(columns.length * (BOX + 20 + STAGE_GAP) - STAGE_GAP, BOX + 20);
  const frames = columns.map(({ row, x, height: own, frames: scopes }) => {
    const name = `Stage ${row.stageId}${row.status === "SKIPPED" ? " (skipped)" : ""}`;
    const look = row.status === "SKIPPED" ? "skipped" : "box";
    return markup`<rect class="${look}" x="${x}" y="4" width="${BOX + 20}" height="${own}" rx="6" /><a
        href="${linkTo.stage(app, row.stageId, row.attemptId)}"
        ><text x="${x + 8}" y="22">${name}</text></a
      >${scopes}`;
  });
  const lines = stages.flatMap((stage) =>
    stage.info.rdds.toSorted((a, b) => a.id - b.id).map((rdd): Line => ({ stage, rdd })),
  );
  const more =
    stages.length > STAGES
      ? markup`<p>The first ${STAGES} of ${stages.length} stages are drawn.</p>`
      : nothing;
  return markup`${more}
    <div class="picture" tabindex="0" role="region" aria-label="DAG visualization">
      <svg
        width="${width}"
        height="${height}"
        viewBox="0 0 ${width} ${height}"
        role="group"
        aria-label="Operations of ${drawn.length} stages"
      >
        ${frames}${arrows}${placed.map(nodeBox)}
      </svg>
    </div>
    ${folded("The same as a table", table("DAG", lineColumns, lines))}`;
}

/** The picture of a job's stages, each at its first attempt. */
export function jobGraph(app: ApplicationView, stages: readonly StageRow[]): Html {
  const firsts = stages.filter(({ attemptId }) => attemptId === 0);
  return firsts.length === 0 ? nothing : folded("DAG Visualization", graph(app, firsts));
}

/** The picture of one stage. */
export const stageGraph = (app: ApplicationView, row: StageRow): Html =>
  row.info.rdds.length === 0 ? nothing : folded("DAG Visualization", graph(app, [row]));
