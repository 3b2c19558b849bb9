/**
 * 18/03 · Find the straggler, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Finds medians by counting how many are below, without sorting.",
  ko: "정렬하지 않고, 아래에 몇 개 있는지 세어 중앙값을 찾는다.",
} as const;

export const findStraggler: Policies["findStraggler"] = (tasks) => {
  const atRank = (values: readonly number[], rank: number): number =>
    values.find((one) => {
      const below = values.filter((other) => other < one).length;
      const upTo = values.filter((other) => other <= one).length;
      return below <= rank && rank < upTo;
    }) ?? 0;
  const times = tasks.map(({ millis }) => millis);
  const cold = tasks.filter(({ isCold }) => isCold).map(({ millis }) => millis);
  const median = Math.max(1, atRank(times, Math.floor(times.length / 2)));
  const usual = Math.max(median, atRank(cold, Math.floor((cold.length - 1) / 2)));
  const reads = tasks.map((task) => task.reads);
  const much = 1.5 * atRank(reads, Math.floor(reads.length / 2));
  let longest = -1;
  const [more, same]: [number[], number[]] = [[], []];
  for (const [place, task] of tasks.entries()) {
    if (task.millis < 2 * (task.isCold ? usual : median)) continue;
    (task.reads > much ? more : same).push(place);
    if (longest < 0 || task.millis > (tasks[longest]?.millis ?? 0)) longest = place;
  }
  if (tasks.length < 2 || longest < 0) return undefined;
  return more.includes(longest)
    ? { kind: "skew", tasks: more }
    : { kind: "straggler", tasks: same };
};
