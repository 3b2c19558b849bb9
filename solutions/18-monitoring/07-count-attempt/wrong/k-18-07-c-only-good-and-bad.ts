/** K-18-07-c: “An attempt succeeded or it failed, and each end is one that runs no more.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-07-c",
  en: {
    belief: "An attempt succeeded or it failed, and each end is one that runs no more.",
    refutation: "Resubmitted tells of an attempt that had ended before.",
  },
  ko: {
    belief: "시도는 성공이거나 실패이고, 끝마다 도는 것이 하나 준다.",
    refutation: "Resubmitted는 이미 끝났던 시도를 두고 한 말입니다.",
  },
  killedBy:
    "an end is completed, failed or killed; a task that succeeds twice is one; what is resubmitted had ended before",
} as const;

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
      return { ...ended, active: -1, failed: 1, completed: -1 };
  }
};
