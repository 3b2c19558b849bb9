/** StorageLevel: whether a persisted partition is kept in memory, on disk, as values or bytes, and how often. Rules C6.1–C6.8. */
import type { StorageLevelInfo } from "../events/listener-events.ts";

export type StorageLevel = StorageLevelInfo;

const level = (
  useDisk: boolean,
  useMemory: boolean,
  deserialized: boolean,
  replication = 1,
): StorageLevel => ({
  useDisk,
  useMemory,
  useOffHeap: false,
  deserialized,
  replication,
});

/** Spark's named levels. */
export const StorageLevels = {
  NONE: level(false, false, false),
  DISK_ONLY: level(true, false, false),
  DISK_ONLY_2: level(true, false, false, 2),
  DISK_ONLY_3: level(true, false, false, 3),
  MEMORY_ONLY: level(false, true, true),
  MEMORY_ONLY_2: level(false, true, true, 2),
  MEMORY_ONLY_SER: level(false, true, false),
  MEMORY_ONLY_SER_2: level(false, true, false, 2),
  MEMORY_AND_DISK: level(true, true, true),
  MEMORY_AND_DISK_2: level(true, true, true, 2),
  MEMORY_AND_DISK_SER: level(true, true, false),
  MEMORY_AND_DISK_SER_2: level(true, true, false, 2),
  OFF_HEAP: { ...level(true, true, false), useOffHeap: true },
} as const;

export const isStored = (of: StorageLevel): boolean => of.useMemory || of.useDisk;

/** The level of a local checkpoint: on disk too, so that an eviction loses nothing, and never off the heap. LocalRDDCheckpointData.transformStorageLevel. */
export const withDisk = (of: StorageLevel): StorageLevel => ({
  ...of,
  useDisk: true,
  useOffHeap: false,
});

export const sameLevel = (a: StorageLevel, b: StorageLevel): boolean =>
  a.useDisk === b.useDisk &&
  a.useMemory === b.useMemory &&
  a.useOffHeap === b.useOffHeap &&
  a.deserialized === b.deserialized &&
  a.replication === b.replication;

/** "Disk Memory Deserialized 1x Replicated": what the storage page shows. */
export function levelDescription(of: StorageLevel): string {
  const memory = of.useMemory ? `Memory ${of.useOffHeap ? "(off heap) " : ""}` : "";
  const form = of.deserialized ? "Deserialized" : "Serialized";
  return `${of.useDisk ? "Disk " : ""}${memory}${form} ${of.replication}x Replicated`;
}

/** "StorageLevel(disk, memory, deserialized, 1 replicas)": a level as Spark prints it. */
export function levelText(of: StorageLevel): string {
  const parts = [
    of.useDisk ? "disk" : "",
    of.useMemory ? "memory" : "",
    of.useOffHeap ? "offheap" : "",
    of.deserialized ? "deserialized" : "",
    `${of.replication} replicas`,
  ];
  return `StorageLevel(${parts.filter(Boolean).join(", ")})`;
}
