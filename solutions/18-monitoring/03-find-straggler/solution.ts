/**
 * 18/03 · Find the straggler.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

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
  const isSkew = longest.reads > much;
  const alike = long.filter((task) => task.reads > much === isSkew);
  return { kind: isSkew ? "skew" : "straggler", tasks: alike.map(({ place }) => place) };
};
