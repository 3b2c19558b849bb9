/**
 * How text files are cut into partitions and who owns a line that crosses a cut: Hadoop's rules. A line that begins exactly on a
 * border belongs to the earlier split. Rules C1.52, C11.6–C11.8. Left out: compressed and other formats.
 */
import { JavaError } from "../foundation/errors.ts";
import { fixedFolder, isPattern, pathList, patternOf } from "../foundation/glob.ts";
import type { HostName } from "../foundation/ids.ts";
import { MiB, type Bytes } from "../foundation/sizes.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import type { FileSystem } from "../world/disk.ts";
import { splitHosts } from "./split-hosts.ts";

export interface FileSplit {
  readonly path: string;
  readonly start: Bytes;
  readonly length: Bytes;
  /** Machines that hold it, as they were when the file was cut; none where files lie in no blocks. */
  readonly hosts: readonly HostName[];
}

/** The block size of a file system: 32 MiB for local files, as Hadoop has it. */
export const localBlockSize: Bytes = 32 * MiB;

/** @throws InvalidInputException when there is nothing at `path`. */
export function splitFiles(path: string, minPartitions: number, files: FileSystem): FileSplit[] {
  const sizes = inputFiles(path, files);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const goal = Math.floor(total / Math.max(1, minPartitions));
  return sizes.flatMap(([file, size]) => {
    const blocks = files.distributed?.(file);
    const splitSize = Math.max(1, Math.min(goal, blocks?.blockSize(file) ?? localBlockSize));
    const lies = blocks?.locate(file) ?? [];
    return splitFile(size, splitSize).map(([start, length]): FileSplit => ({
      path: file,
      start,
      length,
      hosts: splitHosts(lies, start, length),
    }));
  });
}

/** The files below the paths, with their sizes; hidden ones are left out. @throws an error of class `invalidInput` where nothing is. */
export function inputFiles(
  path: string,
  files: FileSystem,
  invalidInput: string = "org.apache.hadoop.mapred.InvalidInputException",
): (readonly [string, Bytes])[] {
  return pathList(path).flatMap((named) => {
    const part = files.distributed?.(named)?.address(named) ?? named;
    const own = sizeOf(part, files);
    if (own !== undefined) return [[part, own] as const];
    const below = isPattern(part) ? matching(part, files) : files.list(part).filter(isShown);
    if (below.length > 0) return below.map((file) => [file, sizeOf(file, files) ?? 0] as const);
    const shown = qualified(part);
    throw new JavaError(
      invalidInput,
      isPattern(part)
        ? `Input Pattern ${shown} matches 0 files`
        : `Input path does not exist: ${shown}`,
    );
  });
}

/** How long a file is; undefined where there is none. */
function sizeOf(file: string, files: FileSystem): Bytes | undefined {
  const blocks = files.distributed?.(file);
  return blocks === undefined ? files.read(file)?.length : blocks.size(file);
}

/** Names that begin with a dot or an underscore are not read. */
const isShown = (file: string): boolean => !/(^|\/)[._][^/]*$/.test(file);

/** The files that fit a pattern, and those right in a folder that fits. */
function matching(pattern: string, files: FileSystem): string[] {
  const fits = patternOf(pattern.replace(/\/+$/, ""));
  return files
    .list(fixedFolder(pattern))
    .filter(
      (file) =>
        isShown(file) && (fits.test(file) || fits.test(file.slice(0, file.lastIndexOf("/")))),
    );
}

function splitFile(size: Bytes, splitSize: Bytes): (readonly [start: Bytes, length: Bytes])[] {
  const splits: (readonly [Bytes, Bytes])[] = [];
  let rest = size;
  while (rest / splitSize > 1.1) {
    splits.push([size - rest, splitSize]);
    rest -= splitSize;
  }
  if (rest > 0) splits.push([size - rest, rest]);
  return splits;
}

const LF = 10;
const CR = 13;

/** Answers the split's lines one by one, then undefined. Ends of line are \n, \r\n or \r. `bytes` begin at `offset` of the file. */
export function lineReader(
  bytes: Uint8Array,
  split: Pick<FileSplit, "start" | "length">,
  offset: Bytes = 0,
): () => string | undefined {
  const end = split.start + split.length - offset;
  const from = split.start === 0 ? afterMark(bytes) : endOfLine(bytes, split.start - offset);
  if (from > end || from >= bytes.length) return () => undefined;
  const text = decodeUtf8(bytes.subarray(from, endOfLine(bytes, Math.max(end, from))));
  return text.includes("\r") ? mixedLines(text) : plainLines(text);
}

/** Where the line that `from` lies in has ended and the next begins. */
export function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  if (at >= bytes.length) return bytes.length;
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** Hadoop passes over a byte order mark at the beginning of a file. */
const afterMark = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

function plainLines(text: string): () => string | undefined {
  let at = 0;
  return () => {
    if (at >= text.length) return undefined;
    const stop = text.indexOf("\n", at);
    const line = stop === -1 ? text.slice(at) : text.slice(at, stop);
    at = stop === -1 ? text.length : stop + 1;
    return line;
  };
}

function mixedLines(text: string): () => string | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[lines.length - 1] === "") lines.pop();
  let at = 0;
  return () => lines[at++];
}

/** A path as a URI: one without a scheme lies on the machine. */
export const qualified = (path: string): string => (path.includes(":") ? path : `file:${path}`);
