/** How values of a key are combined, over the copies of the user's functions that belong to one attempt: Aggregator. Spark 3.5.3: core/…/Aggregator.scala. */
import type { Held } from "../foundation/size-estimator.ts";

/** The three functions of combineByKey. */
export interface BoundAggregator {
  readonly createCombiner: (value: unknown) => unknown;
  readonly mergeValue: (combiner: unknown, value: unknown) => unknown;
  readonly mergeCombiners: (a: unknown, b: unknown) => unknown;
  /** What a combiner is on the JVM; a value where nothing is said. */
  readonly held?: Held;
}

/** A key with its value or combiner. */
export type Pair = readonly [unknown, unknown];

/** For values that are combiners already: combineCombinersByKey. */
export const ofCombiners = (by: BoundAggregator): BoundAggregator => ({
  ...by,
  createCombiner: (combiner) => combiner,
  mergeValue: by.mergeCombiners,
});
