/**
 * A run as a tale and as figures: what the driver and the Master tell, line by line, and how much of it there was.
 *
 * In Spark: the event log and the Master's log. Both are counted from events and from nothing else. Left out on purpose: instants,
 * metrics, and messages that only say that something arrived.
 */
import type { Both, Language } from "#engine/foundation/language";
import type { TracedEvent } from "#engine/index";
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
}

export function figuresOf(events: readonly TracedEvent[]): Figures {
  const named = new Set<number>();
  const shuffleOf = new Map<number, number>();
  const ran = new Set<number>();
  const started = new Set<string>();
  const figures = { jobs: 0, stages: 0, skipped: 0, tasks: 0, again: 0 };
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
      const { stageId, taskInfo } = event;
      const shuffle = shuffleOf.get(stageId);
      const of = shuffle === undefined ? `stage ${stageId}` : `shuffle ${shuffle}`;
      const task = `${of} task ${taskInfo.partitionId}`;
      figures.tasks += 1;
      if (started.has(task)) figures.again += 1;
      started.add(task);
    }
  }
  figures.skipped = [...named].filter((stage) => !ran.has(stage)).length;
  return figures;
}

/** `1 task`, `2 tasks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "your stage splitter ran 4 jobs, 11 stages (2 skipped) and 23 tasks, 3 of them again". */
export function tellFigures(noun: Both, figures: Figures): Both {
  const { jobs, stages, skipped, tasks, again } = figures;
  return {
    en: `${noun.en} ran ${counted(jobs, "job")}, ${counted(stages, "stage")} (${skipped} skipped) and ${counted(tasks, "task")}, ${again} of them again`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개(건너뜀 ${skipped}개), 태스크 ${tasks}개(다시 실행 ${again}개)`,
  };
}
