/**
 * What a finding's cure would change in a replay: the times of a stage's tasks, or the driver's pauses. In Spark: what speculation, other partition counts, other
 * settings would do at best. Milliseconds. The work stays the same where it is only shared out in another way; each task more or less costs or saves what tasks of
 * its stage take outside of their own code. Left out on purpose: kinds that a log alone cannot mend; they have no entry.
 */
import type { Both } from "../../foundation/language.ts";
import type { MeasuredRun, MeasuredStage } from "../whatif/measured.ts";
import { medianOf } from "../whatif/spread.ts";
import type { FindingKind } from "./finding.ts";

/** What a mending may look at: the stage, the slots of the whole cluster, and a draw from 0 to 1 for what a log does not tell. */
interface Around {
  readonly stage: MeasuredStage;
  readonly slots: number;
  readonly chance: number;
}

/** New times of a stage's tasks from those it has, in their order. */
type Times = (times: readonly number[], around: Around) => readonly number[];

export interface Mending {
  /** What is taken for granted. */
  readonly assuming: Both;
  readonly tasks?: Times;
  /** Spark runs a second attempt on another host only. */
  readonly needsHosts?: number;
  readonly run?: (run: MeasuredRun) => MeasuredRun;
  /** What is wrong is not in the replay, which fills every free slot at once: it is held against what was measured. */
  readonly againstMeasured?: true;
}

/** The guide's two or three tasks a core. */
const WANTED_ROUNDS = 3;
/** spark.speculation.multiplier, and spark.speculation.interval in milliseconds. */
const SPECULATION = { multiplier: 1.5, interval: 100 } as const;
const GAP_MILLIS = 100;

const sumOf = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0);

/** What a task of the stage takes outside of its own code on a warm executor. */
const overheadOf = ({ tasks }: MeasuredStage): number =>
  Math.max(1, medianOf(tasks.map(({ duration, runTime }) => duration - runTime)));

const evenly: Times = (times) => times.map(() => sumOf(times) / times.length);

/** A second attempt starts when a task takes 1.5 times the median, and takes as long as the median. */
const speculated: Times = (times) => {
  const median = medianOf(times);
  const limit = median * (SPECULATION.multiplier + 1) + SPECULATION.interval;
  return times.map((time) => Math.min(time, limit));
};

/** The work of a stage in as many tasks, each of which takes what a task takes anyway, whatever its work. */
function shared(
  parts: number,
  times: readonly number[],
  { stage }: Around,
  anyway: number,
): readonly number[] {
  const drawn = sumOf(times) / sumOf(stage.tasks.map(({ duration }) => duration));
  const work = sumOf(stage.tasks.map(({ runTime }) => Math.max(0, runTime - anyway))) * drawn;
  return Array.from({ length: parts }, () => work / parts + overheadOf(stage) + anyway);
}

const inMore: Times = (times, around) =>
  shared(Math.max(times.length, WANTED_ROUNDS * around.slots), times, around, 0);

/** How much of what a tiny task runs is work, and how much each task takes anyway, a log does not tell: all or nothing, or anything between. */
const inFewer: Times = (times, around) => {
  const usual = medianOf(around.stage.tasks.map(({ runTime }) => runTime));
  const parts = Math.min(times.length, WANTED_ROUNDS * around.slots);
  return shared(parts, times, around, around.chance * usual);
};

/** Each task without a part of its time, as measured; a drawn time keeps the same share. */
const without =
  (part: (task: MeasuredStage["tasks"][number]) => number): Times =>
  (times, { stage }) =>
    times.map((time, at) => {
      const task = stage.tasks[at];
      return task === undefined ? time : time * Math.max(0.01, 1 - part(task) / task.duration);
    });

const noGaps = (run: MeasuredRun): MeasuredRun => ({
  ...run,
  jobs: run.jobs.map((job) =>
    job.after.length > 0 && job.gap >= GAP_MILLIS ? { ...job, gap: 0 } : job,
  ),
  tail: run.tail >= GAP_MILLIS ? 0 : run.tail,
});

const wantedParts = {
  en: "if the same work lay in three tasks for each slot",
  ko: "같은 일을 슬롯마다 태스크 세 개로 나눈다면",
} as const;

export const mendings: Readonly<Partial<Record<FindingKind, Mending>>> = {
  skew: {
    assuming: {
      en: "if the records lay evenly on the same number of tasks",
      ko: "같은 수의 태스크에 레코드가 고르게 놓인다면",
    },
    tasks: evenly,
  },
  straggler: {
    assuming: {
      en: "with spark.speculation, if a second attempt is as quick as the median",
      ko: "spark.speculation을 켜고 둘째 시도가 중앙값만큼 빠르다면",
    },
    tasks: speculated,
    needsHosts: 2,
  },
  "too-few-partitions": {
    assuming: wantedParts,
    tasks: inMore,
  },
  "too-many-partitions": {
    assuming: wantedParts,
    againstMeasured: true,
    tasks: inFewer,
  },
  "tiny-tasks": {
    assuming: wantedParts,
    againstMeasured: true,
    tasks: inFewer,
  },
  "gc-pressure": {
    assuming: {
      en: "if no time went into garbage collection",
      ko: "가비지 컬렉션에 드는 시간이 없다면",
    },
    tasks: without(({ gcTime }) => gcTime),
  },
  "fetch-wait": {
    assuming: { en: "if blocks came at once", ko: "블록이 곧바로 온다면" },
    tasks: without(({ fetchWait }) => fetchWait),
  },
  "failed-work": {
    assuming: {
      en: "if the first attempt of each task succeeded",
      ko: "태스크마다 첫 시도가 성공한다면",
    },
    tasks: without(({ failedTime }) => failedTime),
  },
  "idle-cores": {
    assuming: {
      en: "if every free slot took the next task",
      ko: "빈 슬롯이 언제나 다음 태스크를 받는다면",
    },
    againstMeasured: true,
  },
  "driver-gap": {
    assuming: {
      en: "if the driver went on at once",
      ko: "드라이버가 곧바로 다음으로 넘어간다면",
    },
    run: noGaps,
  },
};
