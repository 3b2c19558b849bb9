/**
 * A Spark of a few lines, to try shipped closures without the engine: one stage a job, tasks one after the other, partitions dealt to
 * executors in turn, four attempts a task. Same as Spark: when closures are checked, captured and copied. Left out: everything else.
 */
import {
  type ClosureShipper,
  type Copier,
  type ExecutorModules,
  type Handle,
  type Snapshot,
  HANDLE,
  closureShipper,
  copyValue,
  newExecutorModules,
} from "../../engine/foundation/closures.ts";
import { SparkException } from "../../engine/foundation/errors.ts";

/** Anything that has to be merged, or thrown away, with the attempt. */
interface Attempt {
  readonly updates: Map<Accumulator, number>;
}

export class Executor {
  readonly id: string;
  readonly modules: ExecutorModules = newExecutorModules();
  readonly stdout: string[] = [];
  readonly broadcasts = new Map<number, unknown>();
  constructor(id: string) {
    this.id = id;
  }
}

export class Accumulator implements Handle {
  value = 0;
  add(amount: number): void {
    this.value += amount;
  }
  [HANDLE](copier: Copier): Accumulator {
    if (copier.phase !== "instance") return this;
    const own = new Accumulator();
    const attempt = copier.globals?.["TaskContext"] as Attempt;
    own.add = (amount) => {
      own.value += amount;
      attempt.updates.set(this, own.value);
    };
    return own;
  }
}

const executorOf = (copier: Copier): Executor => copier.globals?.["SparkEnv"] as Executor;

export class Broadcast<T> implements Handle {
  readonly id: number;
  readonly value: T;
  constructor(id: number, value: T) {
    this.id = id;
    this.value = value;
  }
  [HANDLE](copier: Copier): Broadcast<T> {
    if (copier.phase !== "instance") return this;
    const held = executorOf(copier).broadcasts;
    if (!held.has(this.id)) held.set(this.id, copyValue(this.value));
    return new Broadcast(this.id, held.get(this.id) as T);
  }
}

type Step = { readonly kind: "map" | "filter" | "flatMap"; readonly made: Function };

export class Rdd<T> implements Handle {
  readonly #spark: Spark | undefined;
  readonly #slices: readonly (readonly unknown[])[];
  readonly #steps: readonly Step[];
  constructor(
    spark: Spark | undefined,
    slices: readonly (readonly unknown[])[],
    steps: readonly Step[],
  ) {
    this.#spark = spark;
    this.#slices = slices;
    this.#steps = steps;
  }
  [HANDLE](): Rdd<T> {
    return new Rdd<T>(undefined, [], []);
  }
  get #context(): Spark {
    if (this.#spark === undefined) {
      throw new SparkException(
        "This RDD lacks a SparkContext. It could happen in the following cases: (SPARK-5063)",
      );
    }
    return this.#spark;
  }
  #then<U>(kind: Step["kind"], made: Function): Rdd<U> {
    this.#context.shipper.check(made);
    return new Rdd<U>(this.#spark, this.#slices, [...this.#steps, { kind, made }]);
  }
  map<U>(made: (item: T) => U): Rdd<U> {
    return this.#then("map", made);
  }
  filter(made: (item: T) => unknown): Rdd<T> {
    return this.#then("filter", made);
  }
  flatMap<U>(made: (item: T) => readonly U[]): Rdd<U> {
    return this.#then("flatMap", made);
  }
  foreach(made: (item: T) => void): void {
    this.map(made).collect();
  }
  collect(): T[] {
    return this.#context.run(this.#slices, this.#steps) as T[];
  }
  count(): number {
    return this.collect().length;
  }
}

export class Spark implements Handle {
  readonly shipper: ClosureShipper = closureShipper();
  readonly executors = [new Executor("0"), new Executor("1")];
  /** Snapshots taken, the latest last. */
  readonly snapshots: Snapshot[] = [];
  #broadcasts = 0;
  [HANDLE](copier: Copier): never {
    return copier.refuse(this, "org.apache.spark.SparkContext");
  }
  parallelize<T>(items: readonly T[], slices = 2): Rdd<T> {
    const size = Math.ceil(items.length / slices);
    const cut = Array.from({ length: slices }, (_, at) =>
      copyValue(items.slice(at * size, (at + 1) * size)),
    );
    return new Rdd<T>(this, cut, []);
  }
  accumulator(): Accumulator {
    return new Accumulator();
  }
  broadcast<T>(value: T): Broadcast<T> {
    return new Broadcast(this.#broadcasts++, value);
  }
  run(slices: readonly (readonly unknown[])[], steps: readonly Step[]): unknown[] {
    const snapshot = this.shipper.snapshot(steps.map(({ made }) => made));
    this.snapshots.push(snapshot);
    return slices.flatMap((slice, at) => {
      const executor = this.executors[at % this.executors.length] as Executor;
      return this.#task(slice, steps, snapshot, executor);
    });
  }
  #task(
    slice: readonly unknown[],
    steps: readonly Step[],
    snapshot: Snapshot,
    executor: Executor,
  ): unknown[] {
    let failure: unknown;
    for (let attemptNumber = 0; attemptNumber < 4; attemptNumber += 1) {
      const attempt: Attempt = { updates: new Map() };
      try {
        const result = this.#attempt(slice, steps, snapshot, executor, attempt, attemptNumber);
        for (const [accumulator, amount] of attempt.updates) accumulator.value += amount;
        return copyValue(result);
      } catch (thrown) {
        failure = thrown;
      }
    }
    throw failure;
  }
  #attempt(
    slice: readonly unknown[],
    steps: readonly Step[],
    snapshot: Snapshot,
    executor: Executor,
    attempt: Attempt,
    attemptNumber: number,
  ): unknown[] {
    const functions = this.shipper.instance(snapshot, executor.modules, {
      console: { log: (...words: unknown[]) => void executor.stdout.push(words.join(" ")) },
      Math: Object.assign(Object.create(Math) as object, { random: () => 0.25 }),
      Thread: { attemptNumber },
      TaskContext: attempt,
      SparkEnv: executor,
    });
    const through = (at: number, item: unknown): readonly unknown[] => {
      const step = steps[at];
      if (step === undefined) return [item];
      const made = functions[at] as (item: unknown) => unknown;
      const out = made(item);
      const next =
        step.kind === "map"
          ? [out]
          : step.kind === "filter"
            ? out
              ? [item]
              : []
            : (out as unknown[]);
      return next.flatMap((one) => through(at + 1, one));
    };
    return slice.flatMap((item) => through(0, item));
  }
}

/** Which attempt a task is in, as a program of these tests may ask; in the engine a task may sleep. */
declare global {
  var Thread: { readonly attemptNumber: number; readonly sleep: (milliseconds: number) => void };
}
