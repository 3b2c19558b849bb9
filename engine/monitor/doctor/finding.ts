/**
 * What the doctor answers: findings, each with where it is, the figures that prove it, and how much time it cost. In Spark: nothing; what its web UI
 * shows in red or leaves to the eye. The order is by severity, then by time lost. Left out on purpose: gains that a replay cannot tell.
 */
import type { Both } from "../../foundation/language.ts";

import type { FailureName } from "../rules/failure-names.ts";

export const findingKinds = [
  "skew",
  "straggler",
  "spill",
  "too-few-partitions",
  "too-many-partitions",
  "tiny-tasks",
  "gc-pressure",
  "fetch-wait",
  "idle-cores",
  "driver-gap",
  "failed-work",
  "executor-lost",
  "recomputation",
  "large-broadcast",
  "large-result",
  "small-files",
  "memory-over",
  "memory-under",
] as const;

export type FindingKind = (typeof findingKinds)[number];

export const severities = ["serious", "warning", "note"] as const;

export type Severity = (typeof severities)[number];

/** Milliseconds, bytes, how many, or a part of one. */
export type Unit = "ms" | "bytes" | "count" | "share";

/** Names are stable: they are keys of `--json`. */
export interface Figure {
  readonly name: FigureName;
  readonly value: number;
  readonly unit: Unit;
}

/** Where it is, as far as that can be said. */
export interface Place {
  readonly jobIds?: readonly number[];
  readonly stageId?: number;
  readonly attemptId?: number;
  /** As Spark names it: `count at Job.scala:12`. */
  readonly stageName?: string;
  /** The task's index in its stage, and its id. */
  readonly taskIndex?: number;
  readonly taskId?: string;
  readonly executorId?: string;
  readonly rddId?: number;
  readonly broadcastId?: number;
}

/** What a rule says; time lost is wall time of the application in milliseconds. */
export interface Draft {
  readonly kind: FindingKind;
  readonly lostMillis: number;
  readonly where: Place;
  readonly figures: readonly Figure[];
  /** No less severe than this, whatever the time: a job without a result, memory that ran out. */
  readonly atLeast?: Severity;
  /** What Spark itself said of it. */
  readonly told?: string;
  /** What to change where measures decide between two ways; else what the kind's advice says. */
  readonly change?: Both;
  /** What is behind the failures of the stage, in one word. */
  readonly failure?: FailureName;
}

/** What mending it would save of the application's wall time, with the interval that nine of ten drawings lie in, and on what condition. */
export interface Gain {
  readonly millis: number;
  readonly low: number;
  readonly high: number;
  readonly assuming: Both;
}

export interface Finding extends Draft {
  readonly severity: Severity;
  /** The part of the application's wall time that it cost. */
  readonly share: number;
  /** Other stages with the same trouble and the same name; their time is in the sum. */
  readonly alsoInStages: readonly number[];
  /** By replay, where one can mend it (`withGains`). */
  readonly gain?: Gain;
}

export const figureNames = [
  "longestTask",
  "medianTask",
  "longestReads",
  "medianReads",
  "tasks",
  "slots",
  "stageTime",
  "taskTime",
  "medianRunTime",
  "overhead",
  "bytesPerTask",
  "gcTime",
  "fetchWait",
  "remoteBytes",
  "memorySpilled",
  "diskSpilled",
  "executorMemory",
  "peakMemory",
  "deserializeTime",
  "broadcastBytes",
  "resultBytes",
  "resultFetchTime",
  "idleSlotTime",
  "gaps",
  "longestGap",
  "failedAttempts",
  "wastedTime",
  "failedJobs",
  "executorsLost",
  "repeatedTime",
  "partitions",
  "partitionsKept",
  "timesRun",
  "partitionBytes",
  "partitionTime",
  "onDiskTime",
] as const;

export type FigureName = (typeof figureNames)[number];

export const millis = (name: FigureName, value: number): Figure => ({ name, value, unit: "ms" });
export const bytes = (name: FigureName, value: number): Figure => ({ name, value, unit: "bytes" });
export const count = (name: FigureName, value: number): Figure => ({ name, value, unit: "count" });
