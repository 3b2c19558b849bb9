/**
 * Executors and cached RDDs while events still change them; each can write itself into the store as a row. In Spark: LiveExecutor, LiveRDD,
 * LiveRDDPartition, LiveRDDDistribution. The same: what they count, and that what is said of an RDD's share of an executor is kept until that RDD, or
 * another one there, changes. Left out on purpose: blocks of streams. Spark 3.5.3: core/…/status/LiveEntity.scala.
 */
import { stringHash } from "../../foundation/hash-code.ts";
import type { ExecutorRead, RddRead, ResourceRead, StorageLevelRead } from "./events.ts";
import { type ExecutorCounts, type ExecutorStep, newExecutor } from "../rules/executor-counts.ts";
import type { MonitorRules } from "../rules/rules.ts";
import { Peaks } from "./executor-metrics.ts";
import type { TextMap } from "./json-fields.ts";
import { larger, minus, plus, type Long } from "./longs.ts";
import type {
  ExecutorRow,
  MemoryRow,
  RddDistributionRow,
  RddPartitionRow,
  RddRow,
} from "./rows.ts";
import { scalaTableOrder } from "./scala-table.ts";

/** A sum that does not fall below zero. */
export const changed = (value: Long, delta: Long): Long => larger(0, plus(value, delta));

export const isValid = (level: StorageLevelRead): boolean =>
  (level.useMemory || level.useDisk) && level.replication > 0;

/** As the web UI shows a level. */
export function levelText(level: StorageLevelRead): string {
  const disk = level.useDisk ? "Disk " : "";
  const memory = level.useMemory ? (level.useOffHeap ? "Memory (off heap) " : "Memory ") : "";
  const form = level.deserialized ? "Deserialized" : "Serialized";
  return `${disk}${memory}${form} ${level.replication}x Replicated`;
}

export class LiveExecutor {
  readonly id: string;
  readonly addTime: number;
  hostPort: string | undefined;
  host: string | undefined;
  counts: ExecutorCounts = newExecutor;
  removeTime: number | undefined;
  removeReason: string | undefined;
  rddBlocks = 0;
  memoryUsed: Long = 0;
  diskUsed: Long = 0;
  maxMemory: Long = 0;
  totalDuration: Long = 0;
  totalGcTime: Long = 0;
  totalInputBytes: Long = 0;
  totalShuffleRead: Long = 0;
  totalShuffleWrite: Long = 0;
  isExcluded = false;
  readonly excludedInStages = new Set<number>();
  logs: TextMap = [];
  attributes: TextMap = [];
  resources: readonly (readonly [string, ResourceRead])[] = [];
  resourceProfileId = 0;
  /** Undefined until a log says how much there is of each. */
  memory: MemoryRow | undefined;
  readonly peaks = new Peaks();
  isWritten = false;

  readonly #rules: MonitorRules;

  constructor(id: string, addTime: number, rules: MonitorRules) {
    this.id = id;
    this.addTime = addTime;
    this.#rules = rules;
  }

  step(step: ExecutorStep): void {
    this.counts = this.#rules.foldExecutor(this.counts, step);
  }

  get hostname(): string | undefined {
    return this.host ?? this.hostPort?.replace(/:\d*$/, "");
  }

  take(info: ExecutorRead, cpusPerTask: number): void {
    this.host = info.host;
    this.step({ kind: "ExecutorAdded", totalCores: info.totalCores, cpusPerTask });
    this.logs = info.logUrls;
    this.resources = info.resources;
    this.attributes = info.attributes;
    this.resourceProfileId = info.resourceProfileId;
  }

  /** More or less of its memory and disk is taken by blocks. */
  use(memory: Long, disk: Long, offHeap: boolean): void {
    if (this.memory !== undefined) {
      const { usedOnHeap, usedOffHeap } = this.memory;
      this.memory = offHeap
        ? { ...this.memory, usedOffHeap: changed(usedOffHeap, memory) }
        : { ...this.memory, usedOnHeap: changed(usedOnHeap, memory) };
    }
    this.memoryUsed = changed(this.memoryUsed, memory);
    this.diskUsed = changed(this.diskUsed, disk);
  }

