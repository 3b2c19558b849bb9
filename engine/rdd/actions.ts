/**
 * The actions: they ask for a result and so run jobs. `take` and what stands on it run several, looking at more partitions each time.
 * `reduce`, `fold` and `aggregate` merge on the driver in order of completion. Rules C1.58–C1.68. Further actions stand in the
 * files that extend this one. Spark 3.5.3: core/…/rdd/RDD.scala, PairRDDFunctions.scala.
 */
import { copyValue, capturesNothing } from "../foundation/closures.ts";
import { JavaError, SparkException, emptyCollection } from "../foundation/errors.ts";
import { scalaEquals, scalaIdentity } from "../foundation/key-map.ts";
import type { AnyRdd } from "./core.ts";
import { plainFilter, plainPipe } from "./pipes.ts";
import type { Instance, ResultFunction, UserFunction } from "./ports.ts";
import { Ordered } from "./ordered.ts";
import { collecting, counting, each, taking, visiting } from "./result-functions.ts";
import { nextRound } from "./take-rounds.ts";
import { textOf, writingText } from "./text-output.ts";
import type { RDD } from "./rdd.ts";

export abstract class Actions<T> extends Ordered<T> {
  /** A promise that nobody waits for may fail: the job's failure is a log line then, no end of the program. */
  protected action<U>(name: string, run: () => Promise<U>, scoped: boolean = true): Promise<U> {
    const promise = this.context.operation(name, run, scoped);
    promise.catch(() => undefined);
    return promise;
  }

  collect(): Promise<T[]> {
    return this.action(
      "collect",
      async () => (await this.context.runJob(this, collecting)).flat() as T[],
    );
  }

  count(): Promise<number> {
    const counted = async (): Promise<number> =>
      (await this.context.runJob(this, counting)).reduce((sum, n) => sum + n, 0);
    return this.action("count", counted, false);
  }

  /** The first `n` records, in as many jobs as it takes to find them (C1.64). */
  take(n: number): Promise<T[]> {
    return this.action("take", () => this.takeFirst(n));
  }

  first(): Promise<T> {
    return this.action("first", async () => {
      const found = await this.takeFirst(1);
      if (found.length === 0) throw emptyCollection();
      return found[0] as T;
    });
  }

  isEmpty(): Promise<boolean> {
    return this.action(
      "isEmpty",
      async () => this.getNumPartitions() === 0 || (await this.takeFirst(1)).length === 0,
    );
  }

  private async takeFirst(n: number): Promise<T[]> {
    const initial = this.context.conf.int("spark.rdd.limit.initialNumPartitions");
    const scaleUp = Math.max(this.context.conf.int("spark.rdd.limit.scaleUpFactor"), 2);
    const total = n === 0 ? 0 : this.getNumPartitions();
    const found: unknown[] = [];
    let scanned = 0;
    const operation = this.context.currentOperation();
    while (found.length < n && scanned < total) {
      const partitions = nextRound(
        { wanted: n, found: found.length, scanned, initial, scaleUp },
        total,
        this.context.policies.partitionsToTry,
      );
      const parts = await this.context.runJob(this, taking(n - found.length), {
        partitions,
        operation,
      });
      for (const part of parts) found.push(...part.slice(0, n - found.length));
      scanned += partitions.length;
    }
    return found as T[];
  }

