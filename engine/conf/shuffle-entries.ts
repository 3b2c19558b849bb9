/** Keys of the shuffle, with the defaults of Spark 3.5.3. Spark 3.5.3: internal/config/package.scala. */
import type { ConfEntry } from "./conf-entries.ts";

export const shuffleEntries = {
  "spark.shuffle.spill.initialMemoryThreshold": {
    default: "5242880",
    type: "size",
    unit: "b",
    doc: "size from which a table asks for execution memory, and may have to spill",
  },
  "spark.shuffle.spill.numElementsForceSpillThreshold": {
    default: "2147483647",
    type: "int",
    doc: "records after which a collection goes to disk however small it is",
  },
  "spark.shuffle.sort.bypassMergeThreshold": {
    default: "200",
    type: "int",
    doc: "up to how many reduce partitions a map task without combine writes one file each",
  },
  "spark.shuffle.service.enabled": {
    default: "false",
    type: "bool",
    doc: "whether shuffle files are served by a process outside executors",
  },
  "spark.shuffle.compress": { default: "true", type: "bool", doc: "map output is compressed" },
  "spark.shuffle.checksum.enabled": {
    default: "true",
    type: "bool",
    doc: "whether map tasks write a checksum of each block, by which a corrupt one is diagnosed",
  },
  "spark.shuffle.detectCorrupt": {
    default: "true",
    type: "bool",
    doc: "whether a broken stream of a block is a fetch failure, not a failure of the task that reads",
  },
  "spark.shuffle.detectCorrupt.useExtraMemory": {
    default: "false",
    type: "bool",
    doc: "whether the beginning of a block is tried in memory first, so that a corrupt one can be fetched again",
  },
  "spark.shuffle.readHostLocalDisk": {
    default: "true",
    type: "bool",
    doc: "whether files of another executor on the same host are read from the disk",
  },
} as const satisfies Record<string, ConfEntry>;
