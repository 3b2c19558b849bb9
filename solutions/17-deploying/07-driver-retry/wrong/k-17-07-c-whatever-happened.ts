/** K-17-07-c: “--supervise starts a driver again whatever happened to it.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-07-c",
  en: {
    belief: "--supervise starts a driver again whatever happened to it.",
    refutation: "One that finished, was killed by somebody or was refused as it stood is over.",
  },
  ko: {
    belief: "--supervise를 주면 무슨 일이 있어도 드라이버가 다시 뜬다.",
    refutation:
      "잘 끝났거나, 누가 종료시켰거나, 태스크 자체가 잘못되어 거절됐으면 그것으로 끝입니다.",
  },
  killedBy: "only a supervised driver that failed or was lost is tried again",
} as const;

export const driverRetry: Policies["driverRetry"] = ({ supervise, waited, longestWait }) => {
  if (!supervise) return undefined;
  return waited === undefined ? 1 : Math.min(longestWait, waited * 2);
};
