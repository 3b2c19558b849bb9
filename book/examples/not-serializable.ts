/**
 * A function that holds a connection. In Spark: Task not serializable, told on the driver; the connection is made in the task instead.
 * Left out on purpose: lazy values of Scala.
 */
import { local, submit, tasksOf } from "#engine/index";

// #region program
class Connection {
  readonly socket = Promise.resolve("open");
  look(n: number): number {
    return n + 1;
  }
}

export const app = await submit(local("local[2]"), { name: "sends", seed: 7 }, async (spark) => {
  const numbers = spark.sparkContext.parallelize([1, 2, 3, 4], 2);
  const connection = new Connection();
  let refused = "";
  try {
    await numbers.map((n) => connection.look(n)).collect();
  } catch (error) {
    refused = error instanceof Error ? error.message : "";
  }
  const made = await numbers
    .mapPartitions((records) => {
      const own = new Connection();
      return [...records].map((n) => own.look(n));
    })
    .collect();
  return { refused, made };
});
// #endregion

// #region report
console.log(app.result.refused);
console.log(`made in the task: ${app.result.made.join(", ")}`);
console.log(`tasks in the log: ${tasksOf(app.events).length}, all of the second job`);
// #endregion
