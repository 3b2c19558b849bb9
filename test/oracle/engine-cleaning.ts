/** Runs of cleaning-runs.ts on the engine, told as Cleaning.scala tells them. */
import {
  MemoryDisk,
  simulate,
  type LongAccumulator,
  type RDD,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import type { CleaningRun } from "./cleaning-runs.ts";
import { cleaningTold, type CleanedStep } from "./cleaning-told.ts";
import { awaitExecutors, clusterOf, executorsOf } from "./engine-cluster.ts";
import { made, type Held } from "./programs/cleaned.ts";

type Pairs = RDD<[number, number]>;

async function take(spark: SparkSession, held: Held, line: string): Promise<string[]> {
  const words = line.split(" ");
  const [how, name = ""] = words;
  const pairs = held.get(name) as unknown as Pairs;
  switch (how) {
    case "checkpoint":
      pairs.checkpoint();
      return [];
    case "count":
      return [`answer ${await pairs.count()}`];
    case "clean":
      pairs.cleanShuffleDependencies(true);
      return [];
    case "let-go":
      held.delete(name);
      return [];
    case "gc":
      spark.sparkContext.collectGarbage();
      return [];
    default: {
      const handle = made(spark, held, words);
      held.set(name, handle);
      return how === "accumulator" ? [`id ${name} ${(handle as LongAccumulator).id}`] : [];
    }
  }
}

function told(event: TracedEvent): string[] {
  switch (event.kind) {
    case "SparkListenerTaskEnd":
      return [`task ${event.taskType} ${event.taskInfo.index}`];
    case "SparkListenerBlockUpdated": {
      const { useDisk, useMemory } = event.storageLevel;
      const is = useDisk || useMemory ? "stored" : "gone";
      return [`block ${event.blockId} ${event.blockManagerId.executorId} ${is}`];
    }
    case "GarbageCollected": {
      const { rdds, shuffles, broadcasts, accumulators, checkpoints } = event;
      const cleaned = (what: string, ids: readonly number[]): string[] =>
        ids.map((id) => `cleaned ${what} ${id}`);
      return [
        ...cleaned("rdd", rdds),
        ...cleaned("shuffle", shuffles),
        ...cleaned("broadcast", broadcasts),
        ...cleaned("accumulator", accumulators),
        ...cleaned("checkpoint", checkpoints),
      ];
    }
    default:
      return [];
  }
}

/** What lies on the disks of the executors' hosts and in the store, and what the driver knows. */
function state(simulation: Simulation, spark: SparkSession, held: Held): string[] {
  const { world, runs } = simulation;
  const runtime = runs[0]?.runtime;
  const names = (runtime?.executors ?? []).flatMap(({ host, localDir }) =>
    world
      .disk(host)
      .list(`${localDir}/`)
      .map((path) => path.slice(path.lastIndexOf("/") + 1)),
  );
  const files = names.filter((name) => !name.includes("checksum")).sort();
  const ids = Array.from({ length: 20 }, (_, id) => id);
  const known = ids.filter((id) => runtime?.tracker.containsShuffle(id) === true);
  const saved = world.files.list("/saved/").flatMap((path) => /rdd-\d+/.exec(path)?.[0] ?? []);
  const sums = [...held].flatMap(([name, handle]) =>
    "isZero" in handle ? [`${name}=${String((handle as LongAccumulator).value)}`] : [],
  );
  const persistent = [...spark.sparkContext.getPersistentRDDs().keys()];
  return [
    `files ${files.join(" ")}`,
    `shuffles ${known.join(" ")}`,
    `persistent ${persistent.join(" ")}`,
    `saved ${[...new Set(saved)].sort().join(" ")}`,
    `accumulators ${sums.sort().join(" ")}`,
  ];
}

export async function cleaningRunOnEngine(run: CleaningRun): Promise<CleanedStep[]> {
  const simulation = simulate(clusterOf(run.master), { seed: 1, files: new MemoryDisk() });
  const app = simulation.submit({ name: run.name, conf: run.conf }, (spark) =>
    steps(simulation, spark, run),
  );
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return cleaningTold(app.result);
}

async function steps(
  simulation: Simulation,
  spark: SparkSession,
  run: CleaningRun,
): Promise<string[]> {
  const { events } = simulation.world.trace;
  await awaitExecutors(simulation, spark, executorsOf(run.master));
  spark.sparkContext.setCheckpointDir("/saved");
  const held: Held = new Map();
  const lines: string[] = [];
  for (const step of run.steps) {
    const before = events.length;
    const answers = await take(spark, held, step);
    await spark.sleep(700);
    lines.push(`step ${step}`, ...answers, ...events.slice(before).flatMap(told));
    lines.push(...state(simulation, spark, held));
    // Looking at the persisted RDDs gave them to the program: it has the names of the run, and nothing else.
    spark.sparkContext.holdsOnly(...held.values());
  }
  return lines;
}
