/** RddNode: what makes one kind of RDD different from another, as data and functions. In Spark the subclasses of RDD. */
import type { KeyKind } from "../foundation/hash-code.ts";
import type { AnyRdd } from "./core.ts";
import type { Dependency } from "./dependency.ts";
import type { Partitioner } from "./partitioner.ts";
import type { Cursor, Sink, Step, TaskContext, UserFunction } from "./ports.ts";

/** A step from record to record within a partition, opened for one attempt. */
export interface OpenPipe {
  readonly sink: Sink<unknown>;
  /** Pushes on what was left when the sink below had enough. True: it had enough again. */
  readonly resume?: () => boolean;
}

export interface Pipe<T> {
  /** The step as a kata's pipeline sees it, where it is one. */
  readonly step?: (task: TaskContext) => Step;
  open(task: TaskContext, partition: number, down: Sink<T>): OpenPipe;
}

/** What makes one RDD different from another. */
export interface RddNode<T> {
  /** `MapPartitionsRDD`, `ShuffledRDD`, … */
  readonly className: string;
  readonly numPartitions: () => number;
  readonly dependencies: () => readonly Dependency[];
  /** What it is made from, where asking for the dependencies does more than answer: it takes shuffle ids, or asks for partitions. */
  readonly parents?: readonly AnyRdd[];
  readonly partitioner?: Partitioner | undefined;
  readonly closures?: readonly UserFunction[];
  /** Record by record over the parent's partition, or else `compute`, a source of its own. */
  readonly pipe?: Pipe<T>;
  readonly compute?: (partition: number, task: TaskContext, sink: Sink<T>) => Cursor;
  /** What travels with each task of a partition, in bytes, as Java writes it; absent: nothing to speak of. */
  readonly partitionBytes?: (partition: number) => number;
  readonly preferredLocations?: (partition: number) => readonly string[];
  /** What integral numbers among its keys are meant to be. */
  readonly keyKind?: KeyKind | undefined;
  /** Its functions are looked at when a job needs them, not when it is made. */
  readonly isUnchecked?: boolean;
  /** The file that a partition is a split of. */
  readonly inputFile?: (partition: number) => string;
  /** It was made by `RDDBarrier`: its stage runs as a whole. */
  readonly isFromBarrier?: boolean;
  /** Whether its result depends on the order of its input (C1.35, C3.40). */
  readonly orderSensitive?: boolean;
}
