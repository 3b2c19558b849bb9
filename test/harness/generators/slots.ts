/**
 * How full the executors were: counted by the driver's launches and by the reports that set a core free, instant by instant.
 *
 * In Spark: CoarseGrainedSchedulerBackend's ExecutorData.freeCores. Left out on purpose: TaskStart and TaskEnd; on a hand-over Spark posts
 * the next start before the last end.
 */
import type { Ran } from "./outside-run.ts";

export interface Fullness {
  /** The most tasks that any executor ran at once. */
  readonly most: number;
  /** Launches before which a slot had been free although the task waited. */
  readonly idle: readonly string[];
}

/** Within this time after a report was sent, or a stage submitted, a launch is not late. */
const soon = 2000;

export function slotsOver(run: Ran, slots: number, executors: number): Fullness {
  const running = new Map<string, number>();
  const idle: string[] = [];
  let reports: number[] = [];
  let submitted = 0;
  let most = 0;
  let now = -1;
  for (const event of run.events) {
    if (event.kind === "SparkListenerStageSubmitted") {
      submitted = event.at;
    } else if (event.kind === "StatusUpdate") {
      running.set(event.from, (running.get(event.from) ?? 0) - 1);
      reports.push(event.at);
    } else if (event.kind === "LaunchTask") {
      if (event.at !== now) {
        now = event.at;
        reports = reports.filter((at) => now - at <= soon);
        const busy = [...running.values()].reduce((sum, count) => sum + count, 0);
        const free = slots * executors - busy - reports.length;
        if (free > 0 && now - submitted > soon)
          idle.push(
            `${free} slots were free before task ${event.taskId} was launched at ${now} µs`,
          );
      }
      running.set(event.to, (running.get(event.to) ?? 0) + 1);
      most = Math.max(most, running.get(event.to) ?? 0);
    }
  }
  return { most, idle };
}