  /** @throws UnsupportedOperationException "empty collection" where there is nothing. */
  reduce(f: (a: T, b: T) => T): Promise<T> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    return this.action("reduce", () =>
      reduced<T>(this, f, (instance) => instance(closure) as unknown as (a: T, b: T) => T, [
        closure,
      ]),
    );
  }

  fold(zero: T, f: (a: T, b: T) => T): Promise<T> {
    return this.action("fold", () => this.aggregateWith(zero, f, f));
  }

  /** `fold` with a function of the engine's own. */
  protected folded(zero: T, f: (a: T, b: T) => T): Promise<T> {
    return this.aggregateWith(zero, f, f);
  }

  /** Folds each partition from a copy of `zero`, then the partial results on the driver, from `zero` again. */
  aggregate<U>(zero: U, seqOp: (sum: U, record: T) => U, combOp: (a: U, b: U) => U): Promise<U> {
    return this.action("aggregate", () => this.aggregateWith(zero, seqOp, combOp));
  }

  private async aggregateWith<U>(
    zero: U,
    seqOp: (sum: U, record: T) => U,
    combOp: (a: U, b: U) => U,
  ): Promise<U> {
    const closure = seqOp as UserFunction;
    this.context.clean(closure);
    const partial = each([closure], (instance) => {
      const own = instance(closure) as unknown as (sum: unknown, record: unknown) => unknown;
      let sum: unknown = copyValue(zero);
      return {
        visit: (record) => {
          sum = own(sum, record);
          return true;
        },
        done: () => sum,
      };
    });
    let result = copyValue(zero);
    await this.context.runJob(this, partial, {
      onResult: (_index, part) => (result = combOp(result, part as U)),
    });
    return result;
  }

  foreach(f: (record: T) => void): Promise<void> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    return this.action("foreach", async () => {
      await this.context.runJob(this, visiting(closure));
    });
  }

  countByKey<K, V>(this: RDD<[K, V]>): Promise<Map<K, number>> {
    return this.action("countByKey", async () => {
      const counts = this.mapValues(one).reduceByKey(sum);
      return mapOf(await counts.collect());
    });
  }

  countByValue(): Promise<Map<T, number>> {
    return this.action("countByValue", async () =>
      mapOf(await this.map((record): [T, null] => [record, null]).countPairs()),
    );
  }

  private async countPairs<K, V>(this: RDD<[K, V]>): Promise<[K, number][]> {
    return this.mapValues(one).reduceByKey(sum).collect();
  }

  /** The pairs as a map; of several values of a key the last one stays. */
  collectAsMap<K, V>(this: RDD<[K, V]>): Promise<Map<K, V>> {
    return this.action("collectAsMap", async () => mapOf(await this.collect()));
  }

  /** The values of one key; only its partition is looked at where the partitioner tells. */
  lookup<K, V>(this: RDD<[K, V]>, key: K): Promise<V[]> {
    const { partitioner } = this;
    return this.action("lookup", async () => {
      if (partitioner === undefined) {
        const own = this.piped<[K, V]>(
          plainFilter(([each]: [K, V]) => scalaEquals(each, key)),
          [],
          true,
        );
        return own.values().collect();
      }
      const partitions = [partitioner.getPartition(key)];
      const found = await this.context.runJob(this, valuesOf(key), { partitions });
      return found.flat() as V[];
    });
  }

  /** One text file a partition, and `_SUCCESS` when all are committed. @throws FileAlreadyExistsException before any task. */
  saveAsTextFile(path: string): Promise<void> {
    const files = this.context.files;
    if (files.list(path).length > 0 || files.read(path) !== undefined) {
      throw new JavaError(
        "org.apache.hadoop.mapred.FileAlreadyExistsException",
        `Output directory ${path} already exists`,
      );
    }
    return this.action("saveAsTextFile", async () => {
      const operation = {
        ...this.context.currentOperation(),
        callSite: "runJob at SparkHadoopWriter.scala:83",
      };
      try {
        const texts = this.piped(plainPipe(textOf), [], false);
        await this.context.runJob(texts, writingText(path), { operation });
      } catch (cause) {
        throw cause instanceof SparkException ? new SparkException("Job aborted.") : cause;
      }
      files.write(`${path}/_SUCCESS`, new Uint8Array(0));
    });
  }
}

const valuesOf = (key: unknown): ResultFunction<unknown[]> =>
  each([], () => {
    const values: unknown[] = [];
    return {
      visit: (record) => {
        const [own, value] = record as readonly [unknown, unknown];
        if (scalaEquals(own, key)) values.push(value);
        return true;
      },
      done: () => values,
    };
  });

/** Reduces each partition with what `bind` gives an attempt, and the results on the driver, as they arrive, with `f`. */
export async function reduced<T>(
  rdd: AnyRdd,
  f: (a: T, b: T) => T,
  bind: (instance: Instance) => (a: T, b: T) => T = () => f,
  closures: readonly UserFunction[] = [],
): Promise<T> {
  const partial = each<readonly T[]>(closures, (instance) => {
    const own = bind(instance);
    let result: readonly T[] = [];
    return {
      visit: (record) => {
        result = [result.length === 0 ? (record as T) : own(result[0] as T, record as T)];
        return true;
      },
      done: () => result,
    };
  });
  let merged: readonly T[] = [];
  await rdd.context.runJob(rdd, partial, {
    onResult: (_index, part) => {
      const [value] = part as readonly T[];
      if ((part as readonly T[]).length > 0)
        merged = [merged.length === 0 ? (value as T) : f(merged[0] as T, value as T)];
    },
  });
  if (merged.length === 0) throw emptyCollection();
  return merged[0] as T;
}

const one = capturesNothing((): number => 1);
const sum = capturesNothing((a: number, b: number): number => a + b);

export function mapOf<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V> {
  const result = new Map<unknown, [K, V]>();
  for (const [key, value] of pairs) result.set(scalaIdentity(key), [key, value]);
  return new Map(result.values());
}
