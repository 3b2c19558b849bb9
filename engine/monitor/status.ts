/**
 * Jobs, stages, tasks and executors of an application that the engine ran: its event log, replayed into the status store. A prefix of the events gives
 * how things stood at that instant. In Spark: AppStatusStore of a live application; here as its History Server would rebuild it, so that there is one
 * store for our runs and for real logs. Times are milliseconds since 1970. Left out on purpose: nothing.
 */
import type { ApplicationId } from "../foundation/ids.ts";
import { epochMillis } from "../foundation/timestamps.ts";
import type { TracedEvent } from "../events/trace.ts";
import { eventLog } from "./event-log.ts";
import type { MonitorPolicies } from "./rules/rules.ts";
import type { ReadEvent } from "./history/events.ts";
import { byLong } from "./history/longs.ts";
import { replayText } from "./history/replay.ts";
import type { ExecutorRow, JobRow, StageRow, TaskRow } from "./history/rows.ts";
import { StatusStore } from "./history/store.ts";

/** Everything that the events say of one application. */
export interface ApplicationStatus {
  readonly jobs: readonly JobRow[];
  /** By stage id and attempt, skipped ones among them. */
  readonly stages: readonly StageRow[];
  /** In order of launch. */
  readonly tasks: readonly TaskRow[];
  /** In order of arrival, the dead ones among them. */
  readonly executors: readonly ExecutorRow[];
}

/** The store of one application: of `appId`, or of the first one that says anything; `onEvent` sees what is read. */
export function storeOf(
  events: readonly TracedEvent[],
  appId?: ApplicationId,
  policies?: MonitorPolicies,
  onEvent?: (event: ReadEvent) => void,
): StatusStore {
  const app = appId ?? events.find((event) => event.kind.startsWith("SparkListener"))?.app;
  if (app === undefined) return new StatusStore();
  const log = eventLog(events, { appId: app, blockUpdates: true });
  const lastUpdate = epochMillis(events.at(-1)?.at ?? 0);
  return replayText(log, {
    lastUpdate,
    ...(policies === undefined ? {} : { policies }),
    ...(onEvent === undefined ? {} : { onEvent }),
  });
}

/** Its rows, each kind in order. */
export function statusOf(events: readonly TracedEvent[], appId?: ApplicationId): ApplicationStatus {
  const store = storeOf(events, appId);
  return {
    jobs: [...store.jobs.values()].sort((a, b) => a.jobId - b.jobId),
    stages: store.stageRows(),
    tasks: [...store.tasks.values()]
      .flatMap((tasks) => [...tasks.values()])
      .sort((a, b) => byLong(a.taskId, b.taskId)),
    executors: [...store.executors.values()].sort((a, b) => a.addTime - b.addTime),
  };
}

/** The jobs, in order of their ids. */
export const jobsOf = (events: readonly TracedEvent[], appId?: ApplicationId): readonly JobRow[] =>
  statusOf(events, appId).jobs;

/** The attempts of stages. */
export const stagesOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly StageRow[] => statusOf(events, appId).stages;

/** The task attempts. */
export const tasksOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly TaskRow[] => statusOf(events, appId).tasks;

/** The executors. */
export const executorsOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly ExecutorRow[] => statusOf(events, appId).executors;
