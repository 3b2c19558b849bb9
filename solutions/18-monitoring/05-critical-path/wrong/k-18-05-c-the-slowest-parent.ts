/** K-18-05-c: “The path goes over the parent that took longest itself.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-05-c",
  en: {
    belief: "The path goes over the parent that took longest itself.",
    refutation: "What counts is when a parent was over, with all that it waited for.",
  },
  ko: {
    belief: "경로는 자기 시간이 가장 긴 부모를 지난다.",
    refutation: "부모가 기다린 것까지 합쳐 언제 끝났는지가 중요합니다.",
  },
  killedBy:
    "the critical path is a chain of steps that wait for one another, and no other is longer",
} as const;

export const criticalPath: Policies["criticalPath"] = (steps) => {
  const over = new Map<number, number>();
  const before = new Map<number, number>();
  for (const { id, after, millis } of steps) {
    const [latest] = after.toSorted(
      (a, b) =>
        (steps.find(({ id: one }) => one === b)?.millis ?? 0) -
        (steps.find(({ id: one }) => one === a)?.millis ?? 0),
    );
    over.set(id, millis + (latest === undefined ? 0 : (over.get(latest) ?? 0)));
    if (latest !== undefined) before.set(id, latest);
  }
  const [last] = [...over.keys()].toSorted((a, b) => (over.get(b) ?? 0) - (over.get(a) ?? 0));
  const path: number[] = [];
  for (let at = last; at !== undefined; at = before.get(at)) path.unshift(at);
  return path;
};
