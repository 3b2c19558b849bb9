/** M-73: “the DAG moves filters before maps”. On RDDs the program’s order stands; only SQL rewrites a plan. */
import type { Policies, Step } from "#engine/kata";

export const belief = {
  id: "M-73",
  en: {
    belief: "Spark reorders the steps: filters go first, because they cost less.",
    refutation:
      "On RDDs a function is a black box, and steps run in the order in which they were written. Only SQL knows its expressions well enough to reorder them.",
  },
  ko: {
    belief: "스파크는 비용이 적은 필터를 먼저 돌리도록 순서를 바꾼다.",
    refutation:
      "RDD에서 함수는 속을 알 수 없는 상자이므로 적힌 순서대로 돕니다. 식을 알고 순서를 바꾸는 것은 SQL뿐입니다.",
  },
  killedBy: "a record passes all the steps before the next one starts",
} as const;

const filtersFirst = (steps: readonly Step[]): readonly Step[] => [
  ...steps.filter(({ kind }) => kind === "filter"),
  ...steps.filter(({ kind }) => kind !== "filter"),
];

export const pipeline: Policies["pipeline"] = (steps, emit) =>
  filtersFirst(steps).reduceRight<(record: unknown) => void>((next, { kind, apply }) => {
    if (kind === "map") return (record) => next(apply(record));
    if (kind === "filter")
      return (record) => {
        if (apply(record) === true) next(record);
      };
    return (record) => {
      for (const element of apply(record) as Iterable<unknown>) next(element);
    };
  }, emit);
