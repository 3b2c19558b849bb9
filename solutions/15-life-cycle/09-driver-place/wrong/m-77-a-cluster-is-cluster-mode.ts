/** M-77: “on a cluster means cluster mode”. In Spark the manager and the deploy mode are two choices. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-77",
  en: {
    belief:
      "With a cluster manager the application runs in cluster mode; only `local` runs in client mode.",
    refutation:
      "Master and deploy mode are two choices. The master says who hands out executors, the mode says where the driver runs: client mode works with every manager.",
  },
  ko: {
    belief: "클러스터 매니저를 쓰면 클러스터 모드이고, `local`만 클라이언트 모드이다.",
    refutation:
      "마스터와 배포 모드는 따로 고릅니다. 마스터는 익스큐터를 내주는 쪽을, 모드는 드라이버의 자리를 정합니다. 클라이언트 모드는 어느 매니저와도 씁니다.",
  },
  killedBy: "in client mode the driver stays with the process that submitted",
} as const;

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { master, program, shell, driverCores, driverMemory, workers } = submission;
  if (master === "local") return { on: "submitter" };
  if (shell) return { on: "refused", because: "nobody at the keyboard" };
  if (master === "standalone" && program !== "jvm") return { on: "refused", because: program };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};
