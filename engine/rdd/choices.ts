/**
 * Actions that choose among records: the least, the greatest, some at random; and `reduceByKeyLocally`, which reduces to a map on the driver. Each
 * partition makes its choice first, so that little travels. Rules C1.59–C1.61, C11.5. Spark 3.5.3: core/…/rdd/RDD.scala, PairRDDFunctions.scala.
 */
import { illegalArgument } from "../foundation/errors.ts";
import { JavaRandom } from "../foundation/random.ts";
import { Actions, mapOf, reduced } from "./actions.ts";
import { oneToOne } from "./dependency.ts";
import { arrayCursor, iterate } from "./iterate.ts";
import { naturalOrdering, type Ordering } from "./ordering.ts";
import type { Instance, Operation, UserFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import { collecting, counting, type Visit } from "./result-functions.ts";
import { fractionForSampleSize } from "./samplers.ts";
import type { Seed } from "./sampling.ts";
import { AppendOnlyMap } from "../collection/append-only-map.ts";

/** The most that can be sampled: the largest Int, less ten standard deviations. */
const MOST_SAMPLED = 2147483647 - Math.trunc(10 * Math.sqrt(2147483647));

export abstract class Choices<T> extends Actions<T> {
  /** The greatest record. @throws UnsupportedOperationException "empty collection". */
  max(ordering: Ordering<T> = naturalOrdering): Promise<T> {
    return this.action("max", () => this.extreme(ordering, Math.max, 1));
  }

  /** The least record. @throws UnsupportedOperationException "empty collection". */
  min(ordering: Ordering<T> = naturalOrdering): Promise<T> {
    return this.action("min", () => this.extreme(ordering, Math.min, -1));
  }

  /** Scala's Ordering of Double takes max and min from the machine: NaN wins. Of equal records the first stays. */
  private extreme(
    ordering: Ordering<T>,
    ofNumbers: (a: number, b: number) => number,
    wanted: 1 | -1,
  ): Promise<T> {
    const better =
      (compare: Ordering<T>) =>
      (a: T, b: T): T => {
        if (ordering === naturalOrdering && typeof a === "number" && typeof b === "number")
          return ofNumbers(a, b) as T;
        return compare(a, b) * wanted >= 0 ? a : b;
      };
    const { closures, bind } = shippedOrdering(ordering);
    return reduced<T>(this, better(ordering), (instance) => better(bind(instance)), closures);
  }

  /** The `n` least records, in order. */
  takeOrdered(n: number, ordering: Ordering<T> = naturalOrdering): Promise<T[]> {
    return this.action("takeOrdered", () => this.firstInOrder(n, ordering, 1));
  }

  /** The `n` greatest records, the greatest first. */
  top(n: number, ordering: Ordering<T> = naturalOrdering): Promise<T[]> {
    return this.action("top", () => this.firstInOrder(n, ordering, -1));
  }

  private async firstInOrder(n: number, ordering: Ordering<T>, direction: 1 | -1): Promise<T[]> {
    if (n === 0 || this.getNumPartitions() === 0) return [];
    const { closures, bind } = shippedOrdering(ordering);
    const least = (compare: Ordering<T>, records: T[]): T[] =>
      records.sort((a, b) => compare(a, b) * direction).slice(0, n);
    const choices = this.onePerPartition<T[]>(closures, (instance) => {
      const compare = bind(instance);
      let records: T[] = [];
      const bound = Math.max(2 * n, 1000);
      return {
        visit: (record) => {
          if (records.push(record as T) >= bound) records = least(compare, records);
          return true;
        },
        done: () => least(compare, records),
      };
    });
    return reduced<T[]>(
      choices,
      (a, b) => least(ordering, [...a, ...b]),
      (instance) => (a, b) => least(bind(instance), [...a, ...b]),
      closures,
    );
  }

  /** An RDD with one value for each partition. */
  protected onePerPartition<U>(
    closures: readonly UserFunction[],
    start: (instance: Instance) => Visit<U>,
  ): RDD<U> {
    return this.derive<U>({
      className: "MapPartitionsRDD",
      numPartitions: () => this.getNumPartitions(),
      dependencies: () => [oneToOne(this)],
      closures,
      compute: (partition, task, sink) => {
        const { visit, done } = start(task.instance);
        const cursor = iterate(this, partition, task, visit);
        cursor.resume();
        cursor.close();
        return arrayCursor([done()], sink);
      },
    });
  }

  /** Exactly `n` records by chance (all, where there are fewer and none comes twice): counts first, then samples until there are enough. */
  takeSample(withReplacement: boolean, n: number, seed?: Seed): Promise<T[]> {
    if (n < 0) throw illegalArgument("requirement failed: Negative number of elements requested");
    if (n > MOST_SAMPLED)
      throw illegalArgument(
        "requirement failed: Cannot support a sample size > Int.MaxValue - 10.0 * math.sqrt(Int.MaxValue)",
      );
    return this.action("takeSample", async () => {
      if (n === 0) return [];
      const operation = this.context.currentOperation();
      return this.sampled(withReplacement, n, new JavaRandom(this.seedOf(seed)), operation);
    });
  }

  private async sampled(
    withReplacement: boolean,
    n: number,
    random: JavaRandom,
    operation: Operation,
  ): Promise<T[]> {
    const total = sum(await this.context.runJob(this, counting, { operation }));
    if (total === 0) return [];
    const all = async (rdd: RDD<T>): Promise<T[]> =>
      (await this.context.runJob(rdd, collecting, { operation })).flat() as T[];
    if (!withReplacement && n >= total)
      return shuffledInPlace(await all(this as unknown as RDD<T>), random);
    const fraction = fractionForSampleSize(n, total, withReplacement);
    for (let round = 0; ; round += 1) {
      const draw = this.context.within(operation, () =>
        this.sample(withReplacement, fraction, random.nextInt()),
      );
      const records = await all(draw);
      if (records.length >= n) return shuffledInPlace(records, random).slice(0, n);
      this.context.log(
        "WARN",
        this.node.className,
        `Needed to re-sample due to insufficient sample size. Repeat #${round}`,
      );
    }
  }

  /** As `reduceByKey`, but the result is a map on the driver, merged there. */
  reduceByKeyLocally<K, V>(this: RDD<[K, V]>, f: (a: V, b: V) => V): Promise<Map<K, V>> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    const own = (instance: Instance): Two => instance(closure) as unknown as Two;
    return this.action("reduceByKeyLocally", async () => {
      const maps = this.onePerPartition<Pair[]>([closure], (instance) => {
        const merge = own(instance);
        const map = new AppendOnlyMap();
        return {
          visit: (record) => {
            mergeInto(map, [record as Pair], merge);
            return true;
          },
          done: () => pairsOf(map),
        };
      });
      const merged = (merge: Two) => {
        return (a: Pair[], b: Pair[]): Pair[] => {
          const map = new AppendOnlyMap();
          mergeInto(map, a, merge);
          mergeInto(map, b, merge);
          return pairsOf(map);
        };
      };
      const found = await reduced<Pair[]>(
        maps,
        merged(f as unknown as Two),
        (instance) => merged(own(instance)),
        [closure],
      );
      return mapOf(found as [K, V][]);
    });
  }
}

