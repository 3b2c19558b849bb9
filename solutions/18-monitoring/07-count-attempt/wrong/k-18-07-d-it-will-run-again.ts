/** K-18-07-d: “An attempt that fails is not counted, because its task runs again.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-07-d",
  en: {
    belief: "An attempt that fails is not counted, because its task runs again.",
    refutation: "Each failed attempt is counted. That its task succeeds later is another count.",
  },
  ko: {
    belief: "실패한 시도는 태스크가 다시 도니 세지 않는다.",
    refutation: "실패한 시도는 저마다 셉니다. 나중에 성공한 것은 다른 수입니다.",
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
      return ended;
    case "Resubmitted":
      return { ...ended, active: 0, failed: 1 };
  }
};
