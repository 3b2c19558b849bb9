/** K-14-02-a: “The driver sends a broadcast to every executor.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-02-a",
  en: {
    belief: "The driver sends a broadcast to every executor.",
    refutation:
      "The driver is one holder of many. An executor that has a piece serves it, and so the driver's network is not the limit.",
  },
  ko: {
    belief: "드라이버가 모든 익스큐터에 브로드캐스트를 보낸다.",
    refutation:
      "드라이버는 여러 보유자 가운데 하나입니다. 조각을 가진 익스큐터도 내주므로 드라이버의 네트워크에 매이지 않습니다.",
  },
  killedBy: "without one near, the first holder is asked, be it the driver or not",
} as const;

export const pieceSource: Policies["pieceSource"] = () => "driver";
