/**
 * In which order the functions of two narrow steps are called. In Spark: one iterator pulls another, record by record. Left out on
 * purpose: a shuffle, which ends a stage.
 */
import { standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 1, cores: 1, memory: "2g" });

export const app = await submit(cluster, { name: "pipelined", seed: 7 }, async (spark) => {
  return spark.sparkContext
    .parallelize([1, 2], 1)
    .map((n) => {
      console.log(`A${n}`);
      return n * 10;
    })
    .map((n) => {
      console.log(`B${n / 10}`);
      return n + 1;
    })
    .collect();
});
// #endregion

// #region report
// What a task prints goes to its executor's stdout, not to the driver's.
for (const { process, logger, text } of app.logs)
  if (logger === "stdout") console.log(`${process.split("/").at(-1)}: ${text}`);
console.log(app.result);
// #endregion
