/**
 * A variable of the driver and an accumulator, both counted up in tasks. In Spark: the same two answers. Left out on purpose: nothing.
 */
import { local, submit } from "#engine/index";

// #region program
export const app = await submit(
  local("local[2]"),
  { name: "own counter", seed: 7 },
  async (spark) => {
    const sc = spark.sparkContext;
    let counter = 0;
    const met = sc.longAccumulator("met");
    await sc.range(0, 10, 1, 4).foreach(() => {
      counter += 1;
      met.add(1);
    });
    return { counter, accumulator: met.value };
  },
);
// #endregion

// #region report
console.log(app.result);
// #endregion
