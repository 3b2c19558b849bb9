/** K-15-04-e: “the last offset only closes the list”. In Spark it is the end of the last block. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-04-e",
  en: {
    belief: "The last entry only closes the list, so it repeats where the last block begins.",
    refutation:
      "It is the end of the last block. If it repeats the begin, that block is empty for whoever reads it, and its records are gone.",
  },
  ko: {
    belief: "마지막 항목은 목록을 닫을 뿐이므로 마지막 블록이 시작하는 곳을 다시 적는다.",
    refutation:
      "마지막 항목은 마지막 블록이 끝나는 곳입니다. 시작하는 곳을 다시 적으면 읽는 쪽에는 빈 블록으로 보이고, 레코드가 사라집니다.",
  },
  killedBy: "an index tells where each block begins and where the last one ends",
} as const;

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) => {
  let end = 0;
  const begins = lengths.map((length) => (end += length) - length);
  return [...begins, begins[begins.length - 1] ?? 0];
};
