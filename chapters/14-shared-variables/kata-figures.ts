/**
 * A run of this chapter in figures: pieces, who served them, what accumulators said.
 *
 * In Spark: the event log and executors' logs. Counted from events and from nothing else. Left out on purpose: instants.
 */
import type { TracedEvent } from "#engine/index";

export interface Both {
  readonly en: string;
  readonly ko: string;
}

interface Figures {
  readonly jobs: number;
  readonly stages: number;
  readonly tasks: number;
  readonly pieces: number;
  readonly bytes: number;
  readonly fromPeers: number;
}

export function figuresOf(events: readonly TracedEvent[]): Figures {
  const count = (kind: TracedEvent["kind"]): number =>
    events.reduce((sum, event) => sum + Number(event.kind === kind), 0);
  const pieces = events.flatMap((event) => (event.kind === "OpenBlocks" ? [event] : []));
  return {
    jobs: count("SparkListenerJobStart"),
    stages: count("SparkListenerStageSubmitted"),
    tasks: count("SparkListenerTaskStart"),
    pieces: pieces.length,
    bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
    fromPeers: pieces.filter(({ from }) => from.includes("/executor ")).length,
  };
}

const times = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** The report: what the rule did in this run. */
export function tellFigures(noun: Both, figures: Figures, outcome: string): Both {
  const { jobs, stages, tasks, pieces, bytes, fromPeers } = figures;
  const ended = outcome.startsWith("{") ? outcome : outcome.split("\n")[0];
  return {
    en: `${noun.en} ran ${times(jobs, "job")}, ${times(stages, "stage")} and ${times(tasks, "task")}; ${pieces} pieces of ${bytes} bytes travelled, ${fromPeers} from executors; the program answered ${ended}`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개, 태스크 ${tasks}개. 조각 ${pieces}개(${bytes}바이트)가 오갔고 ${fromPeers}개는 익스큐터가 내줬다. 프로그램의 답 ${ended}`,
  };
}
