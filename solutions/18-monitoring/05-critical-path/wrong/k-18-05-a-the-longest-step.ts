/** K-18-05-a: “The longest step is what holds an application up.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-05-a",
  en: {
    belief: "The longest step is what holds an application up.",
    refutation: "Shorter steps in a row may take longer than it.",
  },
  ko: {
    belief: "가장 긴 단계가 애플리케이션을 붙잡는다.",
    refutation: "짧은 단계가 이어지면 더 오래 걸릴 수 있습니다.",
  },
  killedBy:
    "the critical path is a chain of steps that wait for one another, and no other is longer",
} as const;

export const criticalPath: Policies["criticalPath"] = (steps) => {
  const over = new Map<number, number>();
  const before = new Map<number, number>();
  for (const { id, after, millis } of steps) {
    const [latest] = after.toSorted((a, b) => (over.get(b) ?? 0) - (over.get(a) ?? 0));
    over.set(id, millis + (latest === undefined ? 0 : (over.get(latest) ?? 0)));
    if (latest !== undefined) before.set(id, latest);
  }
  const [last] = [...over.keys()].toSorted((a, b) => (over.get(b) ?? 0) - (over.get(a) ?? 0));
  const path: number[] = [];
  if (last === undefined) return path;
  const [longest] = steps.toSorted((a, b) => b.millis - a.millis);
  path.push(longest?.id ?? last);
  return path;
};
