/**
 * The check that was made with real Spark, read from its recording: the shapes of the objects in logs that Spark wrote itself; and for each fixed run
 * the shape of the log that the History Server opened, and the steady part of what it said.
 */
import { readFileSync } from "node:fs";
import type { Answers } from "./history-answers.ts";

export interface CheckedRun {
  readonly name: string;
  readonly shape: string;
  readonly answers: Answers;
}

export interface HistoryCheck {
  readonly spark: string;
  /** The objects in logs that real Spark wrote: place, fields in order, types. */
  readonly shapes: readonly string[];
  readonly runs: readonly CheckedRun[];
}

export const historyCheckFile = new URL("./recordings/history-check.json", import.meta.url);

export const readHistoryCheck = (): HistoryCheck =>
  JSON.parse(readFileSync(historyCheckFile, "utf8")) as HistoryCheck;
