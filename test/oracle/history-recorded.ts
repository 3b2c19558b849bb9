/**
 * The check that was made with a real History Server, read from its recording: for each fixed run the shape of the log that the server opened, and the
 * steady part of what it said.
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
  readonly runs: readonly CheckedRun[];
}

export const historyCheckFile = new URL("./recordings/history-check.json", import.meta.url);

export const readHistoryCheck = (): HistoryCheck =>
  JSON.parse(readFileSync(historyCheckFile, "utf8")) as HistoryCheck;
