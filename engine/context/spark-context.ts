/**
 * SparkContext: the driver's entry to the cluster. It makes RDDs and runs jobs; one may be active in a driver at a time. Actions answer
 * promises, because a driver program here is an async function; everything below the action is synchronous. Rules C1.48–C1.54, C3.1,
 * D2.35. Shared variables: C6.30–C6.63. Spark 3.5.3: core/…/SparkContext.scala. Chapters 12, 15.
 */
import { JavaError } from "../foundation/errors.ts";
import type { ApplicationId, JobId, RddId, ShuffleId } from "../foundation/ids.ts";
import type { Random } from "../foundation/random.ts";
import type { Micros } from "../foundation/sizes.ts";
import { HANDLE, type Copier } from "../foundation/closures.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type {
  JobOptions,
  Operation,
  RddContext,
  ResultFunction,
  SubmittedJob,
  UserFunction,
} from "../rdd/ports.ts";
import type { ApproximateEvaluator, PartialResult } from "../rdd/partial-result.ts";
import type { RDD } from "../rdd/rdd.ts";
import type { DagScheduler } from "../scheduler/dag-scheduler.ts";
import type { TaskScheduler } from "../scheduler/task-scheduler.ts";
import { approximately, overRecords, type SubmitApproximate } from "./approximate-jobs.ts";
import { CheckpointJobs } from "./checkpoint-jobs.ts";
import { scopeOf } from "./job-properties.ts";
import { runBlocking, waitFor, type DriverTurn } from "./driver-turn.ts";

export class SparkContext extends CheckpointJobs implements RddContext {
  readonly applicationId: ApplicationId;
  readonly policies: RddContext["policies"];
  readonly #conf: SparkConf;
  readonly #runtime: DriverRuntime;
  readonly #turn: DriverTurn;
  readonly #onStop: () => void;
  #nextRddId: RddId = 0;
  #nextShuffleId: ShuffleId = 0;
  #nextScopeId = 0;
  #operation: Operation | undefined;
  #callSite: string | undefined;
  #stopped = false;

  constructor(runtime: DriverRuntime, turn: DriverTurn, onStop: () => void) {
    super(runtime);
    this.#runtime = runtime;
    this.#turn = turn;
    this.#onStop = onStop;
    this.applicationId = runtime.options.appId;
    this.policies = runtime.options.policies;
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
    const set = this.#conf.optionalInt("spark.default.parallelism");
    return set ?? this.#runtime.defaultParallelism();
  }

  clean(f: UserFunction): void {
    this.#runtime.options.shipper.check(f);
  }

  operation<R>(name: string, build: () => R, scoped: boolean = true): R {
    if (this.#operation !== undefined) return build();
    this.assertNotStopped();
    const scopeId = scoped ? String(this.#nextScopeId) : undefined;
    if (scoped) this.#nextScopeId += 1;
    this.#operation = { callSite: this.#callSite ?? `${name} at ${this.caller()}`, scopeId, name };
    try {
      return this.cleaner.build(build, true);
    } finally {
      this.#operation = undefined;
    }
  }

  /** What RDDs and stages made from now on are said to stand at, instead of the line of the program. */
  setCallSite(shortCallSite: string): void {
    this.#callSite = shortCallSite;
  }

  clearCallSite(): void {
    this.#callSite = undefined;
  }

  within<R>(operation: Operation, build: () => R): R {
    const outer = this.#operation;
    this.#operation = operation;
    try {
      return this.cleaner.build(build, false);
    } finally {
      this.#operation = outer;
    }
  }

  currentOperation(): Operation {
    return (
      this.#operation ?? {
        callSite: this.#callSite ?? `runJob at ${this.caller()}`,
        scopeId: undefined,
        name: "runJob",
      }
    );
  }

  protected override assertNotStopped(): void {
    if (this.#stopped) {
      throw new JavaError(
        "java.lang.IllegalStateException",
        `Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:\n\n${this.applicationId}\n\nThe currently active SparkContext was created at:\n\n(No active SparkContext.)\n         `,
      );
    }
  }

  /** Runs `f` over the given partitions of an RDD, all of them unless some are named, and answers what it gives for each. */
  runJob<T, U>(
    rdd: RDD<T>,
    f: (records: IterableIterator<T>) => U,
    partitions?: readonly number[],
  ): Promise<U[]>;
  runJob<U>(rdd: AnyRdd, action: ResultFunction<U>, options?: JobOptions): Promise<U[]>;
  runJob<U>(
    rdd: AnyRdd,
    action: ResultFunction<U> | UserFunction,
    options: JobOptions | readonly number[] = {},
  ): Promise<U[]> {
    if (typeof action !== "function")
      return waitFor(this.#turn, (settled) =>
        this.#submit(rdd, action, options as JobOptions, settled),
      );
    this.clean(action);
    return this.operation("runJob", () =>
      waitFor(this.#turn, (settled) =>
        this.#submit(
          rdd,
          overRecords<U>(action),
          Array.isArray(options) ? { partitions: options } : {},
          settled,
        ),
      ),
    );
  }

