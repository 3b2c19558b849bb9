/** K-15-03-c: “flatMap hands its list on”. That is map; in Spark flatMap hands on the elements. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-03-c",
  en: {
    belief: "flatMap hands on what its function answers, as one record.",
    refutation:
      "That is what map does. flatMap takes the answer apart: each element becomes a record of its own, and an empty answer becomes none.",
  },
  ko: {
    belief: "flatMap은 함수의 답을 레코드 하나로 넘긴다.",
    refutation:
      "그것은 map이 하는 일입니다. flatMap은 답을 풀어 원소마다 레코드로 만듭니다. 빈 답에서는 레코드가 나오지 않습니다.",
  },
  killedBy: "a record passes all the steps before the next one starts",
} as const;

export const pipeline: Policies["pipeline"] = (steps, emit) =>
  steps.reduceRight<(record: unknown) => void>((next, { kind, apply }) => {
    if (kind === "map") return (record) => next(apply(record));
    if (kind === "filter")
      return (record) => {
        if (apply(record) === true) next(record);
      };
    return (record) => {
      next(apply(record));
    };
  }, emit);
