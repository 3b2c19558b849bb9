/** K-14-02-c: “It does not matter on which host a holder stands.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-02-c",
  en: {
    belief: "It does not matter on which host a holder stands.",
    refutation: "Holders on the own host come first: what they give crosses no network.",
  },
  ko: {
    belief: "보유자가 어느 호스트에 있는지는 상관없다.",
    refutation: "같은 호스트에 있는 보유자가 먼저입니다. 네트워크를 건너지 않습니다.",
  },
  killedBy: "a holder on the own host is asked before all others",
} as const;

export const pieceSource: Policies["pieceSource"] = (holders) => holders[0]?.executorId ?? "driver";
