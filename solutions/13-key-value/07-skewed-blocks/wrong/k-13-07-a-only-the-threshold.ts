/** K-13-07-a: “only the threshold tells which blocks are huge”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-07-a",
  en: {
    belief: "Only the threshold tells which blocks are huge.",
    refutation:
      "With a skewed factor a block is huge from so many times the median on; the threshold is only the most that it can take.",
  },
  ko: {
    belief: "큰 블록인지는 threshold만으로 정해진다.",
    refutation:
      "배수를 주면 중앙값의 몇 배부터 큰 블록입니다. threshold는 그 위쪽 한계일 뿐입니다.",
  },
  killedBy:
    "a block is huge from so many times the median on, for so many blocks at most, and from the threshold on in any case",
} as const;

export const hugeFrom: Policies["hugeFrom"] = ({ threshold }) => threshold;
