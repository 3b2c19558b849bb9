/**
 * Where stages are cut: exactly at shuffle dependencies. Rules C3.6–C3.8, C3.15. The walks are iterative, so that a long lineage
 * does not grow the stack. Spark 3.5.3: DAGScheduler.getShuffleDependenciesAndResourceProfiles, getMissingParentStages.
 */
import type { RddId, ShuffleId } from "../foundation/ids.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { isShuffle, type ShuffleDependency } from "../rdd/dependency.ts";

/** A lineage as a kata sees it. */
export interface RddView {
  readonly id: RddId;
  /** "map", "reduceByKey", … */
  readonly operation: string;
  readonly numPartitions: number;
  readonly dependencies: readonly DependencyView[];
}
export type DependencyView =
  | { readonly kind: "narrow"; readonly rdd: RddView }
  | { readonly kind: "shuffle"; readonly rdd: RddView; readonly shuffleId: ShuffleId };

/** The shuffles that the stage ending in `rdd` reads directly: where it is cut from its parents. */
export type CutStages = (rdd: RddView) => readonly ShuffleId[];

/** The fast form of the default, over RDDs themselves. */
export function directShuffles(rdd: AnyRdd): ShuffleDependency[] {
  const found: ShuffleDependency[] = [];
  const seen = new Set<AnyRdd>([rdd]);
  const waiting = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const narrow: AnyRdd[] = [];
    for (const dependency of at.dependencies) {
      if (isShuffle(dependency)) {
        if (!found.includes(dependency)) found.push(dependency);
      } else if (!seen.has(dependency.rdd)) {
        seen.add(dependency.rdd);
        narrow.push(dependency.rdd);
      }
    }
    waiting.push(...narrow.reverse());
  }
  return found;
}

/** The RDDs of a stage: its last one first, then everything it reads without a shuffle. */
export function rddsOfStage(rdd: AnyRdd): AnyRdd[] {
  const seen = new Set<AnyRdd>([rdd]);
  const waiting = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const dependency of at.dependencies) {
      if (isShuffle(dependency) || seen.has(dependency.rdd)) continue;
      seen.add(dependency.rdd);
      waiting.push(dependency.rdd);
    }
  }
  return [...seen];
}

/** A view of the whole lineage behind `rdd`, each RDD once. */
export function viewOf(rdd: AnyRdd): RddView {
  const views = new Map<AnyRdd, RddView>();
  const order: AnyRdd[] = [];
  const waiting: { rdd: AnyRdd; entered: boolean }[] = [{ rdd, entered: false }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (views.has(at.rdd)) continue;
    if (at.entered) {
      views.set(at.rdd, makeView(at.rdd, views));
      order.push(at.rdd);
      continue;
    }
    waiting.push({ rdd: at.rdd, entered: true });
    for (const dependency of at.rdd.dependencies)
      waiting.push({ rdd: dependency.rdd, entered: false });
  }
  return views.get(rdd) as RddView;
}

function makeView(rdd: AnyRdd, views: ReadonlyMap<AnyRdd, RddView>): RddView {
  return {
    id: rdd.id,
    operation: rdd.operation.name,
    numPartitions: rdd.getNumPartitions(),
    dependencies: rdd.dependencies.map((dependency): DependencyView => {
      const parent = views.get(dependency.rdd) as RddView;
      return isShuffle(dependency)
        ? { kind: "shuffle", rdd: parent, shuffleId: dependency.shuffleId }
        : { kind: "narrow", rdd: parent };
    }),
  };
}
