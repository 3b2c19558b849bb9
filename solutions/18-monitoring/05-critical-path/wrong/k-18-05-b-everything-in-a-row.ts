/** K-18-05-b: “All steps stand on the path, one after the other.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-05-b",
  en: {
    belief: "All steps stand on the path, one after the other.",
    refutation: "Stages that do not wait for one another run side by side.",
  },
  ko: {
    belief: "모든 단계가 차례로 경로에 있다.",
    refutation: "서로 기다리지 않는 스테이지는 나란히 돕니다.",
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
  if (last !== undefined) path.push(...steps.map(({ id }) => id));
  return path;
};
