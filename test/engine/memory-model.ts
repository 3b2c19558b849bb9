/**
 * The model of an executor's memory: slow and obvious, written from rules C6.17–C6.21 and C7.3–C7.6, not from the engine. Nothing is kept
 * that can be counted anew: what storage uses is the sum of its blocks, the pool of execution is what the pool of storage leaves.
 */
import type { MemoryMode } from "../../engine/storage/memory-manager.ts";

export interface Sizes {
  readonly maxHeap: number;
  readonly maxOffHeap: number;
  readonly storageFraction: number;
}

interface Block {
  readonly id: string;
  readonly rddId: number;
  readonly mode: MemoryMode;
  readonly size: number;
}
type Name = Omit<Block, "size">;

/** What a block is given to begin with, before its size is known. */
export const UNROLL_THRESHOLD = 20;

export class MemoryModel {
  /** The longest unused first. */
  #blocks: Block[] = [];
  #readers: string[] = [];
  readonly dropped: string[] = [];
  readonly #max: Readonly<Record<MemoryMode, number>>;
  readonly #region: Readonly<Record<MemoryMode, number>>;
  /** How much of the memory is called storage; the rest is execution. */
  readonly #border: Record<MemoryMode, number>;
  /** What is reserved for a block that is being unrolled. */
  readonly #unrolling: Record<MemoryMode, number> = { ON_HEAP: 0, OFF_HEAP: 0 };
  /** Tasks that have asked, and what they hold. */
  readonly #tasks = { ON_HEAP: new Map<number, number>(), OFF_HEAP: new Map<number, number>() };

