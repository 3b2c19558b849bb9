/** K-17-06-d: “An agent on which an executor has failed is not used again.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-06-d",
  en: {
    belief: "An agent on which an executor has failed is not used again.",
    refutation:
      "One failure is forgiven; the second excludes the agent, for as long as the application lives.",
  },
  ko: {
    belief: "익스큐터가 실패한 에이전트는 다시 쓰지 않는다.",
    refutation:
      "한 번은 봐줍니다. 두 번째 실패부터 애플리케이션이 끝날 때까지 그 에이전트를 뺍니다.",
  },
  killedBy:
    "no executor is started without memory, beyond what is wanted, or where two have failed",
} as const;

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  const whole = Math.floor(left.cpus);
  const cores = left.executorCores ?? Math.min(whole, left.coresMax - left.coresAcquired);
  const isWanted = left.executorLimit === undefined || left.executors < left.executorLimit;
  const hasRoom = cores <= whole && left.executorMemory <= left.mem;
  const isAllowed = left.coresAcquired + cores <= left.coresMax && left.agentFailures < 1;
  return cores > 0 && isWanted && hasRoom && isAllowed ? cores : 0;
};
