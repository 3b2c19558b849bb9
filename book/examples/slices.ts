/**
 * How `parallelize` cuts a collection. In Spark: ParallelCollectionRDD.slice. Left out on purpose: ranges of numbers, which are cut alike.
 */
import { local, submit } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "slices", seed: 7 }, async (spark) => {
  const sc = spark.sparkContext;
  const letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  return {
    four: await sc.parallelize(letters, 4).glom().collect(),
    twelve: await sc.parallelize(letters, 12).glom().collect(),
  };
});
// #endregion

// #region report
for (const slices of Object.values(app.result))
  console.log(slices.map((slice) => slice.join("") || "-").join(" | "));
// #endregion
