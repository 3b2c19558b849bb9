/** K-15-09-a: “a Python program never runs in cluster mode”. In Spark only standalone refuses it. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-09-a",
  en: {
    belief: "A program in Python or R cannot run in cluster mode at all.",
    refutation: "YARN and Kubernetes start such drivers. Only standalone cannot, and says so.",
  },
  ko: {
    belief: "파이썬이나 R 프로그램은 클러스터 모드로 돌 수 없다.",
    refutation:
      "YARN과 쿠버네티스는 그런 드라이버도 띄웁니다. 스탠드얼론만 띄우지 못하고, 제출을 거절합니다.",
  },
  killedBy:
    "cluster mode is refused to shells, to a local master, and on standalone to Python and R",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, shell, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (master === "local" || shell || program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
