/**
 * What is behind the failures of a stage, as its attempts tell it. In Spark: nothing says it in one word; the texts are those of TaskEndReason. The texts
 * come first: a result too large, memory, disk, files that are gone, an executor that is gone. An exception of the program names nothing; then
 * it counts which tasks failed, and where. Left out on purpose: what the program's own exception says. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

export interface AttemptSeen {
  /** The task's place in its stage: the same for all its attempts. */
  readonly index: number;
  readonly host: string;
  /** What Spark says of its end; undefined where it succeeded. */
  readonly error: string | undefined;
}

export const failureNames = [
  "result too large",
  "memory",
  "disk",
  "fetch",
  "executor",
  "code",
  "host",
  "data",
] as const;

export type FailureName = (typeof failureNames)[number];

/** One word for the failures of a stage, of which there is at least one; a kata's part. */
export type NameFailure = (attempts: readonly AttemptSeen[]) => FailureName;

/** The heap is full, or who guards the machine's memory killed the process. */
const noMemory =
  /OutOfMemoryError|exit(?:ed with)? code:? 52\b|code 52\b|memory limits|OOMKilled|beyond the '?(?:PHYSICAL|VIRTUAL)/i;

const byText: readonly (readonly [name: FailureName, text: RegExp])[] = [
  ["result too large", /maxResultSize/],
  ["memory", noMemory],
  ["disk", /No space left on device/],
  ["fetch", /^FetchFailed/],
  ["executor", /^ExecutorLostFailure|^Resubmitted|executor lost|Executor .* lost/i],
];

/** What one text names; undefined where it names nothing. */
export const failureIn = (error: string): FailureName | undefined =>
  byText.find(([, text]) => text.test(error))?.[0];

const nameFailure: NameFailure = (attempts) => {
  const failed = attempts.filter(({ error }) => error !== undefined);
  const named = failed.flatMap(({ error = "" }) => failureIn(error) ?? []);
  const first = byText.find(([name]) => named.includes(name));
  if (first !== undefined) return first[0];
  const succeeded = attempts.filter(({ error }) => error === undefined);
  if (succeeded.length === 0) return "code";
  const hosts = new Set(failed.map(({ host }) => host));
  const elsewhere = succeeded.filter(({ host }) => !hosts.has(host));
  const allRanElsewhere = failed.every(({ index }) =>
    elsewhere.some((attempt) => attempt.index === index),
  );
  return hosts.size === 1 && allRanElsewhere ? "host" : "data";
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfFailures(kata: NameFailure | undefined): NameFailure {
  if (kata === undefined) return nameFailure;
  return (attempts) => {
    const answer: unknown = kata(frozen(attempts));
    if ((failureNames as readonly unknown[]).includes(answer)) return answer as FailureName;
    throw new KataFault("nameFailure", {
      en: `${shown(answer)} is none of ${failureNames.join(", ")}`,
      ko: `${failureNames.join(", ")} 가운데 하나가 아닙니다: ${shown(answer)}`,
    });
  };
}
