/**
 * A run as a tale and as figures: what the driver and the Master tell, line by line, and how much of it there was.
 *
 * In Spark: the event log and the Master's log. Both are counted from events and from nothing else. Left out on purpose: instants,
 * metrics, and messages that only say that something arrived.
 */
import type { Both, Language } from "#engine/foundation/language";
import type { EventOf, TracedEvent } from "#engine/index";
import { eventInWords } from "../../test/harness/law.ts";

/** What a scheduler's rule or a manager's can change. */
const kinds: ReadonlySet<TracedEvent["kind"]> = new Set([
  "SparkListenerJobStart",
  "SparkListenerJobEnd",
  "SparkListenerStageSubmitted",
  "SparkListenerTaskStart",
  "SparkListenerTaskEnd",
  "SparkListenerExecutorAdded",
  "SparkListenerExecutorRemoved",
  "LaunchExecutor",
  "RequestExecutors",
  "KillExecutor",
  "LaunchDriver",
  "MainStarted",
  "ApplicationStateChanged",
] as const);

/** One line for each event that a rule can change. */
export function tale(events: readonly TracedEvent[], language: Language = "en"): string[] {
  return events.flatMap((event) => {
    if (!kinds.has(event.kind)) return [];
    const { from, to, what } = eventInWords(event);
    return [to === undefined ? what[language] : `${from} → ${to}: ${what[language]}`];
  });
}

export interface Figures {
  readonly jobs: number;
  /** Stage attempts that were submitted. */
  readonly stages: number;
  /** Stages that a job names and that never ran. */
  readonly skipped: number;
  readonly tasks: number;
  /** Attempts of a task that had been started before, in whatever attempt of its stage. */
  readonly again: number;
  /** Those of them that had succeeded once: map tasks whose output was lost. */
  readonly lost: number;
}

type TaskEvent = EventOf<"SparkListenerTaskStart" | "SparkListenerTaskEnd">;

export function figuresOf(events: readonly TracedEvent[]): Figures {
  const named = new Set<number>();
  const shuffleOf = new Map<number, number>();
  const ran = new Set<number>();
  const started = new Set<string>();
  const done = new Set<string>();
  const figures = { jobs: 0, stages: 0, skipped: 0, tasks: 0, again: 0, lost: 0 };
  const taskOf = ({ stageId, taskInfo }: TaskEvent): string => {
    const shuffle = shuffleOf.get(stageId);
    const of = shuffle === undefined ? `stage ${stageId}` : `shuffle ${shuffle}`;
    return `${of} task ${taskInfo.partitionId}`;
  };
  for (const event of events) {
    if (event.kind === "SparkListenerJobStart") {
      figures.jobs += 1;
      for (const { stageId, shuffleId } of event.stageInfos) {
        named.add(stageId);
        if (shuffleId !== undefined) shuffleOf.set(stageId, shuffleId);
      }
    } else if (event.kind === "SparkListenerStageSubmitted") {
      figures.stages += 1;
      ran.add(event.stageInfo.stageId);
    } else if (event.kind === "SparkListenerTaskStart") {
      const task = taskOf(event);
      figures.tasks += 1;
      if (started.has(task)) figures.again += 1;
      if (done.has(task)) figures.lost += 1;
      started.add(task);
    } else if (event.kind === "SparkListenerTaskEnd" && event.reason.kind === "Success") {
      done.add(taskOf(event));
    }
  }
  figures.skipped = [...named].filter((stage) => !ran.has(stage)).length;
  return figures;
}

/** `1 task`, `2 tasks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * "your stage splitter ran 4 jobs, 11 stages (2 more skipped) and 23 tasks, 3 of them again: …". Without the skipped ones where a question is about
 * them.
 */
export function tellFigures(noun: Both, figures: Figures, countsSkipped: boolean = true): Both {
  const { jobs, stages, skipped, tasks, again } = figures;
  const [en, ko] =
    skipped === 0
      ? ["none skipped", "건너뜀 없음"]
      : [`${skipped} more skipped`, `그 밖에 건너뜀 ${skipped}개`];
  const more = countsSkipped ? { en: ` (${en})`, ko: `(${ko})` } : { en: "", ko: "" };
  const why = whyAgain(figures);
  return {
    en: `${noun.en} ran ${counted(jobs, "job")}, ${counted(stages, "stage")}${more.en} and ${counted(tasks, "task")}, ${again === 0 ? "none" : again} of them again${why.en}`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개${more.ko}, 태스크 ${tasks}개(다시 실행 ${again}개${why.ko})`,
  };
}

/** What was lost, and what had not succeeded. */
function whyAgain({ again, lost }: Figures): Both {
  const cut = again - lost;
  const en: string[] = [];
  const ko: string[] = [];
  if (lost > 0) en.push(`${counted(lost, "map task")} whose output was taken for lost`);
  if (lost > 0) ko.push(`출력을 잃었다고 본 맵 태스크 ${lost}개`);
  if (cut > 0) en.push(`${cut} whose attempt before had not succeeded`);
  if (cut > 0) ko.push(`앞선 시도가 성공하지 못한 것 ${cut}개`);
  return again === 0 ? { en: "", ko: "" } : { en: `: ${en.join(", ")}`, ko: `: ${ko.join(", ")}` };
}
