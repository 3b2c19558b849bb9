/** K-18-07-b: “Each success is one more task that is done.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-07-b",
  en: {
    belief: "Each success is one more task that is done.",
    refutation: "Two attempts of one task may succeed. It is one task.",
  },
  ko: {
    belief: "성공 하나가 끝난 태스크 하나다.",
    refutation: "한 태스크의 두 시도가 성공할 수 있습니다. 태스크는 하나입니다.",
  },
  killedBy:
    "an end is completed, failed or killed; a task that succeeds twice is one; what is resubmitted had ended before",
} as const;

export const countAttempt: Policies["countAttempt"] = ({ reason, succeededBefore }) => {
  const ended = { active: -1, completed: 0, failed: 0, killed: 0, tasks: 0 };
  switch (reason) {
    case "Success":
      return { ...ended, completed: 1, tasks: succeededBefore ? 1 : 1 };
    case "TaskKilled":
    case "TaskCommitDenied":
      return { ...ended, killed: 1 };
    case "Failed":
      return { ...ended, failed: 1 };
    case "Resubmitted":
      return { ...ended, active: 0, failed: 1 };
  }
};
