/**
 * How many partitions the next job of `take` looks at: few at first, then more, judged by how full those were that it has seen. Rule C1.64.
 * Left out: `AsyncRDDActions.takeAsync`, which goes by the same numbers. Spark 3.5.3: core/…/rdd/RDD.scala take.
 */
import { frozen, KataFault, shown } from "../foundation/kata-fault.ts";

/** What `take` knows before a round. */
export interface TakeView {
  /** How many records the program asked for. */
  readonly wanted: number;
  /** How many of them the rounds before found. */
  readonly found: number;
  /** How many partitions they looked at, from the first on; 0 before the first round. */
  readonly scanned: number;
  /** spark.rdd.limit.initialNumPartitions. */
  readonly initial: number;
  /** spark.rdd.limit.scaleUpFactor, at least 2. */
  readonly scaleUp: number;
}

/** How many more partitions to look at, at least one; more than there are means all of them. */
export type PartitionsToTry = (view: TakeView) => number;

/** After a round that found nothing, `scaleUp` times as many as were seen; else what the rest should need and half of that, not more than so. */
export const guessedPartitions: PartitionsToTry = ({
  wanted,
  found,
  scanned,
  initial,
  scaleUp,
}) => {
  if (scanned === 0) return initial;
  if (found === 0) return scanned * scaleUp;
  return Math.min(Math.ceil((1.5 * (wanted - found) * scanned) / found), scanned * scaleUp);
};

/** The partitions of the next round. */
export function nextRound(
  view: TakeView,
  total: number,
  toTry: PartitionsToTry = guessedPartitions,
): number[] {
  const count: unknown = toTry(toTry === guessedPartitions ? view : frozen(view));
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1)
    throw new KataFault("partitionsToTry", {
      en: `${shown(count)} is no number of partitions to look at`,
      ko: `볼 파티션의 수가 아닙니다: ${shown(count)}`,
    });
  const { scanned } = view;
  return Array.from({ length: Math.min(count, total - scanned) }, (_, i) => scanned + i);
}
