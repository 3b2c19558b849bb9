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

/** Spark's named levels. Left out so far: OFF_HEAP. */
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
} as const;

export const isStored = (of: StorageLevel): boolean => of.useMemory || of.useDisk;

export const sameLevel = (a: StorageLevel, b: StorageLevel): boolean =>
  a.useDisk === b.useDisk &&
  a.useMemory === b.useMemory &&
  a.deserialized === b.deserialized &&
  a.replication === b.replication;

/** "Disk Memory Deserialized 1x Replicated". */
export function levelDescription(of: StorageLevel): string {
  return `${of.useDisk ? "Disk " : ""}${of.useMemory ? "Memory " : ""}${
    of.deserialized ? "Deserialized" : "Serialized"
  } ${of.replication}x Replicated`;
}
