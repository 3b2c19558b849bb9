/**
 * The blocks of RDDs as a run tells them: every one that was ever stored, where each was first, and which are there in the end.
 *
 * In Spark: what the Storage page of the UI is made from (SparkListenerBlockUpdated, SparkListenerUnpersistRDD). Left out on purpose:
 * blocks of broadcasts and of shuffles.
 */
import type { TracedEvent } from "../../../engine/index.ts";

export interface RddBlock {
  readonly block: string;
  readonly executor: string;
}

export interface RddBlocks {
  /** Every block that was stored, once, by name. */
  readonly ever: readonly string[];
  /** Every block where it was stored first. */
  readonly first: readonly RddBlock[];
  /** What is stored in the end, by name. */
  readonly now: readonly RddBlock[];
}

export function rddBlocks(events: readonly TracedEvent[]): RddBlocks {
  const first = new Map<string, RddBlock>();
  const now = new Map<string, RddBlock>();
  for (const event of events) {
    if (event.kind === "SparkListenerBlockManagerRemoved") {
      for (const [key, { executor }] of now)
        if (executor === event.blockManagerId.executorId) now.delete(key);
      continue;
    }
    if (event.kind === "SparkListenerUnpersistRDD") {
      for (const [key, { block }] of now)
        if (block.startsWith(`rdd_${event.rddId}_`)) now.delete(key);
      continue;
    }
    if (event.kind !== "SparkListenerBlockUpdated" || !event.blockId.startsWith("rdd_")) continue;
    const { executorId: executor } = event.blockManagerId;
    const one = { block: event.blockId, executor };
    const key = `${one.block} ${executor}`;
    const { useMemory, useDisk } = event.storageLevel;
    if (!useMemory && !useDisk) now.delete(key);
    else {
      now.set(key, one);
      if (!first.has(one.block)) first.set(one.block, one);
    }
  }
  return {
    ever: [...first.keys()].toSorted(),
    first: [...first.values()],
    now: [...now.values()].toSorted((a, b) => (a.block < b.block ? -1 : 1)),
  };
}
