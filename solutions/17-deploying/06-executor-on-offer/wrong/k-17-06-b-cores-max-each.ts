/** K-17-06-b: “spark.cores.max is what one executor may have.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-06-b",
  en: {
    belief: "spark.cores.max is what one executor may have.",
    refutation:
      "It is what all executors of the application may have together; cores that are held already count.",
  },
  ko: {
    belief: "spark.cores.max는 익스큐터 하나의 한도다.",
    refutation: "애플리케이션의 모든 익스큐터를 합친 한도입니다. 이미 쥔 코어도 셉니다.",
  },
  killedBy:
    "an executor has the cores that are set, or all that are offered, and the application no more than spark.cores.max",
} as const;

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  const whole = Math.floor(left.cpus);
  const cores = left.executorCores ?? Math.min(whole, left.coresMax);
  const isWanted = left.executorLimit === undefined || left.executors < left.executorLimit;
  const fits = cores <= whole && cores <= left.coresMax && left.executorMemory <= left.mem;
  return cores > 0 && isWanted && fits && left.agentFailures < 2 ? cores : 0;
};
