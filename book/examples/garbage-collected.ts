/**
 * A program counts words, keeps two handles and lets them go one after the other; its driver collects garbage in between. In Spark: `System.gc()`,
 * and variables that nothing refers to any more. Left out on purpose: that a JVM collects when it likes.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "garbage", seed: 3 }, async (spark) => {
  const sc = spark.sparkContext;
  const common = sc.broadcast(["a", "the"]);
  const words = sc.parallelize(["a", "spark", "the", "spark"], 2).persist();
  const counts = words
    .filter((word) => !common.value.includes(word))
    .map((word): [string, number] => [word, 1])
    .reduceByKey((a, b) => a + b);
  await counts.collect();

  sc.holdsOnly(words, counts); // common is still captured by a function of counts
  sc.collectGarbage();
  sc.holdsOnly(words); // counts goes, and with it its shuffle and common
  sc.collectGarbage();
  sc.holdsOnly(); // words goes
  sc.collectGarbage();
});
// #endregion

// #region report
for (const { rdds, shuffles, broadcasts } of eventsOf(app.events, "GarbageCollected"))
  console.log(
    `cleaned: RDDs [${rdds.join(", ")}], shuffles [${shuffles.join(", ")}], broadcasts [${broadcasts.join(", ")}]`,
  );
// #endregion
