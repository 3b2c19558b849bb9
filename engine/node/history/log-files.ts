/**
 * The event logs of a folder: single files, and folders of rolled ones. In Spark: EventLogFileReader and its two classes. The same: names, which files
 * count, the order of rolled ones, compacted ones instead of those before them. Left out on purpose: other file systems than this machine's.
 * Spark 3.5.3: core/…/deploy/history/EventLogFileReaders.scala, EventLogFileWriters.scala.
 */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { codecNames } from "../../formats/event-log-codecs.ts";

/** One log: of one attempt of one application. */
export interface LogFile {
  /** The name of the file, or of the folder of rolled files. */
  readonly name: string;
  readonly path: string;
  /** The files to read, in order. */
  readonly parts: readonly LogPart[];
  /** The files to hand out, by their names in an archive; the folder itself first where there is one. */
  readonly entries: readonly string[];
  /** Whether whoever wrote it said that it is whole. */
  readonly isComplete: boolean;
  /** When it, or its last part, was written, in milliseconds since 1970. */
  readonly modified: number;
  readonly isRolled: boolean;
}

export interface LogPart {
  readonly path: string;
  readonly bytes: number;
  /** The short name of the codec: `zstd`. */
  readonly codec: string | undefined;
}

const IN_PROGRESS = ".inprogress";
const COMPACTED = ".compact";
const ROLLED = "eventlog_v2_";

const plainName = (name: string): string =>
  name.replace(new RegExp(`\\${COMPACTED}$`), "").replace(new RegExp(`\\${IN_PROGRESS}$`), "");

/** What follows the last point of a name, if it is a codec. Spark refuses other ends; here such a log is plain, whoever named it. */
function codecOf(name: string): string | undefined {
  const [, ...ends] = plainName(name).split(".");
  const end = ends.at(-1);
  return end !== undefined && codecNames.includes(end) ? end : undefined;
}

/** The logs of a folder, the one written last first. Hidden files and what vanishes meanwhile do not count. */
export function logFilesIn(folder: string): readonly LogFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => quietly(() => logFileOf(folder, entry)) ?? [])
    .sort((a, b) => b.modified - a.modified);
}

/** A file that goes away while one looks is no error. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT" || code === "EACCES" || code === "ELOOP" || code === "EPERM")
      return undefined;
    throw error;
  }
}

function logFileOf(folder: string, entry: Dirent): LogFile | undefined {
  const path = join(folder, entry.name);
  const status = statSync(path);
  if (status.isDirectory())
    return entry.name.startsWith(ROLLED) ? rolled(path, entry.name) : undefined;
  if (!status.isFile() || entry.name.startsWith(".")) return undefined;
  return {
    name: entry.name,
    path,
    parts: [{ path, bytes: status.size, codec: codecOf(entry.name) }],
    entries: [entry.name],
    isComplete: !entry.name.replace(new RegExp(`\\${COMPACTED}$`), "").endsWith(IN_PROGRESS),
    modified: Math.floor(status.mtimeMs),
    isRolled: false,
  };
}

interface RolledPart extends LogPart {
  readonly name: string;
  readonly index: number;
  readonly isCompacted: boolean;
  readonly modified: number;
}

function rolled(path: string, name: string): LogFile | undefined {
  const names = readdirSync(path).filter((one) => !one.startsWith("."));
  const statusFile = names.find((one) => one.startsWith("appstatus_"));
  const parts = names.flatMap((one) => quietly(() => rolledPart(path, one)) ?? []);
  parts.sort((a, b) => a.index - b.index || Number(a.isCompacted) - Number(b.isCompacted));
  const lastCompacted = parts.findLastIndex(({ isCompacted }) => isCompacted);
  const read = parts.slice(Math.max(0, lastCompacted));
  const last = read.at(-1);
  if (statusFile === undefined || last === undefined) return undefined;
  return {
    name,
    path,
    parts: withoutGap(read),
    entries: [`${name}/`, ...names.map((one) => `${name}/${one}`)],
    isComplete: !statusFile.endsWith(IN_PROGRESS),
    modified: last.modified,
    isRolled: true,
  };
}

function rolledPart(folder: string, name: string): RolledPart | undefined {
  const index = /^events_(\d+)_/.exec(name)?.[1];
  if (index === undefined) return undefined;
  const path = join(folder, name);
  const status = statSync(path);
  return {
    path,
    name,
    bytes: status.size,
    codec: codecOf(name),
    index: Number(index),
    isCompacted: name.endsWith(COMPACTED),
    modified: Math.floor(status.mtimeMs),
  };
}

/** Parts up to the first that is missing: what follows cannot be understood without it. */
function withoutGap(parts: readonly RolledPart[]): readonly LogPart[] {
  const first = parts[0]?.index ?? 0;
  const gap = parts.findIndex(({ index }, at) => index !== first + at);
  return gap === -1 ? parts : parts.slice(0, gap);
}
