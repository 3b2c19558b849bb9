/** M-28: “a shell works in cluster mode”. In Spark it is refused, as nobody could type into it. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-28",
  en: {
    belief: "spark-shell can be submitted in cluster mode like any other program.",
    refutation:
      "A shell is a driver that waits for what you type. On a worker nobody could type into it, so every manager refuses: “Cluster deploy mode is not applicable to Spark shells.”",
  },
  ko: {
    belief: "`spark-shell`도 다른 프로그램처럼 클러스터 모드로 제출할 수 있다.",
    refutation:
      "셸은 입력을 기다리는 드라이버입니다. 워커에서 뜨면 아무도 입력할 수 없으므로 어느 클러스터 매니저에서나 거절됩니다.",
  },
  killedBy:
    "cluster mode is refused to shells, to a local master, and on standalone to Python and R",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (master === "local") return { on: "refused", because: "no cluster" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
