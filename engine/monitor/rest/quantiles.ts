/**
 * Quantiles over the tasks of a stage attempt and over its executors. In Spark: AppStatusStore.taskSummary, stageExecutorSummary. The same: no
 * interpolation; each metric is sorted on its own; attempts that did not succeed count for durations and delays and for no other metric, while how many
 * attempts there are is taken from those that did. Left out on purpose: the cache of quantiles. Rule D8.21. Spark 3.5.3: core/…/status/AppStatusStore.scala.
 */
import { executorMetricNames } from "../history/executor-metrics.ts";
import { byLong, plus, type Long } from "../history/longs.ts";
import type { ExecutorStageRow, TaskRow } from "../history/rows.ts";
import {
  metric,
  setAside,
  type TaskMetricName,
  type TaskMetrics,
} from "../history/task-metrics.ts";
import type { Json, JsonObject } from "../json-text.ts";
import type { QuantilePlace } from "../rules/quantile-place.ts";
import type { MonitorRules } from "../rules/rules.ts";
import { Refusal } from "./query.ts";
import { plainAnswer } from "./reply.ts";
import { gettingResultTime, schedulerDelay } from "./task-times.ts";
import { doubles } from "./values.ts";

interface Kept {
  readonly row: TaskRow;
  /** As the store keeps them: below zero unless the attempt succeeded; undefined where none are known. */
  readonly metrics: TaskMetrics | undefined;
}

const kept = (row: TaskRow): Kept => ({
  row,
  metrics: row.metrics && (row.status === "SUCCESS" ? row.metrics : setAside(row.metrics)),
});

type Index = (task: Kept) => Long;

const of =
  (name: TaskMetricName): Index =>
  ({ metrics }) =>
    metrics === undefined ? -1 : metric(metrics, name);

const sum =
  (a: TaskMetricName, b: TaskMetricName): Index =>
  ({ metrics }) =>
    metrics === undefined ? -1 : plus(metric(metrics, a), metric(metrics, b));

const ofRow =
  (value: (row: TaskRow) => Long): Index =>
  ({ row, metrics }) =>
    metrics === undefined ? -1 : value(row);

/** The fields of TaskMetricDistributions; a list is a group of them. */
const distributions: readonly (readonly [string, Index | readonly (readonly [string, Index])[]])[] =
  [
    ["duration", ({ row }) => row.duration],
    ["executorDeserializeTime", of("executorDeserializeTime")],
    ["executorDeserializeCpuTime", of("executorDeserializeCpuTime")],
    ["executorRunTime", of("executorRunTime")],
    ["executorCpuTime", of("executorCpuTime")],
    ["resultSize", of("resultSize")],
    ["jvmGcTime", of("jvmGcTime")],
    ["resultSerializationTime", of("resultSerializationTime")],
    ["gettingResultTime", ofRow(gettingResultTime)],
    ["schedulerDelay", ofRow(schedulerDelay)],
    ["peakExecutionMemory", of("peakExecutionMemory")],
    ["memoryBytesSpilled", of("memoryBytesSpilled")],
    ["diskBytesSpilled", of("diskBytesSpilled")],
  ];

const groups: readonly (readonly [string, readonly (readonly [string, Index])[]])[] = [
  [
    "inputMetrics",
    [
      ["bytesRead", of("input.bytesRead")],
      ["recordsRead", of("input.recordsRead")],
    ],
  ],
  [
    "outputMetrics",
    [
      ["bytesWritten", of("output.bytesWritten")],
      ["recordsWritten", of("output.recordsWritten")],
    ],
  ],
  [
    "shuffleReadMetrics",
    [
      ["readBytes", sum("read.localBytesRead", "read.remoteBytesRead")],
      ["readRecords", of("read.recordsRead")],
      ["remoteBlocksFetched", of("read.remoteBlocksFetched")],
      ["localBlocksFetched", of("read.localBlocksFetched")],
      ["fetchWaitTime", of("read.fetchWaitTime")],
      ["remoteBytesRead", of("read.remoteBytesRead")],
      ["remoteBytesReadToDisk", of("read.remoteBytesReadToDisk")],
      ["totalBlocksFetched", sum("read.localBlocksFetched", "read.remoteBlocksFetched")],
      ["remoteReqsDuration", of("read.remoteReqsDuration")],
    ],
  ],
  [
    "shuffleWriteMetrics",
    [
      ["writeBytes", of("write.bytesWritten")],
      ["writeRecords", of("write.recordsWritten")],
      ["writeTime", of("write.writeTime")],
    ],
  ],
];

