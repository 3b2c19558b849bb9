/**
 * Two tenants on one YARN cluster, each with a queue of half of it: how much memory each holds as time goes by, without and with dynamic allocation.
 * In Hadoop: the Capacity scheduler; in Spark ExecutorAllocationManager. Left out on purpose: preemption, with which YARN would take a share back by force.
 */
import { seconds, simulate, yarn, type SparkSession } from "#engine/index";

// #region program
const queues = "yarn.scheduler.capacity.root";
const cluster = yarn({
  nodes: 2,
  memory: "6g",
  vcores: 8,
  conf: {
    [`${queues}.queues`]: "reports,requests",
    [`${queues}.reports.capacity`]: 50,
    [`${queues}.requests.capacity`]: 50,
    [`${queues}.reports.user-limit-factor`]: 2,
    [`${queues}.requests.user-limit-factor`]: 2,
    "yarn.scheduler.capacity.maximum-am-resource-percent": "0.5",
  },
});
const burst = (spark: SparkSession, forSeconds: number) =>
  spark.sparkContext.range(0, 10, 1, 10).costing(seconds(forSeconds)).count();

async function run(isDynamic: boolean) {
  const simulation = simulate(cluster, { seed: 5, logLevel: "ERROR" });
  const conf = {
    "spark.executor.memory": "512m",
    ...(isDynamic
      ? {
          "spark.dynamicAllocation.enabled": true,
          "spark.dynamicAllocation.maxExecutors": 10,
          "spark.dynamicAllocation.executorIdleTimeout": "5s",
        }
      : { "spark.executor.instances": 10 }),
  };
  simulation.submit(
    { name: "reports", conf: { ...conf, "spark.yarn.queue": "reports" } },
    async (spark) => {
      await burst(spark, 10);
      await spark.sleep(60_000); // somebody reads the report
      await burst(spark, 10);
    },
  );
  const requests = simulation.submit(
    { name: "requests", conf: { ...conf, "spark.yarn.queue": "requests" } },
    (spark) => burst(spark, 10),
    seconds(30),
  );
  await simulation.run();
  return { app: requests, events: simulation.world.trace.events };
}
// #endregion

// #region report
/** The run that the pictures show: the second tenant's, with dynamic allocation. */
export const { app } = await run(true);
for (const isDynamic of [false, true]) {
  console.log(isDynamic ? "with dynamic allocation" : "with 10 executors each");
  const { events } = await run(isDynamic);
  const held = new Map<string, number>();
  const names = new Map<string, string>();
  let next = 0;
  for (const event of events) {
    for (; event.at >= seconds(next) && next <= 120; next += 15) {
      const row = ["reports", "requests"].map((name) => `${name} ${held.get(name) ?? 0} MB`);
      if (next > 0) console.log(`  after ${next} s: ${row.join(", ")}`);
    }
    if (event.kind === "SubmitApplication") names.set(event.appId, event.queue);
    if (event.kind !== "ContainerStateChanged") continue;
    const name = names.get(event.app ?? "") ?? "";
    const isOver = ["COMPLETED", "RELEASED", "KILLED"].includes(event.state);
    const change = event.state === "ALLOCATED" ? event.memory : isOver ? -event.memory : 0;
    held.set(name, (held.get(name) ?? 0) + change);
  }
}
// #endregion
