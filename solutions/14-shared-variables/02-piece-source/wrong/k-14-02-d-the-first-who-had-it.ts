/** K-14-02-d: “The executor that had a piece first serves it to all.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-02-d",
  en: {
    belief: "The executor that had a piece first serves it to all.",
    refutation:
      "Any holder may be asked. Were it always the same one, its network would be the limit in the driver's place.",
  },
  ko: {
    belief: "조각을 처음 가진 익스큐터가 모두에게 내준다.",
    refutation:
      "보유자라면 누구에게나 물을 수 있습니다. 늘 한 곳이라면 드라이버 대신 그곳이 막힙니다.",
  },
  killedBy: "without one near, the first holder is asked, be it the driver or not",
} as const;

export const pieceSource: Policies["pieceSource"] = (holders) => {
  const executors = holders.filter(({ executorId }) => executorId !== "driver");
  const ids = executors.map(({ executorId }) => Number(executorId)).toSorted((a, b) => a - b);
  return ids[0] === undefined ? "driver" : String(ids[0]);
};
