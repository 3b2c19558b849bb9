/** M-24: “in client mode, too, the cluster runs the driver”. In Spark it stays with the process that submitted. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-24",
  en: {
    belief: "Whoever submits to a cluster has the cluster run the driver.",
    refutation:
      "In client mode, which is the default, spark-submit's own process becomes the driver. The cluster runs executors for it and nothing else.",
  },
  ko: {
    belief: "클러스터에 제출하면 드라이버는 언제나 클러스터에서 돈다.",
    refutation:
      "기본값인 클라이언트 모드에서는 `spark-submit` 프로세스가 그대로 드라이버가 됩니다. 클러스터는 익스큐터만 돌립니다.",
  },
  killedBy: "in client mode the driver stays with the process that submitted",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { master, program, shell, driverCores, driverMemory, workers } = submission;
  if (master === "local" || shell) return { on: "refused", because: "no cluster for it" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
