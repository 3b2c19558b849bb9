/** Runs of rollback-runs.ts on the engine, told as Rollback.scala tells them. */
import {
  HashPartitioner,
  simulate,
  type Fault,
  type RDD,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import { messageOf } from "../../engine/foundation/errors.ts";
import { awaitExecutors, executorsOf, onOneHost } from "./engine-cluster.ts";
import { stepLine, type RollbackRun, type RollbackStep } from "./rollback-runs.ts";
import { plain, rollbackLine, type ToldRollback } from "./rollback-told.ts";

function sourceOf({ sparkContext: sc }: SparkSession, level: RollbackStep["level"]): RDD<number> {
  const slow = sc
    .parallelize(
      Array.from({ length: 16 }, (_, i) => i),
      4,
    )
    .costing(40_000)
    .map((i): [number, number] => [i, i])
    .reduceByKey((a, b) => a + b, 4)
    .keys()
    .costing(40_000);
  if (level === "indeterminate") return slow.repartition(4);
  return slow
    .map((i): [number, number] => [i, i])
    .partitionBy(new HashPartitioner(4))
    .keys();
}

/** A millisecond a record, and as many records more as the task has to take milliseconds; they are left out again. */
const slowed = (rdd: RDD<number>, millis: readonly number[]): RDD<number> =>
  rdd
    .mapPartitionsWithIndex((index, numbers) => [
      ...numbers,
      ...Array.from({ length: millis[index] ?? 0 }, () => -1),
    ])
    .costing(1_000)
    .filter((i) => i >= 0);

const spread = (rdd: RDD<number>, partitions: number): RDD<number> =>
  rdd
    .map((i): [number, number] => [i, i])
    .partitionBy(new HashPartitioner(partitions))
    .keys();

function job(
  shape: RollbackStep["shape"],
  source: RDD<number>,
  millis: readonly number[],
): Promise<number> {
  const slow = slowed(source, millis);
  const both = (one: RDD<number>, other: RDD<number>): Promise<number> =>
    one.zipPartitions(other, (a, b) => [...a, ...b]).count();
  switch (shape) {
    case "direct":
      return slow.count();
    case "chain":
      return spread(slow, 3).count();
    case "diamond":
      return both(spread(source, 4), slow);
    case "diamond-late":
      return both(spread(slow, 4), source);
  }
}

async function answerOf(count: Promise<number>): Promise<string> {
  try {
    return String(await count);
  } catch (error) {
    return plain(messageOf(error));
  }
}

/** The stage whose tasks take as long as the step says, and lose what they read: before it come those of two jobs. */
const slowStage = { direct: 7, chain: 7, diamond: 8, "diamond-late": 7 } as const;

const thiefOf = ({ when }: RollbackStep): number => Number(when.at(-1));

/** The shuffle behind which a step's jobs begin. */
const SHUFFLE = 1;

/** The thief fails at its beginning, not at its end, which makes no difference to the others. */
const failing = (step: RollbackStep): Fault[] =>
  step.when.startsWith("fails")
    ? [{ kind: "fail task", partition: thiefOf(step), attempts: 1, stage: slowStage[step.shape] }]
    : [];

/** Executor 0 loses its outputs of the shuffle now, or when the thief ends. */
function armLoss(step: RollbackStep, { world, runs }: Simulation): void {
  const lose = (): void => {
    const holder = runs[0]?.runtime?.executor("0");
    for (const path of holder?.disk.list(holder.localDir) ?? [])
      if (path.includes(`/shuffle_${SHUFFLE}_`)) holder?.disk.remove(path);
  };
  if (step.when === "before") return lose();
  let gone = false;
  world.trace.listen((event) => {
    if (gone || event.kind !== "SparkListenerTaskEnd") return;
    if (event.stageId !== slowStage[step.shape]) return;
    if (event.taskInfo.partitionId !== thiefOf(step)) return;
    gone = true;
    lose();
  });
}

function told(event: TracedEvent): string[] {
  switch (event.kind) {
    case "SparkListenerStageSubmitted": {
      const { stageId, attemptNumber, numTasks, shuffleId } = event.stageInfo;
      const kind = shuffleId === undefined ? "result" : "map";
      return [`submitted ${stageId}.${attemptNumber} ${kind} ${numTasks}`];
    }
    case "SparkListenerStageCompleted": {
      const { stageId, attemptNumber, failureReason } = event.stageInfo;
      return [plain(`completed ${stageId}.${attemptNumber} ${failureReason ?? "-"}`)];
    }
    case "SparkListenerTaskStart":
    case "SparkListenerTaskEnd": {
      const { index, partitionId } = event.taskInfo;
      const what = `${event.stageId}.${event.stageAttemptId} ${index} partition ${partitionId}`;
      return event.kind === "SparkListenerTaskStart"
        ? [`start ${what}`]
        : [`end ${what} ${event.reason.kind}`];
    }
    default:
      return [];
  }
}

/** A run's steps on the engine, each with what it told. */
export async function rollbackRunOnEngine(run: RollbackRun): Promise<ToldRollback[]> {
  const { spec, conf } = onOneHost(run.master);
  const simulation = simulate(spec, { seed: 1 });
  const options = {
    name: run.name,
    conf: { ...conf, ...run.conf },
    faults: run.steps.flatMap(failing),
  };
  const app = simulation.submit(options, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    const { events } = simulation.world.trace;
    const warm = Array.from({ length: 8 }, (_, i) => i);
    await spread(spark.sparkContext.parallelize(warm, 8), 4).count();
    const all: ToldRollback[] = [];
    for (const step of run.steps) {
      const source = sourceOf(spark, step.level);
      await source.count();
      const before = events.length;
      armLoss(step, simulation);
      const answer = await answerOf(job(step.shape, source, step.millis));
      await spark.sleep(1000);
      const since = events.slice(before);
      all.push({
        step: stepLine(step),
        answer,
        events: since.flatMap(told),
        log: since.flatMap((event) =>
          event.kind === "LogLine" ? (rollbackLine(event.logger, event.text) ?? []) : [],
        ),
      });
    }
    return all;
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return app.result;
}
