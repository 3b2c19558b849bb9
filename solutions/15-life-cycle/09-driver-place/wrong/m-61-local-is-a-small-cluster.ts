/** M-61: “local mode is a small standalone cluster”. In Spark it is one process without any manager. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-61",
  en: {
    belief: "Local mode is a standalone cluster on one machine, so cluster mode works there, too.",
    refutation:
      "With a local master there is no Master, no Worker and nobody who could start a driver elsewhere: one process is all. Cluster mode is refused.",
  },
  ko: {
    belief:
      "로컬 모드는 머신 한 대짜리 스탠드얼론 클러스터이므로 클러스터 모드로도 제출할 수 있다.",
    refutation:
      "로컬 마스터에는 마스터도 워커도 없고, 드라이버를 다른 곳에 띄워 줄 쪽도 없습니다. 프로세스 하나가 전부이므로 클러스터 모드는 거절됩니다.",
  },
  killedBy:
    "cluster mode is refused to shells, to a local master, and on standalone to Python and R",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, shell, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (shell) return { on: "refused", because: "nobody at the keyboard" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
