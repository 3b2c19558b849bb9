/**
 * What the end of an attempt adds to the counts of its stage and of its jobs. In Spark: the deltas of AppStatusListener.onTaskEnd. The same: an attempt
 * that was killed, or that was denied to commit, is killed and not failed; an output that is lost later counts as a failure of an attempt that had ended
 * before; a task that succeeds twice is one task. Left out on purpose: metrics. Spark 3.5.3: core/…/status/AppStatusListener.scala. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** How an attempt ended; Failed is every reason that has no name of its own here: an exception, a fetch failure, a lost executor. */
export type AttemptEnd = "Success" | "TaskKilled" | "TaskCommitDenied" | "Resubmitted" | "Failed";

export interface EndSeen {
  readonly reason: AttemptEnd;
  /** Whether an attempt of the same task has succeeded before. */
  readonly succeededBefore: boolean;
}

/** Each is added to the count of its name. */
export interface AttemptCounts {
  /** Attempts that run: 0 or -1. */
  readonly active: number;
  /** Attempts that succeeded, failed, were killed. */
  readonly completed: number;
  readonly failed: number;
  readonly killed: number;
  /** Tasks that are done, however many attempts of each succeeded. */
  readonly tasks: number;
}

/** What one end adds; a kata's part. */
export type CountAttempt = (ended: EndSeen) => AttemptCounts;

const nothing: AttemptCounts = { active: -1, completed: 0, failed: 0, killed: 0, tasks: 0 };

const countAttempt: CountAttempt = ({ reason, succeededBefore }) => {
  switch (reason) {
    case "Success":
      return { ...nothing, completed: 1, tasks: succeededBefore ? 0 : 1 };
    case "TaskKilled":
    case "TaskCommitDenied":
      return { ...nothing, killed: 1 };
    case "Resubmitted":
      return { ...nothing, active: 0, failed: 1 };
    case "Failed":
      return { ...nothing, failed: 1 };
  }
};

const names = ["active", "completed", "failed", "killed", "tasks"] as const;

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfAttempts(kata: CountAttempt | undefined): CountAttempt {
  if (kata === undefined) return countAttempt;
  return (ended) => {
    const answer = kata(frozen(ended)) as Partial<AttemptCounts> | undefined;
    if (names.every((name) => Number.isInteger(answer?.[name]))) return answer as AttemptCounts;
    throw new KataFault("countAttempt", {
      en: `${shown(answer)} does not say what to add to each count`,
      ko: `무엇을 더할지 말하지 않습니다: ${shown(answer)}`,
    });
  };
}
