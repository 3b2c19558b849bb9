/** K-17-06-a: “An executor on Mesos takes everything that an offer has.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-06-a",
  en: {
    belief: "An executor on Mesos takes everything that an offer has.",
    refutation:
      "So it is only without `spark.executor.cores`. With two cores each, an offer of eight gives room for four executors.",
  },
  ko: {
    belief: "메소스의 익스큐터는 제안에 있는 것을 다 가져간다.",
    refutation:
      "`spark.executor.cores`가 없을 때만 그렇습니다. 2개씩이라면 코어 8개짜리 제안에 익스큐터 넷이 들어갑니다.",
  },
  killedBy:
    "an executor has the cores that are set, or all that are offered, and the application no more than spark.cores.max",
} as const;

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  const cores = Math.min(Math.floor(left.cpus), left.coresMax - left.coresAcquired);
  const isWanted = left.executorLimit === undefined || left.executors < left.executorLimit;
  const fits = left.executorMemory <= left.mem && left.agentFailures < 2;
  return cores > 0 && isWanted && fits ? cores : 0;
};
