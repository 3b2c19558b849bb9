/**
 * A function that counts in a variable of the driver. In Spark: closures are serialised. Left out on purpose: accumulators, which are made
 * for this.
 */
import { local, submit } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "counter", seed: 7 }, async (spark) => {
  let counter = 0;
  await spark.sparkContext.parallelize([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2).foreach(() => {
    counter += 1;
    console.log(`counter is ${counter}`);
  });
  return counter;
});
// #endregion

// #region report
const said = app.logs.filter(({ logger }) => logger === "stdout").map(({ text }) => text);
console.log(said.join(", "));
console.log(`on the driver: ${app.result}`);
// #endregion
