/** K-17-01-b: “A container is always a step larger than what was asked for.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-01-b",
  en: {
    belief: "A container is always a step larger than what was asked for.",
    refutation:
      "A request that fits the steps exactly stays as it is: 2048 MB with steps of 1024 are 2048.",
  },
  ko: {
    belief: "컨테이너는 늘 요청보다 한 단위 크다.",
    refutation: "단위에 딱 맞는 요청은 그대로입니다. 단위가 1024일 때 2048 MB는 2048입니다.",
  },
  killedBy: "a container is the request up to the next step, and no larger than the largest",
} as const;

export const containerSize: Policies["containerSize"] = ({
  asked,
  minimum,
  maximum,
  calculator,
}) => {
  const more = (of: "memory" | "vcores"): number =>
    Math.min((Math.floor(asked[of] / minimum[of]) + 1) * minimum[of], maximum[of]);
  return { memory: more("memory"), vcores: calculator === "memory" ? 1 : more("vcores") };
};
