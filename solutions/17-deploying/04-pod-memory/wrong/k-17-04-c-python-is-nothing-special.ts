/** K-17-04-c: “drivers in Python ask for as much as others”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-04-c",
  en: {
    belief: "Drivers in Python ask for as much as others.",
    refutation: "Beside the JVM runs a Python process, which the heap does not hold: four tenths.",
  },
  ko: {
    belief: "파이썬 드라이버도 다른 것과 같은 만큼 요청한다.",
    refutation: "JVM 옆에 파이썬 프로세스가 돌고 힙에 들지 않습니다. 그래서 10분의 4입니다.",
  },
  killedBy:
    "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
} as const;

export const podMemory: Policies["podMemory"] = (asked) => {
  const { heap, overhead, ownFactor, factor } = asked;
  const share = ownFactor ?? factor ?? 0.1;
  return heap + (overhead ?? Math.max(Math.floor(share * heap), 384));
};
