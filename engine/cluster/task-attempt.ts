/**
 * One attempt of a task on an executor. The user's functions run on the real records at the attempt's launch, against the state of that
 * instant, and leave a record of the attempt: what it reads and when, what it will have done and when, how long it takes. What it does
 * becomes true later, while the attempt lives. Same as Spark: TaskContext, what is read from where, metrics. Spark 3.5.3:
 * core/…/executor/Executor.scala, TaskContextImpl.scala. Rules C1.3–C1.4, C4.48, C5.8.
 */
import type { UserFunction } from "../rdd/ports.ts";
import { toBytes, toRecords } from "../foundation/codec.ts";
import { SparkException } from "../foundation/errors.ts";
import { serializedSize } from "../foundation/serialized-size.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { AccumulatorKeeper, AnyAccumulator, TaskReport } from "../events/accumulator-v2.ts";
import { emptyTaskMetrics } from "../events/task-metrics.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { BarrierTask } from "../rdd/barrier-task-context.ts";
import type { RddPolicies, TaskContext } from "../rdd/ports.ts";
import { blocksToFetch, readPairs } from "../shuffle/shuffle-reader.ts";
import { recordShape } from "../rdd/record-shape.ts";
import type { TaskMemory } from "../collection/task-memory.ts";
import { rddBlockId } from "../storage/block-manager.ts";
import type { BroadcastReader } from "../storage/broadcast.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import { BlockLocks } from "./block-locks.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import { cachedElsewhere } from "./cached-elsewhere.ts";
import type { Ask } from "./execution-sharing.ts";
import { fetchBlocks } from "./shuffle-fetch.ts";
import { committedFile, fetchedFile, wholeFile } from "./task-files.ts";
import { taskMemory } from "./task-memory.ts";
import { Paused, WaitPoints, type Sync } from "./wait-points.ts";

/** Something read from another executor, with the time in which that executor must live. */
export interface RemoteRead {
  readonly from: ExecutorId;
  /** From when on it is needed. */
  readonly start: Micros;
  /** When it is asked for. */
  readonly sentAt: Micros;
  readonly end: Micros;
  /** Blocks that were asked for at once. */
  readonly outstanding: number;
  /** The error when the executor is found dead, and when its connection was closed and nothing is tried again; none where the attempt goes on without it. */
  readonly whenDead?: () => Error;
  readonly whenClosed?: () => Error;
  /** Where the attempt goes on without it. */
  readonly point?: string;
  /** Says that it is given up. */
  readonly given: (env: ExecutorEnv) => void;
}

/** Something that becomes true `after` so much of the attempt, at its "end" only if it succeeds; or a question for memory that is put then. */
export type Effect =
  | { readonly after: Micros | "end"; readonly apply: () => void }
  | { readonly after: Micros; readonly ask: Ask };

export class TaskAttempt implements TaskContext, BarrierTask, AccumulatorKeeper, BroadcastReader {
  readonly description: TaskDescription;
  readonly metrics = emptyTaskMetrics();
  readonly reads: RemoteRead[] = [];
  readonly effects: Effect[] = [];
  /** Its own copies of the accumulators that its functions captured. */
  readonly accumulators: AnyAccumulator[] = [];
  readonly #env: ExecutorEnv;
  readonly #own = new Map<string, readonly unknown[]>();
  readonly #instances = new Map<UserFunction, UserFunction>();
  /** Blocks that this attempt reads: they cannot be dropped. */
  readonly #locks: BlockLocks;
  readonly waits: WaitPoints;
  /** Virtual time used so far. */
  elapsed: Micros;
  /** How often it asked for execution memory, and what it holds of it. */
  readonly memoryUse = { asked: 0, held: 0 };
  /** Barriers that it has passed. */
  #epoch = 0;

