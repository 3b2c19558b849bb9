/**
 * 15/03 · A pipeline, step by step from the front.
 *
 * In Spark: RDD.iterator. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Follows one record from the first step on, and at the last hands it out; nothing is put together beforehand.",
  ko: "레코드 하나를 첫 단계부터 따라가 끝에서 내준다. 미리 이어 붙이는 것이 없다.",
} as const;

export const pipeline: Policies["pipeline"] = (steps, emit) => {
  const follow = (record: unknown, at: number): void => {
    const step = steps[at];
    if (step === undefined) return emit(record);
    const answer = step.apply(record);
    if (step.kind === "map") follow(answer, at + 1);
    else if (step.kind === "filter") {
      if (answer === true) follow(record, at + 1);
    } else for (const element of answer as Iterable<unknown>) follow(element, at + 1);
  };
  return (record) => follow(record, 0);
};
