/**
 * 18/07 · Which attempts count, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Asks a yes-or-no question for each count.",
  ko: "수마다 예, 아니요로 묻는다.",
} as const;

export const countAttempt: Policies["countAttempt"] = ({ reason, succeededBefore }) => {
  const one = (holds: boolean): number => (holds ? 1 : 0);
  const [isGood, isLate] = [reason === "Success", reason === "Resubmitted"];
  return {
    active: one(isLate) - 1,
    completed: one(isGood),
    failed: one(reason === "Failed" || isLate),
    killed: one(reason === "TaskKilled" || reason === "TaskCommitDenied"),
    tasks: one(isGood && !succeededBefore),
  };
};
