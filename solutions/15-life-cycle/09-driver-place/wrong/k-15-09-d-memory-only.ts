/** K-15-09-d: “a driver needs memory only”. In Spark it takes cores of its worker, too, one if nothing is said. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-09-d",
  en: {
    belief: "A driver only plans, so it needs memory but no core of its own.",
    refutation:
      "In cluster mode the Master books spark.driver.cores (1 by default) and the memory on the worker, as it does for an executor. A worker without a free core takes no driver.",
  },
  ko: {
    belief: "드라이버는 계획만 하므로 메모리만 있으면 되고 코어는 필요 없다.",
    refutation:
      "클러스터 모드에서 마스터는 익스큐터와 마찬가지로 spark.driver.cores(기본값 1)와 메모리를 그 워커에서 뺍니다. 빈 코어가 없는 워커에는 드라이버를 띄우지 않습니다.",
  },
  killedBy:
    "in cluster mode the driver goes to the first worker with room for it, and waits while there is none",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, shell, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (master === "local" || shell) return { on: "refused", because: "no cluster for it" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(({ memoryFree }) => memoryFree >= driverMemory);
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
