/**
 * What an attempt computes: a map task pushes its partition into a shuffle writer, a result task into the action's function. Whatever the
 * user's functions throw becomes the reason of its end. Rules C3.22, C4.48. Spark 3.5.3: core/…/scheduler/ShuffleMapTask.scala, ResultTask.scala.
 */
import { SHUFFLE_SERVICE_PORT } from "../storage/block-manager-master.ts";
import { InvariantViolation } from "../foundation/assert.ts";
import { KataFault } from "../foundation/kata-fault.ts";
import { copyValue } from "../foundation/closures.ts";
import {
  classNameOf,
  JavaError,
  messageOf,
  SparkException,
  throwableText,
} from "../foundation/errors.ts";
import { estimateSize } from "../foundation/size-estimator.ts";
import type { BlockManagerId, FailureReason } from "../events/task-end-reason.ts";
import { BarrierTaskContext } from "../rdd/barrier-task-context.ts";
import { iterate } from "../rdd/iterate.ts";
import { toldSizes } from "../shuffle/map-status.ts";
import { writeShuffleFiles } from "../shuffle/shuffle-files.ts";
import { FetchFailedException } from "../shuffle/shuffle-reader.ts";
import { shuffleWriter } from "../shuffle/shuffle-writer.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { TaskResult } from "../scheduler/task.ts";
import type { ExecutorEnv, Peer } from "./executor-env.ts";
import type { TaskAttempt } from "./task-attempt.ts";
import { Paused } from "./wait-points.ts";

export type Outcome =
  | { readonly kind: "succeeded"; readonly result: TaskResult }
  | { readonly kind: "failed"; readonly reason: FailureReason }
  /** It waits in the midst of its functions. */
  | { readonly kind: "paused"; readonly at: Paused };

/** Runs the attempt's work now; its effects wait in the attempt. */
export function runTask(attempt: TaskAttempt, env: ExecutorEnv, self: Peer): Outcome {
  const start = attempt.elapsed;
  const { work } = attempt.description.task.binary;
  try {
    const result = BarrierTaskContext.runs(attempt, () =>
      work.kind === "ShuffleMapTask"
        ? runMap(attempt, env, self, work.dependency)
        : runResult(attempt, work.action),
    );
    attempt.metrics.executorRunTime = attempt.elapsed - start;
    attempt.elapsed += env.costs.resultSerialize;
    attempt.metrics.resultSerializationTime = env.costs.resultSerialize;
    return { kind: "succeeded", result };
  } catch (thrown) {
    if (thrown instanceof InvariantViolation || thrown instanceof KataFault) throw thrown;
    if (thrown instanceof Paused) return { kind: "paused", at: thrown };
    attempt.metrics.executorRunTime = attempt.elapsed - start;
    return { kind: "failed", reason: failureOf(thrown) };
  }
}

export function failureOf(thrown: unknown): FailureReason {
  if (thrown instanceof FetchFailedException) return thrown.reason;
  return {
    kind: "ExceptionFailure",
    className: classNameOf(thrown),
    description: messageOf(thrown),
    fullStackTrace: traceOf(thrown),
  };
}

/** As Java prints it, without the frames. */
function traceOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const behind = cause instanceof Error ? `\nCaused by: ${throwableText(cause)}` : "";
  return throwableText(thrown) + behind;
}

function runResult(
  attempt: TaskAttempt,
  action: { run(task: TaskAttempt, open: unknown): unknown },
): TaskResult {
  const { rdd } = attempt.description.task.binary;
  const value = action.run(attempt, (sink: Parameters<typeof iterate>[3]) =>
    iterate(rdd, attempt.partitionId, attempt, sink),
  );
  if (value instanceof Promise)
    throw new SparkException("a function of a task answered a promise; tasks do not wait");
  attempt.metrics.resultSize = 1000 + estimateSize(value);
  return { kind: "result", value: copyValue(value) };
}

/** Who serves this executor's map output: itself, or the service of its machine. */
function servedBy({ blocks, shuffleService }: ExecutorEnv): BlockManagerId {
  return shuffleService ? { ...blocks.id, port: SHUFFLE_SERVICE_PORT } : blocks.id;
}

function runMap(
  attempt: TaskAttempt,
  env: ExecutorEnv,
  self: Peer,
  dependency: ShuffleDependency,
): TaskResult {
  const { rdd } = attempt.description.task.binary;
  const around = { memory: attempt.memory, policies: env.policies, settings: env.shuffle };
  const writer = shuffleWriter(dependency, attempt.instance, around);
  const cursor = iterate(rdd, attempt.partitionId, attempt, writer.sink);
  cursor.resume();
  cursor.close();
  const output = writer.finish();
  if (output.data.length > self.disk.room)
    throw new JavaError("java.io.IOException", "No space left on device");
  const written = Math.ceil(output.data.length / env.costs.diskWrite);
  attempt.charge(written);
  attempt.metrics.shuffleBytesWritten = output.data.length;
  attempt.metrics.shuffleRecordsWritten = output.records;
  attempt.metrics.shuffleWriteTime = written;
  attempt.metrics.resultSize = 1000 + output.lengths.length;
  const mapId = attempt.taskAttemptId;
  attempt.effects.push({
    after: "end",
    apply: () =>
      writeShuffleFiles(
        self.disk,
        self.localDir,
        dependency.shuffleId,
        mapId,
        output.data,
        output.lengths,
        env.filePolicies.shuffleIndex,
        env.integrity.checksum,
      ),
  });
  const told = toldSizes(output.lengths, env.statuses, env.hugeFrom);
  return { kind: "mapStatus", status: { location: servedBy(env), mapId, ...told } };
}
