/** K-15-03-d: “filter hands on what its function answers”. That is map; in Spark filter hands on the record itself. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-03-d",
  en: {
    belief: "filter hands on what its function answers: true or false.",
    refutation:
      "The answer only decides. What goes on is the record itself, unchanged, or nothing.",
  },
  ko: {
    belief: "filter는 함수의 답인 true나 false를 넘긴다.",
    refutation:
      "답은 정할 뿐입니다. 나아가는 것은 바뀌지 않은 레코드 자신이거나, 아무것도 아닙니다.",
  },
  killedBy: "a record passes all the steps before the next one starts",
} as const;

export const pipeline: Policies["pipeline"] = (steps, emit) =>
  steps.reduceRight<(record: unknown) => void>((next, { kind, apply }) => {
    if (kind === "map") return (record) => next(apply(record));
    if (kind === "filter")
      return (record) => {
        next(apply(record));
      };
    return (record) => {
      for (const element of apply(record) as Iterable<unknown>) next(element);
    };
  }, emit);