type Pair = readonly [unknown, unknown];
type Two = (a: unknown, b: unknown) => unknown;

function mergeInto(map: AppendOnlyMap, pairs: readonly Pair[], merge: Two): void {
  for (const [key, value] of pairs) {
    const at = map.placeOf(key);
    if (at === -1) map.add(key, value);
    else map.combiners[at] = merge(map.combiners[at], value);
  }
}

const pairsOf = (map: AppendOnlyMap): Pair[] =>
  map.keys.map((key, at): Pair => [key, map.combiners[at]]);

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);

/** An ordering of the user's travels with the task; the natural one is the engine's own. */
function shippedOrdering<T>(ordering: Ordering<T>): {
  readonly closures: readonly UserFunction[];
  readonly bind: (instance: Instance) => Ordering<T>;
} {
  if (ordering === naturalOrdering) return { closures: [], bind: () => ordering };
  const closure = ordering as UserFunction;
  return {
    closures: [closure],
    bind: (instance) => instance(closure) as unknown as Ordering<T>,
  };
}

/** Utils.randomizeInPlace: Fisher and Yates from the end. */
function shuffledInPlace<T>(records: T[], random: JavaRandom): T[] {
  for (let i = records.length - 1; i > 0; i -= 1) {
    const j = random.nextInt(i + 1);
    [records[i], records[j]] = [records[j] as T, records[i] as T];
  }
  return records;
}
