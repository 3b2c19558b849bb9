/** K-17-07-d: “The dispatcher starts a failed driver again, as YARN does.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-07-d",
  en: {
    belief: "The dispatcher starts a failed driver again, as YARN does.",
    refutation: "Only with --supervise; otherwise the driver is FINISHED, failed or not.",
  },
  ko: {
    belief: "디스패처는 YARN처럼 실패한 드라이버를 알아서 다시 띄운다.",
    refutation: "`--supervise`가 있을 때만 그렇습니다. 없으면 실패해도 FINISHED입니다.",
  },
  killedBy: "only a supervised driver that failed or was lost is tried again",
} as const;

export const driverRetry: Policies["driverRetry"] = ({ state, waited, longestWait }) => {
  if (state !== "TASK_FAILED" && state !== "TASK_LOST") return undefined;
  return waited === undefined ? 1 : Math.min(longestWait, waited * 2);
};
