/**
 * Where each block of an RDD lay, from when to when, as a run's events tell it.
 *
 * In Spark: the Storage page of its UI, which shows one instant only. Left out on purpose: blocks of broadcasts; of those the driver is
 * told the pieces, not the values.
 */
import type { EventOf, TracedEvent } from "#engine/index";

export type StayEnd = "kept" | "moved" | "dropped" | "unpersisted" | "lost";

/** One block in one place: memory, disk or both. */
export interface Stay {
  readonly executor: string;
  readonly block: string;
  readonly rdd: number;
  readonly partition: number;
  /** Bytes; 0: not there. */
  readonly memory: number;
  readonly disk: number;
  readonly from: number;
  /** Undefined: until the application ended. */
  readonly to: number | undefined;
  readonly end: StayEnd;
}

/** In the order in which they began. */
export function staysIn(events: readonly TracedEvent[]): Stay[] {
  const stays: Stay[] = [];
  const open = new Map<string, number>();
  const close = (key: string, to: number, end: StayEnd): void => {
    const at = open.get(key);
    if (at !== undefined) stays[at] = { ...(stays[at] as Stay), to, end };
    open.delete(key);
  };
  const closeAll = (of: (stay: Stay) => boolean, to: number, end: StayEnd): void => {
    for (const [key, at] of open) if (of(stays[at] as Stay)) close(key, to, end);
  };
  for (const event of events) {
    if (event.kind === "SparkListenerApplicationEnd") break;
    if (event.kind === "SparkListenerUnpersistRDD")
      closeAll(({ rdd }) => rdd === event.rddId, event.at, "unpersisted");
    if (event.kind === "SparkListenerBlockManagerRemoved")
      closeAll(({ executor }) => executor === event.blockManagerId.executorId, event.at, "lost");
    const stay = event.kind === "SparkListenerBlockUpdated" ? stayOf(event) : undefined;
    if (stay === undefined) continue;
    const key = `${stay.executor} ${stay.block}`;
    const before = stays[open.get(key) ?? -1];
    if (before?.memory === stay.memory && before.disk === stay.disk) continue;
    const isThere = stay.memory + stay.disk > 0;
    close(key, event.at, isThere ? "moved" : "dropped");
    if (isThere) open.set(key, stays.push(stay) - 1);
  }
  return stays;
}

/** What an update says, if it is about a partition of an RDD. */
function stayOf(event: EventOf<"SparkListenerBlockUpdated"> & { at: number }): Stay | undefined {
  const [, rdd, partition] = /^rdd_(\d+)_(\d+)$/.exec(event.blockId) ?? [];
  if (rdd === undefined) return undefined;
  const { useMemory, useDisk } = event.storageLevel;
  return {
    executor: event.blockManagerId.executorId,
    block: event.blockId,
    rdd: Number(rdd),
    partition: Number(partition),
    memory: useMemory ? event.memSize : 0,
    disk: useDisk ? event.diskSize : 0,
    from: event.at,
    to: undefined,
    end: "kept",
  };
}
