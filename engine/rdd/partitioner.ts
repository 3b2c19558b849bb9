/**
 * Partitioners: which partition a key goes to. HashPartitioner and the rule that picks one when none is named. RangePartitioner has
 * a file of its own. Spark 3.5.3: core/…/Partitioner.scala. Rules C2.1, C2.25–C2.26.
 */
import { illegalArgument } from "../foundation/errors.ts";
import type { KeyKind } from "../foundation/hash-code.ts";
import { log10 } from "../foundation/log10.ts";
import type { AnyRdd } from "./core.ts";
import { askedChoice, hashPartitionOf, type KeyPolicies } from "./key-policies.ts";

export interface Partitioner {
  readonly numPartitions: number;
  /** The partition of a key; a kata's rule is asked in its place where the partitioner has such a rule. */
  getPartition(key: unknown, policies?: KeyPolicies): number;
  equals(other: Partitioner | undefined): boolean;
  /** The name of its class, for people. */
  readonly className: string;
}

/** The key's hash code modulo the number of partitions; null goes to partition 0. */
export class HashPartitioner implements Partitioner {
  readonly className = "HashPartitioner";
  readonly numPartitions: number;

  readonly #kind: KeyKind | undefined;

  constructor(numPartitions: number, kind?: KeyKind) {
    if (numPartitions < 0) {
      throw illegalArgument(
        `requirement failed: Number of partitions (${numPartitions}) cannot be negative.`,
      );
    }
    this.numPartitions = numPartitions;
    this.#kind = kind;
  }

  getPartition(key: unknown, policies?: KeyPolicies): number {
    return hashPartitionOf(key, this.#kind, this.numPartitions, policies?.hashPartition);
  }

  equals(other: Partitioner | undefined): boolean {
    return other instanceof HashPartitioner && other.numPartitions === this.numPartitions;
  }
}

/** A partitioner, or a number of hash partitions. */
export type Partitioning = Partitioner | number | undefined;

/** The partitioner that is meant for `rdd`; undefined where Spark's own choice is. */
export const chosen = (partitions: Partitioning, rdd: AnyRdd): Partitioner | undefined =>
  typeof partitions === "number" ? new HashPartitioner(partitions, rdd.keyKind) : partitions;

/**
 * Partitioner.defaultPartitioner: the largest partitioner among the inputs if it is within one order of magnitude of the most
 * partitions, or at least as large as the default count; else a HashPartitioner of the default count.
 */
export function defaultPartitioner(first: AnyRdd, ...others: readonly AnyRdd[]): Partitioner {
  const inputs = [first, ...others];
  const { choosePartitioner } = first.context.policies;
  if (choosePartitioner !== undefined) return chosenBy(choosePartitioner, inputs);
  const most = Math.max(...inputs.map((rdd) => rdd.getNumPartitions()));
  const wanted = first.context.conf.contains("spark.default.parallelism")
    ? first.context.defaultParallelism()
    : most;
  let existing: Partitioner | undefined;
  for (const { partitioner } of inputs) {
    if (partitioner === undefined || partitioner.numPartitions === 0) continue;
    if (existing === undefined || partitioner.numPartitions > existing.numPartitions)
      existing = partitioner;
  }
  if (
    existing !== undefined &&
    (isNear(existing.numPartitions, most) || wanted <= existing.numPartitions)
  )
    return existing;
  return new HashPartitioner(wanted, first.keyKind);
}

/**
 * Partitioner.isEligiblePartitioner: within one order of magnitude. Spark subtracts logarithms, so at exactly ten times their rounding decides:
 * 4 is near 40, 2 is not near 20.
 */
const isNear = (existing: number, most: number): boolean =>
  most < 10 * existing || (most === 10 * existing && log10(most) - log10(existing) < 1);

/** The kata's choice among the partitioners of the inputs, or a hash partitioner of its size. */
function chosenBy(
  ask: NonNullable<KeyPolicies["choosePartitioner"]>,
  inputs: readonly AnyRdd[],
): Partitioner {
  const [first] = inputs as readonly [AnyRdd];
  const { conf } = first.context;
  const views = inputs.map((rdd) => ({
    numPartitions: rdd.getNumPartitions(),
    isPartitioned: (rdd.partitioner?.numPartitions ?? 0) > 0,
  }));
  const isSet = conf.contains("spark.default.parallelism");
  const choice = askedChoice(ask, views, isSet ? first.context.defaultParallelism() : undefined);
  const kept = choice.kind === "keep" ? inputs[choice.input]?.partitioner : undefined;
  if (kept !== undefined) return kept;
  return new HashPartitioner(choice.kind === "hash" ? choice.numPartitions : 1, first.keyKind);
}
