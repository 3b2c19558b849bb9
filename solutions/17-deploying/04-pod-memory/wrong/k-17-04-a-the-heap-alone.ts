/** K-17-04-a: “a pod asks for what --executor-memory says”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-04-a",
  en: {
    belief: "A pod asks for what --executor-memory says.",
    refutation:
      "The JVM needs more than its heap; the pod asks for an overhead besides, or it would be killed for memory.",
  },
  ko: {
    belief: "파드는 --executor-memory에 적은 만큼 요청한다.",
    refutation:
      "JVM에는 힙보다 많은 메모리가 듭니다. 파드는 오버헤드까지 요청합니다. 아니면 메모리 때문에 죽습니다.",
  },
  killedBy:
    "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
} as const;

export const podMemory: Policies["podMemory"] = ({ heap }) => heap;
