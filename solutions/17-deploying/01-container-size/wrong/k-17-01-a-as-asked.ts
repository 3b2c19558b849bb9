/** K-17-01-a: “A container is exactly as large as it was asked for.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-01-a",
  en: {
    belief: "A container is exactly as large as it was asked for.",
    refutation:
      "YARN gives whole steps: 1408 MB with steps of 1024 come to 2048. What is above the request is taken from the node and lies idle.",
  },
  ko: {
    belief: "컨테이너는 요청한 만큼이다.",
    refutation:
      "YARN은 단위로 줍니다. 단위가 1024이면 1408 MB는 2048이 됩니다. 요청보다 큰 만큼도 노드에서 나가고, 그 몫은 놉니다.",
  },
  killedBy: "a container is the request up to the next step, and no larger than the largest",
} as const;

export const containerSize: Policies["containerSize"] = ({ asked, maximum, calculator }) => ({
  memory: Math.min(asked.memory, maximum.memory),
  vcores: calculator === "memory" ? 1 : Math.min(asked.vcores, maximum.vcores),
});
