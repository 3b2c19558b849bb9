/** Runs of shuffles whose tasks run side by side and share the memory of their executor; with those of shuffle-runs.ts all that are recorded. */
import {
  act,
  KRYO,
  pool,
  runsAlone,
  threshold,
  type ShuffleRun,
  type ShuffleStep,
} from "./shuffle-runs.ts";

const [count, beside] = [act("count"), act("beside")];

const inTurn: readonly ShuffleStep[] = [
  count("large", "reduceByKey", [2, 40_000, 39_001, 1]),
  count("is", "reduceByKey", [2, 20_000, 19_003, 1]),
  count("ss", "partitionBy", [2, 20_000, 1_000, 1]),
  count("it", "partitionBy", [2, 36_000, 300, 1]),
  count("large", "groupByKey", [2, 20_000, 200, 1]),
];
const narrow = { ...threshold(0), ...pool(3_000_000, 50_000) };
const serialized = {
  ...KRYO,
  ...threshold(0),
  ...pool(1_200_000, 50_000),
  "spark.buffer.pageSize": "65536",
};
/** Tasks that run side by side share the memory of their executor. */
const shared: readonly ShuffleRun[] = [
  { name: "in-turn-2", master: "local[2]", conf: narrow, steps: inTurn },
  {
    name: "in-turn-serialized-2",
    master: "local[2]",
    conf: serialized,
    steps: [
      count("large", "partitionBy", [2, 60_000, 900, 1]),
      count("ss", "partitionBy", [2, 40_000, 900, 1]),
    ],
  },
  {
    name: "beside",
    master: "local[2]",
    conf: narrow,
    steps: [
      beside("large", "reduceByKey", [1, 2_000, 2_000, 1]),
      beside("large", "reduceByKey", [1, 30_000, 30_000, 1]),
      beside("large", "reduceByKey", [1, 70_000, 69_999, 1]),
      beside("ss", "partitionBy", [1, 30_000, 900, 1]),
    ],
  },
];

export const shuffleRuns: readonly ShuffleRun[] = [
  ...runsAlone.map((run) => ({ master: "local[1]", ...run })),
  ...shared,
];
