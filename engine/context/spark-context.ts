/**
 * SparkContext: the driver's entry to the cluster. It makes RDDs and runs jobs; one may be active in a driver at a time. Actions answer
 * promises, because a driver program here is an async function; everything below the action is synchronous. Rules C1.48–C1.54, C3.1,
 * D2.35. Left out so far: broadcast, accumulators. Spark 3.5.3: core/…/SparkContext.scala. Chapters 12, 15.
 */
import { callerOf } from "../foundation/call-site.ts";
import { JavaError } from "../foundation/errors.ts";
import type { ApplicationId, RddId, ShuffleId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { HANDLE, type Copier } from "../foundation/closures.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { AnyRdd, RddNode } from "../rdd/core.ts";
import type {
  JobOptions,
  Operation,
  RddContext,
  ResultFunction,
  UserFunction,
} from "../rdd/ports.ts";
import { RDD } from "../rdd/rdd.ts";
import { plainPipe } from "../rdd/pipes.ts";
import { emptyNode, parallelCollection, rangeNode, textFileNode } from "../rdd/sources.ts";
import { unionOf } from "../rdd/transformations.ts";
import type { DagScheduler } from "../scheduler/dag-scheduler.ts";
import type { TaskScheduler } from "../scheduler/task-scheduler.ts";
import { CheckpointJobs } from "./checkpoint-jobs.ts";
import { scopeOf } from "./job-properties.ts";
import { runBlocking, waitFor, type DriverTurn } from "./driver-turn.ts";

export class SparkContext extends CheckpointJobs implements RddContext {
  readonly applicationId: ApplicationId;
  readonly #conf: SparkConf;
  readonly #runtime: DriverRuntime;
  readonly #turn: DriverTurn;
  readonly #onStop: () => void;
  #nextRddId: RddId = 0;
  #nextShuffleId: ShuffleId = 0;
  #nextScopeId = 0;
  #operation: Operation | undefined;
  #stopped = false;

  constructor(runtime: DriverRuntime, turn: DriverTurn, onStop: () => void) {
    super();
    this.#runtime = runtime;
    this.#turn = turn;
    this.#onStop = onStop;
    this.applicationId = runtime.options.appId;
    this.#conf = runtime.options.conf;
  }

  get master(): string {
    return this.#conf.get("spark.master");
  }

  get conf(): SparkConf {
    return this.getConf();
  }

  /** A copy of the settings: changing it changes nothing any more. */
  getConf(): SparkConf {
    return this.#conf.clone();
  }

  /** A line of the driver's log. */
  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.#runtime.log(level, logger, text);
  }

  get appName(): string {
    return this.#conf.get("spark.app.name");
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** What a copy of a context is: there is none. */
  [HANDLE](copier: Copier): unknown {
    return copier.refuse(this, "org.apache.spark.SparkContext");
  }

  newRddId(): RddId {
    const id = this.#nextRddId;
    this.#nextRddId += 1;
    return id;
  }

  newShuffleId(): ShuffleId {
    const id = this.#nextShuffleId;
    this.#nextShuffleId += 1;
    return id;
  }

  /** spark.default.parallelism if set; else the cores of local mode, or those registered so far and at least 2 (C1.50). */
  defaultParallelism(): number {
    return (
      this.#conf.optionalInt("spark.default.parallelism") ?? this.#runtime.defaultParallelism()
    );
  }

  get defaultMinPartitions(): number {
    return Math.min(this.defaultParallelism(), 2);
  }

  clean(f: UserFunction): void {
    this.#runtime.options.shipper.check(f);
  }

  operation<R>(name: string, build: () => R, scoped: boolean = true): R {
    if (this.#operation !== undefined) return build();
    this.#assertNotStopped();
    const scopeId = scoped ? String(this.#nextScopeId) : undefined;
    if (scoped) this.#nextScopeId += 1;
    this.#operation = { callSite: `${name} at ${this.#caller()}`, scopeId, name };
    try {
      return build();
    } finally {
      this.#operation = undefined;
    }
  }

  #caller(): string {
    return this.#runtime.options.world.callSites ? callerOf(new Error().stack) : "program:0";
  }

  currentOperation(): Operation {
    return (
      this.#operation ?? {
        callSite: `runJob at ${this.#caller()}`,
        scopeId: undefined,
        name: "runJob",
      }
    );
  }

  /** The elements of a collection of the driver, in `numSlices` partitions. */
  parallelize<T>(data: Iterable<T>, numSlices?: number): RDD<T> {
    const elements = Array.isArray(data) ? (data as readonly T[]) : [...data];
    return this.operation("parallelize", () =>
      this.#make(parallelCollection(elements, numSlices ?? this.defaultParallelism())),
    );
  }

  makeRDD<T>(data: Iterable<T>, numSlices?: number): RDD<T> {
    const elements = [...data];
    return this.operation("makeRDD", () =>
      this.#make(parallelCollection(elements, numSlices ?? this.defaultParallelism())),
    );
  }

  /** Numbers from `start` up to, not including, `end`. Bigints are Spark's Long, as its own range has them; numbers count as Int. */
  range<N extends number | bigint>(
    start: N,
    end?: N,
    step?: N,
    numSlices?: number,
  ): RDD<N extends bigint ? bigint : number> {
    const [from, until] = end === undefined ? [0, start] : [start, end];
    const bounds = { start: Number(from), end: Number(until), step: Number(step ?? 1) };
    const make = (value: number): number | bigint =>
      typeof start === "bigint" ? BigInt(value) : value;
    return this.operation("range", () => {
      const slices = numSlices ?? this.defaultParallelism();
      const numbers = Array.from({ length: slices }, (_, i) => i);
      const base = this.#make(parallelCollection(numbers, slices));
      return this.#make(rangeNode(base, bounds, slices, make));
    }) as RDD<N extends bigint ? bigint : number>;
  }

  emptyRDD<T>(): RDD<T> {
    return this.operation("emptyRDD", () => this.#make(emptyNode<T>()));
  }

  /** The lines of text files. Nothing is looked at until the number of partitions is asked for. */
  textFile(path: string, minPartitions?: number): RDD<string> {
    return this.operation("textFile", () => {
      const source = this.#make(
        textFileNode(path, minPartitions ?? this.defaultMinPartitions, this.files),
      ).setName(path);
      return source
        .piped<string>(
          plainPipe((line: string) => line),
          [],
          false,
        )
        .setName(path);
    });
  }

  union<T>(rdds: readonly RDD<T>[]): RDD<T> {
    return this.operation("union", () => unionOf(rdds));
  }

  #make<T>(node: RddNode<T>): RDD<T> {
    return new RDD<T>(this, node);
  }

  #assertNotStopped(): void {
    if (this.#stopped) {
      throw new JavaError(
        "java.lang.IllegalStateException",
        `Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:\n\n${this.applicationId}\n\nThe currently active SparkContext was created at:\n\n(No active SparkContext.)\n         `,
      );
    }
  }

  runJob<U>(rdd: AnyRdd, action: ResultFunction<U>, options: JobOptions = {}): Promise<U[]> {
    return waitFor(this.#turn, (settled) => this.#submit(rdd, action, options, settled));
  }

  runJobBlocking<U>(rdd: AnyRdd, action: ResultFunction<U>, options: JobOptions = {}): U[] {
    return runBlocking(this.#turn, (settled) => this.#submit(rdd, action, options, settled));
  }

  #submit<U>(
    rdd: AnyRdd,
    action: ResultFunction<U>,
    options: JobOptions,
    settled: (outcome: { value: U[] } | { error: Error }) => void,
  ): void {
    this.#assertNotStopped();
    const partitions =
      options.partitions ?? Array.from({ length: rdd.getNumPartitions() }, (_, i) => i);
    const results: U[] = Array.from({ length: partitions.length });
    const operation = options.operation ?? this.currentOperation();
    this.#runtime.log("INFO", "SparkContext", `Starting job: ${operation.callSite}`);
    const properties = { ...this.localProperties(), ...scopeOf(operation) };
    this.#runtime.dag.submitJob(rdd, action, partitions, operation, properties, {
      taskSucceeded: (index, result) => {
        results[index] = result as U;
        options.onResult?.(index, result);
      },
      jobSucceeded: () =>
        this.saveMarked(rdd, operation, settled, results, (due, saving, own, saved) =>
          this.#submit(due, saving, { partitions: own, operation }, saved),
        ),
      jobFailed: (error) => settled({ error }),
    });
  }

  protected within(operation: Operation, make: () => void): void {
    const outer = this.#operation;
    this.#operation = operation;
    make();
    this.#operation = outer;
  }

  protected get runtime(): DriverRuntime {
    return this.#runtime;
  }

  preferredHosts(rdd: AnyRdd, partition: number): readonly string[] {
    return this.#runtime.dag.preferredHosts(rdd, partition);
  }

  persistRdd(rdd: AnyRdd): void {
    this.#persisted.add(rdd);
  }

  readonly #persisted = new Set<AnyRdd>();

  unpersistRdd(rdd: AnyRdd, _blocking: boolean): void {
    this.#persisted.delete(rdd);
    this.#runtime.log("INFO", rdd.node.className, `Removing RDD ${rdd.id} from persistence list`);
    for (const executor of this.#runtime.executors) executor.blocks.removeRdd(rdd.id);
    this.#runtime.blocks.removeRdd(rdd.id);
    this.#runtime.post({ kind: "SparkListenerUnpersistRDD", rddId: rdd.id });
  }

  cachedBlocks(rdd: AnyRdd): {
    readonly count: number;
    readonly memory: Bytes;
    readonly disk: Bytes;
  } {
    return this.#runtime.blocks.cached(rdd.id);
  }

  getPersistentRDDs(): ReadonlyMap<RddId, AnyRdd> {
    return new Map([...this.#persisted].map((rdd) => [rdd.id, rdd]));
  }

  /** Cancels what runs and gives the executors back. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#onStop();
  }

  protected get dag(): DagScheduler {
    return this.#runtime.dag;
  }

  protected get tasks(): TaskScheduler {
    return this.#runtime.tasks;
  }
}
