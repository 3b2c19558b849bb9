/**
 * 18/02 · Task quantiles.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const quantilePlace: Policies["quantilePlace"] = (quantile, count) =>
  Math.min(Math.trunc(quantile * count), count - 1);
