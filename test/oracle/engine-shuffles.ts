/** Runs of shuffle-runs.ts on the engine, told as Shuffles.scala tells them. */
import {
  eventsOf,
  HashPartitioner,
  local,
  simulate,
  type RDD,
  type Simulation,
  type SparkSession,
} from "../../engine/index.ts";
import { isShuffle } from "../../engine/rdd/dependency.ts";
import type { AnyRdd } from "../../engine/rdd/core.ts";
import {
  serializerFor,
  shuffleHandle,
  shuffleSettings,
} from "../../engine/shuffle/shuffle-handle.ts";
import { stepLine, type ShuffleRun, type ShuffleStep } from "./shuffle-runs.ts";
import { made, makers, type Pair, type Sleeps } from "./programs/pairs-made.ts";
import { spillLine, type ToldShuffle } from "./shuffle-told.ts";

function shuffled(rdd: RDD<Pair>, { operator, out }: ShuffleStep): AnyRdd {
  const by = new HashPartitioner(out);
  const append = (list: unknown[], value: unknown): unknown[] => [...list, value];
  const concat = (a: unknown[], b: unknown[]): unknown[] => [...a, ...b];
  switch (operator) {
    case "reduceByKey":
      return rdd.reduceByKey((_a, b) => b, out);
    case "listed":
      return rdd.aggregateByKey([] as unknown[], append, concat, out);
    case "groupByKey":
      return rdd.groupByKey(out);
    case "groupInPlace":
      return rdd.partitionBy(by).groupByKey(out);
    case "combineReduceSide":
      return rdd.combineByKey((value) => [value], append, concat, by, false);
    case "partitionBy":
      return rdd.partitionBy(by);
    case "repartition":
      return rdd.repartition(out);
    case "distinct":
      return rdd.distinct(out);
    case "cogroup":
      return rdd.cogroup(rdd, out);
    case "join":
      return rdd.join(
        rdd.mapValues((value) => value),
        out,
      );
    case "reused":
      return rdd
        .mapPartitions((records) => {
          const bytes = new Uint8Array(1);
          return Array.from(records, ([key]: Pair, at) => ({ key, bytes, at }))[Symbol.iterator]();
        })
        .map(({ key, bytes, at }): [unknown, Uint8Array] => {
          bytes[0] = at;
          return [key, bytes];
        })
        .partitionBy(by)
        .mapValues((bytes) => bytes[0]);
    case "subtractByKey":
      return rdd.subtractByKey(
        rdd.filter(() => false),
        by,
      );
    case "valuesRepartitioned":
      return rdd.values().repartition(out);
    case "keysDistinct":
      return rdd.keys().distinct(out);
    case "sortByKey":
      return rdd.sortByKey(true, out);
    case "sortDescending":
      return rdd.sortByKey(false, out);
    case "sortWithin":
      return rdd.repartitionAndSortWithinPartitions(by);
    case "sortInPlace":
      return rdd.partitionBy(by).repartitionAndSortWithinPartitions(by);
  }
}

function text(record: unknown): string {
  if (record instanceof Uint8Array) return `bytes ${record.length}`;
  if (Array.isArray(record)) return record.map(text).join(":");
  return String(record);
}

/** Records whose values are lists show them so. */
const listed = (values: readonly unknown[]): string => `[${values.map(text).join(",")}]`;
const shown: Partial<Record<ShuffleStep["operator"], (value: unknown) => string>> = {
  listed: (value) => listed(value as unknown[]),
  groupByKey: (value) => listed(value as unknown[]),
  groupInPlace: (value) => listed(value as unknown[]),
  combineReduceSide: (value) => listed(value as unknown[]),
  cogroup: (value) => (value as unknown[][]).map(listed).join(":"),
};

function recordText(step: ShuffleStep, record: unknown): string {
  const show = shown[step.operator];
  if (show === undefined) return text(record);
  const [key, value] = record as Pair;
  return `${text(key)}:${show(value)}`;
}

/** What the map side of the step's shuffle sees first. */
function firstRecord({ kind, operator }: ShuffleStep): Pair {
  const [key, value] = makers[kind](1, 2);
  if (operator === "repartition") return [0, [key, value]];
  if (operator === "valuesRepartitioned") return [0, value];
  return [key, operator === "reused" ? new Uint8Array(1) : value];
}

/** The shuffles nearest to an RDD, as the manager would hand them to writers of records of this kind. */
function handles(rdd: AnyRdd, spark: SparkSession, step: ShuffleStep): string[] {
  const settings = shuffleSettings(spark.sparkContext.getConf());
  const first = firstRecord(step);
  return rdd.dependencies.flatMap((dependency) => {
    if (!isShuffle(dependency)) return handles(dependency.rdd, spark, step);
    const serializer = serializerFor(dependency, first, settings);
    return [`${shuffleHandle(dependency, serializer, settings)} ${serializer}`];
  });
}

/** A run's steps on the engine, each with what it told. */
export async function shuffleRunOnEngine(run: ShuffleRun): Promise<ToldShuffle[]> {
  const simulation = simulate(local(run.master), { seed: 1 });
  const app = simulation.submit({ name: run.name, conf: run.conf }, async (spark) => {
    const told: ToldShuffle[] = [];
    const cores = Number(/\d+/.exec(run.master)?.[0]);
    const stagger = cores > 1 ? { cores, first: 1_000, each: 0.1 } : undefined;
    for (const step of run.steps)
      told.push(await take(simulation, spark, step, step.do === "beside" ? undefined : stagger));
    return told;
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return app.result;
}

async function sideBySide(spark: SparkSession, step: ShuffleStep): Promise<readonly number[]> {
  const counted = (sleeps?: Sleeps): Promise<number> =>
    (shuffled(made(spark, step, sleeps), step) as RDD<unknown>).count();
  const older = counted({ last: 3_000 });
  await spark.sleep(1_000);
  const younger = await counted();
  return [await older, younger];
}

async function take(
  simulation: Simulation,
  spark: SparkSession,
  step: ShuffleStep,
  stagger: Sleeps["stagger"],
): Promise<ToldShuffle> {
  const { events } = simulation.world.trace;
  const before = events.length;
  const rdd = shuffled(made(spark, step, stagger && { stagger }), step) as RDD<unknown>;
  const partitions: string[] = [];
  if (step.do === "beside") partitions.push((await sideBySide(spark, step)).join(" "));
  if (step.do === "count") partitions.push(String(await rdd.count()));
  if (step.do === "collect")
    for (const part of await rdd.glom().collect())
      partitions.push(part.map((record) => recordText(step, record)).join(" "));
  await spark.sleep(20);
  const since = events.slice(before);
  return {
    step: stepLine(step),
    handles: handles(rdd, spark, step),
    partitions,
    tasks: eventsOf(step.do === "handle" ? [] : since, "SparkListenerTaskEnd").map(
      ({ stageId, taskType, taskInfo, taskMetrics: m }) =>
        `${stageId} ${taskType} ${taskInfo.index} ${[m?.shuffleRecordsWritten, m?.shuffleRecordsRead, m?.memoryBytesSpilled, m?.diskBytesSpilled, m?.peakExecutionMemory].join(" ")}`,
    ),
    long: eventsOf(since, "SparkListenerTaskEnd")
      .filter(({ taskInfo }) => taskInfo.finishTime - taskInfo.launchTime > 1_500_000)
      .map(({ stageId, taskType, taskInfo }) => `${stageId} ${taskType} ${taskInfo.index}`),
    log: since.flatMap((event) =>
      event.kind === "LogLine" ? (spillLine(event.level, event.logger, event.text) ?? []) : [],
    ),
  };
}
