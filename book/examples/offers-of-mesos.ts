/**
 * Mesos asks, the application answers: what is offered on two agents, what is taken, what is declined and for how long; and a supervised driver that dies. In Spark:
 * MesosCoarseGrainedSchedulerBackend, MesosClusterScheduler. Left out on purpose: roles, constraints.
 */
import { mesos, simulate, type TracedEvent } from "#engine/index";

// #region program
const cluster = () =>
  mesos({ agents: [{ resources: "cpus:4;mem:8192" }, { resources: "cpus:6;mem:8192" }] });
const client = simulate(cluster(), { seed: 7, logLevel: "ERROR" });
export const app = client.submit(
  { name: "five", conf: { "spark.cores.max": 5, "spark.executor.cores": 2 } },
  async (spark) => {
    await spark.sleep(3000);
    await spark.sparkContext.range(0, 100, 1, 8).count();
  },
);
await client.run();

const supervised = simulate(cluster(), { seed: 7, logLevel: "ERROR" });
supervised.submit(
  {
    name: "supervised",
    deployMode: "cluster",
    supervise: true,
    conf: { "spark.master.rest.enabled": true, "spark.cores.max": 2 },
    faults: [{ kind: "kill driver", when: { at: 5_000_000 } }],
  },
  (spark) => spark.sleep(6000),
);
await supervised.run();
// #endregion

// #region report
const seconds = (at: number): string => (at / 1_000_000).toFixed(1).padStart(5);
const last = (id: string): string => id.replace(/^driver-\d+-|^.*-(?=O\d)/, "");
function told(event: TracedEvent): string | undefined {
  switch (event.kind) {
    case "ResourceOffer":
      return `offer ${last(event.offerId)}: ${event.cpus} cpus, ${event.mem} MB on ${event.host}`;
    case "DeclineOffer":
      return `offer ${last(event.offerId)} declined for ${event.refuseSeconds} s`;
    case "MesosTaskStateChanged":
      return event.state === "TASK_RUNNING"
        ? undefined
        : `task ${last(event.taskId)}: ${event.cpus} cpus, ${event.mem} MB, ${event.state}`;
    case "DispatcherDriverStateChanged": {
      const wait = event.waitSeconds === undefined ? "" : `, to wait ${event.waitSeconds} s`;
      return `driver ${event.state}${wait}`;
    }
    default:
      return undefined;
  }
}
const print = (
  title: string,
  events: readonly TracedEvent[],
  whose: (process: string) => boolean,
) => {
  console.log(title);
  for (const event of events) {
    if (!("from" in event) || !(whose(event.from) || whose(event.to))) continue;
    const text = told(event);
    if (text !== undefined) console.log(`${seconds(event.at)} s  ${text}`);
  }
};
print(
  "spark.cores.max 5, spark.executor.cores 2",
  client.world.trace.events,
  (process) => process === "driver",
);
print(
  "the dispatcher's view of a supervised driver",
  supervised.world.trace.events,
  (process) => process === "dispatcher",
);
// #endregion
