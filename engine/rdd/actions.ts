/**
 * The actions: they ask for a result and so run jobs. `take` and what stands on it run several, looking at more partitions each time.
 * `reduce`, `fold` and `aggregate` merge on the driver in order of completion. Rules C1.58–C1.68. Left out so far: takeOrdered, top,
 * treeReduce, takeSample, histogram. Spark 3.5.3: core/…/rdd/RDD.scala, PairRDDFunctions.scala.
 */
import { copyValue } from "../foundation/closures.ts";
import { JavaError, SparkException, emptyCollection } from "../foundation/errors.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { plainPipe } from "./pipes.ts";
import type { Cursor, ResultFunction, Sink, UserFunction } from "./ports.ts";
import { PairTransformations } from "./pair.ts";
import { textOf, writingText } from "./text-output.ts";
import type { RDD } from "./rdd.ts";

type Open = (sink: Sink<unknown>) => Cursor;

/** A result function over each record of the partition. */
function each<S>(
  closures: readonly UserFunction[],
  start: (instance: <F extends UserFunction>(f: F) => F) => { visit: Sink<unknown>; done: () => S },
): ResultFunction<S> {
  return {
    closures,
    run: (task, open: Open) => {
      const { visit, done } = start(task.instance);
      const cursor = open(visit);
      cursor.resume();
      cursor.close();
      return done();
    },
  };
}

const collecting = each([], () => {
  const records: unknown[] = [];
  return { visit: (record) => records.push(record) > 0, done: () => records };
});

const counting = each([], () => {
  let count = 0;
  return { visit: () => (count += 1) > 0, done: () => count };
});

const taking = (wanted: number): ResultFunction<unknown[]> =>
  each([], () => {
    const records: unknown[] = [];
    return { visit: (record) => records.push(record) < wanted, done: () => records };
  });

export abstract class Actions<T> extends PairTransformations<T> {
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
    const scaleUp = Math.max(this.context.conf.int("spark.rdd.limit.scaleUpFactor"), 2);
    const total = n === 0 ? 0 : this.getNumPartitions();
    const found: unknown[] = [];
    let scanned = 0;
    const operation = this.context.currentOperation();
    while (found.length < n && scanned < total) {
      const partitions = nextPartitions(
        this.context.conf.int("spark.rdd.limit.initialNumPartitions"),
        scaleUp,
        n,
        found.length,
        scanned,
        total,
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

  reduce(f: (a: T, b: T) => T): Promise<T> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    const partial = each<readonly unknown[]>([closure], (instance) => {
      const own = instance(closure) as unknown as (a: unknown, b: unknown) => unknown;
      let result: readonly unknown[] = [];
      return {
        visit: (record) => {
          result = [result.length === 0 ? record : own(result[0], record)];
          return true;
        },
        done: () => result,
      };
    });
    let merged: readonly unknown[] = [];
    const onResult = (_index: number, part: unknown): void => {
      const [value] = part as readonly unknown[];
      if ((part as readonly unknown[]).length > 0)
        merged = [merged.length === 0 ? value : f(merged[0] as T, value as T)];
    };
    return this.action("reduce", async () => {
      await this.context.runJob(this, partial, { onResult });
      if (merged.length === 0) throw emptyCollection();
      return merged[0] as T;
    });
  }

  fold(zero: T, f: (a: T, b: T) => T): Promise<T> {
    return this.action("fold", () => this.aggregateWith(zero, f, f));
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
    const visiting = each([closure], (instance) => {
      const own = instance(closure) as unknown as (record: unknown) => void;
      return {
        visit: (record) => {
          own(record);
          return true;
        },
        done: () => undefined,
      };
    });
    return this.action("foreach", async () => {
      await this.context.runJob(this, visiting);
    });
  }

  countByKey<K, V>(this: RDD<[K, V]>): Promise<Map<K, number>> {
    return this.action("countByKey", async () => {
      const counts = this.mapValues(() => 1).reduceByKey((a, b) => a + b);
      return mapOf(await counts.collect());
    });
  }

  countByValue(): Promise<Map<T, number>> {
    return this.action("countByValue", async () =>
      mapOf(await this.map((record): [T, null] => [record, null]).countPairs()),
    );
  }

  private async countPairs<K, V>(this: RDD<[K, V]>): Promise<[K, number][]> {
    return this.mapValues(() => 1)
      .reduceByKey((a, b) => a + b)
      .collect();
  }

  /** The pairs as a map; of several values of a key the last one stays. */
  collectAsMap<K, V>(this: RDD<[K, V]>): Promise<Map<K, V>> {
    return this.action("collectAsMap", async () => mapOf(await this.collect()));
  }

  /** The values of one key; only its partition is looked at where the partitioner tells. */
  lookup<K, V>(this: RDD<[K, V]>, key: K): Promise<V[]> {
    const identity = keyIdentity(key);
    const wanted = each([], () => {
      const values: unknown[] = [];
      return {
        visit: (record) => {
          const [own, value] = record as [unknown, unknown];
          if (keyIdentity(own) === identity) values.push(value);
          return true;
        },
        done: () => values,
      };
    });
    const options =
      this.partitioner === undefined ? {} : { partitions: [this.partitioner.getPartition(key)] };
    return this.action(
      "lookup",
      async () => (await this.context.runJob(this, wanted, options)).flat() as V[],
    );
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

function nextPartitions(
  initial: number,
  scaleUp: number,
  n: number,
  found: number,
  scanned: number,
  total: number,
): number[] {
  const wider =
    found === 0
      ? scanned * scaleUp
      : Math.min(Math.ceil((1.5 * (n - found) * scanned) / found), scanned * scaleUp);
  const count = Math.min(scanned === 0 ? initial : wider, total - scanned);
  return Array.from({ length: count }, (_, i) => scanned + i);
}

function mapOf<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V> {
  const result = new Map<unknown, [K, V]>();
  for (const [key, value] of pairs) result.set(keyIdentity(key), [key, value]);
  return new Map(result.values());
}
