/**
 * Where a partition would like to be computed: where it is cached, else where its RDD says (not once it is checkpointed), else where the first
 * narrow parent that knows says. Rules C3.31–C3.33. Spark 3.5.3: DAGScheduler.getPreferredLocsInternal.
 */
import type { AnyRdd } from "../rdd/core.ts";
import { isShuffle } from "../rdd/dependency.ts";
import type { DagState } from "./dag-state.ts";
import { chosenPlaces } from "./task-places.ts";
import type { TaskLocation } from "./task.ts";

/** As a kata chooses them, or as Spark does. */
export function preferredLocations(
  rdd: AnyRdd,
  partition: number,
  state: DagState,
): readonly TaskLocation[] {
  const { taskPlaces } = state.options;
  if (taskPlaces === undefined) return sparkLocations(rdd, partition, state);
  return chosenPlaces(taskPlaces, rdd, partition, state, (of, index) => ownHosts(of, index, state));
}

/** Iterative along a chain of single parents, so that a long lineage does not grow the stack. */
function sparkLocations(rdd: AnyRdd, partition: number, state: DagState): readonly TaskLocation[] {
  let at = rdd;
  let index = partition;
  for (;;) {
    const cached = at.isPersisted ? (state.cacheLocs(at)[index] ?? []) : [];
    if (cached.length > 0) return cached.map(({ host, executorId }) => ({ host, executorId }));
    const own = ownHosts(at, index, state);
    if (own.length > 0) return own.map((host) => ({ host, executorId: undefined }));
    const narrow = at.dependencies.filter((dependency) => !isShuffle(dependency));
    if (narrow.length === 0) return [];
    if (narrow.length > 1 || narrow[0]?.kind !== "OneToOneDependency") {
      return ofParents(at, index, state);
    }
    at = narrow[0].rdd;
  }
}

function ofParents(rdd: AnyRdd, partition: number, state: DagState): readonly TaskLocation[] {
  for (const dependency of rdd.dependencies) {
    if (isShuffle(dependency)) continue;
    for (const parent of dependency.getParents(partition)) {
      const locations = sparkLocations(dependency.rdd, parent, state);
      if (locations.length > 0) return locations;
    }
  }
  return [];
}

/** Where the RDD itself would like a partition to be, wherever it is cached: RDD.preferredLocations. */
export const ownHosts = (rdd: AnyRdd, partition: number, state: DagState): readonly string[] =>
  rdd.savedIn === undefined
    ? (rdd.node.preferredLocations?.(partition) ?? shuffleLocations(rdd, partition, state))
    : [];

/** Only ShuffledRDD prefers the hosts with much of its input; a CoGroupedRDD says nothing (C3.33). */
function shuffleLocations(rdd: AnyRdd, partition: number, state: DagState): readonly string[] {
  const dependency = rdd.node.className === "ShuffledRDD" ? rdd.dependencies[0] : undefined;
  if (dependency === undefined || !isShuffle(dependency)) return [];
  const { shuffleId, partitioner } = dependency;
  return state.options.tracker.preferredLocations(shuffleId, partition, partitioner.numPartitions);
}
