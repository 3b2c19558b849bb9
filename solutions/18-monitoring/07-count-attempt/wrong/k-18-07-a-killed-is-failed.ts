/** K-18-07-a: “An attempt that was killed has failed.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-07-a",
  en: {
    belief: "An attempt that was killed has failed.",
    refutation:
      "Nothing went wrong with it: its stage was called off, or another attempt was faster.",
  },
  ko: {
    belief: "강제 종료된 시도는 실패한 것이다.",
    refutation: "잘못된 것이 없습니다. 스테이지가 취소되었거나 다른 시도가 더 빨랐습니다.",
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
      return { ...ended, failed: 1 };
    case "Failed":
      return { ...ended, failed: 1 };
    case "Resubmitted":
      return { ...ended, active: 0, failed: 1 };
  }
};
