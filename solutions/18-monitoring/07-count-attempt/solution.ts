/**
 * 18/07 · Which attempts count.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const countAttempt: Policies["countAttempt"] = ({ reason, succeededBefore }) => {
  const ended = { active: -1, completed: 0, failed: 0, killed: 0, tasks: 0 };
  switch (reason) {
    case "Success":
      return { ...ended, completed: 1, tasks: succeededBefore ? 0 : 1 };
    case "TaskKilled":
    case "TaskCommitDenied":
      return { ...ended, killed: 1 };
    case "Failed":
      return { ...ended, failed: 1 };
    case "Resubmitted":
      return { ...ended, active: 0, failed: 1 };
  }
};
