/**
 * One bad record among many: the same task fails wherever it runs. The cure reads with care and counts. In Spark: spark.task.maxFailures.
 * Left out on purpose: excluding executors.
 */
import { eventsOf, type SparkSession, standalone, submit } from "#engine/index";

// #region program
const texts = ["1", "2", "3", "4", "five", "6", "7", "8"];

const strict = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new Error(`not a number: ${text}`);
  return Number(text);
};
const program = (parse: (text: string) => readonly number[]) => (spark: SparkSession) =>
  spark.sparkContext
    .parallelize(texts, 4)
    .flatMap((text) => parse(text))
    .sum();

const cluster = standalone({ workers: 3, cores: 1, memory: "2g" });
export const app = await submit(
  cluster,
  { name: "strict", seed: 7 },
  program((text) => [strict(text)]),
);
const careful = await submit(
  cluster,
  { name: "careful", seed: 7 },
  program((text) => (/^\d+$/.test(text) ? [Number(text)] : [])),
);
// #endregion

// #region report
for (const { taskInfo, reason } of eventsOf(app.events, "SparkListenerTaskEnd"))
  console.log(
    `task ${taskInfo.index}.${taskInfo.attemptNumber} on ${taskInfo.host}: ${reason.kind}`,
  );
console.log(app.error instanceof Error ? app.error.message.split("\n")[0] : "");
console.log(`careful: the sum is ${careful.result}`);
// #endregion
