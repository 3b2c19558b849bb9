/**
 * What the list of applications says of one log. In Spark: FsHistoryProvider.doMergeApplicationListing. The same: of a plain log only the beginning and
 * the last megabyte are read, all of it if the end is not there; of one that is still written only the beginning. Left out on purpose: compaction.
 * Spark 3.5.3: core/…/deploy/history/FsHistoryProvider.scala.
 */
import { Listing } from "../../monitor/history/listing.ts";
import type { LoggedAttempt } from "../../monitor/rest/applications.ts";
import type { LogFile } from "./log-files.ts";
import { readLog, readTail } from "./read-log.ts";

/** spark.history.fs.endEventReparseChunkSize. */
const TAIL_BYTES = 1024 * 1024;

/** Undefined where the log tells of no application. `now`: when this is asked. */
export async function attemptOf(file: LogFile, now: number): Promise<LoggedAttempt | undefined> {
  const listing = new Listing();
  await readLog(file, listing, () => listing.knowsBeginning);
  if (listing.listed === undefined) return undefined;
  const last = file.parts.at(-1);
  if (file.isComplete && last !== undefined) {
    if (last.codec === undefined) await readTail(last.path, TAIL_BYTES, listing);
    if (listing.listed?.completed !== true) await readLog(file, listing);
  }
  const { listed } = listing;
  const { startTime, endTime, completed } = listed;
  return {
    ...listed,
    duration: completed ? endTime - startTime : 0,
    lastUpdated: completed ? file.modified : now,
  };
}
