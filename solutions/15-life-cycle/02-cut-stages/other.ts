/**
 * 15/02 · Cut stages, by recursion.
 *
 * In Spark: DAGScheduler.getShuffleDependenciesAndResourceProfiles. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies, RddView } from "#engine/kata";

export const way = {
  en: "Each RDD asks its narrow parents, one call inside the other, and remembers who was asked.",
  ko: "RDD마다 좁은 부모에게 묻고, 물은 것은 기억한다. 호출 안에 호출이 들어간다.",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) => {
  const asked = new Set<RddView>();
  const shufflesOf = (member: RddView): number[] => {
    if (asked.has(member)) return [];
    asked.add(member);
    return member.dependencies.flatMap((dependency) =>
      dependency.kind === "shuffle" ? [dependency.shuffleId] : shufflesOf(dependency.rdd),
    );
  };
  return [...new Set(shufflesOf(rdd))];
};
