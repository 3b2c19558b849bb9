/** Runs of scheduling-runs.ts over cached partitions on the engine, told as Scheduling.scala tells them. */
import { simulate, type SparkSession } from "../../engine/index.ts";
import { eventsOf, type TracedEvent } from "../../engine/events/trace.ts";
import { awaitExecutors, executorsOf, onOneHost } from "./engine-cluster.ts";
import { stepLine, type localityRuns } from "./scheduling-runs.ts";
import type { ToldScheduling } from "./scheduling-told.ts";

type LocalityRun = (typeof localityRuns)[number];

const numbers = ({ sparkContext: sc }: SparkSession, tasks: number) =>
  sc.parallelize(
    Array.from({ length: tasks }, (_, i) => i),
    tasks,
  );

/** All partitions on one executor: the other one is busy meanwhile. */
async function cachedOnOne(spark: SparkSession, tasks: number) {
  const busy = numbers(spark, 1).costing(4_000_000).count();
  await spark.sleep(1000);
  const rdd = numbers(spark, tasks).cache();
  await rdd.count();
  await busy;
  return rdd;
}

function launches(events: readonly TracedEvent[], holder: string): string[] {
  const submitted =
    eventsOf(events, "SparkListenerStageSubmitted")[0]?.stageInfo.submissionTime ?? 0;
  return eventsOf(events, "SparkListenerTaskStart").map(({ taskInfo: info }) => {
    const where = info.executorId === holder ? "the holder" : "another";
    const after = Math.round((info.launchTime - submitted) / 1000);
    return `launch ${info.index} ${where} ${info.taskLocality} after ${after} ms`;
  });
}

/** A run's steps on the engine, each with its launches; its job begins `later` by so many milliseconds. */
export async function localityRunOnEngine(
  run: LocalityRun,
  { seed, later }: { readonly seed: number; readonly later: number },
): Promise<ToldScheduling[]> {
  const { spec, conf } = onOneHost(run.master);
  const simulation = simulate(spec, { seed, costs: { jitter: 0.01 } });
  const options = { name: run.name, conf: { ...conf, ...run.conf } };
  const app = simulation.submit(options, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    const { events } = simulation.world.trace;
    const all: ToldScheduling[] = [];
    for (const step of run.steps) {
      const rdd = await cachedOnOne(spark, step.tasks);
      const holder = eventsOf(events, "SparkListenerBlockUpdated").find(({ blockId }) =>
        blockId.startsWith("rdd_"),
      );
      await spark.sleep(1000 + later);
      const before = events.length;
      const answer = await rdd
        .map((i) => i)
        .costing(step.millis * 1000)
        .count();
      const items = launches(events.slice(before), holder?.blockManagerId.executorId ?? "");
      all.push({ step: stepLine(step), answer: String(answer), items });
    }
    return all;
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return app.result;
}
