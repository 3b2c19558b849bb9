/** K-15-09-b: “a driver for which there is no room is refused”. In Spark it waits until there is. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-09-b",
  en: {
    belief: "When no worker has room for the driver, the submission fails.",
    refutation:
      "The Master keeps the driver as SUBMITTED and looks again whenever something changes: when a worker joins or a program ends, it is started.",
  },
  ko: {
    belief: "드라이버가 들어갈 워커가 없으면 제출은 실패한다.",
    refutation:
      "마스터는 그 드라이버를 SUBMITTED로 두고, 무언가 바뀔 때마다 다시 봅니다. 워커가 들어오거나 다른 프로그램이 끝나 자리가 나면 그때 띄웁니다.",
  },
  killedBy:
    "in cluster mode the driver goes to the first worker with room for it, and waits while there is none",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, master, program, shell, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  if (master === "local" || shell) return { on: "refused", because: "no cluster for it" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined
    ? { on: "refused", because: "no room" }
    : { on: "worker", id: roomy.id };
};
