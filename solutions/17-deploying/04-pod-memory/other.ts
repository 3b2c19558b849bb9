/**
 * 17/04 · How much memory a pod asks for, setting by setting.
 *
 * In Spark: BasicDriverFeatureStep, BasicExecutorFeatureStep. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Goes through the factors from the least particular to the most, and lets each override.",
  ko: "가장 덜 구체적인 배수부터 하나씩 덮어쓰며 나아간다.",
} as const;

export const podMemory: Policies["podMemory"] = (asked) => {
  if (asked.overhead !== undefined) return asked.heap + asked.overhead;
  let share = asked.isPythonOrR ? 0.4 : 0.1;
  for (const factor of [asked.factor, asked.ownFactor]) if (factor !== undefined) share = factor;
  const part = share * asked.heap;
  const whole = part - (part % 1);
  return whole < 384 ? asked.heap + 384 : asked.heap + whole;
};
