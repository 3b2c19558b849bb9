/** The engine's clusters for the masters of recorded programs, and what the recorder does to a cluster: wait for executors, kill one. */
import {
  eventsOf,
  local,
  standalone,
  type ClusterSpec,
  type Simulation,
  type SparkSession,
} from "../../engine/index.ts";
import { armFaults } from "../../engine/simulator/fault-arming.ts";

const spread = /^local-cluster\[(\d+),(\d+),(\d+)\]$/;

/** `local[…]`, or Spark's own small standalone cluster, `local-cluster[workers,cores,memory]`. */
export function clusterOf(master: string): ClusterSpec {
  const [, workers, cores, memory] = spread.exec(master) ?? [];
  return workers === undefined
    ? local(master)
    : standalone({ workers: Number(workers), cores: Number(cores), memory: `${memory}m` });
}

/** `local-cluster[executors,cores,memory]` as one worker with room for all of them: there they lie on one host, too. */
export function onOneHost(master: string): {
  readonly spec: ClusterSpec;
  readonly conf: Readonly<Record<string, string>>;
} {
  const [executors, cores, memory] = (spread.exec(master) ?? []).slice(1).map(Number);
  if (executors === undefined || cores === undefined || memory === undefined)
    throw new Error(`${master} is no local-cluster[…]`);
  const spec = standalone({
    workers: 1,
    cores: executors * cores,
    memory: `${executors * memory}m`,
  });
  return {
    spec,
    conf: {
      "spark.executor.cores": String(cores),
      "spark.executor.memory": `${memory}m`,
      // A local cluster switches this off unless told otherwise (SparkContext.createTaskScheduler).
      "spark.shuffle.readHostLocalDisk": "false",
    },
  };
}

/** As many executors as the recorder waits for. */
export const executorsOf = (master: string): number => Number(spread.exec(master)?.[1] ?? 0);

const registered = (simulation: Simulation): readonly string[] =>
  eventsOf(simulation.world.trace.events, "SparkListenerBlockManagerAdded")
    .map((event) => event.blockManagerId.executorId)
    .filter((id) => id !== "driver");

export async function awaitExecutors(
  simulation: Simulation,
  spark: SparkSession,
  wanted: number,
): Promise<void> {
  await sleepUntil(spark, () => registered(simulation).length >= wanted);
}

/** kill -9, until the driver has noticed and a replacement is there. */
export async function killExecutor(
  simulation: Simulation,
  spark: SparkSession,
  executor: string,
): Promise<void> {
  const known = registered(simulation).length;
  armFaults(
    [{ kind: "kill executor", executor, when: { at: simulation.world.now() } }],
    simulation,
  );
  const lost = (): boolean =>
    eventsOf(simulation.world.trace.events, "SparkListenerExecutorRemoved").some(
      (event) => event.executorId === executor,
    );
  await sleepUntil(spark, () => lost() && registered(simulation).length > known);
}

async function sleepUntil(spark: SparkSession, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (holds()) return;
    await spark.sleep(100);
  }
  throw new Error("waited for a virtual minute in vain");
}
