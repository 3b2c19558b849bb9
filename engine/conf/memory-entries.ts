/** Keys of memory, of stored blocks and of what is cleaned, with the defaults of Spark 3.5.3. Spark 3.5.3: internal/config/package.scala. */
import type { ConfEntry } from "./conf-entries.ts";

export const memoryEntries = {
  "spark.memory.fraction": {
    default: "0.6",
    type: "text",
    doc: "share of the heap, less 300 MiB, for execution and storage",
  },
  "spark.memory.storageFraction": {
    default: "0.5",
    type: "text",
    doc: "share of that memory which execution cannot push cached blocks out of",
  },
  "spark.memory.offHeap.enabled": {
    default: "false",
    type: "bool",
    doc: "whether memory outside the heap is used",
  },
  "spark.memory.offHeap.size": {
    default: "0",
    type: "size",
    unit: "b",
    doc: "how much of it an executor may use",
  },
  "spark.testing.memory": {
    default: undefined,
    type: "int",
    doc: "bytes that count as the heap of every process (Spark's own tests)",
  },
  "spark.testing.reservedMemory": {
    default: undefined,
    type: "int",
    doc: "bytes of a heap that Spark leaves alone, in the place of 300 MiB (Spark's own tests)",
  },
  "spark.storage.unrollMemoryThreshold": {
    default: "1048576",
    type: "size",
    unit: "b",
    doc: "memory reserved before a block is unrolled",
  },
  "spark.storage.unrollMemoryCheckPeriod": {
    default: "16",
    type: "int",
    doc: "after how many records the size of what is unrolled is looked at",
  },
  "spark.storage.unrollMemoryGrowthFactor": {
    default: "1.5",
    type: "text",
    doc: "by how much more than its size is reserved then",
  },
  "spark.storage.replication.proactive": {
    default: "true",
    type: "bool",
    doc: "whether a lost replica of a cached block is made again from another",
  },
  "spark.shuffle.service.fetch.rdd.enabled": {
    default: "false",
    type: "bool",
    doc: "whether the external shuffle service serves cached blocks on disk, too",
  },
  "spark.files.fetchFailure.unRegisterOutputOnHost": {
    default: "false",
    type: "bool",
    doc: "whether a failed fetch from the external shuffle service costs all outputs of its host",
  },
  "spark.cleaner.referenceTracking": {
    default: "true",
    type: "bool",
    doc: "whether what the driver no longer refers to is cleaned after a collection of garbage",
  },
  "spark.cleaner.referenceTracking.cleanCheckpoints": {
    default: "false",
    type: "bool",
    doc: "whether the files of a checkpoint go then, too",
  },
  "spark.cleaner.periodicGC.interval": {
    default: "30min",
    type: "time",
    unit: "s",
    doc: "how often the driver collects garbage unasked",
  },
} as const satisfies Record<string, ConfEntry>;
