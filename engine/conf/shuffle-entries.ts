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
  "spark.shuffle.minNumPartitionsToHighlyCompress": {
    default: "2000",
    type: "int",
    doc: "from more reduce partitions on a map status tells only an average",
  },
  "spark.shuffle.accurateBlockThreshold": {
    default: "104857600",
    type: "size",
    unit: "b",
    doc: "the size of a block that such a status tells all the same",
  },
  "spark.shuffle.accurateBlockSkewedFactor": {
    default: "-1.0",
    type: "text",
    doc: "how many times the median a block is that is told, too; below 0: none",
  },
  "spark.shuffle.maxAccurateSkewedBlockNumber": {
    default: "100",
    type: "int",
    doc: "how many such blocks are told at most",
  },
  "spark.reducer.maxSizeInFlight": {
    default: "48m",
    type: "size",
    unit: "m",
    doc: "bytes that a reducer has asked for and not yet taken",
  },
  "spark.reducer.maxReqsInFlight": {
    default: "2147483647",
    type: "int",
    doc: "requests of a reducer that are under way at once",
  },
  "spark.reducer.maxBlocksInFlightPerAddress": {
    default: "2147483647",
    type: "int",
    doc: "blocks that a reducer asks one executor for at once",
  },
  "spark.network.maxRemoteBlockSizeFetchToMem": {
    default: "200m",
    type: "size",
    unit: "b",
    doc: "what a larger request of a reducer brings is written to disk",
  },
  "spark.shuffle.io.maxRetries": {
    default: "3",
    type: "int",
    doc: "how often a request is sent again after its connection broke",
  },
  "spark.shuffle.io.retryWait": {
    default: "5s",
    type: "time",
    unit: "s",
    doc: "how long a reducer waits before it sends a request again",
  },
  "spark.shuffle.io.connectionTimeout": {
    default: undefined,
    type: "time",
    unit: "s",
    doc: "after how long without an answer a connection counts as dead; unset: spark.network.timeout",
  },
} as const satisfies Record<string, ConfEntry>;
