/**
 * How large a task is when it is sent: its place, and its partition, which for a collection of the driver is the elements themselves. A large
 * one is warned of once a stage attempt; on a cluster one larger than a message ends its job. Recorded in rdd-facts ("a large task").
 * Different: texts that are equal count each, where Java writes the same object once; an attempt that is too large is never told as started.
 * Spark 3.5.3: TaskSetManager.prepareLaunchingTask, CoarseGrainedSchedulerBackend.launchTasks.
 */
import type { TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { isShuffle } from "../rdd/dependency.ts";
import type { TaskSchedulerOptions } from "./task-scheduler-options.ts";
import type { Task } from "./task.ts";

const KIB = 1024;
/** TaskSetManager.TASK_SIZE_TO_WARN_KIB. */
const TASK_SIZE_TO_WARN_KIB = 1000;
/** What Spark writes besides the partition, nearly all of it the empty metrics: as recorded, 8 to 9 KiB. */
const ENVELOPE: Bytes = 9_000;

/** What of a task's partition travels with it. Iterative along a chain of single parents, so that a long lineage does not grow the stack. */
export function partitionBytes(rdd: AnyRdd, partition: number): Bytes {
  let at = rdd;
  for (;;) {
    if (at.node.partitionBytes !== undefined) return at.node.partitionBytes(partition);
    const [only, ...others] = at.dependencies;
    if (only === undefined) return 0;
    if (others.length > 0 || only.kind !== "OneToOneDependency") break;
    at = only.rdd;
  }
  let bytes = 0;
  for (const dependency of at.dependencies)
    if (!isShuffle(dependency))
      for (const parent of dependency.getParents(partition))
        bytes += partitionBytes(dependency.rdd, parent);
  return bytes;
}

export class TaskSizes {
  readonly #maxMessage: Bytes;
  readonly #warn: (text: string) => void;
  /** Stage attempts that were warned of. */
  readonly #warned = new Set<string>();

  constructor({ conf, log }: Pick<TaskSchedulerOptions, "conf" | "log">) {
    this.#maxMessage = conf.int("spark.rpc.message.maxSize") * KIB * KIB;
    this.#warn = (text) => log("WARN", "TaskSetManager", text);
  }

  /** Warns of a task that is large; answers why it cannot be sent at all, if so. */
  tooLarge(task: Task, taskId: TaskId, isLocal: boolean): string | undefined {
    const bytes = ENVELOPE + partitionBytes(task.binary.rdd, task.partitionId);
    const { stageId, stageAttemptId } = task.binary;
    const attempt = `${stageId}.${stageAttemptId}`;
    if (bytes > TASK_SIZE_TO_WARN_KIB * KIB && !this.#warned.has(attempt)) {
      this.#warned.add(attempt);
      this.#warn(
        `Stage ${stageId} contains a task of very large size (${Math.floor(bytes / KIB)} KiB). The maximum recommended task size is ${TASK_SIZE_TO_WARN_KIB} KiB.`,
      );
    }
    if (isLocal || bytes < this.#maxMessage) return undefined;
    return `Serialized task ${taskId}:${task.outputId} was ${bytes} bytes, which exceeds max allowed: spark.rpc.message.maxSize (${this.#maxMessage} bytes). Consider increasing spark.rpc.message.maxSize or using broadcast variables for large values.`;
  }
}
