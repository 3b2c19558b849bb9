/**
 * 15/09 · Where the driver goes, as a list of rules.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment, Master.schedule. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { DriverPlace, DriverSubmission, Policies } from "#engine/kata";

export const way = {
  en: "A list of rules in order; the first that says something decides.",
  ko: "차례대로 놓인 규칙의 목록에서 처음으로 무엇을 말하는 규칙이 정한다.",
} as const;

type Rule = (submission: DriverSubmission) => DriverPlace | undefined;

const refuse = (because: string): DriverPlace => ({ on: "refused", because });

const rules: readonly Rule[] = [
  ({ deployMode }) => (deployMode === "client" ? { on: "submitter" } : undefined),
  ({ master }) => (master === "local" ? refuse("there is no cluster to go to") : undefined),
  ({ shell }) => (shell ? refuse("nobody would be at its keyboard") : undefined),
  ({ master, program }) =>
    master === "standalone" && program !== "jvm"
      ? refuse("its workers run JVM drivers")
      : undefined,
  ({ workers, driverCores, driverMemory }) => {
    for (const { id, coresFree, memoryFree } of workers)
      if (coresFree >= driverCores && memoryFree >= driverMemory) return { on: "worker", id };
    return undefined;
  },
];

export const placeDriver: Policies["placeDriver"] = (submission) => {
  for (const rule of rules) {
    const place = rule(submission);
    if (place !== undefined) return place;
  }
  return { on: "nowhere yet" };
};
