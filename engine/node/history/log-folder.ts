/**
 * A folder of event logs, scanned again and again: which applications there are, and the states of those that were asked for last. In Spark:
 * FsHistoryProvider with ApplicationCache. The same: a log is looked at again when it has grown or is whole; of one that is still written only the time of
 * the look changes; at most 50 states are kept. Ours: also no more than their logs' half gigabyte together. Left out on purpose: cleaning up, compaction.
 * Rules D8.6, D8.7. Spark 3.5.3: core/…/deploy/history/FsHistoryProvider.scala.
 */
import { Replay, type ReplayCounts } from "../../monitor/history/replay.ts";
import type { StatusStore } from "../../monitor/history/store.ts";
import {
  type ApplicationRow,
  applicationsOf,
  type LoggedAttempt,
} from "../../monitor/rest/applications.ts";
import { attemptOf } from "./list-log.ts";
import { logFilesIn, type LogFile } from "./log-files.ts";
import { readLog } from "./read-log.ts";

/** spark.history.retainedApplications. */
const STATES_AT_MOST = 50;
const STATE_BYTES_AT_MOST = 512 * 1024 * 1024;

interface Known {
  readonly file: LogFile;
  readonly attempt: LoggedAttempt | undefined;
}

/** The state of an attempt, and how well its log could be read. */
export interface Opened {
  readonly store: StatusStore;
  readonly counts: ReplayCounts;
  /** Why it was read no further, if it was not read to its end. */
  readonly broken: string | undefined;
}

interface State {
  readonly version: string;
  readonly bytes: number;
  readonly opened: Promise<Opened>;
}

const bytesOf = ({ parts }: LogFile): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** What changes when a log has to be looked at again. */
const versionOf = (file: LogFile): string =>
  `${file.isComplete} ${file.parts.length} ${bytesOf(file)}`;

export class LogFolder {
  readonly #folder: string;
  readonly #now: () => number;
  /** By path, in the order in which they were looked at. */
  readonly #known = new Map<string, Known>();
  /** The one asked for last stands last. */
  readonly #states = new Map<string, State>();
  #scanning: Promise<void> | undefined;

  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  /** The folder as an address: `file:/logs`. */
  get address(): string {
    return `file:${this.#folder}`;
  }

  /** Looks what is there; one look at a time. */
  async scan(): Promise<void> {
    this.#scanning ??= this.#scan().finally(() => {
      this.#scanning = undefined;
    });
    return this.#scanning;
  }

  async #scan(): Promise<void> {
    const files = logFilesIn(this.#folder);
    const paths = new Set(files.map(({ path }) => path));
    for (const path of this.#known.keys()) if (!paths.has(path)) this.#known.delete(path);
    for (const file of files) {
      const known = this.#known.get(file.path);
      if (known !== undefined && versionOf(known.file) === versionOf(file)) continue;
      const attempt = await this.#look(file, known);
      this.#known.delete(file.path);
      this.#known.set(file.path, { file, attempt });
    }
  }

  async #look(file: LogFile, known: Known | undefined): Promise<LoggedAttempt | undefined> {
    const now = this.#now();
    const isStillWritten = !file.isComplete && !file.isRolled && known?.file.isComplete === false;
    if (known?.attempt !== undefined && isStillWritten)
      return { ...known.attempt, lastUpdated: now };
    try {
      return await attemptOf(file, now);
    } catch (error) {
      // It vanished, or nobody may read it: no reason not to serve the others.
      if ((error as { code?: unknown }).code === undefined) throw error;
      return undefined;
    }
  }

  applications(): readonly ApplicationRow[] {
    return applicationsOf([...this.#known.values()].flatMap(({ attempt }) => attempt ?? []));
  }

  /** The logs of an application: of one attempt, or of all, the last one first. */
  logsOf(appId: string, attemptId: string | undefined): readonly LogFile[] {
    const own = [...this.#known.values()].filter(({ attempt }) => attempt?.appId === appId);
    const byAttempt = new Map(own.map((known) => [known.attempt?.attemptId, known]));
    return [...byAttempt.values()]
      .filter(({ attempt }) => attemptId === undefined || attempt?.attemptId === attemptId)
      .sort((a, b) => (b.attempt?.startTime ?? 0) - (a.attempt?.startTime ?? 0))
      .map(({ file }) => file);
  }

  /** The state of an attempt; undefined where there is none such. */
  async open(appId: string, attemptId: string | undefined): Promise<Opened | undefined> {
    const known = [...this.#known.values()].findLast(
      ({ attempt }) => attempt?.appId === appId && attempt.attemptId === attemptId,
    );
    if (known?.attempt === undefined) return undefined;
    const { file, attempt } = known;
    const version = `${versionOf(file)} ${attempt.lastUpdated}`;
    const kept = this.#states.get(file.path);
    this.#states.delete(file.path);
    const state =
      kept?.version === version
        ? kept
        : { version, bytes: bytesOf(file), opened: replayed(file, attempt.lastUpdated) };
    this.#states.set(file.path, state);
    this.#forget();
    try {
      return await state.opened;
    } catch (error) {
      this.#states.delete(file.path);
      throw error;
    }
  }

  #forget(): void {
    let bytes = [...this.#states.values()].reduce((sum, state) => sum + state.bytes, 0);
    for (const [path, state] of this.#states) {
      const isTooMuch = this.#states.size > STATES_AT_MOST || bytes > STATE_BYTES_AT_MOST;
      if (!isTooMuch || this.#states.size === 1) return;
      this.#states.delete(path);
      bytes -= state.bytes;
    }
  }
}

async function replayed(file: LogFile, lastUpdate: number): Promise<Opened> {
  const replay = new Replay({ lastUpdate });
  const broken = await readLog(file, replay);
  return { store: replay.finish(), counts: replay.counts, broken };
}
