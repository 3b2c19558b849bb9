/**
 * Replays an event log into a status store, line by line. In Spark: ReplayListenerBus and FsHistoryProvider.rebuildAppStore. The same: what each event
 * changes. Ours: a line that is no JSON, an event of an unknown kind, an event that lacks what it must have is left out and counted, and the replay goes
 * on, where Spark stops at the first broken line. Left out on purpose: plug-ins. Spark 3.5.3: core/…/scheduler/ReplayListenerBus.scala.
 */
import type { ReadEvent } from "./events.ts";
import { BadEvent, isNode } from "./json-fields.ts";
import { withoutHidden } from "./hidden-fields.ts";
import { parseLine } from "./json-line.ts";
import type { LineTaker } from "./lines.ts";
import { LiveState } from "./live-state.ts";
import {
  onBlockManagerAdded,
  onBlockUpdated,
  onExecutorAdded,
  onExecutorExcludedForStage,
  onExecutorRemoved,
  onNodeExcluded,
  onNodeExcludedForStage,
  onUnpersistRdd,
} from "./on-executors.ts";
import { onJobEnd, onJobStart, onStageCompleted, onStageSubmitted } from "./on-jobs.ts";
import {
  onExecutorMetricsUpdate,
  onStageExecutorMetrics,
  onTaskEnd,
  onTaskStart,
} from "./on-tasks.ts";
import { type MonitorPolicies, rulesOf } from "../rules/rules.ts";
import { onExecutionEnd, onExecutionPlanned, onExecutionStart } from "./on-sql.ts";
import { readEvent } from "./read-event.ts";
import type { JobRow } from "./rows.ts";
import { type Retained, sparkRetains, StatusStore } from "./store.ts";

/** How the lines of a log were taken. */
export interface ReplayCounts {
  readonly lines: number;
  readonly events: number;
  /** Of a known kind, but nothing in the store depends on it. */
  readonly withoutRows: number;
  readonly unknown: number;
  /** Without a field that it must have, or with one of another type. */
  readonly bad: number;
  /** No JSON object. */
  readonly broken: number;
  /** Longer than is read. */
  readonly tooLong: number;
}

export interface ReplayOptions {
  /** When the log was last written, in milliseconds: up to then its running tasks have run. */
  readonly lastUpdate: number;
  readonly retained?: Retained;
  /** Rules of katas in place of Spark's. */
  readonly policies?: MonitorPolicies;
  /** Sees each event after the store has taken it: for who needs what no row keeps. */
  readonly onEvent?: (event: ReadEvent) => void;
}

/** Lines longer than this are rare, and what they say may be kept. */
const LONG_LINE = 1024 * 1024;
/** So much of such lines is read; more of them would fill the memory of whoever reads. */
const LONG_LINES_AT_MOST = 512 * 1024 * 1024;

