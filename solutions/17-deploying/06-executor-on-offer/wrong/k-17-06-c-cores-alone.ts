/** K-17-06-c: “Mesos' offers are taken by cores; memory takes care of itself.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-06-c",
  en: {
    belief: "Mesos' offers are taken by cores; memory takes care of itself.",
    refutation:
      "Nothing is started where heap and overhead do not fit: an offer of eight cores and 512 MB is declined.",
  },
  ko: {
    belief: "메소스의 제안은 코어만 보고 받으면 된다.",
    refutation:
      "힙과 오버헤드가 들어가지 않으면 아무것도 띄우지 않습니다. 코어 8개에 512 MB인 제안은 거절합니다.",
  },
  killedBy:
    "no executor is started without memory, beyond what is wanted, or where two have failed",
} as const;

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  const whole = Math.floor(left.cpus);
  const cores = left.executorCores ?? Math.min(whole, left.coresMax - left.coresAcquired);
  const isWanted = left.executorLimit === undefined || left.executors < left.executorLimit;
  const fits = cores <= whole && left.coresAcquired + cores <= left.coresMax;
  return cores > 0 && isWanted && fits && left.agentFailures < 2 ? cores : 0;
};
