/**
 * BlockManagerMaster: the driver's register of which block manager holds which blocks, and what its listeners make of their reports. The sums
 * that Spark shows for an RDD add and subtract what each report says; a block that went back from disk into memory without a report is
 * subtracted once too often when it is dropped again, here as there. Rules C6.23–C6.25. Spark 3.5.3: core/…/storage/BlockManagerMasterEndpoint.scala,
 * status/AppStatusListener.scala (updateRDDBlock).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ExecutorId, HostName, RddId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { isStored } from "../rdd/storage-level.ts";
import { rddBlockId, type BlockManager, type BlockStatus } from "./block-manager.ts";

/** spark.shuffle.service.port. */
export const SHUFFLE_SERVICE_PORT = 7337;

/** Whether cached blocks on disk outlive their executors. */
export const servesRdds = (conf: SparkConf): boolean =>
  conf.bool("spark.shuffle.service.enabled") &&
  conf.bool("spark.shuffle.service.fetch.rdd.enabled");

/** Sums that never fall below nothing. */
class Sums {
  memory: Bytes = 0;
  disk: Bytes = 0;

  add(memory: Bytes, disk: Bytes): void {
    this.memory = Math.max(0, this.memory + memory);
    this.disk = Math.max(0, this.disk + disk);
  }
}

interface Partition {
  readonly sums: Sums;
  /** In order of report. */
  readonly holders: Set<ExecutorId>;
}

interface Rdd {
  readonly sums: Sums;
  readonly partitions: Map<number, Partition>;
}

/** A block of which an executor's copy is lost, and who still has one. */
export interface LostReplica {
  readonly blockId: string;
  readonly holders: readonly BlockManagerId[];
}

/** The disk blocks of an executor, as the external shuffle service of its machine hands them out when the executor is gone. */
interface Served {
  readonly id: BlockManagerId;
  readonly manager: BlockManager;
  readonly blockIds: Set<string>;
}

export class BlockManagerMaster {
  readonly #lostHosts = new Set<HostName>();
  readonly #served = new Map<ExecutorId, Served>();
  readonly #managers = new Map<ExecutorId, BlockManagerId>();
  readonly #rdds = new Map<RddId, Rdd>();
  /** Asked when an executor's blocks are gone, for each of them. */
  onLost: (replica: LostReplica) => void = () => undefined;

  register(id: BlockManagerId): void {
    this.#managers.set(id.executorId, id);
  }

  /** The blocks on this executor's disk outlive it: spark.shuffle.service.fetch.rdd.enabled. */
  serveDiskOf(manager: BlockManager): void {
    const { executorId } = manager.id;
    const id = { ...manager.id, port: SHUFFLE_SERVICE_PORT };
    this.#served.set(executorId, { id, manager, blockIds: new Set() });
  }

  /** Who serves the blocks of an executor that is gone. */
  servedFor(executor: ExecutorId): BlockManager | undefined {
    return this.#served.get(executor)?.manager;
  }

  isHostLost(host: HostName): boolean {
    return this.#lostHosts.has(host);
  }

  /** A machine is gone with its service. */
  hostLost(host: HostName): void {
    this.#lostHosts.add(host);
    for (const [executor, { id }] of this.#served)
      if (id.host === host) this.#served.delete(executor);
  }

  idOf(executor: ExecutorId): BlockManagerId | undefined {
    return this.#managers.get(executor);
  }

  update(executor: ExecutorId, { rddId, partition, level, memSize, diskSize }: BlockStatus): void {
    if (!this.#managers.has(executor)) return;
    const rdd = this.#rdds.get(rddId) ?? { sums: new Sums(), partitions: new Map() };
    this.#rdds.set(rddId, rdd);
    const held = rdd.partitions.get(partition) ?? { sums: new Sums(), holders: new Set() };
    const served = this.#served.get(executor)?.blockIds;
    if (level.useDisk) served?.add(rddBlockId(rddId, partition));
    else served?.delete(rddBlockId(rddId, partition));
    if (isStored(level)) held.holders.add(executor);
    else held.holders.delete(executor);
    const memory = level.useMemory ? memSize : -memSize;
    const disk = level.useDisk ? diskSize : -diskSize;
    held.sums.add(memory, disk);
    rdd.sums.add(memory, disk);
    if (held.holders.size > 0) rdd.partitions.set(partition, held);
    else rdd.partitions.delete(partition);
  }

  /** Executors that hold a partition of an RDD, in order of report; then services that serve it for executors that are gone. */
  locations(rdd: RddId, partition: number): readonly BlockManagerId[] {
    const holders = this.#rdds.get(rdd)?.partitions.get(partition)?.holders ?? [];
    const blockId = rddBlockId(rdd, partition);
    const services = [...this.#served.values()].flatMap(({ id, blockIds }) =>
      blockIds.has(blockId) && !this.#managers.has(id.executorId) ? [id] : [],
    );
    return [...[...holders].flatMap((executor) => this.#managers.get(executor) ?? []), ...services];
  }

  /** Forgets an executor and all its blocks. Answers its id if it was known. */
  remove(executor: ExecutorId): BlockManagerId | undefined {
    const id = this.#managers.get(executor);
    this.#managers.delete(executor);
    const lost: string[] = [];
    for (const [rddId, rdd] of this.#rdds)
      for (const [partition, held] of rdd.partitions)
        if (held.holders.has(executor)) {
          forget(executor, rdd, partition, held);
          lost.push(rddBlockId(rddId, partition));
        }
    for (const blockId of lost) this.onLost({ blockId, holders: this.#holdersOf(blockId) });
    return id;
  }

  #holdersOf(blockId: string): readonly BlockManagerId[] {
    const [, rdd, partition] = blockId.split("_").map(Number) as [number, number, number];
    return this.locations(rdd, partition);
  }

  removeRdd(rdd: RddId): void {
    for (const { blockIds } of this.#served.values())
      for (const blockId of blockIds)
        if (blockId.startsWith(`rdd_${rdd}_`)) blockIds.delete(blockId);
    this.#rdds.delete(rdd);
  }

  /** How many partitions of an RDD are cached, and what they take. */
  cached(rdd: RddId): { readonly count: number; readonly memory: Bytes; readonly disk: Bytes } {
    const held = this.#rdds.get(rdd);
    if (held === undefined) return { count: 0, memory: 0, disk: 0 };
    return { count: held.partitions.size, memory: held.sums.memory, disk: held.sums.disk };
  }
}

/** What an executor held of a partition leaves the sums: an even share of it. */
function forget(executor: ExecutorId, rdd: Rdd, partition: number, held: Partition): void {
  const share = (bytes: Bytes): Bytes => -Math.floor(bytes / held.holders.size);
  const memory = share(held.sums.memory);
  const disk = share(held.sums.disk);
  rdd.sums.add(memory, disk);
  held.sums.add(memory, disk);
  held.holders.delete(executor);
  if (held.holders.size === 0) rdd.partitions.delete(partition);
}
