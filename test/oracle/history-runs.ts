/**
 * Four runs whose event logs the real History Server has opened: a word count in local mode, one on a standalone cluster that loses an executor after
 * the map stage, one that loses it in the midst of that stage, and a job that fails. In Spark: the applications that `spark.eventLog.enabled` would have logged. Fixed seeds; nothing random.
 */
import { local, standalone, submit, type Application, type SparkSession } from "#engine/index";

export interface HistoryRun {
  readonly name: string;
  readonly run: () => Promise<Application<unknown>>;
}

const lines = ["to be or", "not to be", "that is", "the question"];

/** Two jobs over one shuffle: the second skips its map stage. */
async function wordCount(spark: SparkSession): Promise<number> {
  const counts = spark.sparkContext
    .parallelize(lines, 4)
    .flatMap((line) => line.split(" "))
    .map((word): [string, number] => [word, 1])
    .reduceByKey((a, b) => a + b, 3);
  await counts.collect();
  return counts.count();
}

/** A job in which a task fails as often as it may, while another one runs and is killed; then one over a cached RDD. */
async function failing(spark: SparkSession): Promise<void> {
  const numbers = spark.sparkContext.parallelize([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2).cache();
  const mapped = numbers.map((n) => {
    if (n === 1) throw new Error("one");
    return n;
  });
  const failure = await mapped
    .costing(10_000)
    .collect()
    .catch((error: unknown) => error);
  await numbers.count();
  throw failure;
}

export const historyRuns: readonly HistoryRun[] = [
  {
    name: "word-count-local",
    run: () => submit(local("local[4]"), { name: "word count", seed: 15 }, wordCount),
  },
  {
    name: "lost-executor-standalone",
    run: () =>
      submit(
        standalone({ workers: 3, cores: 2, memory: "4g" }),
        {
          name: "word count, an executor lost",
          seed: 15,
          faults: [
            {
              kind: "kill executor",
              executor: "1",
              when: { after: ({ kind }) => kind === "SparkListenerStageCompleted", delay: 500 },
            },
          ],
        },
        wordCount,
      ),
  },
  {
    name: "resubmitted-standalone",
    run: () =>
      submit(
        standalone({ workers: 2, cores: 1, memory: "4g" }),
        {
          name: "word count, map outputs lost early",
          seed: 15,
          faults: [
            {
              kind: "kill executor",
              executor: "1",
              when: { after: ({ kind }) => kind === "SparkListenerTaskEnd", nth: 2, delay: 100 },
            },
          ],
        },
        wordCount,
      ),
  },
  {
    name: "failing-job-local",
    run: () => submit(local("local[2,2]"), { name: "a failing job", seed: 15 }, failing),
  },
];
