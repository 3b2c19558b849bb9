/**
 * A run as a list of steps in the reader's words: what a replay walks through. Plain data, because it crosses a thread.
 *
 * In Spark: an event log and the log lines of its processes, in one list. Left out on purpose: what made a step happen.
 */
import type { TaskEndReason } from "../../engine/index.ts";

export interface RunTold {
  /** Whether the function under test was asked in it. */
  readonly isYours: boolean;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Virtual microseconds. */
  readonly at: number;
  readonly from: string;
  readonly to?: string;
  readonly what: string;
  /** What the reader should know here though the event does not say it; two runs are not compared by it. */
  readonly aside?: string;
  readonly mark?: Mark;
  /** Here the function under test was asked: its place among the calls, from 0. */
  readonly call?: number;
}

/** What a step changes on the lanes; a lane is an executor. */
export type Mark =
  | { readonly kind: "executor"; readonly lane: string; readonly host: string }
  | { readonly kind: "gone"; readonly lane: string }
  | {
      readonly kind: "start";
      readonly lane: string;
      readonly task: string;
      readonly stage: string;
      readonly name: string;
    }
  | { readonly kind: "end"; readonly task: string; readonly reason: TaskEndReason["kind"] };

/** Whether two runs did the same here. */
export const isSame = (a: Step | undefined, b: Step | undefined): boolean =>
  a?.at === b?.at && a?.from === b?.from && a?.to === b?.to && a?.what === b?.what;