  runJobBlocking<U>(rdd: AnyRdd, action: ResultFunction<U>, options: JobOptions = {}): U[] {
    return runBlocking(this.#turn, (settled) => this.#submit(rdd, action, options, settled));
  }

  submitJob<U>(rdd: AnyRdd, action: ResultFunction<U>, options: JobOptions = {}): SubmittedJob<U> {
    let jobId: JobId | undefined;
    const results = waitFor<U[]>(this.#turn, (settled) => {
      jobId = this.#submit(rdd, action, { ...options, savesNothing: true }, settled);
    });
    const cancel = (): void => {
      if (jobId !== undefined) this.cancelJob(jobId);
    };
    return { jobId, results, cancel };
  }

  runApproximateJob<U, R>(
    rdd: AnyRdd,
    action: ResultFunction<U>,
    evaluator: ApproximateEvaluator<U, R>,
    timeout: Micros,
  ): Promise<PartialResult<R>> {
    const submit: SubmitApproximate<U> = (onResult, settled) => {
      const operation = this.currentOperation();
      this.#submit(rdd, action, { onResult, operation, savesNothing: true }, settled);
    };
    return approximately(this.#turn, submit, evaluator, timeout);
  }

  #submit<U>(
    rdd: AnyRdd,
    action: ResultFunction<U>,
    options: JobOptions,
    settled: (outcome: { value: U[] } | { error: Error }) => void,
  ): JobId {
    this.assertNotStopped();
    const partitions =
      options.partitions ?? Array.from({ length: rdd.getNumPartitions() }, (_, i) => i);
    const results: U[] = Array.from({ length: partitions.length });
    const operation = options.operation ?? this.currentOperation();
    this.#runtime.log("INFO", "SparkContext", `Starting job: ${operation.callSite}`);
    const properties = { ...this.localProperties(), ...scopeOf(operation) };
    return this.cleaner.running({ rdd, closures: action.closures }, settled, (done) =>
      this.#runtime.dag.submitJob(rdd, action, partitions, operation, properties, {
        taskSucceeded: (index, result) => {
          results[index] = result as U;
          options.onResult?.(index, result);
        },
        jobSucceeded: () =>
          options.savesNothing === true
            ? done({ value: results })
            : this.saveMarked(rdd, operation, done, results, (due, saving, own, saved) =>
                this.#submit(due, saving, { partitions: own, operation }, saved),
              ),
        jobFailed: (error) => done({ error }),
      }),
    );
  }

  randomSeed(): bigint {
    this.#seeds ??= this.#runtime.options.world.random(`seeds of ${this.applicationId}`);
    return (BigInt(this.#seeds.bits()) << 32n) | BigInt(this.#seeds.bits());
  }

  #seeds: Random | undefined;

  preferredHosts(rdd: AnyRdd, partition: number): readonly string[] {
    return this.#runtime.dag.preferredHosts(rdd, partition);
  }

  ownHosts(rdd: AnyRdd, partition: number): readonly string[] {
    return this.#runtime.dag.ownHosts(rdd, partition);
  }

  /** Cancels what runs and gives the executors back. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#onStop();
  }

  protected get driver(): DriverRuntime {
    return this.#runtime;
  }

  protected get dag(): DagScheduler {
    return this.#runtime.dag;
  }

  protected get tasks(): TaskScheduler {
    return this.#runtime.tasks;
  }
}
