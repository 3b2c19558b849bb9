/**
 * 17/01 · How large is the container, the solution.
 *
 * In Spark: nothing; in Hadoop DefaultResourceCalculator, DominantResourceCalculator. Left out on purpose: other resources.
 */
import type { Policies } from "#engine/kata";

export const containerSize: Policies["containerSize"] = ({
  asked,
  minimum,
  maximum,
  calculator,
}) => {
  const rounded = (amount: number, step: number, most: number): number =>
    Math.min(Math.max(1, Math.ceil(amount / step)) * step, most);
  return {
    memory: rounded(asked.memory, minimum.memory, maximum.memory),
    vcores: calculator === "memory" ? 1 : rounded(asked.vcores, minimum.vcores, maximum.vcores),
  };
};
