/**
 * ExecutionMemoryPool: shares execution memory among the tasks of an executor. Of N tasks that have asked, each may hold at most 1/N of the
 * pool as large as it can get, and is not sent away with less than 1/2N: it waits instead. Rule C7.6 as corrected: a task counts from its
 * first question until its balance falls to 0 by a release, also when it got nothing. Spark 3.5.3: core/…/memory/ExecutionMemoryPool.scala.
 */
import { assert } from "../foundation/assert.ts";
import type { TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";

export interface Grant {
  readonly granted: Bytes;
  /** Spark blocks the task until others release or end: what is free is less than its 1/2N. Nothing was granted. */
  readonly waits: boolean;
}

/** What a task that holds so much gets of a pool, which N tasks share. */
export function shareOf(asked: {
  readonly bytes: Bytes;
  readonly held: Bytes;
  readonly active: number;
  /** The pool, what is free of it, and the largest that it can become. */
  readonly size: Bytes;
  readonly free: Bytes;
  readonly maxSize: Bytes;
}): Grant {
  const { bytes, held, active, size, free, maxSize } = asked;
  const most = Math.floor(maxSize / active);
  const least = Math.floor(size / (2 * active));
  const granted = Math.min(bytes, Math.max(0, most - held), Math.max(0, free));
  if (granted < bytes && held + granted < least) return { granted: 0, waits: true };
  return { granted, waits: false };
}

export class ExecutionMemoryPool {
  size: Bytes;
  readonly #balances = new Map<TaskId, Bytes>();

  constructor(size: Bytes) {
    this.size = size;
  }

  get used(): Bytes {
    let used = 0;
    for (const held of this.#balances.values()) used += held;
    return used;
  }

  get free(): Bytes {
    return this.size - this.used;
  }

  /** Tasks that count: N. */
  get active(): number {
    return this.#balances.size;
  }

  /** N as it will be when this task has asked. */
  activeWith(task: TaskId): number {
    return this.active + (this.counts(task) ? 0 : 1);
  }

  counts(task: TaskId): boolean {
    return this.#balances.has(task);
  }

  heldBy(task: TaskId): Bytes {
    return this.#balances.get(task) ?? 0;
  }

  acquire(task: TaskId, bytes: Bytes, grow: (short: Bytes) => void, maxSize: () => Bytes): Grant {
    assert(bytes > 0, "execution memory is asked for in positive amounts");
    if (!this.counts(task)) this.#balances.set(task, 0);
    const held = this.heldBy(task);
    grow(bytes - this.free);
    const { active, size, free } = this;
    const grant = shareOf({ bytes, held, active, size, free, maxSize: maxSize() });
    this.#balances.set(task, held + grant.granted);
    return grant;
  }

  release(task: TaskId, bytes: Bytes): void {
    const held = this.heldBy(task);
    assert(bytes <= held, "a task releases no more execution memory than it holds");
    if (bytes === held) this.#balances.delete(task);
    else this.#balances.set(task, held - bytes);
  }

  releaseAll(task: TaskId): Bytes {
    const held = this.heldBy(task);
    this.#balances.delete(task);
    return held;
  }
}
