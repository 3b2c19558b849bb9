/**
 * Whether an RDD's partitions come out the same when computed again: the same records in the same order (DETERMINATE), the same records
 * (UNORDERED), or perhaps others (INDETERMINATE). Rules C3.39–C3.40. Spark 3.5.3: core/…/rdd/DeterministicLevel.scala, RDD.getOutputDeterministicLevel.
 */
import type { RDDInfo } from "../events/listener-events.ts";
import type { AnyRdd } from "./core.ts";
import { isShuffle, type Dependency } from "./dependency.ts";

export type DeterministicLevel = RDDInfo["outputDeterministicLevel"];

const rank = { DETERMINATE: 0, UNORDERED: 1, INDETERMINATE: 2 } as const;

/** The level of `rdd`, worked out from its farthest ancestors on; `known` keeps what was found. */
export function deterministicLevel(
  rdd: AnyRdd,
  known: Map<AnyRdd, DeterministicLevel>,
): DeterministicLevel {
  const waiting: { readonly at: AnyRdd; readonly entered: boolean }[] = [
    { at: rdd, entered: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, entered } = next;
    if (known.has(at) && at.getCheckpointFile() === undefined) continue;
    if (entered) {
      known.set(at, levelFrom(at, known));
      continue;
    }
    waiting.push({ at, entered: true });
    for (const dependency of at.dependencies) waiting.push({ at: dependency.rdd, entered: false });
  }
  return known.get(rdd) ?? "DETERMINATE";
}

function levelFrom(
  rdd: AnyRdd,
  known: ReadonlyMap<AnyRdd, DeterministicLevel>,
): DeterministicLevel {
  if (rdd.getCheckpointFile() !== undefined) return "DETERMINATE";
  let level: DeterministicLevel = "DETERMINATE";
  for (const dependency of rdd.dependencies) {
    const through = levelThrough(dependency, known.get(dependency.rdd) ?? "DETERMINATE");
    if (rank[through] > rank[level]) level = through;
  }
  return rdd.node.orderSensitive === true && level === "UNORDERED" ? "INDETERMINATE" : level;
}

function levelThrough(dependency: Dependency, parent: DeterministicLevel): DeterministicLevel {
  if (!isShuffle(dependency)) return parent;
  if (dependency.partitioner.equals(dependency.rdd.partitioner)) return parent;
  if (parent === "INDETERMINATE") return parent;
  const ordered = dependency.keyOrdering !== undefined && dependency.aggregator !== undefined;
  return ordered ? "DETERMINATE" : "UNORDERED";
}
