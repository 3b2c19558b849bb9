/**
 * A folder of event logs, opened once: the list of its applications, and the state of each attempt when it is asked for. In Spark: FsHistoryProvider
 * without its threads. The same: what is listed, that an application's log is replayed when somebody asks. Left out on purpose: scanning again; a
 * server does that. Spark 3.5.3: core/…/deploy/history/FsHistoryProvider.scala.
 */
import { Replay } from "../../monitor/history/replay.ts";
import type { StatusStore } from "../../monitor/history/store.ts";
import type { HistoryView } from "../../monitor/rest/answer.ts";
import { applicationsOf } from "../../monitor/rest/applications.ts";
import { attemptOf } from "./list-log.ts";
import { logFilesIn, type LogFile } from "./log-files.ts";
import { readLog } from "./read-log.ts";

export interface OpenOptions {
  readonly now?: number;
  /** When an attempt's log was last updated: up to then its running tasks have run. As the file says, if it is not said. */
  readonly lastUpdated?: (appId: string, attemptId: string | undefined) => number | undefined;
}

/** Reads the list, and every log in it: for checks over a few logs, not for a server. */
export async function openHistory(
  folder: string,
  { now = Date.now(), lastUpdated = () => undefined }: OpenOptions = {},
): Promise<HistoryView> {
  const stores = new Map<string, StatusStore>();
  const attempts = [];
  for (const file of logFilesIn(folder)) {
    const attempt = await attemptOf(file, now);
    if (attempt === undefined) continue;
    attempts.push(attempt);
    const updated = lastUpdated(attempt.appId, attempt.attemptId) ?? attempt.lastUpdated;
    const store = await storeOf(file, updated);
    stores.set(keyOf(attempt.appId, attempt.attemptId), store);
  }
  return {
    applications: applicationsOf(attempts),
    store: (appId, attemptId) => {
      const store = stores.get(keyOf(appId, attemptId));
      if (store === undefined) throw new Error(`no log of ${appId}`);
      return store;
    },
    now,
  };
}

export const keyOf = (appId: string, attemptId: string | undefined): string =>
  JSON.stringify([appId, attemptId ?? null]);

/** The state that a log tells. `lastUpdate`: up to when its running tasks have run. */
export async function storeOf(file: LogFile, lastUpdate: number): Promise<StatusStore> {
  const replay = new Replay({ lastUpdate });
  await readLog(file, replay);
  return replay.finish();
}
