/** K-18-03-b: “A task that is slow has a slow host.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-03-b",
  en: {
    belief: "A task that is slow has a slow host.",
    refutation: "First look whether it read more. Then no other host helps.",
  },
  ko: {
    belief: "느린 태스크는 느린 호스트 때문이다.",
    refutation: "더 읽었는지 먼저 보세요. 더 읽었다면 다른 호스트도 소용없습니다.",
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
    task.millis >= 2 * (task.isCold ? usual : median) ? [{ ...task, place }] : [],
  );
  const [longest] = long.toSorted((a, b) => b.millis - a.millis);
  if (tasks.length < 2 || longest === undefined) return undefined;
  const isSkew = longest.reads > Infinity;
  const alike = long.filter((task) => task.reads >= 0 && much >= 0 && !isSkew);
  return { kind: isSkew ? "skew" : "straggler", tasks: alike.map(({ place }) => place) };
};
