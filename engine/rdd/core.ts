/**
 * RDD, the part every operator stands on: identity, partitions, dependencies, partitioner, storage level, and how a partition is
 * computed. An RDD on the driver is a description; data moves only in tasks. Same as Spark: ids in order of construction,
 * partitions and dependencies asked once and remembered. Rules C1.1–C1.5. Spark 3.5.3: core/…/rdd/RDD.scala.
 */
import type { KeyKind } from "../foundation/hash-code.ts";
import { HANDLE } from "../foundation/closures.ts";
import { SparkException, sparkUnsupported } from "../foundation/errors.ts";
import type { RddId } from "../foundation/ids.ts";
import type { CheckpointMark } from "./checkpoint.ts";
import { debugString } from "./debug-string.ts";
import { oneToOne, type Dependency } from "./dependency.ts";
import type { Partitioner } from "./partitioner.ts";
import type { Pipe, RddNode } from "./rdd-node.ts";
import { iterate } from "./iterate.ts";
import type { Cursor, Operation, RddContext, Sink, TaskContext, UserFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import {
  StorageLevels,
  isStored,
  sameLevel,
  withDisk,
  type StorageLevel,
} from "./storage-level.ts";

export type AnyRdd = RddCore<unknown>;

export abstract class RddCore<T> {
  readonly id: RddId;
  readonly context: RddContext;
  readonly node: RddNode<T>;
  readonly operation: Operation;
  name: string | undefined;
  #storageLevel: StorageLevel = StorageLevels.NONE;
  #dependencies: readonly Dependency[] | undefined;
  #numPartitions: number | undefined;
  #mark: CheckpointMark | undefined;
  #savedIn: AnyRdd | undefined;
  #madeBy: readonly Dependency[] | undefined;
  #askedForCheckpoint = false;
  /** Virtual time that a record of this RDD takes to compute, over the default. Ours, not Spark's. */
  costPerRecord = 0;

  #keyKind: KeyKind | undefined;

  constructor(context: RddContext, node: RddNode<T>) {
    this.#keyKind = node.keyKind;
    this.context = context;
    this.node = node;
    this.id = context.newRddId();
    this.operation = context.currentOperation();
    if (node.isUnchecked !== true)
      for (const closure of node.closures ?? []) context.clean(closure);
    context.made(this);
  }

  get partitioner(): Partitioner | undefined {
    return this.node.partitioner;
  }

  /** What it is made from; once checkpointed, only what was saved. */
  get dependencies(): readonly Dependency[] {
    this.#dependencies ??= this.node.dependencies();
    return this.#dependencies;
  }

  /** The dependencies, if they have been asked for. */
  get askedDependencies(): readonly Dependency[] | undefined {
    return this.#dependencies;
  }

  /** What it is made from; asking changes nothing. */
  get parents(): readonly AnyRdd[] {
    const { node } = this;
    if (this.#dependencies === undefined && node.parents !== undefined) return node.parents;
    return (this.#dependencies ?? node.dependencies()).map(({ rdd }) => rdd);
  }

  /** The dependencies that it was made by, if they have been asked for: a checkpoint leaves them as they were. */
  get madeBy(): readonly Dependency[] {
    return this.#madeBy ?? this.#dependencies ?? [];
  }

  /** Removes the shuffles that lead to this RDD, up to persisted ones, with their files: jobs that still need them run their stages again. */
  cleanShuffleDependencies(blocking: boolean = false): void {
    void blocking;
    this.context.cleanShuffleDependencies(this);
  }

  getNumPartitions(): number {
    if (this.#numPartitions !== undefined) return this.#numPartitions;
    for (const rdd of this.#unasked()) rdd.#numPartitions = rdd.node.numPartitions();
    return (this.#numPartitions = this.node.numPartitions());
  }

  /** Steps below this one with their parent's partitions, farthest first: a long lineage must not grow the stack. */
  #unasked(): AnyRdd[] {
    const steps: AnyRdd[] = [];
    let at = this.node.pipe === undefined ? undefined : this.dependencies[0]?.rdd;
    while (at?.node.pipe !== undefined && at.#numPartitions === undefined) {
      steps.push(at);
      at = at.dependencies[0]?.rdd;
    }
    return steps.toReversed();
  }

  /** Marks this RDD to be saved in files after the first job on it. @throws SparkException without a checkpoint directory */
  checkpoint(): void {
    const directory = this.context.getCheckpointDir();
    if (directory === undefined)
      throw new SparkException("Checkpoint directory has not been set in the SparkContext");
    this.#mark ??= { kind: "reliable", folder: `${directory}/rdd-${this.id}` };
  }

  /** Marks this RDD to be kept on its executors, on disk where memory is short, and cut off from its lineage after the first job. */
  localCheckpoint(): this {
    if (!this.isPersisted) this.persist(StorageLevels.MEMORY_AND_DISK);
    else this.#storageLevel = withDisk(this.#storageLevel);
    if (!this.isCheckpointed) this.#mark = { kind: "local" };
    return this;
  }

  /** Whether what it reads has been saved; marking alone does not make it so. */
  get isCheckpointed(): boolean {
    return this.#savedIn !== undefined;
  }

  /** The folder of its files, once they are written. */
  getCheckpointFile(): string | undefined {
    return this.isCheckpointed && this.#mark?.kind === "reliable" ? this.#mark.folder : undefined;
  }

  get checkpointMark(): CheckpointMark | undefined {
    return this.#mark;
  }

  /** The RDD of what was saved. */
  get savedIn(): AnyRdd | undefined {
    return this.#savedIn;
  }

  /** Whether this is the first job that asks. A mark that comes later is never looked at. */
  askForCheckpoint(): boolean {
    const first = !this.#askedForCheckpoint;
    this.#askedForCheckpoint = true;
    return first;
  }

  /** From now on this RDD reads `saved`. */
  readFrom(saved: AnyRdd): void {
    this.#savedIn = saved;
    this.#madeBy = this.#dependencies;
    this.#dependencies = [oneToOne(saved)];
  }

  /** The partitions, as Spark's `Partition` tells of one: its index. */
  get partitions(): readonly { readonly index: number }[] {
    return Array.from({ length: this.getNumPartitions() }, (_, index) => ({ index }));
  }

  get sparkContext(): RddContext {
    return this.context;
  }

  /** Hosts where this RDD itself would like a partition to be computed; its parents are not asked unless it says so. Rule C1.55. */
  preferredLocations(partition: number): readonly string[] {
    if (this.#savedIn !== undefined) return [];
    if (this.node.preferredLocations !== undefined) return this.node.preferredLocations(partition);
    return this.node.className === "ShuffledRDD" ? this.context.ownHosts(this, partition) : [];
  }

  getStorageLevel(): StorageLevel {
    return this.#storageLevel;
  }

  get isPersisted(): boolean {
    return isStored(this.#storageLevel);
  }

  setName(name: string): this {
    this.name = name;
    return this;
  }

  /** Sets what a record costs in virtual microseconds. Ours: real Spark measures, a simulation must be told. */
  costing(microsPerRecord: number): this {
    this.costPerRecord = microsPerRecord;
    return this;
  }

  get keyKind(): KeyKind | undefined {
    return this.#keyKind;
  }

  /**
   * Says that integral numbers among the keys are Double or Long, as Scala's types would: they hash, and so are partitioned, differently
   * from Int. Ours: JavaScript has one type of number.
   */
  keyType(kind: KeyKind): this {
    this.#keyKind = kind;
    return this;
  }

  /** Marks this RDD to be kept at `level` once computed; one that is checkpointed locally takes the disk in addition, and may change its level. */
  persist(level: StorageLevel = StorageLevels.MEMORY_ONLY): this {
    if (this.#mark?.kind === "local") return this.#keptAt(withDisk(level));
    if (this.isPersisted && !sameLevel(this.#storageLevel, level)) {
      throw sparkUnsupported(
        "Cannot change storage level of an RDD after it was already assigned a level",
      );
    }
    return this.#keptAt(level);
  }

  #keptAt(level: StorageLevel): this {
    const first = !this.isPersisted;
    this.#storageLevel = level;
    if (first) this.context.persistRdd(this);
    return this;
  }

  /** persist(MEMORY_ONLY). */
  cache(): this {
    return this.persist();
  }

  /** Forgets the level and drops the blocks. */
  unpersist(blocking: boolean = false): this {
    this.#storageLevel = StorageLevels.NONE;
    this.context.unpersistRdd(this, blocking);
    return this;
  }

  toDebugString(): string {
    return debugString(this);
  }

  /** What a copy of an RDD in a task is: an RDD without a context, which says so when used (SPARK-5063). */
  [HANDLE](): unknown {
    return Object.create(Object.getPrototypeOf(this) as object, { context: { get: refuseInTask } });
  }

  /** "MapPartitionsRDD[3] at map at program.ts:7". */
  toString(): string {
    const name = this.name === undefined ? "" : `${this.name} `;
    return `${name}${this.node.className}[${this.id}] at ${this.operation.callSite}`;
  }

  /** Computes a partition, record by record, into `sink`. Only in a task. */
  iterator(partition: number, task: TaskContext, sink: Sink<T>): Cursor {
    return iterate(this, partition, task, sink as Sink<unknown>);
  }

  /** An RDD made from this one's context; for operators. */
  derive<U>(node: RddNode<U>): RDD<U> {
    const Constructor = this.constructor as new (context: RddContext, node: RddNode<U>) => RDD<U>;
    return new Constructor(this.context, node);
  }

  /** A record-by-record RDD over this one; for operators. */
  piped<U>(
    pipe: Pipe<U>,
    closures: readonly UserFunction[],
    keepsPartitioner: boolean,
    orderSensitive: boolean = false,
  ): RDD<U> {
    return this.derive<U>({
      className: "MapPartitionsRDD",
      numPartitions: () => this.getNumPartitions(),
      dependencies: () => [oneToOne(this)],
      partitioner: keepsPartitioner ? this.partitioner : undefined,
      closures,
      pipe,
      orderSensitive,
      keyKind: keepsPartitioner ? this.#keyKind : undefined,
    });
  }
}

/** @throws SparkException as real Spark does when an RDD is used inside a task of another (SPARK-5063). */
export function refuseInTask(): never {
  throw new SparkException(
    "This RDD lacks a SparkContext. It could happen in the following cases: \n(1) RDD transformations and actions are NOT invoked by the driver, but inside of other transformations; for example, rdd1.map(x => rdd2.values.count() * x) is invalid because the values transformation and count action cannot be performed inside of the rdd1.map transformation. For more information, see SPARK-5063.\n(2) When a Spark Streaming job recovers from checkpoint, this exception will be hit if a reference to an RDD not defined by the streaming job is used in DStream operations. For more information, See SPARK-13758.",
  );
}