export class Replay implements LineTaker {
  readonly #state: LiveState;
  readonly #onEvent: ((event: ReadEvent) => void) | undefined;
  #longLines = 0;
  readonly #counts = {
    lines: 0,
    events: 0,
    withoutRows: 0,
    unknown: 0,
    bad: 0,
    broken: 0,
    tooLong: 0,
  };

  constructor({ lastUpdate, retained = sparkRetains, policies, onEvent }: ReplayOptions) {
    this.#onEvent = onEvent;
    this.#state = new LiveState(new StatusStore(retained, rulesOf(policies)), lastUpdate);
  }

  get counts(): ReplayCounts {
    return { ...this.#counts };
  }

  /** One line of the log. */
  line(line: string): void {
    if (line === "") return;
    if (line.length > LONG_LINE) {
      this.#longLines += line.length;
      if (this.#longLines > LONG_LINES_AT_MOST) return this.tooLong();
    }
    this.#counts.lines += 1;
    try {
      const value = parseLine(withoutHidden(line));
      if (!isNode(value)) throw new SyntaxError("no object");
      const event = readEvent(value);
      if (event === "without rows") this.#counts.withoutRows += 1;
      else if (event === "unknown") this.#counts.unknown += 1;
      else {
        apply(this.#state, event);
        this.#onEvent?.(event);
        this.#counts.events += 1;
      }
    } catch (error) {
      if (error instanceof BadEvent) this.#counts.bad += 1;
      else if (error instanceof SyntaxError) this.#counts.broken += 1;
      else throw error;
    }
  }

  /** A line that was not read, because it is too long. */
  tooLong(): void {
    this.#counts.lines += 1;
    this.#counts.tooLong += 1;
  }

  /** How a job stands, as far as the log has been read. */
  jobRow(jobId: number): JobRow | undefined {
    return this.#state.jobs.get(jobId)?.row() ?? this.#state.store.jobs.get(jobId);
  }

  /** The log is over: the store, with what was still going on. */
  finish(): StatusStore {
    this.#state.flush();
    return this.#state.store;
  }
}

/** The store of a log that is at hand as a text. */
export function replayText(text: string, options: ReplayOptions): StatusStore {
  const replay = new Replay(options);
  for (const line of text.split("\n")) replay.line(line);
  return replay.finish();
}

function apply(state: LiveState, event: ReadEvent): void {
  const { store } = state;
  switch (event.kind) {
    case "LogStart":
      return;
    case "ApplicationStart": {
      store.times = { startTime: event.time, endTime: undefined };
      const driver = state.executors.get("driver");
      if (event.driverLogs === undefined || driver === undefined) return;
      driver.logs = event.driverLogs;
      driver.attributes = event.driverAttributes;
      return state.writeExecutor(driver);
    }
    case "ApplicationEnd":
      if (store.times !== undefined) store.times = { ...store.times, endTime: event.time };
      return;
    case "EnvironmentUpdate": {
      store.environment = event.environment;
      const cpus = event.environment.spark.find(([name]) => name === "spark.task.cpus")?.[1];
      if (cpus !== undefined && /^[+-]?\d+$/.test(cpus)) state.defaultCpusPerTask = Number(cpus);
      return;
    }
    case "ResourceProfileAdded":
      store.profiles.set(event.profile.id, event.profile);
      return;
    case "ExecutorExcluded": {
      const executor = state.executors.get(event.executorId);
      if (executor !== undefined) executor.isExcluded = event.excluded;
      return;
    }
    case "MiscellaneousProcessAdded": {
      const { processId: id, hostPort, cores: totalCores, logUrls: logs, time } = event;
      const addTime = store.processes.get(id)?.addTime ?? time;
      store.processes.set(id, { id, hostPort, isActive: true, totalCores, addTime, logs });
      return;
    }
    default:
      return applyToRows(state, event);
  }
}

type RowEvent = Exclude<
  ReadEvent,
  {
    readonly kind:
      | "LogStart"
      | "ApplicationStart"
      | "ApplicationEnd"
      | "EnvironmentUpdate"
      | "ResourceProfileAdded"
      | "ExecutorExcluded"
      | "MiscellaneousProcessAdded";
  }
>;

function applyToRows(state: LiveState, event: RowEvent): void {
  switch (event.kind) {
    case "ExecutorAdded":
      return onExecutorAdded(state, event);
    case "ExecutorRemoved":
      return onExecutorRemoved(state, event);
    case "NodeExcluded":
      return onNodeExcluded(state, event);
    case "ExecutorExcludedForStage":
      return onExecutorExcludedForStage(state, event);
    case "NodeExcludedForStage":
      return onNodeExcludedForStage(state, event);
    case "BlockManagerAdded":
      return onBlockManagerAdded(state, event);
    case "BlockUpdated":
      return onBlockUpdated(state, event);
    case "UnpersistRDD":
      return onUnpersistRdd(state, event);
    case "JobStart":
      return onJobStart(state, event);
    case "JobEnd":
      return onJobEnd(state, event);
    case "StageSubmitted":
      return onStageSubmitted(state, event);
    case "StageCompleted":
      return onStageCompleted(state, event);
    case "TaskStart":
      return onTaskStart(state, event);
    case "TaskEnd":
      return onTaskEnd(state, event);
    case "ExecutorMetricsUpdate":
      return onExecutorMetricsUpdate(state, event);
    case "StageExecutorMetrics":
      return onStageExecutorMetrics(state, event);
    case "SQLExecutionStart":
      return onExecutionStart(state, event);
    case "SQLAdaptiveExecutionUpdate":
      return onExecutionPlanned(state, event);
    case "SQLExecutionEnd":
      return onExecutionEnd(state, event);
  }
}
