/**
 * MapStatus: where a map task left its output and about how large each block is, in one byte a block. With many reducers it knows only which blocks are
 * empty, which are huge, and the average of the others (HighlyCompressedMapStatus). Recorded in test/oracle/recordings/fetches. Rules C5.14–C5.16.
 * Spark 3.5.3: core/…/scheduler/MapStatus.scala.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { TaskId } from "../foundation/ids.ts";
import { asked, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";

export interface MapStatus {
  readonly location: BlockManagerId;
  /** The map task's TID: the number in its files' names. */
  readonly mapId: TaskId;
  /** One byte a reduce partition: the logarithm of its size to base 1.1. */
  readonly sizes: Uint8Array;
  /** Of many blocks: what is told of each that is neither empty nor huge; such a one has the byte AVERAGE. */
  readonly average?: Bytes | undefined;
}

/** In a highly compressed status, a block of about the average size; nothing huge is that small. */
const AVERAGE = 1;

export interface StatusSettings {
  /** spark.shuffle.minNumPartitionsToHighlyCompress. */
  readonly most: number;
  /** spark.shuffle.accurateBlockThreshold: from that size on a block is huge. */
  readonly accurate: Bytes;
  /** spark.shuffle.accurateBlockSkewedFactor: a block that much larger than the median is huge, too; below 0: no such rule. */
  readonly skewedFactor: number;
  /** spark.shuffle.maxAccurateSkewedBlockNumber. */
  readonly mostSkewed: number;
}

export const statusSettings = (conf: SparkConf): StatusSettings => ({
  most: conf.int("spark.shuffle.minNumPartitionsToHighlyCompress"),
  accurate: conf.size("spark.shuffle.accurateBlockThreshold"),
  skewedFactor: conf.number("spark.shuffle.accurateBlockSkewedFactor"),
  mostSkewed: conf.int("spark.shuffle.maxAccurateSkewedBlockNumber"),
});

/** The blocks of a map output with many reducers, and what the settings say of huge ones. */
export interface BlocksView {
  readonly lengths: readonly Bytes[];
  /** spark.shuffle.accurateBlockThreshold. */
  readonly threshold: Bytes;
  /** spark.shuffle.accurateBlockSkewedFactor; below 0: no such rule. */
  readonly skewedFactor: number;
  /** spark.shuffle.maxAccurateSkewedBlockNumber. */
  readonly mostSkewed: number;
}

/** The size from which on a block's own size is told, and no average. */
export type HugeFrom = (view: BlocksView) => Bytes;

/** What a status tells of blocks of these lengths; `ask` is a kata's rule of what is huge. */
export function toldSizes(
  lengths: readonly Bytes[],
  settings: StatusSettings,
  ask?: HugeFrom,
): Pick<MapStatus, "sizes" | "average"> {
  if (lengths.length <= settings.most) return { sizes: Uint8Array.from(lengths, compressSize) };
  const { accurate: threshold, skewedFactor, mostSkewed } = settings;
  const view = { lengths, threshold, skewedFactor, mostSkewed };
  const huge = ask === undefined ? hugeFrom(view) : askedHuge(ask, view);
  const small = lengths.filter((length) => length > 0 && length < huge);
  const sum = small.reduce((all, length) => all + length, 0);
  const sizes = Uint8Array.from(lengths, (length) =>
    length > 0 && length < huge ? AVERAGE : compressSize(length),
  );
  return { sizes, average: small.length === 0 ? 0 : Math.floor(sum / small.length) };
}

function askedHuge(ask: HugeFrom, { lengths, ...settings }: BlocksView): Bytes {
  const view = frozen({ lengths: lengths.slice(), ...settings });
  const answer: unknown = asked("hugeFrom", () => ask(view));
  if (typeof answer === "number" && answer >= 0) return answer;
  throw new KataFault("hugeFrom", {
    en: `${shown(answer)} is no size`,
    ko: `${shown(answer)}: 크기가 아님`,
  });
}

export function hugeFrom({ lengths, threshold, skewedFactor, mostSkewed }: BlocksView): Bytes {
  if (skewedFactor <= 0) return threshold;
  const sorted = lengths.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  const median = Math.max(1, sorted.length % 2 === 0 ? Math.floor((low + high) / 2) : high);
  const rest = sorted.length - Math.min(mostSkewed, sorted.length);
  return Math.min(threshold, Math.max(median * skewedFactor, sorted[rest] ?? 0));
}

/** 1.1 to the power of each byte, by multiplication, so that it is the same on every machine. */
const powers: readonly number[] = Array.from({ length: 256 }, (_, i) => i).reduce<number[]>(
  (list, i) => {
    list.push(i === 0 ? 1 : (list[i - 1] as number) * 1.1);
    return list;
  },
  [],
);

/** The smallest byte whose power reaches the size. */
export function compressSize(size: Bytes): number {
  if (size === 0) return 0;
  if (size <= 1) return 1;
  let low = 1;
  let high = 255;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((powers[middle] as number) >= size) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const decompressSize = (byte: number): Bytes =>
  byte === 0 ? 0 : Math.floor(powers[byte] as number);

export function sizeForBlock({ sizes, average }: MapStatus, reduceId: number): Bytes {
  const byte = sizes[reduceId] ?? 0;
  return average !== undefined && byte === AVERAGE ? average : decompressSize(byte);
}
