/**
 * Reads the bytes of a log, expands them and hands out its lines. In Spark: EventLogFileReader.openEventLog. The same: the codec is the end of the file's
 * name; a log that breaks off in the midst of a frame is read up to there. Ours: memory stays bounded, whatever the log says its sizes are.
 * Left out on purpose: other file systems. Spark 3.5.3: core/…/deploy/history/EventLogFileReaders.scala.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { expander } from "../../formats/event-log-codecs.ts";
import { BrokenBlock } from "../../formats/lz-blocks.ts";
import { LineSplitter, type LineTaker } from "../../monitor/history/lines.ts";
import type { LogFile, LogPart } from "./log-files.ts";

const CHUNK_BYTES = 1024 * 1024;
/** After so many chunks other work gets a turn. */
const CHUNKS_A_TURN = 4;

/** Hands out the lines of all parts; stops early when `isEnough` says so. Answers why a log could not be read further, if it could not. */
export async function readLog(
  file: LogFile,
  taker: LineTaker,
  isEnough: () => boolean = () => false,
): Promise<string | undefined> {
  for (const part of file.parts) {
    try {
      await readPart(part, taker, isEnough);
    } catch (error) {
      if (!(error instanceof BrokenBlock)) throw error;
      return `${part.path}: ${error.message}`;
    }
    if (isEnough()) break;
  }
  return undefined;
}

async function readPart(part: LogPart, taker: LineTaker, isEnough: () => boolean): Promise<void> {
  const lines = new LineSplitter(taker);
  const push = pushInto(part, lines);
  const chunk = new Uint8Array(CHUNK_BYTES);
  const handle = openSync(part.path, "r");
  try {
    for (let count = 1; ; count += 1) {
      const bytes = readSync(handle, chunk);
      if (bytes === 0) break;
      push(chunk.subarray(0, bytes));
      if (isEnough()) return;
      if (count % CHUNKS_A_TURN === 0) await setImmediate();
    }
  } finally {
    closeSync(handle);
    lines.end();
  }
}

/** Where the bytes of a part go: to the lines, or first through its codec. */
function pushInto({ codec }: LogPart, lines: LineSplitter): (bytes: Uint8Array) => void {
  if (codec === undefined) return (bytes) => lines.push(bytes);
  const expanded = expander(codec, (bytes) => lines.push(bytes));
  if (expanded === undefined) throw new BrokenBlock(`there is no codec “${codec}”`);
  return (bytes) => expanded.push(bytes);
}

/** Hands out the lines of the last bytes of a plain file, but for the first of them, which may be half of one. */
export async function readTail(path: string, bytes: number, taker: LineTaker): Promise<void> {
  const handle = openSync(path, "r");
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(0, size - bytes);
    const tail = new Uint8Array(size - from);
    const length = readSync(handle, tail, 0, tail.length, from);
    const skipped = from === 0 ? 0 : tail.indexOf(10) + 1;
    const lines = new LineSplitter(taker);
    lines.push(tail.subarray(skipped, length));
    lines.end();
  } finally {
    closeSync(handle);
  }
  await setImmediate();
}
