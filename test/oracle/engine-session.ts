/** The recorded standalone sessions on the engine: the same application, the same accidents between its two jobs. */
import {
  eventsOf,
  simulate,
  standalone,
  type Fault,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import { armFaults } from "../../engine/simulator/fault-arming.ts";

export interface EngineSession {
  readonly events: readonly TracedEvent[];
  /** The Master's /json/ when all is over. */
  readonly state: unknown;
  readonly results: readonly string[];
}

interface Plan {
  readonly workers: number;
  readonly executors: number;
  readonly deployMode: "client" | "cluster";
  readonly faults: readonly Fault[];
  /** What goes wrong between the jobs, and when it has been noticed. */
  readonly between?: {
    readonly fault: (now: number) => Fault;
    readonly noticed: (event: TracedEvent) => boolean;
  };
}

const plain: Plan = { workers: 2, executors: 2, deployMode: "client", faults: [] };
const says = (text: string) => (event: TracedEvent) =>
  event.kind === "LogLine" && event.text.includes(text);

export const plans: Readonly<Record<string, Plan>> = {
  "standalone-client": plain,
  "standalone-cluster": { ...plain, deployMode: "cluster" },
  "standalone-worker-killed": {
    ...plain,
    between: {
      fault: (at) => ({ kind: "kill worker", worker: 1, when: { at } }),
      noticed: (event) => event.kind === "SparkListenerExecutorRemoved",
    },
  },
  "standalone-master-killed": {
    ...plain,
    between: {
      fault: (at) => ({ kind: "kill master", when: { at } }),
      noticed: says("waiting for master to reconnect"),
    },
  },
  "standalone-waiting": {
    ...plain,
    workers: 0,
    executors: 0,
    faults: [
      {
        kind: "add worker",
        cores: 2,
        memory: "2g",
        when: { after: says("Initial job has not accepted any resources") },
      },
    ],
  },
};

export async function runSession(name: string): Promise<EngineSession> {
  const plan = plans[name];
  if (plan === undefined) throw new Error(`no session is called ${name}`);
  const simulation = simulate(standalone({ workers: plan.workers, cores: 2, memory: "2g" }), {
    seed: 1,
    faults: plan.faults,
  });
  const options = {
    name: "two jobs",
    deployMode: plan.deployMode,
    conf: { "spark.executor.memory": "512m", "spark.driver.memory": "512m" },
  };
  const app = simulation.submit(options, (spark) => twoJobs(spark, plan, simulation));
  await simulation.run();
  return {
    events: simulation.world.trace.events,
    state: simulation.manager.state?.(),
    results: app.result,
  };
}

async function twoJobs(spark: SparkSession, plan: Plan, simulation: Simulation): Promise<string[]> {
  const heard = (noticed: (event: TracedEvent) => boolean): boolean =>
    simulation.world.trace.events.some(noticed);
  const registered = (): number =>
    eventsOf(simulation.world.trace.events, "SparkListenerBlockManagerAdded").length;
  while (registered() < plan.executors + 1) await spark.sleep(100);
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  const keyed = spark.sparkContext.parallelize(numbers, 4).map((x): [number, number] => [x % 3, x]);
  const sums = keyed.reduceByKey((a, b) => a + b, 2);
  const result = async (): Promise<string> =>
    `RESULT ${(await sums.collect())
      .map(([key, sum]) => `(${key},${sum})`)
      .sort()
      .join(" ")}`;
  const first = await result();
  if (plan.between !== undefined) {
    const { fault, noticed } = plan.between;
    armFaults([fault(simulation.world.now())], simulation);
    while (!heard(noticed)) await spark.sleep(100);
    await spark.sleep(1000);
  }
  return [first, await result()];
}
