/**
 * Applications of real Spark whose event logs the doctor is tried on: what each does stands in Doctor.scala under its shape, how much of it in its size,
 * and what is wrong with it, if anything, in `planted`. The manifest of test/monitor/doctor-logs is made of this. What was made larger because it did not
 * matter at first: fetch waits (pauses of 4 and 8 s cost less than a tenth of runs that start slowly) and spills (sorting short strings through the disk
 * took as long as in memory: that pair is among the healthy now, without the spill).
 */
import type { FindingKind } from "#engine/monitor/doctor/finding";

export interface DoctorRun {
  readonly name: string;
  readonly shape: string;
  /** What the shape makes of it: records, partitions, milliseconds, megabytes. */
  readonly size: number;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  /** The faults; none: a healthy one. */
  readonly planted: readonly FindingKind[];
  /** The run whose fault is mended here, as the doctor says how: what that gives is held against the gain foretold. */
  readonly cures?: string;
}

const four = "local[4]";
const cluster = "local-cluster[2,2,1024]";
const blocks = { "spark.eventLog.logBlockUpdates.enabled": "true" };
const narrow = { "spark.memory.fraction": "0.03" };
const plainSql = (partitions: number) => ({
  "spark.sql.adaptive.enabled": "false",
  "spark.sql.shuffle.partitions": String(partitions),
});

type Conf = Readonly<Record<string, string>>;
type Row = readonly [name: string, shape: string, size: number, master: string, conf?: Conf];

const healthy: readonly Row[] = [
  ["words", "words", 40_000, four],
  ["words-on-executors", "words", 40_000, cluster],
  ["join", "join", 40_000, four],
  ["iteration", "iteration", 100_000, four],
  ["iteration-on-executors", "iteration", 100_000, cluster],
  ["sort", "sort", 200_000, four],
  ["many-jobs", "jobs", 60, four],
  ["sql-aggregates", "sql", 4_000_000, four, plainSql(8)],
  ["sql-joins", "sqlJoin", 3_000_000, four],
  ["tables", "tables", 2_000_000, four],
  ["sort-in-memory", "sortStrings", 2_500_000, "local[2]"],
  ["large-in-memory", "spillLarge", 70_000, "local[2]"],
  ["groups-in-memory", "spillGroups", 2_000_000, "local[2]"],
  ["steps", "steps", 60_000, four],
  ["sets", "sets", 40_000, four],
  ["tree", "tree", 100_000, four],
  ["files", "files", 100_000, four],
];

const time: readonly (Row | FindingKind)[] = [
  "skew",
  ["skew", "skew", 40_000, four],
  ["skew-mild", "skewMild", 40_000, four],
  ["skew-sql", "skewSql", 20_000, four, plainSql(8)],
  "straggler",
  ["straggler", "straggler", 7_000, four],
  ["straggler-on-executors", "straggler", 7_000, cluster],
  ["straggler-short", "straggler", 3_600, four],
  ["slow-executor", "slowExecutor", 4_000, cluster],
  "too-few-partitions",
  ["one-partition", "few", 1, four],
  ["two-partitions", "few", 2, "local[8]"],
  ["one-reducer", "fewAfter", 1, four],
  "too-many-partitions",
  ["many-reducers", "many", 1_500, four],
  ["many-reducers-again", "many", 1_500, four],
  ["many-sql-partitions", "manySql", 800, four, plainSql(1_200)],
  "tiny-tasks",
  ["tiny", "tiny", 2_000, four],
  ["tiny-again", "tiny", 2_000, four],
  ["tiny-on-executors", "tiny", 1_200, cluster],
  "driver-gap",
  ["gaps", "gaps", 2_500, four],
  ["driver-works", "driverWork", 5_000, four],
  "idle-cores",
  ["waits-for-locality", "waits", 40, cluster, { "spark.locality.wait": "60s" }],
  ["waits-longer", "waits", 64, cluster, { "spark.locality.wait": "60s" }],
];

