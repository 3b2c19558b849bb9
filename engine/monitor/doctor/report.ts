/**
 * A diagnosis as text for a terminal of eighty columns, in either language: the verdict first, then each finding with where it is, the figures that prove
 * it, likely cause, what to change, and the chapter. In Spark: nothing. Hangul counts as two columns. Left out on purpose: colours.
 */
import type { Both, Language } from "../../foundation/language.ts";
import { advice, chapterSubjects } from "./advice.ts";
import type { Diagnosis } from "./diagnose.ts";
import { durationOf, padded, wrapped } from "../text-lines.ts";
import type { Figure, FigureName, Finding, Gain, Severity } from "./finding.ts";
import { failureWords, spentInWords } from "./time-report.ts";

const severityWords: Readonly<Record<Severity, Both>> = {
  serious: { en: "serious", ko: "심각" },
  warning: { en: "warning", ko: "경고" },
  note: { en: "note", ko: "참고" },
};

const figureWords: Readonly<Record<FigureName, Both>> = {
  longestTask: { en: "longest task", ko: "가장 긴 태스크" },
  medianTask: { en: "median task", ko: "태스크 중앙값" },
  longestReads: { en: "records the longest read", ko: "가장 긴 태스크가 읽은 레코드" },
  medianReads: { en: "records at the median", ko: "읽은 레코드 중앙값" },
  tasks: { en: "tasks", ko: "태스크" },
  slots: { en: "slots", ko: "슬롯" },
  stageTime: { en: "stage took", ko: "스테이지 시간" },
  taskTime: { en: "task time", ko: "태스크 시간 합" },
  medianRunTime: { en: "median run time", ko: "실행 시간 중앙값" },
  overhead: { en: "not spent running", ko: "실행이 아닌 시간" },
  bytesPerTask: { en: "bytes per task", ko: "태스크당 바이트" },
  gcTime: { en: "GC time", ko: "GC 시간" },
  fetchWait: { en: "fetch wait", ko: "페치 대기" },
  remoteBytes: { en: "fetched remotely", ko: "원격에서 가져온 양" },
  memorySpilled: { en: "spilled from memory", ko: "메모리에서 스필" },
  diskSpilled: { en: "on disk", ko: "디스크에 쓴 양" },
  executorMemory: { en: "executor memory", ko: "익스큐터 메모리" },
  peakMemory: { en: "peak heap used", ko: "쓴 힙의 최댓값" },
  deserializeTime: { en: "receiving and deserializing", ko: "받아서 역직렬화" },
  broadcastBytes: { en: "broadcast size", ko: "브로드캐스트 크기" },
  resultBytes: { en: "result size", ko: "결과 크기" },
  resultFetchTime: { en: "fetching results", ko: "결과 가져오기" },
  idleSlotTime: { en: "idle slot time", ko: "슬롯이 논 시간 합" },
  gaps: { en: "gaps", ko: "공백" },
  longestGap: { en: "longest", ko: "가장 긴 것" },
  failedAttempts: { en: "failed attempts", ko: "실패한 시도" },
  wastedTime: { en: "their time", ko: "그 시간 합" },
  failedJobs: { en: "failed jobs", ko: "실패한 잡" },
  executorsLost: { en: "executors lost", ko: "잃은 익스큐터" },
  repeatedTime: { en: "time of the repeats", ko: "되풀이한 시간" },
  partitions: { en: "partitions", ko: "파티션" },
  partitionsKept: { en: "of them kept", ko: "그중 보관한 것" },
  timesRun: { en: "times run", ko: "실행 횟수" },
  partitionBytes: { en: "size of a partition", ko: "파티션 하나의 크기" },
  partitionTime: { en: "computing it each time", ko: "그때마다 계산하면" },
  onDiskTime: { en: "having it on disk", ko: "디스크에 두면" },
};

const labels = {
  where: { en: "where", ko: "어디" },
  proof: { en: "figures", ko: "근거" },
  told: { en: "Spark says", ko: "스파크의 말" },
  cause: { en: "cause", ko: "원인" },
  failure: { en: "failure", ko: "실패" },
  gain: { en: "gain", ko: "얻는 것" },
  change: { en: "change", ko: "고칠 것" },
  chapter: { en: "read", ko: "읽을 곳" },
} as const satisfies Record<string, Both>;

const notEnded: Both = {
  en: "The log breaks off before the application ends: judged up to there.",
  ko: "애플리케이션이 끝나기 전에 로그가 끊겼습니다. 거기까지만 보았습니다.",
};

/** The lines of the report. */
export function reportOf(diagnosis: Diagnosis, language: Language): readonly string[] {
  const { findings } = diagnosis;
  return [
    verdictOf(diagnosis)[language],
    ...(diagnosis.hasEnded ? [] : [notEnded[language]]),
    ...spentOf(diagnosis, language),
    ...findings.flatMap((one) => ["", ...told(one, language)]),
  ];
}

const spentOf = (diagnosis: Diagnosis, language: Language): readonly string[] =>
  spentInWords(diagnosis, durationOf).flatMap((line) => wrapped("", line[language]));