const pushNames = [
  "corruptMergedBlockChunks",
  "mergedFetchFallbackCount",
  "remoteMergedBlocksFetched",
  "localMergedBlocksFetched",
  "remoteMergedChunksFetched",
  "localMergedChunksFetched",
  "remoteMergedBytesRead",
  "localMergedBytesRead",
  "remoteMergedReqsDuration",
] as const;

/** Which of the sorted values stands for each quantile, as Scala cuts a double to a long; less than 0 for a quantile below zero. */
const placesOf = (
  quantiles: readonly number[],
  count: number,
  placeOf: QuantilePlace,
): readonly bigint[] =>
  quantiles.map((q) => {
    if (Number.isNaN(q)) return 0n;
    if (q >= 0) return BigInt(placeOf(q, count));
    return q * count <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(q * count));
  });

/** The quantiles of any value of a task. */
type Scan = (value: Index) => readonly number[];

function scanOf(
  tasks: readonly TaskRow[],
  quantiles: readonly number[],
  { quantilePlace }: MonitorRules,
): Scan | undefined {
  const all = tasks.map(kept);
  const count = all.filter((task) => of("executorRunTime")(task) >= 0).length;
  if (count === 0) return undefined;
  const places = placesOf(quantiles, count, quantilePlace);
  return (index) => walked(ascending(all.map(index).filter((value) => value >= 0)), places);
}

const areNumbers = (values: readonly Long[]): values is readonly number[] =>
  values.every((value) => typeof value === "number");

/** Numbers alone are sorted much faster. */
const ascending = (values: readonly Long[]): ArrayLike<Long> =>
  areNumbers(values) ? Float64Array.from(values).sort() : values.toSorted(byLong);

/**
 * The quantiles of values that a page shows, one after another; undefined where no attempt that succeeded has metrics. The metrics that are handed to `value` are
 * below zero for attempts that did not succeed.
 */
export function taskQuantiles(
  tasks: readonly TaskRow[],
  quantiles: readonly number[],
  rules: MonitorRules,
): ((value: (row: TaskRow, metrics: TaskMetrics) => Long) => readonly number[]) | undefined {
  const scan = scanOf(tasks, quantiles, rules);
  return (
    scan &&
    ((value) => scan(({ row, metrics }) => (metrics === undefined ? -1 : value(row, metrics))))
  );
}

/** Undefined where no attempt that succeeded has metrics. `quantiles` ascend. */
export function taskSummary(
  tasks: readonly TaskRow[],
  quantiles: readonly number[],
  rules: MonitorRules,
): JsonObject | undefined {
  const numbersOf = scanOf(tasks, quantiles, rules);
  if (numbersOf === undefined) return undefined;
  const scan = (index: Index): Json => doubles(numbersOf(index));
  const push = pushNames.map((name): [string, Json] => [name, scan(of(`push.${name}`))]);
  return {
    fields: [
      ["quantiles", doubles(quantiles)],
      ...distributions.map(([name, index]): [string, Json] => [name, scan(index as Index)]),
      ...groups.map(([name, fields]): [string, Json] => {
        const own = fields.map(([field, index]): [string, Json] => [field, scan(index)]);
        const isRead = name === "shuffleReadMetrics";
        return [
          name,
          { fields: isRead ? [...own, ["shufflePushReadMetricsDist", { fields: push }]] : own },
        ];
      }),
    ],
  };
}

