/** K-17-01-c: “YARN books the cores that an executor asks for.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-01-c",
  en: {
    belief: "YARN books the cores that an executor asks for.",
    refutation:
      "By default it looks at memory alone and books one core, as recorded: executors of 3 cores in containers of 1. More cores than there are may run on a node.",
  },
  ko: {
    belief: "YARN은 익스큐터가 요청한 코어를 장부에 적는다.",
    refutation:
      "기본으로는 메모리만 보고 코어는 하나로 적습니다. 기록에서도 코어 3개짜리 익스큐터가 코어 1개짜리 컨테이너에 있었습니다. 그래서 노드에는 있는 것보다 많은 코어가 돌 수 있습니다.",
  },
  killedBy: "only the dominant calculator counts cores",
} as const;

export const containerSize: Policies["containerSize"] = ({ asked, minimum, maximum }) => {
  const up = (of: "memory" | "vcores"): number =>
    Math.min(Math.max(1, Math.ceil(asked[of] / minimum[of])) * minimum[of], maximum[of]);
  return { memory: up("memory"), vcores: up("vcores") };
};
