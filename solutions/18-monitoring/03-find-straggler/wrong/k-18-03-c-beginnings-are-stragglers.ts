/** K-18-03-c: “The first tasks of an executor are measured as all others.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-03-c",
  en: {
    belief: "The first tasks of an executor are measured as all others.",
    refutation: "They load classes and are slow together: measure them against one another.",
  },
  ko: {
    belief: "익스큐터의 첫 태스크도 다른 태스크와 똑같이 잰다.",
    refutation: "클래스를 올리느라 함께 느립니다. 서로 견주세요.",
  },
  killedBy:
    "a task of two medians is long: skew if it reads more, a straggler if not; slow beginnings are neither",
} as const;

export const findStraggler: Policies["findStraggler"] = (tasks) => {
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const durations = sorted(tasks.map(({ millis }) => millis));
  const median = Math.max(1, durations[durations.length >> 1] ?? 0);
  const cold = sorted(tasks.filter(({ isCold }) => isCold).map(({ millis }) => millis));
  const usual = Math.max(median, cold[(cold.length - 1) >> 1] ?? 0);
  const reads = sorted(tasks.map((task) => task.reads));
  const much = 1.5 * (reads[reads.length >> 1] ?? 0);
  const long = tasks.flatMap((task, place) =>
    task.millis >= 2 * (task.isCold && usual < 0 ? usual : median) ? [{ ...task, place }] : [],
  );
  const [longest] = long.toSorted((a, b) => b.millis - a.millis);
  if (tasks.length < 2 || longest === undefined) return undefined;
  const isSkew = longest.reads > much;
  const alike = long.filter((task) => task.reads > much === isSkew);
  return { kind: isSkew ? "skew" : "straggler", tasks: alike.map(({ place }) => place) };
};
