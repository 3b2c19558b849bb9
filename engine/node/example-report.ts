/**
 * What `npm run example` says at the end: the answer, jobs and stages with their tasks, where virtual time went, where files are.
 *
 * In Spark: the lines of the web UI's pages for jobs and stages. Left out on purpose: tasks one by one; the event log has them.
 */
import type { Both, Language } from "../foundation/language.ts";
import { bytesToString, milliseconds, secondsText } from "../foundation/sizes.ts";
import type { TracedEvent } from "../events/trace.ts";
import { metric } from "../monitor/history/task-metrics.ts";
import { plus } from "../monitor/history/longs.ts";
import { type ApplicationStatus, statusOf } from "../monitor/status.ts";
import { widthOf } from "../foundation/text-width.ts";
import type { ExecutorRow, JobRow, StageRow } from "../monitor/history/rows.ts";

export interface ReportOptions {
  readonly language: Language;
  readonly head: Both;
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
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join("  ")}`.trimEnd(),
  );
};

/** `1.250 s`, `1.250초`. */
const inSeconds = (millis: number): Both => {
  const en = secondsText(milliseconds(millis));
  return { en, ko: en.replace(/ s$/, "초") };
};

export function reportLines(options: ReportOptions): string[] {
  const { language, head, answer, different, events, folder, files, log } = options;
  const status = statusOf(events);
  const { jobs, stages, executors } = status;
  const counts = padded(answer.map(([word, count]) => [word, String(count)]));
  const words: Both = {
    en: `  … of ${different} different words`,
    ko: `  … 서로 다른 단어는 모두 ${different}개`,
  };
  const busy = executors.filter((one) => one.totalTasks > 0);
  const tasks: Both = {
    en: `tasks by executor: ${busy.map((one) => tasksOf(one).en).join(", ")}`,
    ko: `익스큐터별 태스크 수: ${busy.map((one) => tasksOf(one).ko).join(", ")}`,
  };
  const record: Both = { en: `event log: ${log}`, ko: `이벤트 로그: ${log}` };
  return [
    head[language],
    "",
    ...counts,
    words[language],
    "",
    ...jobs.map((one) => jobLine(one)[language]),
    ...padded(stages.map((one) => stageRow(one, status).map((cell) => cell[language]))),
    tasks[language],
    "",
    ...fileLines(folder, files).map((line) => line[language]),
    record[language],
  ];
}

function jobLine(job: JobRow): Both {
  const { submissionTime = 0, completionTime = submissionTime } = job;
  const time = inSeconds(completionTime - submissionTime);
  const ran = job.numTasks - job.numSkippedTasks;
  return {
    en: `job ${job.jobId}: ${job.name}, ${ran} tasks in ${time.en} of virtual time`,
    ko: `잡 ${job.jobId}: ${job.name}, 태스크 ${ran}개, 가상 시간 ${time.ko}`,
  };
}

function tasksOf({ id, hostPort = "", totalTasks }: ExecutorRow): Both {
  const host = hostPort.replace(/:\d+$/, "");
  return id === "driver"
    ? { en: `driver (${host}) ${totalTasks}`, ko: `드라이버(${host}) ${totalTasks}` }
    : { en: `executor ${id} (${host}) ${totalTasks}`, ko: `익스큐터 ${id}(${host}) ${totalTasks}` };
}

const none: Both = { en: "", ko: "" };

/** A stage that feeds a shuffle runs ShuffleMapTasks. */
const isMapStage = ({ stageId }: StageRow, { tasks }: ApplicationStatus): boolean =>
  tasks.some((task) => task.stageId === stageId && task.taskType === "ShuffleMapTask");

function stageRow(stage: StageRow, status: ApplicationStatus): Both[] {
  const submitted = stage.submissionTime ?? 0;
  const wait = (stage.firstTaskLaunchedTime ?? 0) - submitted;
  const waited = inSeconds(wait);
  return [
    { en: `stage ${stage.stageId}`, ko: `스테이지 ${stage.stageId}` },
    isMapStage(stage, status) ? { en: "map", ko: "맵" } : { en: "result", ko: "결과" },
    { en: `${stage.numCompletedTasks} tasks`, ko: `태스크 ${stage.numCompletedTasks}개` },
    inSeconds((stage.completionTime ?? submitted) - submitted),
    wait > 100
      ? { en: `(${waited.en} waiting for executors)`, ko: `(익스큐터를 ${waited.ko} 기다림)` }
      : none,
    readBy(stage),
    wroteBy(stage),
  ];
}

function readBy({ metrics }: StageRow): Both {
  const lines = Number(metric(metrics, "input.recordsRead"));
  const input = metric(metrics, "input.bytesRead");
  const fetched = plus(
    metric(metrics, "read.localBytesRead"),
    metric(metrics, "read.remoteBytesRead"),
  );
  const bytes = bytesToString(Number(lines > 0 ? input : fetched));
  const records = String(metric(metrics, "read.recordsRead"));
  return lines > 0
    ? { en: `read ${lines} lines (${bytes})`, ko: `${lines}줄(${bytes}) 읽음` }
    : { en: `fetched ${records} records (${bytes})`, ko: `레코드 ${records}개(${bytes}) 가져옴` };
}

function wroteBy({ metrics }: StageRow): Both {
  const records = String(metric(metrics, "write.recordsWritten"));
  const written = Number(metric(metrics, "write.bytesWritten"));
  const bytes = bytesToString(written);
  return written > 0
    ? { en: `wrote ${records} records (${bytes})`, ko: `레코드 ${records}개(${bytes}) 씀` }
    : { en: "sent its results to the driver", ko: "결과를 드라이버로 보냄" };
}

function fileLines(folder: string, files: readonly string[]): Both[] {
  if (files.length === 0)
    return [{ en: "the job left no shuffle files", ko: "잡이 남긴 셔플 파일이 없습니다" }];
  const kinds = (end: string): number => files.filter((file) => file.endsWith(end)).length;
  const [data, index, sums] = [kinds(".data"), kinds(".index"), kinds(".ADLER32")];
  const [first = ""] = files.filter((file) => file.endsWith(".data"));
  const look = `od -A d -t x1z ${folder}/${first}`;
  return [
    {
      en: `shuffle files: ${data} data, ${index} index, ${sums} checksum in ${folder}/`,
      ko: `셔플 파일: 데이터 ${data}개, 인덱스 ${index}개, 체크섬 ${sums}개. 있는 곳: ${folder}/`,
    },
    { en: `  look at one: ${look}`, ko: `  하나 들여다보기: ${look}` },
  ];
}
