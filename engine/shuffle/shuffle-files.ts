/**
 * Shuffle files: for each map task one data file with its blocks in order of reduce partition, one index file with where each begins
 * and one with a checksum a block. They lie on the local disk of the executor and are not copied anywhere. Rules C5.9–C5.12.
 * Left out: compression. Spark 3.5.3: core/…/shuffle/IndexShuffleBlockResolver.scala, storage/DiskBlockManager.scala.
 */
import { stringHash } from "../foundation/hash-code.ts";
import type { ShuffleId, TaskId } from "../foundation/ids.ts";
import { asked, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { FileSystem, MemoryDisk } from "../world/disk.ts";

/** Where each block begins, and where the last one ends: one offset more than there are blocks. */
export type ShuffleIndex = (lengths: readonly Bytes[]) => readonly Bytes[];
/** The bytes of one block within the data file. */
export type BlockRange = (
  offsets: readonly Bytes[],
  reduceId: number,
) => { readonly offset: Bytes; readonly length: Bytes };

export interface FilePolicies {
  readonly shuffleIndex: ShuffleIndex;
  readonly blockRange: BlockRange;
}

const shuffleIndex: ShuffleIndex = (lengths) => {
  const offsets = [0];
  for (const length of lengths) offsets.push((offsets[offsets.length - 1] as number) + length);
  return offsets;
};

const blockRange: BlockRange = (offsets, reduceId) => {
  const offset = offsets[reduceId] as number;
  return { offset, length: (offsets[reduceId + 1] as number) - offset };
};

/** What is in force: the defaults, or a kata's with their answers looked at. */
export const filePolicies = (katas: Partial<FilePolicies>): FilePolicies => ({
  shuffleIndex: katas.shuffleIndex === undefined ? shuffleIndex : checkedIndex(katas.shuffleIndex),
  blockRange: katas.blockRange === undefined ? blockRange : checkedRange(katas.blockRange),
});

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function checkedIndex(kata: ShuffleIndex): ShuffleIndex {
  return (lengths) => {
    const answer: unknown = asked("shuffleIndex", () => kata(frozen(lengths.slice())));
    if (!Array.isArray(answer))
      throw new KataFault("shuffleIndex", {
        en: `the answer is not a list of offsets: ${shown(answer)}`,
        ko: `답이 오프셋의 목록이 아닙니다: ${shown(answer)}`,
      });
    const bad = (answer as unknown[]).find((offset) => !isCount(offset));
    if (bad !== undefined)
      throw new KataFault("shuffleIndex", {
        en: `${shown(bad)} is no place in a file`,
        ko: `파일 안의 위치가 아닙니다: ${shown(bad)}`,
      });
    if (answer.length !== lengths.length + 1)
      throw new KataFault("shuffleIndex", {
        en: `an index of ${lengths.length} blocks holds ${lengths.length + 1} offsets, not ${answer.length}`,
        ko: `블록 ${lengths.length}개의 인덱스에는 오프셋이 ${lengths.length + 1}개 있어야 하는데 ${answer.length}개입니다`,
      });
    return answer as Bytes[];
  };
}

function checkedRange(kata: BlockRange): BlockRange {
  return (offsets, reduceId) => {
    const answer: unknown = asked("blockRange", () => kata(frozen(offsets.slice()), reduceId));
    const { offset, length } = (answer ?? {}) as { offset?: unknown; length?: unknown };
    if (!isCount(offset) || !isCount(length))
      throw new KataFault("blockRange", {
        en: `block ${reduceId} is said to have offset ${shown(offset)} and length ${shown(length)}`,
        ko: `블록 ${reduceId}번의 오프셋이 ${shown(offset)}, 길이가 ${shown(length)}입니다`,
      });
    return { offset: offset as Bytes, length: length as Bytes };
  };
}

/** `<dir>/<two hexadecimal digits>/<name>`, by the name's hash. */
export function blockPath(localDir: string, name: string): string {
  const hash = stringHash(name);
  const sub = (hash === -2147483648 ? 0 : Math.abs(hash)) % 64;
  return `${localDir}/${sub.toString(16).padStart(2, "0")}/${name}`;
}

export const shuffleFileName = (
  shuffle: ShuffleId,
  mapId: TaskId,
  kind: "data" | "index" | "checksum.ADLER32",
): string => `shuffle_${shuffle}_${mapId}_0.${kind}`;

/** Writes the files of one map task: three, or two without checksums. No data file where there is no data. */
export function writeShuffleFiles(
  disk: FileSystem,
  localDir: string,
  shuffle: ShuffleId,
  mapId: TaskId,
  data: Uint8Array,
  lengths: readonly Bytes[],
  policy: ShuffleIndex,
  checksum: boolean,
): void {
  const offsets = policy(lengths);
  const path = (kind: "data" | "index" | "checksum.ADLER32"): string =>
    blockPath(localDir, shuffleFileName(shuffle, mapId, kind));
  disk.write(path("index"), int64s(offsets));
  if (data.length > 0) disk.write(path("data"), data);
  if (!checksum) return;
  let from = 0;
  const sums = lengths.map((length) => adler32(data, from, (from += length)));
  disk.write(path("checksum.ADLER32"), int64s(sums));
}

/** Removes all files of a shuffle that lie on one executor. */
export function removeShuffleFiles(disk: FileSystem, localDir: string, shuffle: ShuffleId): void {
  for (const path of disk.list(`${localDir}/`))
    if (path.slice(path.lastIndexOf("/") + 1).startsWith(`shuffle_${shuffle}_`)) disk.remove(path);
}

/** A block as it lies on the disk, and whether that is what was written. */
export interface StoredBlock {
  readonly bytes: Uint8Array;
  readonly damaged: boolean;
}

/** One block; undefined when its files are gone. */
export function readShuffleBlock(
  disk: MemoryDisk,
  localDir: string,
  shuffle: ShuffleId,
  mapId: TaskId,
  reduceId: number,
  policy: BlockRange,
): StoredBlock | undefined {
  const index = disk.read(blockPath(localDir, shuffleFileName(shuffle, mapId, "index")));
  if (index === undefined) return undefined;
  const { offset, length } = policy(readInt64s(index), reduceId);
  if (length === 0) return { bytes: new Uint8Array(0), damaged: false };
  const path = blockPath(localDir, shuffleFileName(shuffle, mapId, "data"));
  const bytes = disk.read(path)?.subarray(offset, offset + length);
  if (bytes === undefined) return undefined;
  return { bytes, damaged: disk.isDamaged(path, offset, offset + length) };
}

function int64s(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setUint32(8 * i, Math.floor(value / 0x100000000));
    view.setUint32(8 * i + 4, value >>> 0);
  });
  return bytes;
}

export function readInt64s(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from(
    { length: bytes.length / 8 },
    (_, i) => view.getUint32(8 * i) * 0x100000000 + view.getUint32(8 * i + 4),
  );
}

/** java.util.zip.Adler32. */
export function adler32(bytes: Uint8Array, from: number, until: number): number {
  let a = 1;
  let b = 0;
  for (let at = from; at < until;) {
    const stop = Math.min(at + 3800, until);
    for (; at < stop; at += 1) {
      a += bytes[at] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}
