/**
 * BarrierTaskContext: what a task of a barrier stage asks of the others. Which task runs is kept as Spark keeps it in a thread's own variable; here tasks run
 * one at a time. Left out: cpus, resources, listeners of the task's end. Rule C3.52. Spark 3.5.3: core/…/BarrierTaskContext.scala.
 */
import { JavaError } from "../foundation/errors.ts";
import type { StageId, TaskId } from "../foundation/ids.ts";

/** Where a task of the stage runs. */
export interface BarrierTaskInfo {
  /** Host and port of its executor. */
  readonly address: string;
}

/** What a barrier task's functions may ask. */
export interface BarrierTask {
  readonly isBarrier: boolean;
  readonly stageId: StageId;
  readonly stageAttemptNumber: number;
  readonly partitionId: number;
  readonly attemptNumber: number;
  readonly taskAttemptId: TaskId;
  readonly addresses: readonly string[];
  /** Waits for all tasks of the stage; answers what each of them said, in order of partitions. */
  synchronize(method: "BARRIER" | "ALL_GATHER", message: string): readonly string[];
}

export class BarrierTaskContext {
  /** The task whose functions run, while they run: a thread's own variable in Spark. It outlives no call. */
  static #running: BarrierTask | undefined;
  readonly #task: BarrierTask;

  private constructor(task: BarrierTask) {
    this.#task = task;
  }

  /** Runs a task's work, whose functions find it by `get`. */
  static runs<T>(task: BarrierTask, work: () => T): T {
    const before = BarrierTaskContext.#running;
    BarrierTaskContext.#running = task;
    try {
      return work();
    } finally {
      BarrierTaskContext.#running = before;
    }
  }

  /** The context of the task that runs now. @throws as the JVM does when the task is none of a barrier stage. */
  static get(): BarrierTaskContext {
    const running = BarrierTaskContext.#running;
    if (running === undefined) throw new JavaError("java.lang.NullPointerException", "");
    if (!running.isBarrier)
      throw new JavaError(
        "java.lang.ClassCastException",
        "class org.apache.spark.TaskContextImpl cannot be cast to class org.apache.spark.BarrierTaskContext (org.apache.spark.TaskContextImpl and org.apache.spark.BarrierTaskContext are in unnamed module of loader 'app')",
      );
    return new BarrierTaskContext(running);
  }

  /** Goes on when all tasks of the stage are here. @throws SparkException when they are not within spark.barrier.sync.timeout. */
  barrier(): void {
    this.#task.synchronize("BARRIER", "");
  }

  /** As `barrier`; and all hear what each says, in order of partitions. */
  allGather(message: string): string[] {
    return [...this.#task.synchronize("ALL_GATHER", message)];
  }

  /** Where the tasks of the stage run, in order of partitions. */
  getTaskInfos(): BarrierTaskInfo[] {
    return this.#task.addresses.map((address) => ({ address }));
  }

  numPartitions(): number {
    return this.#task.addresses.length;
  }

  partitionId(): number {
    return this.#task.partitionId;
  }

  stageId(): StageId {
    return this.#task.stageId;
  }

  stageAttemptNumber(): number {
    return this.#task.stageAttemptNumber;
  }

  attemptNumber(): number {
    return this.#task.attemptNumber;
  }

  taskAttemptId(): TaskId {
    return this.#task.taskAttemptId;
  }
}