const memory: readonly (Row | FindingKind)[] = [
  "spill",
  ["spill-more", "spillLarge", 160_000, "local[2]", narrow],
  ["spill-less", "spillLarge", 120_000, "local[2]", narrow],
  ["spill-groups", "spillGroups", 2_000_000, "local[2]", { "spark.memory.fraction": "0.01" }],
  "gc-pressure",
  [
    "gc",
    "gc",
    3_000_000,
    "local-cluster[1,2,512]",
    { "spark.executor.memory": "512m", "spark.executor.extraJavaOptions": "-XX:+UseSerialGC" },
  ],
  [
    "gc-less",
    "gc",
    2_800_000,
    "local-cluster[1,2,512]",
    { "spark.executor.memory": "512m", "spark.executor.extraJavaOptions": "-XX:+UseSerialGC" },
  ],
  "large-broadcast",
  ["broadcast", "broadcast", 80, cluster, blocks],
  ["large-closure", "closure", 300_000, four],
  "large-result",
  ["large-result", "result", 20, four],
  ["result-refused", "resultTooLarge", 20, four, { "spark.driver.maxResultSize": "100m" }],
  "memory-over",
  [
    "memory-to-spare",
    "tooMuch",
    8_000,
    "local-cluster[2,2,4096]",
    { "spark.executor.memory": "4g", "spark.executor.metrics.pollingInterval": "200" },
  ],
  "memory-under",
  ["out-of-memory", "outOfMemory", 1_000, cluster],
  "recomputation",
  ["not-cached", "recomputed", 500, four],
  ["not-cached-longer", "recomputed", 900, four],
  ["cache-too-small", "cacheTooSmall", 100, "local[2]", blocks],
];

const lost: readonly (Row | FindingKind)[] = [
  "fetch-wait",
  ["fetch-wait", "fetch", 12_000, cluster, { "spark.shuffle.readHostLocalEnabled": "false" }],
  ["fetch-wait-long", "fetch", 20_000, cluster, { "spark.shuffle.readHostLocalEnabled": "false" }],
  "failed-work",
  ["retries", "fails", 600, "local[4,4]"],
  ["fails-for-good", "failsForGood", 700, "local[4,4]"],
  "executor-lost",
  ["executor-dies", "dies", 1_200, cluster],
  ["executor-dies-later", "diesLater", 1_000, cluster],
  "small-files",
  ["small-files", "smallFiles", 1_000, four],
  ["small-files-written", "smallFilesOut", 800, four],
];

const pairs: readonly (Row | readonly FindingKind[])[] = [
  ["skew", "driver-gap"],
  ["skew-and-gaps", "skewAndGaps", 3_000, four],
  ["too-few-partitions", "failed-work"],
  ["few-and-retries", "fewAndFails", 700, "local[4,4]"],
  ["straggler", "tiny-tasks"],
  ["straggler-and-tiny", "stragglerAndTiny", 5_000, four],
  ["recomputation", "too-many-partitions"],
  ["not-cached-and-many", "recomputedAndMany", 500, four],
  ["executor-lost", "driver-gap"],
  ["dies-and-gaps", "diesAndGaps", 3_500, cluster],
];

const cures: Readonly<Record<string, Row>> = {
  skew: ["skew-cured", "noSkew", 40_000, four],
  "straggler-on-executors": [
    "straggler-cured",
    "straggler",
    7_000,
    cluster,
    { "spark.speculation": "true" },
  ],
  "one-partition": ["one-partition-cured", "few", 12, four],
  "many-reducers-again": ["many-reducers-cured", "many", 12, four],
  "tiny-again": ["tiny-cured", "tiny", 12, four],
  gaps: ["gaps-cured", "gaps", 0, four],
  "waits-for-locality": ["waits-cured", "waits", 40, cluster, { "spark.locality.wait": "0s" }],
  retries: ["retries-cured", "neverFails", 600, "local[4,4]"],
};

function runOf([name, shape, size, master, conf = {}]: Row, planted: readonly FindingKind[]) {
  return { name, shape, size, master, conf, planted };
}

const isRow = (row: Row | FindingKind | readonly FindingKind[]): row is Row =>
  typeof row !== "string" && typeof row[2] === "number";

/** A fault stands before the rows that have it. */
function planted(rows: readonly (Row | FindingKind | readonly FindingKind[])[]): DoctorRun[] {
  let faults: readonly FindingKind[] = [];
  const runs: DoctorRun[] = [];
  for (const row of rows)
    if (isRow(row)) runs.push(runOf(row, faults));
    else faults = typeof row === "string" ? [row] : row;
  return runs;
}

export const doctorRuns: readonly DoctorRun[] = [
  ...healthy.map((row) => ({ ...runOf(row, []), name: `healthy-${row[0]}` })),
  ...planted(time),
  ...planted(memory),
  ...planted(lost),
  ...planted(pairs),
  ...Object.entries(cures).map(([fault, row]) => ({ ...runOf(row, []), cures: fault })),
];
