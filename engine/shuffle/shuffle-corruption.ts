/**
 * Blocks that are not what a map task wrote, and why. Checksums do not find such a block: the compressed stream does. They tell afterwards where it
 * went wrong: on the disk, if what lies there has not the checksum that was written with it; on the way, if it has and what arrived has not. Rules
 * C5.10, C5.22. Recorded in test/oracle/recordings/corruption. Left out: bytes changed on the way. Spark 3.5.3: shuffle/checksum/ShuffleChecksumHelper.java.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ShuffleId, TaskId } from "../foundation/ids.ts";
import type { MemoryDisk } from "../world/disk.ts";
import { adler32, blockPath, readInt64s, shuffleFileName } from "./shuffle-files.ts";

/** What is done about blocks that may not be what was written. */
export interface IntegritySettings {
  /** spark.shuffle.checksum.enabled: map tasks write a checksum of each block, readers have a corrupt one diagnosed. */
  readonly checksum: boolean;
  /** spark.shuffle.compress: a stream that is compressed notices changed bytes by itself. */
  readonly compress: boolean;
  /** spark.shuffle.detectCorrupt: a stream that breaks is a fetch failure, not a failure of the task. */
  readonly detectCorrupt: boolean;
  /** spark.shuffle.detectCorrupt.useExtraMemory: a block is tried before its first record is handed out, so that it can be fetched once more. */
  readonly useExtraMemory: boolean;
  /** spark.shuffle.readHostLocalDisk: files of another executor on the same host are read from the disk. */
  readonly readHostLocalDisk: boolean;
}

export const integritySettings = (conf: SparkConf): IntegritySettings => ({
  checksum: conf.bool("spark.shuffle.checksum.enabled"),
  compress: conf.bool("spark.shuffle.compress"),
  detectCorrupt: conf.bool("spark.shuffle.detectCorrupt"),
  useExtraMemory: conf.bool("spark.shuffle.detectCorrupt.useExtraMemory"),
  readHostLocalDisk: conf.bool("spark.shuffle.readHostLocalDisk"),
});

export interface ShuffleBlock {
  readonly shuffleId: ShuffleId;
  readonly mapId: TaskId;
  readonly reduceId: number;
}

export const blockName = ({ shuffleId, mapId, reduceId }: ShuffleBlock): string =>
  `shuffle_${shuffleId}_${mapId}_${reduceId}`;

/** org.apache.spark.network.shuffle.checksum.Cause. */
export type Cause = "DISK_ISSUE" | "NETWORK_ISSUE" | "UNKNOWN_ISSUE" | "CHECKSUM_VERIFY_PASS";

/** What the reader is told, and in which words the task fails. */
export function corruptionText(block: ShuffleBlock, cause: Cause): string {
  const what = `Block ${blockName(block)} is corrupted`;
  if (cause === "CHECKSUM_VERIFY_PASS") return `${what} but checksum verification passed`;
  if (cause === "UNKNOWN_ISSUE") return `${what} but the cause is unknown`;
  return `${what} due to ${cause}`;
}

/** On the executor that has the block: its checksum as written, as it lies there, and as it arrived at the reader. */
export function diagnose(
  disk: MemoryDisk,
  localDir: string,
  block: ShuffleBlock,
  arrived: number,
): { readonly cause: Cause; readonly line: string } {
  const file = (kind: "data" | "index" | "checksum.ADLER32"): string =>
    blockPath(localDir, shuffleFileName(block.shuffleId, block.mapId, kind));
  const sums = disk.read(file("checksum.ADLER32"));
  const index = disk.read(file("index"));
  const data = disk.read(file("data"));
  if (sums === undefined || index === undefined || data === undefined)
    return told("UNKNOWN_ISSUE", -1, file("checksum.ADLER32"));
  const [from, until] = readInt64s(index).slice(block.reduceId, block.reduceId + 2);
  const written = readInt64s(sums)[block.reduceId];
  const lying = adler32(data, from as number, until as number);
  const sound = written === arrived ? "CHECKSUM_VERIFY_PASS" : "NETWORK_ISSUE";
  return told(written === lying ? sound : "DISK_ISSUE", 0, file("checksum.ADLER32"));
}

const told = (cause: Cause, took: number, file: string) => ({
  cause,
  line: `Shuffle corruption diagnosis took ${took} ms, checksum file ${file}, cause ${cause}`,
});

/** Changes the last byte of each block under a folder of an executor. */
export function corruptShuffleFiles(disk: MemoryDisk, localDir: string): void {
  for (const path of disk.list(localDir)) {
    const name = path.split("/").at(-1) ?? "";
    if (!/^shuffle_.*\.index$/.test(name)) continue;
    const offsets = readInt64s(disk.read(path) as Uint8Array);
    const data = blockPath(localDir, name.replace(/\.index$/, ".data"));
    offsets.slice(1).forEach((until, reduceId) => {
      if (until > (offsets[reduceId] as number)) disk.damage(data, until - 1);
    });
  }
}
