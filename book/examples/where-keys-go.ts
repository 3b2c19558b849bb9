/**
 * Where keys go: nine keys, negative ones and null among them, hashed into three partitions. In Spark: `glom` shows partitions as
 * lists. Left out on purpose: on which executor each partition is computed.
 */
import { HashPartitioner, local, submit } from "#engine/index";

// #region program
const keys = [-4, -3, -2, -1, 0, 1, 2, "spark", null];

export const app = await submit(local("local[2]"), { name: "keys", seed: 7 }, (spark) =>
  spark.sparkContext
    .parallelize(
      keys.map((key): [number | string | null, number] => [key, 1]),
      2,
    )
    .partitionBy(new HashPartitioner(3))
    .glom()
    .collect(),
);
// #endregion

// #region report
app.result.forEach((records, partition) => {
  console.log(`partition ${partition}: ${records.map(([key]) => String(key)).join(", ")}`);
});
// #endregion
