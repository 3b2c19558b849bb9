/**
 * 17/01 · How large is the container, by remainders.
 *
 * In Spark: nothing; in Hadoop DefaultResourceCalculator. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Adds what is missing to the next step, by the remainder.",
  ko: "나머지를 보고 다음 단위까지 모자란 만큼 더한다.",
} as const;

export const containerSize: Policies["containerSize"] = ({
  asked,
  minimum,
  maximum,
  calculator,
}) => {
  const up = (of: "memory" | "vcores"): number => {
    const amount = asked[of] < minimum[of] ? minimum[of] : asked[of];
    const rest = amount % minimum[of];
    const whole = rest === 0 ? amount : amount + minimum[of] - rest;
    return whole > maximum[of] ? maximum[of] : whole;
  };
  return { memory: up("memory"), vcores: calculator === "dominant" ? up("vcores") : 1 };
};
