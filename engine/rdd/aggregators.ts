/** The aggregators behind reduceByKey, groupByKey, aggregateByKey, foldByKey and combineByKey. Rules C1.25–C1.26, C1.39. */
import { copyValue } from "../foundation/closures.ts";
import type { Aggregator } from "./dependency.ts";
import type { UserFunction } from "./ports.ts";

type Two = (a: unknown, b: unknown) => unknown;
type One = (a: unknown) => unknown;

export function combining(
  create: UserFunction,
  mergeValue: UserFunction,
  mergeCombiners: UserFunction,
): Aggregator {
  return {
    closures: [create, mergeValue, mergeCombiners],
    bind: (instance) => ({
      createCombiner: instance(create) as unknown as One,
      mergeValue: instance(mergeValue) as unknown as Two,
      mergeCombiners: instance(mergeCombiners) as unknown as Two,
    }),
  };
}

export function reducing(f: UserFunction): Aggregator {
  return {
    closures: [f],
    bind: (instance) => {
      const own = instance(f) as unknown as Two;
      return { createCombiner: (value) => value, mergeValue: own, mergeCombiners: own };
    },
  };
}

/** Values of a key in a list, in order of arrival. */
export const grouping: Aggregator = {
  closures: [],
  bind: () => ({
    held: "group",
    createCombiner: (value) => [value],
    mergeValue: (group, value) => {
      (group as unknown[]).push(value);
      return group;
    },
    mergeCombiners: (a, b) => {
      for (const value of b as unknown[]) (a as unknown[]).push(value);
      return a;
    },
  }),
};

/** A fresh copy of the zero value for each key's first value on each map side. */
export function folding(zero: unknown, seqOp: UserFunction, combOp: UserFunction): Aggregator {
  return {
    closures: seqOp === combOp ? [seqOp] : [seqOp, combOp],
    bind: (instance) => {
      const seq = instance(seqOp) as unknown as Two;
      return {
        createCombiner: (value) => seq(copyValue(zero), value),
        mergeValue: seq,
        mergeCombiners: instance(combOp) as unknown as Two,
      };
    },
  };
}
