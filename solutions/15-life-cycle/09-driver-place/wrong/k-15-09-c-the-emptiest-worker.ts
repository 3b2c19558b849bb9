/** K-15-09-c: “the driver goes to the emptiest worker”. In Spark it goes to the first that has room; only executors look for free cores. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-09-c",
  en: {
    belief: "The Master puts a driver on the worker with the most free cores.",
    refutation:
      "The Master walks round the workers and takes the first one with room. It sorts workers by free cores for executors, not for drivers.",
  },
  ko: {
    belief: "마스터는 빈 코어가 가장 많은 워커에 드라이버를 띄운다.",
    refutation:
      "마스터는 워커를 차례로 보고 자리가 있는 첫 번째에 띄웁니다. 빈 코어가 많은 순서로 보는 것은 드라이버가 아니라 익스큐터를 놓을 때입니다.",
  },
  killedBy:
    "in cluster mode the driver goes to the first worker with room for it, and waits while there is none",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, shell, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (master === "local" || shell) return { on: "refused", because: "no cluster for it" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const [emptiest] = workers
    .filter((worker) => worker.coresFree >= driverCores && worker.memoryFree >= driverMemory)
    .sort((a, b) => b.coresFree - a.coresFree);
  return emptiest === undefined ? { on: "nowhere yet" } : { on: "worker", id: emptiest.id };
};
