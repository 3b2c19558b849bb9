/**
 * One run for the katas of this chapter, chosen so that their rules show: after the laws hold, its log is read with the learner's function, the report
 * says what was read, and the question of the kata's card is about this very run.
 *
 * In Spark: the event log of an application on a small cluster on which something goes wrong. Left out on purpose: chance.
 */
import type { Policies } from "#engine/index";
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import { eventsFrom, readWith, type Drawn } from "./kata-engine.ts";

const drawn: Drawn = {
  workers: 3,
  cores: 2,
  partitions: 10,
  caches: true,
  failures: 1,
  loses: true,
  spoilt: true,
  seed: 42,
};

interface Told {
  readonly en: string;
  readonly ko: string;
  /** The lines that a rule changes begin so. */
  readonly lines: RegExp;
}

const nouns: Readonly<Record<string, Told>> = {
  foldJob: { en: "your status of jobs", ko: "여러분의 잡 상태", lines: /^job/ },
  quantilePlace: { en: "your quantiles", ko: "여러분의 분위수", lines: /^quantiles/ },
  findStraggler: { en: "your long tasks", ko: "여러분의 긴 태스크", lines: /^(skew|straggler)/ },
  nameFailure: {
    en: "your names of failures",
    ko: "여러분의 실패 이름",
    lines: /^(failed|executor-|memory)/,
  },
  criticalPath: { en: "your critical path", ko: "여러분의 임계 경로", lines: /^critical/ },
  attributeIdle: { en: "your slot time", ko: "여러분의 슬롯 시간", lines: /^slots/ },
  countAttempt: { en: "your counts of attempts", ko: "여러분의 시도 세기", lines: /^stage/ },
  foldExecutor: {
    en: "your executors",
    ko: "여러분의 익스큐터",
    lines: /^executor \w+ (active|dead)/,
  },
  tellMetric: { en: "your lines for Prometheus", ko: "프로메테우스에게 쓴 줄", lines: /^metrics_/ },
  foldBlock: { en: "your cached blocks", ko: "여러분의 캐시된 블록", lines: /^RDD/ },
};

const story = {
  en: "3 workers of 2 cores · 10 map tasks · a task fails once · an executor dies · the last job fails",
  ko: "워커 3개(코어 2개씩) · 맵 태스크 10개 · 태스크 하나가 한 번 실패 · 익스큐터 하나가 죽음 · 마지막 잡 실패",
};

/** Reads the show of a policy with the function given, or with Spark's where none is. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  const noun = nouns[policy];
  if (noun === undefined) throw new Error(`no kata of chapter 18 is about ${policy}`);
  return shownBy(noun, story, async () => {
    const events = await eventsFrom(drawn);
    // The function was checked against the policy's type where it was written.
    const lines = readWith(events, rule === undefined ? {} : { [policy]: rule });
    const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
    const [jobs, stages] = [count("SparkListenerJobStart"), count("SparkListenerStageSubmitted")];
    const tasks = count("SparkListenerTaskStart");
    const read = lines.filter((line) => noun.lines.test(line)).join(" · ");
    const report = {
      en: `the application ran ${jobs} jobs, ${stages} stages and ${tasks} tasks; ${noun.en} read: ${read}`,
      ko: `애플리케이션은 잡 ${jobs}개, 스테이지 ${stages}개, 태스크 ${tasks}개를 돌렸다. ${noun.ko}: ${read}`,
    };
    return { report, events };
  });
}
