/**
 * What tasks of an action do with the records of a partition: collect them, count them, take some. In Spark these are the closures that `collect`,
 * `count` and `take` hand to `SparkContext.runJob`. Spark 3.5.3: core/…/rdd/RDD.scala.
 */
import type { Instance, ResultFunction, Sink, UserFunction } from "./ports.ts";

/** Visits the records of a partition and then says what came of it. */
export interface Visit<S> {
  readonly visit: Sink<unknown>;
  readonly done: () => S;
}

/** A result function over each record of the partition. */
export function each<S>(
  closures: readonly UserFunction[],
  start: (instance: Instance) => Visit<S>,
): ResultFunction<S> {
  return {
    closures,
    run: (task, open) => {
      const { visit, done } = start(task.instance);
      const cursor = open(visit);
      cursor.resume();
      cursor.close();
      return done();
    },
  };
}

/** All records, in order. */
export const collecting = each([], () => {
  const records: unknown[] = [];
  return { visit: (record) => records.push(record) > 0, done: () => records };
});

export const counting = each([], () => {
  let count = 0;
  return { visit: () => (count += 1) > 0, done: () => count };
});

/** The first records, at most so many. */
export const taking = (wanted: number): ResultFunction<unknown[]> =>
  each([], () => {
    const records: unknown[] = [];
    return { visit: (record) => records.push(record) < wanted, done: () => records };
  });

/** Calls a function of the user's for each record. */
export const visiting = (closure: UserFunction): ResultFunction<undefined> =>
  each([closure], (instance) => {
    const own = instance(closure) as unknown as (record: unknown) => void;
    return {
      visit: (record) => {
        own(record);
        return true;
      },
      done: () => undefined,
    };
  });
