/** MapStatus: where a map task left its output and about how large each block is, in one byte a block. Rules C5.14–C5.16. */
import type { TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";

export interface MapStatus {
  readonly location: BlockManagerId;
  /** The map task's TID: the number in its files' names. */
  readonly mapId: TaskId;
  /** One byte a reduce partition: the logarithm of its size to base 1.1. */
  readonly sizes: Uint8Array;
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

export const sizeForBlock = (status: MapStatus, reduceId: number): Bytes =>
  decompressSize(status.sizes[reduceId] ?? 0);
