/**
 * An accumulator in a map, and the map is used by two actions. Then the same with a cache. In Spark: the same numbers. Left out on purpose: losses.
 */
import { local, submit } from "#engine/index";

// #region program
export const app = await submit(
  local("local[2]"),
  { name: "counted again", seed: 7 },
  async (spark) => {
    const sc = spark.sparkContext;
    const [plain, cached] = [sc.longAccumulator("plain"), sc.longAccumulator("cached")];
    const numbers = sc.range(0, 10, 1, 2).map((n) => {
      plain.add(1);
      return n;
    });
    await numbers.count();
    await numbers.count();
    const kept = sc.range(0, 10, 1, 2).map((n) => {
      cached.add(1);
      return n;
    });
    kept.cache();
    await kept.count();
    await kept.count();
    return { plain: plain.value, cached: cached.value };
  },
);
// #endregion

// #region report
console.log(app.result);
// #endregion
