/**
 * A large side joins a small one: by a shuffle of both, or with the small one as a broadcast. In Spark: join, and a map-side join by hand.
 * Left out on purpose: SQL, which chooses between them by itself.
 */
import { type SparkSession, standalone, submit } from "#engine/index";

// #region program
const names = Array.from({ length: 20 }, (_, id): [number, string] => [id, `city ${id}`]);

const joined = (broadcast: boolean) => async (spark: SparkSession) => {
  const sc = spark.sparkContext;
  const visits = sc.range(0, 2_000, 1, 4).map((n): [number, number] => [n % 25, n]);
  if (!broadcast) return visits.join(sc.parallelize(names, 2)).count();
  const table = sc.broadcast(new Map(names));
  return visits
    .map(([id, n]): [number, [number, string | undefined]] => [id, [n, table.value.get(id)]])
    .filter(([, [, name]]) => name !== undefined)
    .count();
};

const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
export const app = await submit(cluster, { name: "by a shuffle", seed: 7 }, joined(false));
const light = await submit(cluster, { name: "by a broadcast", seed: 7 }, joined(true));
// #endregion

// #region report
for (const run of [app, light]) {
  const ends = run.events.flatMap((event) =>
    event.kind === "SparkListenerTaskEnd" ? [event.taskMetrics] : [],
  );
  const bytes = ends.reduce((sum, metrics) => sum + (metrics?.shuffleBytesWritten ?? 0), 0);
  console.log(`${run.name}: ${run.result} rows, ${ends.length} tasks, ${bytes} bytes shuffled`);
}
// #endregion
