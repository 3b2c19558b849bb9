/** K-15-03-a: “a step is done before the next step begins”. In Spark nothing is collected between two narrow steps. */
import type { Policies, Step } from "#engine/kata";

export const belief = {
  id: "K-15-03-a",
  en: {
    belief: "Each step makes a collection, and the next step reads it.",
    refutation:
      "Between narrow steps there is no collection. What a step gives goes on at once; an element of a flatMap passes all later steps before the next element is made.",
  },
  ko: {
    belief: "단계마다 모음을 만들고 다음 단계가 그것을 읽는다.",
    refutation:
      "좁은 변환 사이에는 모음이 없습니다. 내놓은 것은 곧바로 나아갑니다. flatMap의 원소 하나가 뒤의 단계를 모두 지난 뒤에 다음 원소가 만들어집니다.",
  },
  killedBy: "a record passes all the steps before the next one starts",
} as const;

const after = ({ kind, apply }: Step, records: readonly unknown[]): unknown[] => {
  switch (kind) {
    case "map":
      return records.map((record) => apply(record));
    case "filter":
      return records.filter((record) => apply(record) === true);
    case "flatMap":
      return records.flatMap((record) => [...(apply(record) as Iterable<unknown>)]);
  }
};

export const pipeline: Policies["pipeline"] = (steps, emit) => (record) => {
  let records: unknown[] = [record];
  for (const step of steps) records = after(step, records);
  records.forEach(emit);
};
