/** K-17-07-b: “The wait doubles without end.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-07-b",
  en: {
    belief: "The wait doubles without end.",
    refutation: "It stays at spark.mesos.cluster.retry.wait.max, a minute by default.",
  },
  ko: {
    belief: "기다리는 시간은 끝없이 갑절로 늘어난다.",
    refutation: "`spark.mesos.cluster.retry.wait.max`(기본값 60초)에서 멈춥니다.",
  },
  killedBy:
    "a supervised driver waits one second, then twice as long each time, never longer than the longest wait",
} as const;

export const driverRetry: Policies["driverRetry"] = ({ state, supervise, waited }) => {
  if (!supervise || (state !== "TASK_FAILED" && state !== "TASK_LOST")) return undefined;
  return waited === undefined ? 1 : waited * 2;
};
