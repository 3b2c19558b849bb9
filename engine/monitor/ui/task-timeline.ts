/**
 * The event timeline of a stage: a row for each slot of an executor, a bar for each task attempt, in colours for what its time went to. In Spark: StagePage's
 * makeTimeline with vis-timeline. The same: the parts of a bar and their order, that only so many tasks are drawn (250). Ours: drawn here, without a script. Left out
 * on purpose: zooming. Spark 3.5.3: core/…/ui/jobs/StagePage.scala.
 */
import { byLong, larger, minus, type Long } from "../history/longs.ts";
import type { TaskRow } from "../history/rows.ts";
import { metric } from "../history/task-metrics.ts";
import type { Query } from "../rest/query.ts";
import { gettingResultTime, schedulerDelay } from "../rest/task-times.ts";
import { formatDuration } from "./formats.ts";
import { markup, type Html } from "./html.ts";
import { folded } from "./parts.ts";
import { parameter } from "./query-text.ts";

/** spark.ui.timeline.tasks.maximum is 1000; so many fit into a page. */
const DRAWN = 250;
const WIDTH = 900;
const LABEL = 130;
const LANE = 18;

const kinds = [
  ["Scheduler Delay", "a"],
  ["Task Deserialization Time", "b"],
  ["Shuffle Read Time", "c"],
  ["Executor Computing Time", "d"],
  ["Shuffle Write Time", "e"],
  ["Result Serialization Time", "f"],
  ["Getting Result Time", "g"],
] as const;

/** How long each part of an attempt took, in the order in which they come. Milliseconds. */
function partsOf(row: TaskRow): readonly number[] {
  const { metrics } = row;
  if (metrics === undefined) return [0, 0, 0, Math.max(row.duration, 0), 0, 0, 0];
  const of = (name: Parameters<typeof metric>[1]): number => Number(metric(metrics, name));
  const [read, write] = [of("read.fetchWaitTime"), of("write.writeTime") / 1e6];
  const computing: Long = larger(
    0,
    minus(metric(metrics, "executorRunTime"), Math.round(read + write)),
  );
  const last = [of("resultSerializationTime"), gettingResultTime(row)];
  return [
    Number(schedulerDelay(row)),
    of("executorDeserializeTime"),
    read,
    Number(computing),
    write,
    ...last,
  ];
}

interface Drawn {
  readonly row: TaskRow;
  readonly lane: number;
}

/** Each executor's attempts in as few lanes as hold them: its slots. */
function lanesOf(rows: readonly TaskRow[]): {
  readonly drawn: readonly Drawn[];
  readonly names: readonly string[];
} {
  const names: string[] = [];
  const drawn: Drawn[] = [];
  const executors = [...new Set(rows.map(({ executorId }) => executorId))].toSorted();
  for (const executor of executors) {
    const free: number[] = [];
    const first = names.length;
    for (const row of rows.filter(({ executorId }) => executorId === executor)) {
      let lane = free.findIndex((until) => until <= row.launchTime);
      if (lane < 0) {
        lane = free.length;
        names.push(lane === 0 ? `executor ${executor}` : "");
      }
      free[lane] = row.launchTime + Math.max(row.duration, 1);
      drawn.push({ row, lane: first + lane });
    }
  }
  return { drawn, names };
}

function bar({ row, lane }: Drawn, scale: (millis: number) => number): Html {
  const y = lane * LANE + 22;
  const parts = partsOf(row);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const whole = Math.max(row.duration, 0);
  // Parts are measured on another clock than the whole, and never stand beyond it.
  const shrink = all > whole && all > 0 ? whole / all : 1;
  let at = row.launchTime;
  const pieces = parts.map((part, kind) => {
    const from = scale(at);
    at += part * shrink;
    const width = scale(at) - from;
    return width < 0.2
      ? ""
      : markup`<rect
          x="${from.toFixed(1)}"
          y="${y}"
          width="${width.toFixed(1)}"
          height="${LANE - 4}"
          class="${kinds[kind]?.[1] ?? "d"}"
        />`;
  });
  const said = `Task ${row.index} (attempt ${row.attempt}), ${row.status}, ${formatDuration(whole)}`;
  const width = Math.max(scale(row.launchTime + whole) - scale(row.launchTime), 1).toFixed(1);
  const isBad = row.status === "FAILED" || row.status === "KILLED";
  const under = markup`<rect
    x="${scale(row.launchTime).toFixed(1)}"
    y="${y}"
    width="${width}"
    height="${LANE - 4}"
    class="${isBad ? "bad" : "d"}"
  />`;
  return markup`<g><title>${said}</title>${under}${isBad ? "" : pieces}</g>`;
}

/** A picture that opens when it is asked for; nothing where no task ran. */
export function taskTimeline(tasks: readonly TaskRow[], query: Query): Html | "" {
  const rows = tasks
    .toSorted((a, b) => a.launchTime - b.launchTime || byLong(a.taskId, b.taskId))
    .slice(0, DRAWN);
  const [first] = rows;
  if (first === undefined) return "";
  const start = first.launchTime;
  const end = rows.reduce(
    (last, row) => Math.max(last, row.launchTime + Math.max(row.duration, 1)),
    start + 1,
  );
  const scale = (millis: number): number =>
    LABEL + ((millis - start) / (end - start)) * (WIDTH - LABEL - 10);
  const { drawn, names } = lanesOf(rows);
  const height = names.length * LANE + 30;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const x = scale(start + (end - start) * part).toFixed(1);
    const anchor = part === 1 ? "end" : part === 0 ? "start" : "middle";
    return markup`<line class="axis" x1="${x}" x2="${x}" y1="16" y2="${height}" /><text
        x="${x}"
        y="12"
        text-anchor="${anchor}"
        >${formatDuration(Math.round((end - start) * part))}</text
      >`;
  });
  const labels = names.map(
    (name, lane) =>
      name !== "" && markup`<text x="0" y="${lane * LANE + 33}">${name.slice(0, 18)}</text>`,
  );
  const cut =
    tasks.length > DRAWN ? markup`<p>The first ${DRAWN} of ${tasks.length} task attempts.</p>` : "";
  const legend = kinds.map(
    ([name, look]) =>
      markup`<li>
        <svg width="12" height="12" aria-hidden="true">
          <rect width="12" height="12" class="${look}" />
        </svg>
        ${name}
      </li>`,
  );
  const isOpen = parameter(query, "timeline") === "open";
  const picture = markup`<ul class="legend">
      ${legend}
    </ul>
    ${cut}
    <div class="picture" tabindex="0" role="region" aria-label="Event timeline">
      <svg
        width="${WIDTH}"
        height="${height}"
        viewBox="0 0 ${WIDTH} ${height}"
        role="img"
        aria-label="Event timeline of ${rows.length} task attempts on ${names.filter(Boolean).length} executors"
      >
        ${ticks}${labels}${drawn.map((one) => bar(one, scale))}
      </svg>
    </div>`;
  return isOpen ? picture : folded("Event Timeline", picture);
}