  row(): ExecutorRow {
    return {
      id: this.id,
      ...this.counts,
      rddBlocks: this.rddBlocks,
      memoryUsed: this.memoryUsed,
      diskUsed: this.diskUsed,
      totalDuration: this.totalDuration,
      totalGcTime: this.totalGcTime,
      totalInputBytes: this.totalInputBytes,
      totalShuffleRead: this.totalShuffleRead,
      totalShuffleWrite: this.totalShuffleWrite,
      isExcluded: this.isExcluded,
      maxMemory: this.maxMemory,
      addTime: this.addTime,
      removeTime: this.removeTime,
      removeReason: this.removeReason,
      logs: this.logs,
      memory: this.memory,
      attributes: this.attributes,
      resources: this.resources,
      resourceProfileId: this.resourceProfileId,
      hostPort: this.hostPort ?? this.host,
      excludedInStages: [...this.excludedInStages].sort((a, b) => a - b),
      peaks: this.peaks.values(),
    };
  }
}

/** What of a cached RDD lies at one executor. */
class LiveDistribution {
  readonly #executor: LiveExecutor;
  memoryUsed: Long = 0;
  diskUsed: Long = 0;
  onHeapUsed: Long = 0;
  offHeapUsed: Long = 0;
  #said: RddDistributionRow | undefined;

  constructor(executor: LiveExecutor) {
    this.#executor = executor;
  }

  use(memory: Long, disk: Long, offHeap: boolean): void {
    this.memoryUsed = changed(this.memoryUsed, memory);
    this.diskUsed = changed(this.diskUsed, disk);
    if (this.#executor.memory !== undefined) {
      if (offHeap) this.offHeapUsed = changed(this.offHeapUsed, memory);
      else this.onHeapUsed = changed(this.onHeapUsed, memory);
    }
    this.forget();
  }

  forget(): void {
    this.#said = undefined;
  }

  row(): RddDistributionRow {
    const { hostPort, host, maxMemory, memoryUsed, memory } = this.#executor;
    this.#said ??= {
      address: hostPort ?? host,
      memoryUsed: this.memoryUsed,
      memoryRemaining: minus(maxMemory, memoryUsed),
      diskUsed: this.diskUsed,
      heap: memory && {
        onHeapUsed: this.onHeapUsed,
        offHeapUsed: this.offHeapUsed,
        onHeapRemaining: minus(memory.totalOnHeap, memory.usedOnHeap),
        offHeapRemaining: minus(memory.totalOffHeap, memory.usedOffHeap),
      },
    };
    return this.#said;
  }
}

/** A cached RDD: its partitions and where they lie, as block updates tell; a log without them knows only the RDD. */
export class LiveRdd {
  readonly info: RddRead;
  memoryUsed: Long = 0;
  diskUsed: Long = 0;
  readonly partitions = new Map<string, RddPartitionRow>();
  readonly distributions = new Map<string, LiveDistribution>();

  constructor(info: RddRead) {
    this.info = info;
  }

  partition(blockName: string): RddPartitionRow {
    return this.partitions.get(blockName) ?? this.#partitionRow(blockName, [], 0, 0);
  }

  setPartition(blockName: string, executors: readonly string[], memory: Long, disk: Long): void {
    this.partitions.set(blockName, this.#partitionRow(blockName, executors, memory, disk));
  }

  #partitionRow(
    blockName: string,
    executors: readonly string[],
    memoryUsed: Long,
    diskUsed: Long,
  ): RddPartitionRow {
    const { useOffHeap, deserialized } = this.info.storageLevel;
    const storageLevel = levelText({
      useDisk: diskUsed > 0,
      useMemory: memoryUsed > 0,
      useOffHeap,
      deserialized: memoryUsed > 0 && deserialized,
      replication: executors.length,
    });
    return { blockName, storageLevel, memoryUsed, diskUsed, executors };
  }

  distribution(executor: LiveExecutor): LiveDistribution {
    const found = this.distributions.get(executor.id) ?? new LiveDistribution(executor);
    this.distributions.set(executor.id, found);
    return found;
  }

  row(): RddRow {
    const held = [...this.distributions.entries()];
    const order = scalaTableOrder(held.map(([id]) => stringHash(id)));
    return {
      id: this.info.id,
      name: this.info.name,
      numPartitions: this.info.numPartitions,
      storageLevel: levelText(this.info.storageLevel),
      memoryUsed: this.memoryUsed,
      diskUsed: this.diskUsed,
      distributions: order.flatMap((at) => held[at]?.[1].row() ?? []),
      partitions: [...this.partitions.values()],
    };
  }
}
