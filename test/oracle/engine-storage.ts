/** Runs of storage-runs.ts on the engine, told as Storage.scala tells them. */
import {
  levelDescription,
  levelText,
  simulate,
  StorageLevels,
  type Broadcast,
  type RDD,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import { summed } from "./programs/broadcast-sum.ts";
import { awaitExecutors, clusterOf, executorsOf } from "./engine-cluster.ts";
import { stepLine, type RecordKind, type StorageRun, type StorageStep } from "./storage-runs.ts";
import { storeLine, type ToldStep } from "./storage-told.ts";

/** Records of partition p, n of them. The functions are written out, because they are what a task takes with it. */
function records(spark: SparkSession, kind: RecordKind, parts: number, n: number): RDD<unknown> {
  const indices = Array.from({ length: parts }, (_, p) => p);
  const at = spark.sparkContext.parallelize(indices, parts);
  const each = <T>(make: (i: number, p: number) => T): RDD<T> =>
    at.flatMap((p) => Array.from({ length: n }, (_, i) => make(i, p)));
  switch (kind) {
    case "ints":
      return each((i, p) => 1000 + p * n + i);
    case "longs":
      return each((i, p) => BigInt(1000 + p * n + i));
    case "doubles":
      return each((i, p) => 0.5 + p * n + i);
    case "booleans":
      return each((i) => i % 2 === 0);
    case "strings":
      return each((i, p) => `word-${p * n + i}`);
    case "wide":
      return each((i, p) => `한글-${p * n + i}`);
    case "ii":
      return each((i, p) => [i, p * n + i]);
    case "dd":
      return each((i) => [i + 0.5, i + 0.25]);
    case "id":
      return each((i) => [i, i + 0.25]);
    case "li":
      return each((i) => [BigInt(i), i]);
    case "si":
      return each((i) => [`word-${i}`, i]);
    case "ss":
      return each((i) => [`word-${i}`, `value-${i}`]);
    case "iii":
      return each((i) => [i, i + 1, i + 2]);
    case "bytes":
      return at.map(() => new Uint8Array(n));
    case "reduced":
      return each((i): [number, number] => [i, 1000 + i]).reduceByKey((a, b) => a + b, parts);
    case "grouped":
      return each((i): [number, number] => [i % 7, 1000 + i]).groupByKey(parts);
    case "mapped":
      return each((i): [number, number] => [i, 1000 + i]).mapValues((x) => x + 1);
    case "keyed":
      return each((i) => 1000 + i).keyBy((x) => x % 10);
  }
}

const levelOf = (name: string): (typeof StorageLevels)["NONE"] =>
  StorageLevels[name as keyof typeof StorageLevels];

/** Takes a step; answers what the step says. */
async function take(
  spark: SparkSession,
  rdds: Map<string, RDD<unknown>>,
  shared: Map<string, Broadcast<Uint8Array>>,
  step: StorageStep,
): Promise<string | undefined> {
  const named = rdds.get(step.name) as RDD<unknown>;
  switch (step.do) {
    case "make":
      rdds.set(
        step.name,
        records(spark, step.kind, step.parts, step.n)
          .setName(step.name)
          .persist(levelOf(step.level)),
      );
      return undefined;
    case "count":
      return `Success(${await named.count()})`;
    case "unpersist":
      named.unpersist(step.how === "blocking");
      return undefined;
    case "level":
      try {
        named.persist(levelOf(step.level));
        return "works";
      } catch (error) {
        const { className, message } = error as { className: string; message: string };
        return `${className}: ${message}`;
      }
    case "broadcast": {
      const bytes = Uint8Array.from({ length: step.n }, (_, i) => i * 31 + Math.floor(i / 7));
      shared.set(step.name, spark.sparkContext.broadcast(bytes));
      return undefined;
    }
    case "share": {
      spark.sparkContext.collectGarbage();
      return `Success(${await summed(spark, shared.get(step.name) as Broadcast<Uint8Array>)})`;
    }
    case "reduce": {
      const { keys } = step;
      const numbers = Array.from({ length: 2 * keys }, (_, i) => i);
      const sums = spark.sparkContext
        .parallelize(numbers, 1)
        .map((i): [number, number] => [i % keys, 1])
        .reduceByKey((a, b) => a + b, 1);
      return String(await sums.count());
    }
  }
}

function told(event: TracedEvent, shared: ReadonlySet<string>): string[] {
  switch (event.kind) {
    case "SparkListenerJobStart":
      return [`job ${event.stageInfos.length}`];
    case "SparkListenerTaskEnd": {
      const { taskInfo, taskMetrics: m } = event;
      return [
        `task ${event.taskType} ${taskInfo.index} ${taskInfo.taskLocality} ${event.reason.kind} ${[m?.inputRecordsRead, m?.inputBytesRead, m?.memoryBytesSpilled, m?.diskBytesSpilled, m?.peakExecutionMemory].join(" ")}`,
      ];
    }
    case "SparkListenerBlockUpdated":
      return event.blockId.startsWith("rdd_") || shared.has(event.blockId.split("_piece")[0] ?? "")
        ? [
            `block ${event.blockId} ${event.blockManagerId.executorId} ${event.memSize} ${event.diskSize} ${levelText(event.storageLevel)}`,
          ]
        : [];
    case "SparkListenerUnpersistRDD":
      return [`unpersisted ${event.rddId}`];
    default:
      return [];
  }
}

/** Whether the value of a broadcast is in memory, and on disk, in local mode. Asking makes it the block that was used last, as in Storage.scala. */
function placeOf(simulation: Simulation, name: string, id: number): string[] {
  const local = simulation.runs[0]?.runtime?.local;
  if (local === undefined) return [];
  const { memory, broadcasts } = local.blocks;
  const inMemory = memory.get(`broadcast_${id}`) !== undefined;
  return [`${name} ${inMemory} ${broadcasts.isOnDisk(id)}`];
}

/** A run's steps on the engine, each with what it told. */
export async function storageRunOnEngine(run: StorageRun): Promise<ToldStep[]> {
  const simulation = simulate(clusterOf(run.master), { seed: 1 });
  const executorMemory = executorsOf(run.master) > 0 ? { "spark.executor.memory": "1024m" } : {};
  const options = { name: run.name, conf: { ...executorMemory, ...run.conf } };
  const app = simulation.submit(options, (spark) => steps(simulation, spark, run));
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return app.result;
}

async function steps(
  simulation: Simulation,
  spark: SparkSession,
  run: StorageRun,
): Promise<ToldStep[]> {
  const { events } = simulation.world.trace;
  await awaitExecutors(simulation, spark, executorsOf(run.master));
  const rdds = new Map<string, RDD<unknown>>();
  const shared = new Map<string, Broadcast<Uint8Array>>();
  const all: ToldStep[] = [];
  for (const step of run.steps) {
    const before = events.length;
    const answer = await take(spark, rdds, shared, step);
    await spark.sleep(700);
    const since = events.slice(before);
    const names = [...shared.values()].map(({ id }) => `broadcast_${id}`);
    all.push({
      step: stepLine(step),
      ...(answer === undefined ? {} : { answer }),
      events: since.flatMap((event) => told(event, new Set(names))),
      info: [
        ...[...shared].flatMap(([name, { id }]) => placeOf(simulation, name, id)),
        ...spark.sparkContext
          .getRDDStorageInfo()
          .map(
            (info) =>
              `${info.name} ${info.numPartitions} ${info.numCachedPartitions} ${info.memSize} ${info.diskSize} ${levelDescription(info.storageLevel)}`,
          ),
      ],
      log: since.flatMap((event) =>
        event.kind === "LogLine" ? (storeLine(event.level, event.logger, event.text) ?? []) : [],
      ),
    });
  }
  return all;
}
