/**
 * What RDDs need from the layers above, declared here and implemented there: the task they are computed in, the context that
 * runs jobs. Records move by resumable push: a source pushes one record at a time into a sink until the sink has enough.
 */
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { ApplicationId, JobId, RddId, ShuffleId, StageId, TaskId } from "../foundation/ids.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { TaskMetrics } from "../events/task-metrics.ts";
import type { TaskMemory } from "../collection/task-memory.ts";
import type { FileSystem } from "../world/disk.ts";
import type { AnyRdd } from "./core.ts";
import type { ShuffleDependency } from "./dependency.ts";
import type { DebugString } from "./debug-string.ts";
import type { KeyPolicies } from "./key-policies.ts";
import type { ApproximateEvaluator, PartialResult } from "./partial-result.ts";
import type { SlicePositions } from "./sources.ts";
import type { PartitionsToTry } from "./take-rounds.ts";

/** A function of the user's program. */
export type UserFunction = (...args: never[]) => unknown;
/** Gives the copy of a user's function that belongs to one attempt. */
export type Instance = <F extends UserFunction>(f: F) => F;

/** Takes a record; answers false for "enough for now". */
export type Sink<T> = (record: T) => boolean;

/** A source at work. */
export interface Cursor {
  /** Pushes records on. True: the sink had enough, there may be more. False: the end was reached. */
  resume(): boolean;
  close(): void;
}

/** Thrown where an attempt has to wait: no failure, and to be passed on. */
export abstract class TaskWaits extends Error {}

/** The task attempt in which a partition is computed. Same names as org.apache.spark.TaskContext where Spark has them. */
export interface TaskContext {
  readonly stageId: StageId;
  readonly stageAttemptNumber: number;
  readonly partitionId: number;
  readonly attemptNumber: number;
  readonly taskAttemptId: TaskId;
  readonly metrics: TaskMetrics;
  readonly policies: RddPolicies;
  readonly instance: Instance;
  /** What its growing collections hold. */
  readonly memory: TaskMemory;
  /** Adds virtual time to the attempt. */
  charge(time: Micros): void;
  /** A line of the executor's log. */
  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void;
  /** Counts records read by a source, which cost time each. */
  countRecords(count: number): void;
  /** The block of a persisted partition: from a store, or computed now and stored when the attempt gets there. */
  getOrCompute(rdd: AnyRdd, partition: number, compute: () => unknown[]): readonly unknown[];
  /** The records of one reduce partition, as its map outputs hold them, in order of map index. @throws FetchFailedException */
  readShuffle(
    dependency: ShuffleDependency,
    reduceId: number,
  ): Iterable<readonly [unknown, unknown]>;
  /** The bytes of an input file, with the time to read `length` of them. */
  readFile(path: string, length: Bytes): Uint8Array;
  /** The bytes of a part of an input file and of the line that begins at its end, from `offset` of the file on. */
  readSplit(
    path: string,
    start: Bytes,
    length: Bytes,
  ): { readonly bytes: Uint8Array; readonly offset: Bytes };
  /** Records of a checkpoint, saved on the shared store when the attempt commits. */
  saveRecords(path: string, records: readonly unknown[]): void;
  /** What `saveRecords` saved. */
  savedRecords(path: string): readonly unknown[];
  /** A file that the attempt writes and that counts only when the attempt commits. */
  writeFile(path: string, bytes: Uint8Array, records: number): void;
}

/** The part of `Policies` that RDDs ask. */
export interface RddPolicies extends KeyPolicies {
  readonly pipeline?: Pipeline;
  readonly slicePositions?: SlicePositions;
  readonly partitionsToTry?: PartitionsToTry;
  readonly debugString?: DebugString;
}

/** One narrow step of the user's, as a kata sees it. */
export interface Step {
  readonly kind: "map" | "filter" | "flatMap";
  readonly apply: (record: unknown) => unknown;
}

/** Fuses narrow steps into one function that takes each record through all of them, with nothing stored between. */
export type Pipeline = (
  steps: readonly Step[],
  emit: (record: unknown) => void,
) => (record: unknown) => void;

