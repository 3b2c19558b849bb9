/** Runs of barrier-runs.ts on the engine, told as Barriers.scala tells them. */
import {
  BarrierTaskContext,
  simulate,
  type RDD,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import { classNameOf, messageOf } from "../../engine/foundation/errors.ts";
import type { TaskEndReason } from "../../engine/events/task-end-reason.ts";
import { awaitExecutors, clusterOf, executorsOf } from "./engine-cluster.ts";
import {
  stepLine,
  type BarrierRun,
  type BarrierStep,
  type Chain,
  type Work,
} from "./barrier-runs.ts";
import { barrierLine, plain, type ToldBarriers } from "./barrier-told.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

/** What tasks do; the second one of a stage is the one that is late, or fails. */
function work(how: Work, numbers: Iterable<number>, sleep: (ms: number) => void): string[] {
  const context = BarrierTaskContext.get();
  const id = context.partitionId();
  const sum = [...numbers].reduce((a, b) => a + b, 0);
  const others = (): string => context.allGather(`${id}:${sum}`).join(" ");
  const isSecond = id === 1;
  switch (how) {
    case "sync":
      context.barrier();
      context.barrier();
      return [`${id}:${sum}`];
    case "gather":
      return [others(), others()];
    case "infos":
      return [`${context.getTaskInfos().length} ${context.numPartitions()}`];
    case "none":
      return [`${id}:${sum}`];
    case "lost":
      return [String(id)];
    case "late":
      if (isSecond) sleep(3_000);
      context.barrier();
      return [String(id)];
    case "mixed":
      if (isSecond) context.barrier();
      else context.allGather("here");
      return [String(id)];
    case "fails":
    case "fails-always":
      if (isSecond && (how === "fails-always" || context.stageAttemptNumber() === 0))
        throw new JavaRuntime("failed on purpose");
      context.barrier();
      return [String(id)];
  }
}

class JavaRuntime extends Error {
  readonly className = "java.lang.RuntimeException";
}

const barrier = ({ sparkContext: sc }: SparkSession, tasks: number, how: Work): RDD<string> =>
  sc
    .parallelize(upTo(2 * tasks), tasks)
    .barrier()
    .mapPartitions((numbers) => work(how, numbers, () => undefined));

async function chained(spark: SparkSession, how: Chain): Promise<unknown> {
  const two = barrier(spark, 2, "none");
  const { sparkContext: sc } = spark;
  switch (how) {
    case "coalesced":
      return (await two.coalesce(1).collect()).length;
    case "united":
      return (await two.union(two).collect()).length;
    case "first":
      return two.first();
    case "zipped":
      return (await two.zip(barrier(spark, 2, "none")).collect()).length;
    case "zipped-with-others":
      return (await two.zip(sc.parallelize([1, 2], 2)).collect()).length;
    case "after-shuffle": {
      const sums = sc
        .parallelize(upTo(8), 4)
        .map((n): [number, number] => [n % 2, n])
        .reduceByKey((a, b) => a + b, 2);
      const texts = sums.barrier().mapPartitions((all) => [...all].map(([k, v]) => `(${k},${v})`));
      return (await texts.collect()).toSorted().join(" ");
    }
    case "barrier-upon-barrier":
      return two
        .barrier()
        .mapPartitions((all) => [[...all].length])
        .sum();
    case "indexed":
      return (
        await sc
          .parallelize(upTo(4), 2)
          .barrier()
          .mapPartitionsWithIndex((at, all) => [
            `${at}:${[...all].reduce((sum, one) => sum + one, 0)}`,
          ])
          .collect()
      ).join(" ");
    case "without-a-context":
      return withoutAContext(spark);
  }
}

async function withoutAContext({ sparkContext: sc }: SparkSession): Promise<string> {
  const none = sc.parallelize([1, 2], 2).mapPartitions((all) => {
    BarrierTaskContext.get();
    return all;
  });
  try {
    return String((await none.collect()).length);
  } catch (error) {
    const [first = ""] = messageOf(error).split("\n");
    return first.replace(/\(TID.*?driver\)/, "");
  }
}

async function take(spark: SparkSession, step: BarrierStep): Promise<unknown> {
  if (step.do === "chain") return chained(spark, step.how);
  if (step.do === "beside") return beside(spark, step.tasks);
  const rdd = timed(spark, step.tasks, step.how);
  if (step.do === "collect") return (await rdd.collect()).join(", ");
  return rdd
    .map((text): [string, number] => [text, 1])
    .reduceByKey((a, b) => a + b, 2)
    .count();
}

/** As `barrier`, with a sleep in virtual time. */
function timed(spark: SparkSession, tasks: number, how: Work): RDD<string> {
  if (how !== "late" && how !== "lost") return barrier(spark, tasks, how);
  return spark.sparkContext
    .parallelize(upTo(tasks), tasks)
    .flatMap((n) => (n === 2 ? [n] : []))
    .costing(how === "late" ? 3_000_000 : 4_000_000)
    .barrier()
    .mapPartitions((numbers) => work(how, numbers, () => undefined));
}

/** Kills the executor of the first task a second and a half after it was launched. */
function loseTheFirst(simulation: Simulation): void {
  const { world } = simulation;
  let done = false;
  world.trace.listen((event) => {
    if (done || event.kind !== "SparkListenerTaskStart" || event.taskInfo.index !== 0) return;
    done = true;
    const { executorId } = event.taskInfo;
    const lost = simulation.runs[0]?.runtime?.executors.find(({ id }) => id === executorId);
    if (lost !== undefined) world.after(1_500_000, "kill -9", () => world.network.kill(lost));
  });
}

async function beside(spark: SparkSession, tasks: number): Promise<string> {
  const other = spark.sparkContext
    .parallelize([1], 1)
    .costing(3_000_000)
    .foreach(() => undefined);
  await spark.sleep(700);
  const answer = (await barrier(spark, tasks, "sync").collect()).join(", ");
  await other;
  return answer;
}

function words(reason: TaskEndReason): string {
  if (reason.kind === "ExceptionFailure")
    return `ExceptionFailure ${reason.className}: ${reason.description}`;
  return reason.kind === "TaskKilled" ? `TaskKilled ${reason.reason}` : reason.kind;
}

function told(event: TracedEvent): string[] {
  switch (event.kind) {
    case "SparkListenerStageSubmitted": {
      const { stageId, attemptNumber, numTasks, rddInfos } = event.stageInfo;
      const barriers = rddInfos.filter(({ isBarrier }) => isBarrier).map(({ name }) => name);
      return [`submitted ${stageId}.${attemptNumber} ${numTasks} barrier ${barriers.join(" ")}`];
    }
    case "SparkListenerStageCompleted": {
      const { stageId, attemptNumber, failureReason } = event.stageInfo;
      return [`completed ${stageId}.${attemptNumber} ${failureReason ?? "-"}`];
    }
    case "SparkListenerTaskEnd": {
      const { index, attemptNumber, finishTime, launchTime } = event.taskInfo;
      const took = Math.floor((finishTime - launchTime) / 1_000_000);
      return [
        `task ${event.stageId}.${event.stageAttemptId} ${index}.${attemptNumber} after ${took} s ${words(event.reason)}`,
      ];
    }
    case "SparkListenerJobEnd":
      return [`job ${event.jobId} over`];
    default:
      return [];
  }
}

const logged = (event: TracedEvent): string[] => {
  if (event.kind !== "LogLine") return [];
  const line = barrierLine(event.level, event.logger, event.text);
  return line === undefined || event.process.includes("/executor ") ? [] : [line];
};

async function answerOf(value: Promise<unknown>): Promise<string> {
  try {
    return String(await value);
  } catch (error) {
    return `${classNameOf(error).split(".").at(-1)}: ${messageOf(error)}`;
  }
}

/** A run's steps on the engine, each with what it told. */
export async function barrierRunOnEngine(run: BarrierRun): Promise<ToldBarriers[]> {
  const simulation = simulate(clusterOf(run.master), { seed: 1 });
  const { trace } = simulation.world;
  if (run.name === "lost") loseTheFirst(simulation);
  const app = simulation.submit({ name: run.name, conf: run.conf }, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    const all: ToldBarriers[] = [];
    for (const step of run.steps) {
      const before = trace.events.length;
      const answer = plain(await answerOf(take(spark, step)));
      await spark.sleep(1_500);
      const events = trace.events.slice(before);
      all.push({
        step: stepLine(step),
        answer,
        events: events.flatMap(told).map(plain),
        log: events.flatMap(logged),
      });
    }
    return all;
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  return app.result;
}
