/** Runs of corruption-runs.ts on the engine, told as Corruption.scala tells them. */
import { simulate, type RDD, type Simulation, type SparkSession } from "../../engine/index.ts";
import type { TracedEvent } from "../../engine/index.ts";
import { messageOf } from "../../engine/foundation/errors.ts";
import { reasonText } from "../../engine/events/task-end-reason.ts";
import { armFaults } from "../../engine/simulator/fault-arming.ts";
import { awaitExecutors, executorsOf, onOneHost } from "./engine-cluster.ts";
import { stepLine, type CorruptionRun, type CorruptionStep } from "./corruption-runs.ts";
import { corruptionLine, plain, type ToldCorruption } from "./corruption-told.ts";

function sumsOf({ sparkContext: sc }: SparkSession, of: "numbers" | "lists"): RDD<number> {
  const pairs = sc
    .parallelize([0, 1, 2, 3, 4, 5, 6, 7], 4)
    .costing(150_000)
    .map((i): [number, number] => [i, i]);
  if (of === "numbers") return pairs.reduceByKey((a, b) => a + b, 2).values();
  return pairs
    .mapValues((i): readonly { n: number }[] => [{ n: i }])
    .reduceByKey((a, b) => [...a, ...b], 2)
    .values()
    .map((list) => list.reduce((sum, { n }) => sum + n, 0));
}

async function answerOf(sum: Promise<number>): Promise<string> {
  try {
    return String(await sum);
  } catch (error) {
    return plain(messageOf(error));
  }
}

function harm(simulation: Simulation, what: "data" | "checksums", executor: string): void {
  const when = { at: simulation.world.now() };
  if (what === "data") return armFaults([{ kind: "corrupt disk", executor, when }], simulation);
  const holder = simulation.runs[0]?.runtime?.executor(executor);
  for (const path of holder?.disk.list(holder.localDir) ?? [])
    if (path.includes(".checksum.")) holder?.disk.remove(path);
}

function reasonOf(event: Extract<TracedEvent, { kind: "SparkListenerTaskEnd" }>): string {
  const { reason } = event;
  if (reason.kind === "FetchFailed")
    return `FetchFailed from ${reason.bmAddress?.executorId} shuffle ${reason.shuffleId} map ${reason.mapIndex} reduce ${reason.reduceId}: ${reason.message}`;
  if (reason.kind === "ExceptionFailure")
    return `ExceptionFailure ${reason.className}: ${reason.description}`;
  return reason.kind === "Success" ? "Success" : reasonText(reason);
}

function told(event: TracedEvent): string[] {
  switch (event.kind) {
    case "SparkListenerStageSubmitted": {
      const { stageId, attemptNumber, numTasks } = event.stageInfo;
      return [`submitted ${stageId}.${attemptNumber} ${numTasks}`];
    }
    case "SparkListenerStageCompleted": {
      const { stageId, attemptNumber, failureReason } = event.stageInfo;
      return [plain(`completed ${stageId}.${attemptNumber} ${failureReason ?? "-"}`)];
    }
    case "SparkListenerTaskEnd": {
      const { index, attemptNumber, executorId } = event.taskInfo;
      const where = `${event.stageId}.${event.stageAttemptId} ${index}.${attemptNumber} on ${executorId}`;
      const { localBlocksFetched: near = 0, remoteBlocksFetched: far = 0 } =
        event.taskMetrics ?? {};
      const read = `read ${event.stageId}.${event.stageAttemptId} ${near} local ${far} remote`;
      const reads = event.reason.kind === "Success" && near + far > 0 ? [read] : [];
      return [plain(`task ${where} ${reasonOf(event)}`), ...reads];
    }
    case "SparkListenerBlockManagerRemoved":
      return [`removed ${event.blockManagerId.executorId}`];
    default:
      return [];
  }
}

/** "0 WARN ShuffleBlockFetcherIterator: …", with the number of the executor. */
function logged(event: TracedEvent): string[] {
  if (event.kind !== "LogLine") return [];
  const line = corruptionLine(event.level, event.logger, event.text);
  return line === undefined ? [] : [`${event.process.split(" ").at(-1)} ${line}`];
}

/** A run's steps on the engine, each with what it told; and what its executors logged. */
export async function corruptionRunOnEngine(run: CorruptionRun): Promise<ToldCorruption[]> {
  const { spec, conf } = onOneHost(run.master);
  const simulation = simulate(spec, { seed: 1 });
  const options = { name: run.name, conf: { ...conf, ...run.conf } };
  const app = simulation.submit(options, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    await spark.sleep(500);
    const { events } = simulation.world.trace;
    const all: ToldCorruption[] = [];
    let sums: RDD<number> | undefined;
    const take = async (step: CorruptionStep): Promise<string> => {
      if (step.do === "shuffle") sums = sumsOf(spark, step.of);
      if (step.do !== "harm") return answerOf(sums?.sum() ?? Promise.resolve(NaN));
      harm(simulation, step.what, step.victim);
      const { sparkContext: sc } = spark;
      await sc
        .parallelize([0, 1, 2, 3], 4)
        .costing(400_000)
        .foreach(() => undefined);
      return "0";
    };
    for (const step of run.steps) {
      const before = events.length;
      const answer = await take(step);
      await spark.sleep(1500);
      all.push({
        step: stepLine(step),
        answer,
        events: events.slice(before).flatMap(told),
        log: [],
      });
    }
    return all;
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  const log = simulation.world.trace.events.flatMap(logged);
  return [...app.result, { step: "log", events: [], log }];
}
