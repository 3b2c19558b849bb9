/**
 * 15/02 · Cut stages: walk back over narrow dependencies, visit each RDD once, stop at shuffles and note them.
 *
 * In Spark: DAGScheduler.getShuffleDependenciesAndResourceProfiles, with a stack of its own, too. Left out on purpose: resource profiles.
 */
import type { Policies, RddView } from "#engine/kata";

export const cutStages: Policies["cutStages"] = (rdd) => {
  const inStage = new Set<RddView>([rdd]);
  const shuffles = new Set<number>();
  for (const member of inStage)
    for (const dependency of member.dependencies) {
      if (dependency.kind === "shuffle") shuffles.add(dependency.shuffleId);
      else inStage.add(dependency.rdd);
    }
  return [...shuffles];
};