function verdictOf({ findings, isHealthy, wallMillis }: Diagnosis): Both {
  const notes = findings.filter(({ severity }) => severity === "note").length;
  const wall = durationOf(wallMillis);
  if (isHealthy && notes === 0)
    return {
      en: `Healthy: nothing found in ${wall}.`,
      ko: `건강함: ${wall} 동안 찾은 것이 없습니다.`,
    };
  if (isHealthy)
    return {
      en: `Healthy: ${notes} ${notes === 1 ? "note" : "notes"} only, in ${wall}.`,
      ko: `건강함: ${wall} 동안 참고할 것만 ${notes}가지입니다.`,
    };
  const many = findings.length;
  return {
    en: `${many} ${many === 1 ? "finding" : "findings"} in ${wall}.`,
    ko: `${wall} 동안 찾은 것: ${many}가지.`,
  };
}

function told(finding: Finding, language: Language): readonly string[] {
  const { kind, severity, lostMillis, share, figures, failure } = finding;
  const { title, cause, change, chapter } = advice[kind];
  const percent = Math.round(share * 100);
  const cost: Both = {
    en: `${durationOf(lostMillis)} of the application, ${percent}%`,
    ko: `애플리케이션 시간의 ${percent}%, ${durationOf(lostMillis)}`,
  };
  const subject = chapterSubjects[chapter]?.[language] ?? "";
  const reading: Both = { en: `chapter ${chapter}, ${subject}`, ko: `${chapter}장, ${subject}` };
  const lost = lostMillis > 0 ? ` (${cost[language]})` : "";
  return [
    ...wrapped(`[${severityWords[severity][language]}] `, `${title[language]}${lost}`),
    ...labelled("where", whereOf(finding)[language], language),
    ...labelled("proof", figures.map((one) => figureOf(one, language)).join(", "), language),
    ...(finding.told === undefined ? [] : labelled("told", cut(finding.told), language)),
    ...(failure === undefined
      ? []
      : labelled("failure", failureWords[failure][language], language)),
    ...labelled("cause", cause[language], language),
    ...labelled("change", (finding.change ?? change)[language], language),
    ...(finding.gain === undefined
      ? []
      : labelled("gain", gainOf(finding.gain)[language], language)),
    ...labelled("chapter", reading[language], language),
  ];
}

const gainOf = ({ millis, low, high, assuming }: Gain): Both => {
  const saved = `${durationOf(millis)} (${durationOf(low)} … ${durationOf(high)})`;
  return { en: `${saved} ${assuming.en}`, ko: `${assuming.ko} ${saved}` };
};

const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

function labelled(name: keyof typeof labels, text: string, language: Language): readonly string[] {
  return text === "" ? [] : wrapped(`  ${padded(labels[name][language], 12)}`, text);
}

/** The first of many ids, and how many there are. */
const fewOf = (ids: readonly number[]): string =>
  ids.length > 8 ? `${ids.slice(0, 7).join(", ")} … (${ids.length})` : ids.join(", ");

function whereOf({ kind, where, alsoInStages: also }: Finding): Both {
  const { jobIds = [], stageId, attemptId = 0, stageName, taskIndex, taskId, executorId } = where;
  const both: Both[] = [];
  const add = (en: string, ko: string): void => void both.push({ en, ko });
  const jobs = fewOf(jobIds);
  if (jobs !== "" && kind === "driver-gap") add(`after job ${jobs}`, `잡 ${jobs} 다음`);
  else if (jobs !== "") add(`job ${jobs}`, `잡 ${jobs}`);
  if (stageId !== undefined) {
    const id = `${stageId}.${attemptId} (${stageName ?? ""})`;
    add(`stage ${id}`, `스테이지 ${id}`);
  }
  if (also.length > 0) add(`also stages ${fewOf(also)}`, `스테이지 ${fewOf(also)}도`);
  if (taskIndex !== undefined)
    add(`task ${taskIndex} (id ${taskId ?? ""})`, `태스크 ${taskIndex} (id ${taskId ?? ""})`);
  if (executorId !== undefined) add(`executor ${executorId}`, `익스큐터 ${executorId}`);
  if (where.rddId !== undefined) add(`RDD ${where.rddId}`, `RDD ${where.rddId}`);
  if (where.broadcastId !== undefined)
    add(`broadcast ${where.broadcastId}`, `브로드캐스트 ${where.broadcastId}`);
  if (both.length === 0) add("the whole application", "애플리케이션 전체");
  return { en: both.map(({ en }) => en).join(", "), ko: both.map(({ ko }) => ko).join(", ") };
}

const figureOf = ({ name, value, unit }: Figure, language: Language): string =>
  `${figureWords[name][language]} ${valueText(value, unit)}`;

function valueText(value: number, unit: Figure["unit"]): string {
  if (unit === "ms") return durationOf(value);
  return unit === "bytes" ? sizeOf(value) : String(Math.round(value));
}

const sizeNames = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

function sizeOf(size: number): string {
  const step = Math.min(sizeNames.length - 1, Math.floor(Math.log2(Math.max(1, size)) / 10));
  const value = size / 1024 ** step;
  return `${step === 0 ? Math.round(value) : value.toFixed(1)} ${sizeNames[step] ?? ""}`;
}
