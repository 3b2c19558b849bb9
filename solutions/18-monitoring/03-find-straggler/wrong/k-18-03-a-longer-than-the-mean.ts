/** K-18-03-a: “A task is long from twice the mean on.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-03-a",
  en: {
    belief: "A task is long from twice the mean on.",
    refutation: "The long task itself raises the mean. The median does not mind it.",
  },
  ko: {
    belief: "평균의 두 배부터 긴 태스크다.",
    refutation: "긴 태스크가 평균을 끌어올립니다. 중앙값은 흔들리지 않습니다.",
  },
  killedBy:
    "a task of two medians is long: skew if it reads more, a straggler if not; slow beginnings are neither",
} as const;

export const findStraggler: Policies["findStraggler"] = (tasks) => {
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const durations = sorted(tasks.map(({ millis }) => millis));
  const median = Math.max(1, durations.reduce((a, b) => a + b, 0) / Math.max(1, durations.length));
  const cold = sorted(tasks.filter(({ isCold }) => isCold).map(({ millis }) => millis));
  const usual = Math.max(median, cold[(cold.length - 1) >> 1] ?? 0);
  const reads = sorted(tasks.map((task) => task.reads));
  const much = 1.5 * (reads[reads.length >> 1] ?? 0);
  const long = tasks.flatMap((task, place) =>
    task.millis >= 2 * (task.isCold ? usual : median) ? [{ ...task, place }] : [],
  );
  const [longest] = long.toSorted((a, b) => b.millis - a.millis);
  if (tasks.length < 2 || longest === undefined) return undefined;
  const isSkew = longest.reads > much;
  const alike = long.filter((task) => task.reads > much === isSkew);
  return { kind: isSkew ? "skew" : "straggler", tasks: alike.map(({ place }) => place) };
};