  constructor({ maxHeap, maxOffHeap, storageFraction }: Sizes) {
    this.#max = { ON_HEAP: maxHeap, OFF_HEAP: maxOffHeap };
    this.#region = {
      ON_HEAP: Math.floor(maxHeap * storageFraction),
      OFF_HEAP: Math.floor(maxOffHeap * storageFraction),
    };
    this.#border = { ...this.#region };
  }

  has(id: string): boolean {
    return this.#blocks.some((block) => block.id === id);
  }

  isLocked(id: string): boolean {
    return this.#readers.includes(id);
  }

  heldBy(task: number, mode: MemoryMode): number {
    return this.#tasks[mode].get(task) ?? 0;
  }

  #stored(mode: MemoryMode): number {
    const sizes = this.#blocks.filter((block) => block.mode === mode).map(({ size }) => size);
    return sum(sizes) + this.#unrolling[mode];
  }

  #executing(mode: MemoryMode): number {
    return sum([...this.#tasks[mode].values()]);
  }

  state(): unknown {
    const modes: readonly MemoryMode[] = ["ON_HEAP", "OFF_HEAP"];
    return {
      pools: modes.map((mode) => ({
        storage: this.#border[mode],
        storageUsed: this.#stored(mode),
        execution: this.#max[mode] - this.#border[mode],
        executionUsed: this.#executing(mode),
      })),
      blocks: this.#blocks.map(({ id }) => id),
      dropped: this.dropped,
      room: sum(modes.map((mode) => this.#max[mode] - this.#executing(mode))),
    };
  }

  /** All of it, or nothing. */
  put(name: Name, size: number): boolean {
    if (!this.#makeRoom(name, size)) return false;
    this.#blocks.push({ ...name, size });
    return true;
  }

  /** `sizes`: the block's size after each record. It is given half more than it needs, each time it has reached what it was given. */
  unroll(name: Name, sizes: readonly number[]): number | undefined {
    const { mode } = name;
    const whole = sizes.at(-1) as number;
    const reserve = (bytes: number): boolean => {
      if (!this.#makeRoom(name, bytes)) return false;
      this.#unrolling[mode] += bytes;
      return true;
    };
    const grown = (size: number): boolean => {
      const held = this.#unrolling[mode];
      return size < held || reserve(Math.floor(size * 1.5 - held));
    };
    const fits =
      reserve(UNROLL_THRESHOLD) &&
      sizes.every(grown) &&
      (whole <= this.#unrolling[mode] || reserve(whole - this.#unrolling[mode]));
    this.#unrolling[mode] = 0;
    if (!fits) return undefined;
    this.#blocks.push({ ...name, size: whole });
    return whole;
  }

  /** Storage takes what execution leaves idle, then blocks of others; never what execution holds. */
  #makeRoom({ rddId, mode }: Name, bytes: number): boolean {
    if (bytes > this.#max[mode] - this.#executing(mode)) return false;
    const idle = this.#max[mode] - this.#border[mode] - this.#executing(mode);
    const short = bytes - (this.#border[mode] - this.#stored(mode));
    if (short > 0) this.#border[mode] += Math.min(idle, short);
    this.#drop(bytes - (this.#border[mode] - this.#stored(mode)), mode, rddId);
    return bytes <= this.#border[mode] - this.#stored(mode);
  }

  /** Drops the longest unused first, of one mode, none that is read, none of the RDD being stored; all that is needed or nothing. */
  #drop(needed: number, mode: MemoryMode, storing?: number): number {
    if (needed <= 0) return 0;
    const mayGo = this.#blocks.filter(
      (block) => block.mode === mode && block.rddId !== storing && !this.isLocked(block.id),
    );
    if (sum(mayGo.map(({ size }) => size)) < needed) return 0;
    const gone = mayGo.filter((_, at) => sum(mayGo.slice(0, at).map(({ size }) => size)) < needed);
    this.#blocks = this.#blocks.filter((block) => !gone.includes(block));
    this.dropped.push(...gone.map(({ id }) => id));
    return sum(gone.map(({ size }) => size));
  }

  use(id: string): number | undefined {
    const block = this.#blocks.find((one) => one.id === id);
    if (block === undefined) return undefined;
    this.#blocks = [...this.#blocks.filter((one) => one !== block), block];
    return block.size;
  }

  lock(id: string): void {
    this.#readers = [...this.#readers, id];
  }

  unlock(id: string): void {
    this.#readers = this.#readers.toSpliced(this.#readers.indexOf(id), 1);
  }

  remove(id: string): number | undefined {
    const block = this.#blocks.find((one) => one.id === id);
    this.#blocks = this.#blocks.filter((one) => one !== block);
    return block?.size;
  }

  /** Of N tasks that have asked, at most an Nth of the largest pool; less than half an Nth of the pool: it waits with nothing new. */
  acquire(task: number, bytes: number, mode: MemoryMode): { granted: number; waits: boolean } {
    const tasks = this.#tasks[mode];
    const held = this.heldBy(task, mode);
    tasks.set(task, held);
    this.#takeBack(bytes - this.#freeForTasks(mode), mode);
    const largest = this.#max[mode] - Math.min(this.#stored(mode), this.#region[mode]);
    const most = Math.floor(largest / tasks.size) - held;
    const granted = Math.max(0, Math.min(bytes, most, this.#freeForTasks(mode)));
    const pool = this.#max[mode] - this.#border[mode];
    if (granted < bytes && held + granted < Math.floor(pool / (2 * tasks.size)))
      return { granted: 0, waits: true };
    tasks.set(task, held + granted);
    return { granted, waits: false };
  }

  #freeForTasks(mode: MemoryMode): number {
    return this.#max[mode] - this.#border[mode] - this.#executing(mode);
  }

  /** Execution takes back what storage leaves idle, or all that storage has beyond its region, whichever is more. */
  #takeBack(short: number, mode: MemoryMode): void {
    const idle = this.#border[mode] - this.#stored(mode);
    const most = Math.max(idle, this.#border[mode] - this.#region[mode]);
    const wanted = Math.max(0, Math.min(short, most));
    this.#border[mode] -= Math.min(wanted, idle);
    this.#border[mode] -= this.#drop(wanted - Math.min(wanted, idle), mode);
  }

  /** A task that has given everything back counts no longer. */
  release(task: number, bytes: number, mode: MemoryMode): void {
    const left = this.heldBy(task, mode) - bytes;
    if (left === 0) this.#tasks[mode].delete(task);
    else this.#tasks[mode].set(task, left);
  }

  end(task: number): number {
    const held = this.heldBy(task, "ON_HEAP") + this.heldBy(task, "OFF_HEAP");
    this.#tasks.ON_HEAP.delete(task);
    this.#tasks.OFF_HEAP.delete(task);
    return held;
  }
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
