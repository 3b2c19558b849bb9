/**
 * The three accumulators that a SparkContext makes. Same as Spark: what is zero, `sum`, `count` and `avg` beside `value`, the refusal to merge with
 * another kind. Left out on purpose: sums beyond 2^53, which a Long holds exactly and a number here does not. Rule C6-G.
 * Spark 3.5.3: core/…/util/AccumulatorV2.scala (LongAccumulator, DoubleAccumulator, CollectionAccumulator). Chapter 14.
 */
import { doubleText } from "../foundation/double-text.ts";
import { unsupported } from "../foundation/errors.ts";
import { AccumulatorV2 } from "./accumulator-v2.ts";

/** A sum and how often something was added. */
abstract class NumberAccumulator<OUT> extends AccumulatorV2<number, OUT> {
  protected total = 0;
  protected times = 0;

  get sum(): number {
    return this.total;
  }

  /** How often something was added. */
  get count(): number {
    return this.times;
  }

  /** The sum over the count; NaN of nothing. */
  get avg(): number {
    return this.total / this.times;
  }

  override get isZero(): boolean {
    return this.total === 0 && this.times === 0;
  }

  override reset(): void {
    this.total = 0;
    this.times = 0;
  }

  override add(value: number): void {
    this.total += value;
    this.times += 1;
  }

  override merge(other: AccumulatorV2<number, OUT>): void {
    if (!(other instanceof NumberAccumulator) || other.constructor !== this.constructor)
      throw cannotMerge(this, other);
    this.total += other.sum;
    this.times += other.count;
  }

  protected copyInto<A extends NumberAccumulator<OUT>>(made: A): A {
    made.total = this.total;
    made.times = this.times;
    return made;
  }
}

/** Sums whole numbers. */
export class LongAccumulator extends NumberAccumulator<number> {
  override get value(): number {
    return this.total;
  }

  override copy(): LongAccumulator {
    return this.copyInto(new LongAccumulator());
  }
}

/** Sums doubles. */
export class DoubleAccumulator extends NumberAccumulator<number> {
  override get value(): number {
    return this.total;
  }

  override copy(): DoubleAccumulator {
    return this.copyInto(new DoubleAccumulator());
  }

  override valueText(): string {
    return doubleText(this.total);
  }
}

/** Gathers values in a list, in the order in which attempts end. */
export class CollectionAccumulator<T> extends AccumulatorV2<T, readonly T[]> {
  readonly #list: T[] = [];

  override get isZero(): boolean {
    return this.#list.length === 0;
  }

  override copy(): CollectionAccumulator<T> {
    const made = new CollectionAccumulator<T>();
    made.#list.push(...this.#list);
    return made;
  }

  override reset(): void {
    this.#list.length = 0;
  }

  override add(value: T): void {
    this.#list.push(value);
  }

  override merge(other: AccumulatorV2<T, readonly T[]>): void {
    if (!(other instanceof CollectionAccumulator)) throw cannotMerge(this, other);
    this.#list.push(...(other.value as readonly T[]));
  }

  override get value(): readonly T[] {
    return this.#list.slice();
  }
}

const cannotMerge = (one: object, other: object): Error =>
  unsupported(
    `Cannot merge org.apache.spark.util.${one.constructor.name} with org.apache.spark.util.${other.constructor.name}`,
  );
