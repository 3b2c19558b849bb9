/**
 * Stages that may come out otherwise when they are computed again. Where one of them has to be, it is computed as a whole, and so is every map stage that
 * has begun with what it wrote; a result stage cannot be taken back once a partition of it is finished, so its job is given up. Rules C3.18, C3.41,
 * recorded in test/oracle/recordings/rollback. Left out: the old fetch protocol, merged blocks. Spark 3.5.3: DAGScheduler.handleTaskCompletion,
 * submitMissingTasks.
 */
import type { StageGraph } from "./stage-graph.ts";
import type { DagState } from "./dag-state.ts";
import {
  findMissingPartitions,
  isAvailable,
  stageText,
  type ResultStage,
  type ShuffleMapStage,
  type Stage,
} from "./stage.ts";

/** What depends on a map stage, itself included, in order of ids: a stage is made after its parents. */
function stagesBehind(mapStage: Stage, stages: Iterable<Stage>): Set<Stage> {
  const behind = new Set<Stage>([mapStage]);
  for (const stage of [...stages].sort((one, other) => one.id - other.id))
    if (stage.parents.some((parent) => behind.has(parent))) behind.add(stage);
  return behind;
}

/** Why a job is given up whose result stage has handed out results made of what is void now. */
const cannotRollBack = (stage: ResultStage): string =>
  `A shuffle map stage with indeterminate output was failed and retried. However, Spark cannot rollback the ${stageText(stage)} to re-process the input data, and has to fail this job. Please eliminate the indeterminacy by checkpointing the RDD before repartition and try again.`;

/** Forgets what is left of a stage that has to be computed again and may come out otherwise. */
export function forgetIfIndeterminate(stage: Stage, state: DagState, graph: StageGraph): void {
  if (stage.kind !== "ShuffleMapStage" || !graph.isIndeterminate(stage)) return;
  const { tracker } = state.options;
  if (!isAvailable(stage, tracker)) tracker.forgetOutputs(stage.dependency.shuffleId);
}

/** A fetch of what an indeterminate stage wrote failed: jobs that cannot be taken back are given up, the others are told what will run again. */
export function rollBack(
  mapStage: ShuffleMapStage,
  state: DagState,
  abort: (stage: Stage, reason: string) => void,
): void {
  const rolling: Stage[] = [mapStage];
  for (const stage of stagesBehind(mapStage, state.stages.values())) {
    const all =
      stage.kind === "ResultStage" ? stage.job.partitions.length : stage.rdd.getNumPartitions();
    if (findMissingPartitions(stage, state.options.tracker).length === all) continue;
    if (stage.kind === "ResultStage") abort(stage, cannotRollBack(stage));
    else if (stage !== mapStage) rolling.push(stage);
  }
  const told = rolling.map(stageText).join(", ");
  state.log(
    "INFO",
    `The shuffle map stage ${stageText(mapStage)} with indeterminate output was failed, we will roll back and rerun below stages which include itself and all its indeterminate child stages: Set(${told})`,
  );
}
