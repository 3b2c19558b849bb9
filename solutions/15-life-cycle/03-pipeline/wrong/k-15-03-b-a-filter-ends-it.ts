/** K-15-03-b: “the first record that a filter refuses ends the task’s input”. In Spark it ends that record’s way, nothing else. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-03-b",
  en: {
    belief: "When a filter refuses a record, the pipeline stops.",
    refutation:
      "A filter lets one record go. The next one comes all the same; to stop early is what an action such as take does, not a filter.",
  },
  ko: {
    belief: "필터가 레코드를 거르면 파이프라인이 멈춘다.",
    refutation:
      "필터는 레코드 하나를 버릴 뿐입니다. 다음 레코드는 그대로 옵니다. 일찍 멈추는 것은 take 같은 액션이지 필터가 아닙니다.",
  },
  killedBy: "a record passes all the steps before the next one starts",
} as const;

export const pipeline: Policies["pipeline"] = (steps, emit) => {
  let stopped = false;
  const chain = steps.reduceRight<(record: unknown) => void>((next, { kind, apply }) => {
    if (kind === "map") return (record) => next(apply(record));
    if (kind === "filter")
      return (record) => {
        if (apply(record) === true) next(record);
        else stopped = true;
      };
    return (record) => {
      for (const element of apply(record) as Iterable<unknown>) next(element);
    };
  }, emit);
  return (record) => {
    if (!stopped) chain(record);
  };
};
