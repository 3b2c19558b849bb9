/**
 * Which stages of a job still have to run: those whose output is not there and is needed. A stage whose output is registered, or which
 * lies behind fully cached data, is skipped. Rules C3.15–C3.16. Spark 3.5.3: DAGScheduler.getMissingParentStages.
 */
import type { RddId, ShuffleId, StageId } from "../foundation/ids.ts";
import { chosenFrom, frozen } from "../foundation/kata-fault.ts";
import type { AnyRdd } from "../rdd/core.ts";
import { isShuffle, type ShuffleDependency } from "../rdd/dependency.ts";
import { parentsFirst } from "../rdd/parents-first.ts";
import { directShuffles } from "./cut-stages.ts";
import type { DagState } from "./dag-state.ts";
import type { StageGraph } from "./stage-graph.ts";
import { isAvailable, type ShuffleMapStage, type Stage } from "./stage.ts";

/** A stage as a kata sees it. */
export interface StageView {
  readonly id: StageId;
  readonly numPartitions: number;
  /** How many partitions have their output registered. */
  readonly availableOutputs: number;
  /** Stages whose output this one reads; those behind fully cached data are left out. */
  readonly parents: readonly StageView[];
}

/** The ids of the direct parents of `stage` that have to run before it. */
export type StagesToRun = (stage: StageView) => readonly StageId[];

/** The direct parents that are missing, in order of id. */
export function missingParents(
  stage: Stage,
  state: DagState,
  graph: StageGraph,
): ShuffleMapStage[] {
  const { tracker, stagesToRun } = state.options;
  const needed = neededParents(stage, state, graph);
  if (stagesToRun === undefined)
    return needed.filter((parent) => !isAvailable(parent, tracker)).sort((a, b) => a.id - b.id);
  const known = needed.map((parent) => parent.id);
  const answer = stagesToRun(frozen(stageView(stage, state, graph)));
  const wanted = new Set(
    chosenFrom("stagesToRun", answer, known, { en: "parent stage", ko: "부모 스테이지" }),
  );
  const chosen = needed.filter((parent) => wanted.has(parent.id)).sort((a, b) => a.id - b.id);
  return chosen.filter((parent) => !isAvailable(parent, tracker) || runsAnew(parent, state));
}

/** A kata may want a stage whose output is all there, and that has not run in this job: all its tasks run once more. */
function runsAnew(parent: ShuffleMapStage, state: DagState): boolean {
  if (parent.nextAttemptId > 0) return false;
  state.options.tracker.forgetOutputs(parent.dependency.shuffleId);
  return true;
}

/** An RDD as the kata sees it that asks what has to be read: what of it is cached, and what it is made from. */
export interface CachedRddView {
  readonly id: RddId;
  readonly numPartitions: number;
  /** Whether `persist` was called: a mark, no data. */
  readonly isPersisted: boolean;
  /** How many of its partitions some executor holds. */
  readonly cachedPartitions: number;
  readonly dependencies: readonly {
    readonly kind: "narrow" | "shuffle";
    readonly rdd: CachedRddView;
    readonly shuffleId?: ShuffleId;
  }[];
}

/** The shuffles that the stage ending in this RDD has to read, given what is cached. */
export type ShufflesToRead = (rdd: CachedRddView) => readonly ShuffleId[];

/** The map stages read directly, not looking behind RDDs all of whose partitions are cached. */
function neededParents(stage: Stage, state: DagState, graph: StageGraph): ShuffleMapStage[] {
  const { shufflesToRead } = state.options;
  const found =
    shufflesToRead === undefined
      ? neededShuffles(stage.rdd, state)
      : chosenShuffles(stage.rdd, state, shufflesToRead);
  return found.map((dependency) => graph.getOrCreateMapStage(dependency, stage.firstJobId));
}

/** As a kata chooses them, among those that the stage reads where nothing is cached. */
function chosenShuffles(
  rdd: AnyRdd,
  state: DagState,
  policy: ShufflesToRead,
): readonly ShuffleDependency[] {
  const direct = directShuffles(rdd);
  const known = direct.map(({ shuffleId }) => shuffleId);
  const answer: unknown = policy(frozen(cachedView(rdd, state)));
  const chosen = new Set(
    chosenFrom("shufflesToRead", answer, known, {
      en: "shuffle of this stage",
      ko: "이 스테이지의 셔플",
    }),
  );
  return direct.filter(({ shuffleId }) => chosen.has(shuffleId));
}

function neededShuffles(rdd: AnyRdd, state: DagState): readonly ShuffleDependency[] {
  const found = new Set<ShuffleDependency>();
  const seen = new Set<AnyRdd>([rdd]);
  const waiting = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.isPersisted && state.cacheLocs(at).every((locations) => locations.length > 0)) continue;
    for (const dependency of at.dependencies) {
      if (isShuffle(dependency)) found.add(dependency);
      else if (!seen.has(dependency.rdd)) {
        seen.add(dependency.rdd);
        waiting.push(dependency.rdd);
      }
    }
  }
  return [...found];
}

/** The lineage with what is cached of it. */
function cachedView(rdd: AnyRdd, state: DagState): CachedRddView {
  const made = new Map<AnyRdd, CachedRddView>();
  for (const at of parentsFirst(rdd)) {
    const cached = at.isPersisted ? state.cacheLocs(at) : [];
    made.set(at, {
      id: at.id,
      numPartitions: at.getNumPartitions(),
      isPersisted: at.isPersisted,
      cachedPartitions: cached.filter((locations) => locations.length > 0).length,
      dependencies: at.dependencies.map((dependency) => ({
        kind: isShuffle(dependency) ? ("shuffle" as const) : ("narrow" as const),
        rdd: made.get(dependency.rdd) as CachedRddView,
        ...(isShuffle(dependency) ? { shuffleId: dependency.shuffleId } : {}),
      })),
    });
  }
  return made.get(rdd) as CachedRddView;
}

/** The view of a stage and all it needs. */
export function stageView(
  stage: Stage,
  state: DagState,
  graph: StageGraph,
  made = new Map<StageId, StageView>(),
): StageView {
  const known = made.get(stage.id);
  if (known !== undefined) return known;
  const view: StageView = {
    id: stage.id,
    numPartitions:
      stage.kind === "ResultStage" ? stage.job.partitions.length : stage.rdd.getNumPartitions(),
    availableOutputs:
      stage.kind === "ResultStage"
        ? stage.job.numFinished
        : state.options.tracker.numAvailableOutputs(stage.dependency.shuffleId),
    parents: neededParents(stage, state, graph).map((parent) =>
      stageView(parent, state, graph, made),
    ),
  };
  made.set(stage.id, view);
  return view;
}
