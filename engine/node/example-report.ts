/**
 * What `npm run example` says at the end: the answer, jobs and stages with their tasks, where virtual time went, where files are.
 *
 * In Spark: the lines of the web UI's pages for jobs and stages. Left out on purpose: tasks one by one; the event log has them.
 */
import { bytesToString, secondsText } from "../foundation/sizes.ts";
import type { TracedEvent } from "../events/trace.ts";
import { statusOf } from "../monitor/status.ts";
import type { StageStatus } from "../monitor/status-records.ts";

export interface ReportOptions {
  readonly head: string;
  readonly answer: readonly (readonly [word: string, count: number])[];
  readonly different: number;
  readonly events: readonly TracedEvent[];
  /** Where the files of the shuffle lie, and how many of them. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly log: string;
}

const padded = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
};

export function reportLines(options: ReportOptions): string[] {
  const { head, answer, different, events, folder, files, log } = options;
  const { jobs, stages, executors } = statusOf(events);
  const counts = padded(answer.map(([word, count]) => [word, String(count)]));
  const job = jobs.map(
    (one) =>
      `job ${one.jobId}: ${one.name}, ${one.numTasks - one.numSkippedTasks} tasks in ${secondsText((one.completionTime ?? one.submissionTime) - one.submissionTime)} of virtual time`,
  );
  const busy = executors
    .filter((one) => one.totalTasks > 0)
    .map(
      (one) =>
        `${one.id === "driver" ? "driver" : `executor ${one.id}`} (${one.host}) ${one.totalTasks}`,
    );
  return [
    head,
    "",
    ...counts,
    `  … of ${different} different words`,
    "",
    ...job,
    ...padded(stages.map(stageRow)),
    `tasks by executor: ${busy.join(", ")}`,
    "",
    ...fileLines(folder, files),
    `event log: ${log}`,
  ];
}

function stageRow(stage: StageStatus): string[] {
  const time = (stage.completionTime ?? stage.submissionTime ?? 0) - (stage.submissionTime ?? 0);
  const wait = (stage.firstTaskLaunchedTime ?? 0) - (stage.submissionTime ?? 0);
  const read =
    stage.inputRecords > 0
      ? `read ${stage.inputRecords} lines (${bytesToString(stage.inputBytes)})`
      : `fetched ${stage.shuffleReadRecords} records (${bytesToString(stage.shuffleReadBytes)})`;
  const wrote =
    stage.shuffleWriteBytes > 0
      ? `wrote ${stage.shuffleWriteRecords} records (${bytesToString(stage.shuffleWriteBytes)})`
      : "sent its results to the driver";
  return [
    `stage ${stage.stageId}`,
    stage.info.shuffleId === undefined ? "result" : "map",
    `${stage.numCompletedTasks} tasks`,
    secondsText(time),
    wait > 100_000 ? `(${secondsText(wait)} waiting for executors)` : "",
    read,
    wrote,
  ];
}

function fileLines(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return ["the job left no shuffle files"];
  const kinds = (end: string): number => files.filter((file) => file.endsWith(end)).length;
  const [first = ""] = files.filter((file) => file.endsWith(".data"));
  return [
    `shuffle files: ${kinds(".data")} data, ${kinds(".index")} index, ${kinds(".ADLER32")} checksum in ${folder}/`,
    `  look at one: od -A d -t x1z ${folder}/${first}`,
  ];
}