/** What a cursor that only goes forward meets at each place, with distances of 64 bits; NaN beyond the end. */
function walked(values: ArrayLike<Long>, places: readonly bigint[]): readonly number[] {
  let at = -1n;
  let next = 0;
  let last = Number.NaN;
  return places.map((place) => {
    if (place === at) return last;
    const far = BigInt.asIntN(64, place - at) - 1n;
    next += far > 0n ? Number(far) : 0;
    at = place;
    const value = values[next];
    if (value === undefined) return Number.NaN;
    next += 1;
    last = Number(value);
    return last;
  });
}

const executorFields: readonly (readonly [string, (row: ExecutorStageRow) => Long])[] = [
  ["taskTime", (row) => row.taskTime],
  ["failedTasks", (row) => row.failedTasks],
  ["succeededTasks", (row) => row.succeededTasks],
  ["killedTasks", (row) => row.killedTasks],
  ["inputBytes", ({ metrics }) => metric(metrics, "input.bytesRead")],
  ["inputRecords", ({ metrics }) => metric(metrics, "input.recordsRead")],
  ["outputBytes", ({ metrics }) => metric(metrics, "output.bytesWritten")],
  ["outputRecords", ({ metrics }) => metric(metrics, "output.recordsWritten")],
  ["shuffleRead", (row) => shuffleRead(row)],
  ["shuffleReadRecords", ({ metrics }) => metric(metrics, "read.recordsRead")],
  ["shuffleWrite", ({ metrics }) => metric(metrics, "write.bytesWritten")],
  ["shuffleWriteRecords", ({ metrics }) => metric(metrics, "write.recordsWritten")],
  ["memoryBytesSpilled", ({ metrics }) => metric(metrics, "memoryBytesSpilled")],
  ["diskBytesSpilled", ({ metrics }) => metric(metrics, "diskBytesSpilled")],
];

const shuffleRead = ({ metrics }: ExecutorStageRow): Long =>
  plus(metric(metrics, "read.remoteBytesRead"), metric(metrics, "read.localBytesRead"));

/** A row's own numbers, as the REST API lists them for each executor of a stage. */
export const executorNumbers = (row: ExecutorStageRow): readonly (readonly [string, Long])[] =>
  executorFields.map(([name, value]) => [name, value(row)]);

/** Here Spark takes the element itself, and fails for a quantile below zero. */
function elementAt(sorted: readonly number[], place: bigint): number {
  const value = sorted[Number(BigInt.asIntN(32, place))];
  if (value === undefined) throw new Refusal(plainAnswer(500, `there is no element ${place}`));
  return value;
}

/** Undefined where no executor had anything to do with the stage. */
export function executorSummary(
  rows: readonly ExecutorStageRow[],
  quantiles: readonly number[],
  { quantilePlace }: MonitorRules,
): JsonObject | undefined {
  if (rows.length === 0) return undefined;
  const scan = (values: readonly Long[]): Json => {
    const sorted = values.map(Number).sort((a, b) => a - b);
    if (sorted.length === 0) return doubles(quantiles.map(() => 0));
    const places = placesOf(quantiles, sorted.length, quantilePlace);
    return doubles(places.map((place) => elementAt(sorted, place)));
  };
  const peaks = rows.flatMap((row) => (row.peaks === undefined ? [] : [row.peaks]));
  return {
    fields: [
      ["quantiles", doubles(quantiles)],
      ...executorFields.map(([name, value]): [string, Json] => [name, scan(rows.map(value))]),
      [
        "peakMemoryMetrics",
        {
          fields: executorMetricNames.map((name, at): [string, Json] => [
            name,
            scan(peaks.map((values) => values[at] ?? 0)),
          ]),
        },
      ],
    ],
  };
}
