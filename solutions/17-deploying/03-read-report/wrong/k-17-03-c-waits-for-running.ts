/** K-17-03-c: “spark-submit waits until the application runs.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-03-c",
  en: {
    belief: "spark-submit waits until the application runs.",
    refutation:
      "That is client mode, where the driver goes on from there. In cluster mode it waits for the end.",
  },
  ko: {
    belief: "spark-submit은 애플리케이션이 RUNNING이 될 때까지 기다린다.",
    refutation:
      "그것은 클라이언트 모드이고, 드라이버가 거기서 이어 갑니다. 클러스터 모드에서는 끝을 기다립니다.",
  },
  killedBy: "spark-submit looks again until the application is over, and then says how",
} as const;

export const readReport: Policies["readReport"] = ({ state, finalStatus, waits }) => {
  if (state === "FAILED" || state === "KILLED") return 1;
  if (!waits || state === "RUNNING") return 0;
  if (state !== "FINISHED") return undefined;
  return finalStatus === "SUCCEEDED" ? 0 : 1;
};
