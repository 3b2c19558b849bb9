/**
 * Two tenants on one YARN cluster, each in a queue of its own that may grow into what the other leaves.
 *
 * In Spark: two applications with and without dynamic allocation. Left out on purpose: preemption, with which YARN would take a share back by force.
 */
import { eventsOf, simulate, yarn } from "#engine/index";
import { watched } from "../../test/harness/generators/run.ts";

export interface Tenants {
  /** Seconds that the first works, rests, and works again. */
  readonly work: number;
  readonly rest: number;
  /** Seconds after which the second comes. */
  readonly late: number;
  readonly isDynamic: boolean;
  readonly seed: number;
}

const scheduler = "yarn.scheduler.capacity";
const cluster = () =>
  yarn({
    nodes: 2,
    memory: "6g",
    vcores: 8,
    conf: {
      "yarn.scheduler.minimum-allocation-mb": 1024,
      [`${scheduler}.root.queues`]: "reports,requests",
      [`${scheduler}.root.reports.capacity`]: 50,
      [`${scheduler}.root.requests.capacity`]: 50,
      [`${scheduler}.root.reports.user-limit-factor`]: 2,
      [`${scheduler}.root.requests.user-limit-factor`]: 2,
      [`${scheduler}.maximum-am-resource-percent`]: "0.5",
    },
  });

/** When the second tenant's job is done, in microseconds. */
export async function doneAt({ work, rest, late, isDynamic, seed }: Tenants): Promise<number> {
  const simulation = simulate(cluster(), { ...watched({ seed }), faults: [] });
  const many = 10;
  const conf = {
    "spark.executor.memory": "512m",
    ...(isDynamic
      ? {
          "spark.dynamicAllocation.enabled": true,
          "spark.dynamicAllocation.maxExecutors": many,
          "spark.dynamicAllocation.executorIdleTimeout": "5s",
        }
      : { "spark.executor.instances": many }),
  };
  const burst = (spark: Parameters<Parameters<typeof simulation.submit>[1]>[0], seconds: number) =>
    spark.sparkContext
      .parallelize(
        Array.from({ length: many }, (_, i) => i),
        many,
      )
      .costing(seconds * 1_000_000)
      .count();
  simulation.submit(
    { name: "reports", conf: { ...conf, "spark.yarn.queue": "reports" } },
    async (spark) => {
      await burst(spark, work);
      await spark.sleep(rest * 1000);
      await burst(spark, work);
    },
  );
  const second = simulation.submit(
    { name: "requests", conf: { ...conf, "spark.yarn.queue": "requests" } },
    (spark) => burst(spark, 5),
    late * 1_000_000,
  );
  await simulation.run();
  const [start] = eventsOf(second.events, "SparkListenerApplicationStart").slice(-1);
  const ends = eventsOf(second.events, "SparkListenerJobEnd").filter(
    ({ app }) => app === start?.app,
  );
  return ends.at(-1)?.at ?? 0;
}
