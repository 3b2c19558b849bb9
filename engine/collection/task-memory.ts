/**
 * TaskMemory: what a growing collection of a task asks for memory, and tells of what it spilled: TaskMemoryManager and TaskMetrics as collections
 * see them. Left out: pages with addresses, off-heap memory. Spark 3.5.3: core/…/memory/TaskMemoryManager.java, MemoryConsumer.java.
 */
import type { ClassTable } from "../foundation/codec.ts";
import type { Bytes } from "../foundation/sizes.ts";

/** What a collection tells when it is complete. */
export interface Spilled {
  /** Estimated sizes of what was in memory when it went to disk. */
  readonly memory: Bytes;
  /** Bytes that were written. */
  readonly disk: Bytes;
  /** The largest size that was estimated. */
  readonly peak: Bytes;
}

/** The execution memory of one task attempt. */
export interface TaskMemory {
  /** spark.shuffle.spill.initialMemoryThreshold: what a collection may take without asking. */
  readonly initialThreshold: Bytes;
  /** spark.shuffle.spill.numElementsForceSpillThreshold: records after which a collection spills however small it is. */
  readonly forceSpillThreshold: number;
  /** spark.buffer.pageSize: what the serialized writer takes at a time. */
  readonly pageSize: Bytes;
  /** The classes of the program's records, to write them to disk and read them again. */
  readonly classes: ClassTable;
  /** Asks for memory; answers what it got. */
  acquire(bytes: Bytes): Bytes;
  /** As `acquire`, for what a writer takes when it is made, before its task computes its first record. */
  acquireAtStart(bytes: Bytes): Bytes;
  release(bytes: Bytes): void;
  /** Adds to the attempt's metrics, and the time for the disk to its time. */
  tell(spilled: Spilled): void;
  /** A line of the executor's log; "#" stands for the number of the thread, which here is that of the task. */
  say(logger: string, text: string): void;
}
