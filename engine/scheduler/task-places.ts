/**
 * The kata's part of preferred-locations.ts: a lineage with the places of its partitions as text, and the places that a kata chose. In Spark
 * there is no such view; its places are written so (`TaskLocation.toString`): "executor_host_3" for a block, "host" for a file.
 */
import { asked, chosenFrom, frozen } from "../foundation/kata-fault.ts";
import type { RddId } from "../foundation/ids.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { isShuffle, type Dependency } from "../rdd/dependency.ts";
import { parentsFirst } from "../rdd/parents-first.ts";
import type { DagState } from "./dag-state.ts";
import type { TaskLocation } from "./task.ts";

/** An RDD as the kata sees it that chooses where a task should run. */
export interface PlacedRddView {
  readonly id: RddId;
  /** For each partition, the executors that hold its block: "executor_host_3". */
  readonly cachedOn: readonly (readonly string[])[];
  /** For each partition, the hosts that the RDD itself would like: those of a file's block, or with much of a shuffle's output. */
  readonly prefers: readonly (readonly string[])[];
  readonly dependencies: readonly {
    readonly kind: "narrow" | "shuffle";
    readonly rdd: PlacedRddView;
    /** For each partition of this RDD, the partitions of `rdd` that it is made from; empty for a shuffle. */
    readonly parents: readonly (readonly number[])[];
  }[];
}

/** Where the task of a partition would like to run, the best first; none: anywhere. */
export type TaskPlaces = (rdd: PlacedRddView, partition: number) => readonly string[];

const nameOf = ({ host, executorId }: TaskLocation): string =>
  executorId === undefined ? host : `executor_${host}_${executorId}`;

/** Asks the kata. `own`: what an RDD says of a partition by itself. */
export function chosenPlaces(
  kata: TaskPlaces,
  root: AnyRdd,
  partition: number,
  state: DagState,
  own: (rdd: AnyRdd, partition: number) => readonly string[],
): readonly TaskLocation[] {
  const known = new Map<string, TaskLocation>();
  const named = (places: readonly TaskLocation[]): string[] =>
    places.map((place) => {
      known.set(nameOf(place), place);
      return nameOf(place);
    });
  const made = new Map<AnyRdd, PlacedRddView>();
  for (const rdd of parentsFirst(root)) {
    const partitions = Array.from({ length: rdd.getNumPartitions() }, (_, index) => index);
    const cached = rdd.isPersisted ? state.cacheLocs(rdd) : [];
    made.set(rdd, {
      id: rdd.id,
      cachedOn: partitions.map((index) =>
        named((cached[index] ?? []).map(({ host, executorId }) => ({ host, executorId }))),
      ),
      prefers: partitions.map((index) =>
        named(own(rdd, index).map((host) => ({ host, executorId: undefined }))),
      ),
      dependencies: rdd.dependencies.map((dependency) => ({
        kind: isShuffle(dependency) ? "shuffle" : "narrow",
        rdd: made.get(dependency.rdd) as PlacedRddView,
        parents: parentsIn(dependency, partitions),
      })),
    });
  }
  const view = made.get(root) as PlacedRddView;
  const answer: unknown = asked("taskPlaces", () => kata(frozen(view), partition));
  const places = chosenFrom("taskPlaces", answer, [...known.keys()], { en: "place", ko: "곳" });
  return places.map((name) => known.get(name) as TaskLocation);
}

const parentsIn = (dependency: Dependency, partitions: readonly number[]): (readonly number[])[] =>
  isShuffle(dependency) ? [] : partitions.map((index) => [...dependency.getParents(index)]);
