/** K-14-02-b: “Once an executor has a piece, the driver is not asked any more.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-02-b",
  en: {
    belief: "Once an executor has a piece, the driver is not asked any more.",
    refutation: "The driver stays in the list of holders and is chosen as often as any other.",
  },
  ko: {
    belief: "익스큐터가 조각을 가지면 드라이버에는 더 묻지 않는다.",
    refutation: "드라이버도 보유자 목록에 남고 다른 이들만큼 자주 뽑힙니다.",
  },
  killedBy: "without one near, the first holder is asked, be it the driver or not",
} as const;

export const pieceSource: Policies["pieceSource"] = (holders) =>
  holders.find(({ executorId }) => executorId !== "driver")?.executorId ?? "driver";