/** What one task of an action does with its partition. */
export interface ResultFunction<U> {
  readonly closures: readonly UserFunction[];
  run(task: TaskContext, open: (sink: Sink<unknown>) => Cursor): U;
}

/** The operation in which an RDD was made: what Spark's call site and scope say. */
export interface Operation {
  /** "reduceByKey at program.ts:12". */
  readonly callSite: string;
  /** Undefined for the few operations that Spark gives no scope: `count`, jobs of a partitioner. */
  readonly scopeId: string | undefined;
  readonly name: string;
}

export interface JobOptions {
  readonly partitions?: readonly number[];
  /** Called on the driver as each result arrives, in order of completion. */
  readonly onResult?: (index: number, result: unknown) => void;
  /** The operation the job is named after, where it is not the present one. */
  readonly operation?: Operation;
  /** Nothing that was marked is saved after it: so it is with asynchronous and approximate jobs. */
  readonly savesNothing?: boolean;
}

/** A job that was started and not waited for. */
export interface SubmittedJob<U> {
  /** Undefined where it could not start. */
  readonly jobId: JobId | undefined;
  readonly results: Promise<U[]>;
  cancel(): void;
}

/** SparkContext as RDDs see it. */
export interface RddContext {
  readonly applicationId: ApplicationId;
  readonly conf: SparkConf;
  readonly files: FileSystem;
  readonly policies: RddPolicies;
  newRddId(): RddId;
  newShuffleId(): ShuffleId;
  /** An RDD was made, a shuffle dependency: the cleaner is to know. */
  made(rdd: AnyRdd): void;
  shuffleMade(dependency: ShuffleDependency): void;
  cleanShuffleDependencies(rdd: AnyRdd): void;
  defaultParallelism(): number;
  /** ClosureCleaner.clean: throws "Task not serializable" at the transformation. */
  clean(f: UserFunction): void;
  /** The operation of the user's that is being built; an operation inside another belongs to the outer one. */
  operation<R>(name: string, build: () => R, scoped?: boolean): R;
  currentOperation(): Operation;
  /** Names what is made from now on, until it is cleared. */
  setCallSite(shortCallSite: string): void;
  /** Builds on behalf of an operation whose turn is over: later steps of an action that waited. */
  within<R>(operation: Operation, build: () => R): R;
  /** A line of the driver's log. */
  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void;
  runJob<U>(rdd: AnyRdd, action: ResultFunction<U>, options?: JobOptions): Promise<U[]>;
  /** Runs a job to its end at once, for the few transformations that need one. Only in the driver's turn. */
  runJobBlocking<U>(rdd: AnyRdd, action: ResultFunction<U>, options?: JobOptions): U[];
  /** Starts a job and answers at once; its results are waited for, or it is cancelled. */
  submitJob<U>(rdd: AnyRdd, action: ResultFunction<U>, options?: JobOptions): SubmittedJob<U>;
  /** Runs a job, but answers after `timeout` with what is known by then. */
  runApproximateJob<U, R>(
    rdd: AnyRdd,
    action: ResultFunction<U>,
    evaluator: ApproximateEvaluator<U, R>,
    timeout: Micros,
  ): Promise<PartialResult<R>>;
  /** A seed from the run's own chance, where a program gives none. */
  randomSeed(): bigint;
  /** Hosts where a partition would be computed near its data. */
  preferredHosts(rdd: AnyRdd, partition: number): readonly string[];
  /** Hosts that the RDD itself would like, wherever it is cached: those with much of a shuffle's output. */
  ownHosts(rdd: AnyRdd, partition: number): readonly string[];
  /** Where checkpoints go, if the program has said so. */
  getCheckpointDir(): string | undefined;
  /** Whether an executor holds the block of a partition. */
  hasBlock(rdd: AnyRdd, partition: number): boolean;
  persistRdd(rdd: AnyRdd): void;
  unpersistRdd(rdd: AnyRdd, blocking: boolean): void;
  /** Sizes of what is cached of an RDD, for toDebugString. */
  cachedBlocks(rdd: AnyRdd): {
    readonly count: number;
    readonly memory: Bytes;
    readonly disk: Bytes;
  };
}
