/**
 * 15/03 · A pipeline: from the last step to the first, each step becomes a function that hands on to the one after it.
 *
 * In Spark: each RDD's iterator pulls from its parent's; here each step pushes into the next. Left out on purpose: stopping early.
 */
import type { Policies } from "#engine/kata";

export const pipeline: Policies["pipeline"] = (steps, emit) =>
  steps.reduceRight<(record: unknown) => void>((next, { kind, apply }) => {
    switch (kind) {
      case "map":
        return (record) => next(apply(record));
      case "filter":
        return (record) => {
          if (apply(record) === true) next(record);
        };
      case "flatMap":
        return (record) => {
          for (const element of apply(record) as Iterable<unknown>) next(element);
        };
    }
  }, emit);
