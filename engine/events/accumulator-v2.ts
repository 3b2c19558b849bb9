/**
 * AccumulatorV2: a variable that tasks only add to, and that the driver reads. What a function captures is a handle: each attempt of a task gets a
 * zero of its own, adds to it, and sends it back with its result; the driver merges what counts. Same as Spark: the six methods that a class of
 * the user's has to give, ids, texts, a value read in a task is the attempt's own. Left out on purpose: accumulators that count failed values,
 * which users cannot make. Rules C6.60–C6.63. Spark 3.5.3: core/…/util/AccumulatorV2.scala. Chapter 14.
 */
import { cannotBeSent, HANDLE, TASK, type Copier } from "../foundation/closures.ts";
import type { TaskMetrics } from "./task-metrics.ts";
import { JavaError, unsupported } from "../foundation/errors.ts";

/** What the driver knows of a registered accumulator. */
interface Metadata {
  readonly id: number;
  readonly name: string | undefined;
}

/** Any accumulator, whatever it takes and gives. */
export type AnyAccumulator = AccumulatorV2<never, unknown>;

/** Who keeps the accumulators that an attempt touched: TaskContext.registerAccumulator. */
export interface AccumulatorKeeper {
  registerAccumulator(local: AnyAccumulator): void;
}

/** What an attempt sends to the driver beside its result: what it measured, and what it added to accumulators. */
export interface TaskReport {
  readonly metrics: TaskMetrics;
  readonly updates: readonly AnyAccumulator[];
}

export abstract class AccumulatorV2<IN, OUT> {
  #metadata: Metadata | undefined;
  #atDriver = true;

  /** Whether it is as if nothing was ever added. */
  abstract get isZero(): boolean;
  /** A new accumulator with the same value; `register` is no part of it. */
  abstract copy(): AccumulatorV2<IN, OUT>;
  /** Back to the zero value. */
  abstract reset(): void;
  /** Takes a value in: what tasks call. */
  abstract add(value: IN): void;
  /** Takes another accumulator of the same kind in: what the driver does with the one of an attempt. */
  abstract merge(other: AccumulatorV2<IN, OUT>): void;
  /** On the driver what was merged so far; in a task what this attempt added. */
  abstract get value(): OUT;

  /** A zero of the same kind. */
  copyAndReset(): AccumulatorV2<IN, OUT> {
    const made = this.copy();
    made.reset();
    return made;
  }

  get isRegistered(): boolean {
    return this.#metadata !== undefined;
  }

  /** Given when it is registered. @throws IllegalStateException before that */
  get id(): number {
    return this.#known().id;
  }

  get name(): string | undefined {
    return this.#known().name;
  }

  /** Whether it is the driver's own, and not one of a task. */
  get isAtDriverSide(): boolean {
    return this.#atDriver;
  }

  /** SparkContext.register calls it, once. */
  assign(id: number, name: string | undefined): void {
    if (this.#metadata !== undefined) throw illegalState("Cannot register an Accumulator twice.");
    this.#metadata = { id, name };
  }

  #known(): Metadata {
    if (this.#metadata === undefined)
      throw illegalState("The metadata of this accumulator has not been assigned yet.");
    return this.#metadata;
  }

  toString(): string {
    const kind = this.constructor.name;
    if (this.#metadata === undefined) return `Un-registered Accumulator: ${kind}`;
    const { id, name } = this.#metadata;
    const called = name === undefined ? "None" : `Some(${name})`;
    return `${kind}(id: ${id}, name: ${called}, value: ${this.valueText()})`;
  }

  /** The value as the JVM prints it: how the event log has it. */
  valueText(): string {
    return javaText(this.value);
  }

  /** Travels as a handle: a zero for each attempt, which the attempt keeps. */
  [HANDLE](copier: Copier): unknown {
    if (this.#metadata === undefined)
      throw cannotBeSent(
        copier.phase,
        unsupported("Accumulator must be registered before send to executor"),
      );
    if (copier.phase === "value") return this.copy();
    const keeper = copier.globals?.[TASK] as AccumulatorKeeper | undefined;
    if (copier.phase !== "instance" || keeper === undefined) return this;
    const local = this.copyAndReset();
    local.#metadata = this.#metadata;
    local.#atDriver = false;
    keeper.registerAccumulator(local as unknown as AnyAccumulator);
    return local;
  }
}

const illegalState = (message: string): JavaError =>
  new JavaError("java.lang.IllegalStateException", message);

/** A list, a set, a map as the JVM prints them. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (value instanceof Set) return `[${[...value].map(javaText).join(", ")}]`;
  if (value instanceof Map)
    return `{${[...value].map(([key, one]) => `${javaText(key)}=${javaText(one)}`).join(", ")}}`;
  if (typeof value === "object" && value !== null && value.toString === Object.prototype.toString)
    return JSON.stringify(value);
  return String(value);
}