  constructor(
    env: ExecutorEnv,
    description: TaskDescription,
    deserialize: Micros,
    waits: WaitPoints = new WaitPoints(),
  ) {
    this.#env = env;
    this.waits = waits;
    this.#locks = new BlockLocks(env.blocks.memory);
    this.description = description;
    this.elapsed = deserialize;
    this.metrics.executorDeserializeTime = deserialize;
    const { closures, snapshot } = description.task.binary;
    if (closures.length === 0) return;
    const copies = env.shipper.instance(snapshot, env.modules, env.globalsOf(this));
    closures.forEach((original, i) => this.#instances.set(original, copies[i] as UserFunction));
  }

  /** What goes to the driver with its end. */
  get report(): TaskReport {
    return { metrics: this.metrics, updates: this.accumulators };
  }

  /** Says something, unless an earlier run of the attempt said it. */
  tell(text: string, say: (text: string) => void): void {
    if (this.waits.isNews(text)) say(text);
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.tell(`${logger}: ${text}`, () => this.#env.say(logger, text, level));
  }

  get isBarrier(): boolean {
    return this.description.task.binary.isBarrier;
  }

  get addresses(): readonly string[] {
    return this.description.addresses ?? [];
  }

  synchronize(method: Sync["method"], message: string): readonly string[] {
    const point = `barrier ${this.#epoch}`;
    const known = this.waits.at(point);
    if (known === undefined) throw new Paused(point, { method, message, epoch: this.#epoch });
    this.elapsed = Math.max(this.elapsed, known.at);
    this.#epoch += 1;
    if (known.failure !== undefined) throw new SparkException(known.failure);
    return known.messages ?? [];
  }

  registerAccumulator(local: AnyAccumulator): void {
    this.accumulators.push(local);
  }

  readBroadcast(id: number): unknown {
    const at = this.#env.now() + this.elapsed;
    const { readyAt, value } = this.#env.broadcast(id, this.taskAttemptId, at);
    this.elapsed += Math.max(0, readyAt - at);
    return value;
  }

  get stageId(): number {
    return this.description.task.binary.stageId;
  }

  get stageAttemptNumber(): number {
    return this.description.task.binary.stageAttemptId;
  }

  get partitionId(): number {
    return this.description.task.partitionId;
  }

  get attemptNumber(): number {
    return this.description.attemptNumber;
  }

  get taskAttemptId(): number {
    return this.description.taskId;
  }

  get policies(): RddPolicies {
    return this.#env.policies;
  }

  readonly instance = <F extends UserFunction>(f: F): F =>
    (this.#instances.get(f) as F | undefined) ?? f;

  charge(time: Micros): void {
    this.elapsed += time;
  }

  countRecords(count: number): void {
    this.elapsed += count * this.#env.costs.perRecord;
  }

  getOrCompute(rdd: AnyRdd, partition: number, compute: () => unknown[]): readonly unknown[] {
    const id = rddBlockId(rdd.id, partition);
    const own = this.#own.get(id);
    if (own !== undefined) return own;
    return (
      this.#cachedHere(id) ??
      cachedElsewhere(this, this.#env, rdd.id, partition) ??
      this.#compute(rdd, partition, compute)
    );
  }

  #cachedHere(id: string): readonly unknown[] | undefined {
    const { blocks, costs } = this.#env;
    const block = blocks.get(id);
    if (block === undefined) return undefined;
    this.#locks.take(id);
    this.hit(block.size, block.records.length, block.fromDisk ? costs.diskRead : costs.memoryRead);
    return block.records;
  }

  /** Its part of the executor's execution memory; what it holds at its end goes back. */
  get memory(): TaskMemory {
    return taskMemory(this, this.#env);
  }

  /** This run of it is over. */
  leave(): void {
    this.#locks.release();
  }

  /** The attempt is over. */
  over(): void {
    this.leave();
    this.#env.sharing.end(this.taskAttemptId);
  }

  /** A cached block is read. */
  hit(size: Bytes, records: number, rate: number): void {
    this.elapsed += Math.ceil(size / rate);
    this.metrics.inputBytesRead += size;
    this.metrics.inputRecordsRead += records;
  }

  /** Computes the partition and stores it once it is unrolled, if there is room by then; what it was computed from may be dropped for it. */
  #compute(rdd: AnyRdd, partition: number, compute: () => unknown[]): readonly unknown[] {
    const { blocks } = this.#env;
    const id = rddBlockId(rdd.id, partition);
    const block = {
      rddId: rdd.id,
      partition,
      level: rdd.getStorageLevel(),
      shape: recordShape(rdd),
    };
    const before = this.#locks.all;
    const records = compute();
    const sources = this.#locks.all.slice(before.length);
    this.#own.set(id, records);
    // What memory has no room for in the end goes to disk beside the task, which is not charged; a level of disk alone is.
    if (!block.level.useMemory)
      this.elapsed += Math.ceil(serializedSize(records, block.shape) / this.#env.costs.diskWrite);
    this.effects.push({
      after: this.elapsed,
      apply: () => {
        if (blocks.put(block, records, () => this.#locks.release(sources))) this.#locks.take(id);
      },
    });
    return records;
  }

  readShuffle(
    dependency: ShuffleDependency,
    reduceId: number,
  ): Iterable<readonly [unknown, unknown]> {
    const { shuffleId } = dependency;
    const { statuses, asked } = this.#env.mapStatuses(shuffleId);
    if (asked) this.elapsed += this.#env.driverRoundTrip();
    const blocks = blocksToFetch(statuses, shuffleId, reduceId);
    const fetched = fetchBlocks(this, this.#env, blocks, { shuffleId, reduceId, dependency });
    return readPairs(fetched, this.#env.classes, (records) => {
      this.metrics.shuffleRecordsRead += records;
      this.countRecords(records);
    });
  }

  readFile(path: string, length: Bytes): Uint8Array {
    return wholeFile(this, this.#env, path, length);
  }

  readSplit(
    path: string,
    start: Bytes,
    length: Bytes,
  ): { readonly bytes: Uint8Array; readonly offset: Bytes } {
    const bytes = fetchedFile(this, this.#env, path, start, start + length);
    return bytes === undefined
      ? { bytes: this.readFile(path, length), offset: 0 }
      : { bytes, offset: start };
  }

  saveRecords(path: string, records: readonly unknown[]): void {
    committedFile(this, this.#env, path, toBytes(records, this.#env.classes));
  }

  savedRecords(path: string): readonly unknown[] {
    return toRecords(wholeFile(this, this.#env, path), this.#env.classes);
  }

  writeFile(path: string, bytes: Uint8Array, records: number): void {
    this.metrics.outputBytesWritten += bytes.length;
    this.metrics.outputRecordsWritten += records;
    committedFile(this, this.#env, path, bytes);
  }
}
