/**
 * 18/05 · The critical path, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Keeps for every step the whole chain that leads to it, and takes the heaviest.",
  ko: "단계마다 거기까지 오는 사슬을 통째로 두고 가장 무거운 것을 고른다.",
} as const;

export const criticalPath: Policies["criticalPath"] = (steps) => {
  const time = new Map(steps.map(({ id, millis }) => [id, millis]));
  const sum = (chain: readonly number[]): number =>
    chain.reduce((all, id) => all + (time.get(id) ?? 0), 0);
  const heavier = (a: readonly number[], b: readonly number[]): readonly number[] =>
    sum(b) > sum(a) ? b : a;
  const chains = new Map<number, readonly number[]>();
  for (const { id, after } of steps) {
    const led = after.map((one) => chains.get(one) ?? [one]).reduce(heavier, []);
    chains.set(id, [...led, id]);
  }
  return [...chains.values()].reduce(heavier, []);
};
