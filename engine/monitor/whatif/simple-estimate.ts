/**
 * The simple estimate that Sparklens publishes ("completion time with other numbers of executors"), to be compared with: what the application took outside of
 * its jobs, unchanged, and for each run of jobs that overlapped the time in which a list of their tasks is worked off: a heap of slots, each task for as long
 * as the executor ran its code, in the order of stages, a stage when those it reads from are over. Milliseconds. What it does not know: starting, scheduling,
 * which executor runs a task, chance. Ours, not its code. Left out on purpose: its split of jobs by SQL executions; jobs that overlap in time count as one run.
 */
import { Heap } from "../../foundation/heap.ts";
import type { MeasuredRun, MeasuredStage } from "./measured.ts";
import type { Size } from "./replay-run.ts";

/** Run times of a stage's tasks. */
export type RunTimes = (stage: MeasuredStage) => readonly number[];

export const measuredRunTimes: RunTimes = ({ tasks }) => tasks.map(({ runTime }) => runTime);

export function simpleEstimate(run: MeasuredRun, size: Size, runTimes = measuredRunTimes): number {
  const groups = overlapping(run);
  const inJobs = groups.reduce((sum, { from, to }) => sum + to - from, 0);
  const listed = groups.reduce(
    (sum, { stages }) => sum + workedOff(stages, size.executors * size.cores, runTimes),
    0,
  );
  return Math.max(0, run.wall - inJobs) + listed;
}

interface Group {
  readonly from: number;
  to: number;
  readonly stages: MeasuredStage[];
}

function overlapping({ jobs }: MeasuredRun): readonly Group[] {
  const groups: Group[] = [];
  for (const { submitted, completed, stages } of jobs) {
    const last = groups.at(-1);
    if (last !== undefined && submitted < last.to) {
      last.to = Math.max(last.to, completed);
      last.stages.push(...stages);
    } else groups.push({ from: submitted, to: completed, stages: [...stages] });
  }
  return groups;
}

/** A task on a slot: when it ends, and which stage it is of. */
interface OnSlot {
  readonly end: number;
  readonly stageId: number;
}

function workedOff(stages: readonly MeasuredStage[], slots: number, runTimes: RunTimes): number {
  const left = new Map(stages.map(({ stageId, tasks }) => [stageId, tasks.length]));
  const waiting = [...stages].sort((a, b) => a.stageId - b.stageId);
  const taken = new Heap<OnSlot>((a, b) => a.end < b.end);
  let now = 0;
  const endOne = (): void => {
    const first = taken.pop();
    if (first === undefined) return;
    now = first.end;
    left.set(first.stageId, (left.get(first.stageId) ?? 0) - 1);
  };
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ parents }) => parents.every((id) => (left.get(id) ?? 0) === 0));
    if (at < 0) {
      endOne();
      continue;
    }
    const [stage] = waiting.splice(at, 1);
    if (stage === undefined) break;
    for (const time of runTimes(stage)) {
      if (taken.size === slots) endOne();
      taken.push({ end: now + Math.max(1, time), stageId: stage.stageId });
    }
  }
  while (taken.size > 0) endOne();
  return now;
}
