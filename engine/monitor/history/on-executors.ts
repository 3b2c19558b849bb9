/**
 * What comings and goings of executors, their exclusion, and updates of blocks change. In Spark: onExecutorAdded, onExecutorRemoved, onBlockManagerAdded,
 * the exclusions, onUnpersistRDD, onBlockUpdated of AppStatusListener. The same: the arithmetic, shares of replicas among it. Left out on purpose: blocks
 * of streams. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { ReadEventOf, StorageLevelRead } from "./events.ts";
import type { LiveState } from "./live-state.ts";
import { changed, isValid, type LiveExecutor, type LiveRdd } from "./live-storage.ts";
import { longOf, negated, type Long } from "./longs.ts";
import { wasThereForAStage } from "./on-jobs.ts";

const DRIVER = "driver";

export function onExecutorAdded(state: LiveState, event: ReadEventOf<"ExecutorAdded">): void {
  const executor = state.executor(event.executorId, event.time);
  const profile = state.store.profiles.get(event.executor.resourceProfileId);
  const cpus = profile?.taskResources.find(([name]) => name === "cpus")?.[1].amount;
  executor.take(event.executor, cpus === undefined ? state.defaultCpusPerTask : Math.trunc(cpus));
}

export function onBlockManagerAdded(
  state: LiveState,
  event: ReadEventOf<"BlockManagerAdded">,
): void {
  const { blockManager, maxOnHeap, maxOffHeap, maxMemory, time } = event;
  const executor = state.executor(blockManager.executorId, time);
  executor.hostPort = blockManager.hostPort;
  if (maxOnHeap !== undefined)
    executor.memory = {
      usedOnHeap: 0,
      usedOffHeap: 0,
      totalOnHeap: maxOnHeap,
      totalOffHeap: maxOffHeap ?? 0,
    };
  executor.step({ kind: "BlockManagerAdded" });
  executor.maxMemory = maxMemory;
}

export function onExecutorRemoved(state: LiveState, event: ReadEventOf<"ExecutorRemoved">): void {
  const executor = state.executors.get(event.executorId);
  if (executor === undefined) return;
  state.executors.delete(event.executorId);
  state.activeExecutors = Math.max(0, state.activeExecutors - 1);
  executor.step({ kind: "ExecutorRemoved" });
  executor.removeTime = event.time;
  executor.removeReason = event.reason;
  state.writeExecutor(executor, true);
  for (const rdd of state.rdds.values()) {
    rdd.distributions.delete(executor.id);
    for (const { blockName } of rdd.partitions.values()) losePartition(rdd, blockName, executor.id);
    state.writeRdd(rdd);
  }
  if (wasThereForAStage(state, event.time)) state.deadExecutors.set(executor.id, executor);
}

const share = (total: Long, count: number): Long => longOf(BigInt(total) / BigInt(count));

/** What an executor held of a partition is gone with it: all, or its share where there are replicas. */
function losePartition(rdd: LiveRdd, blockName: string, executorId: string): void {
  const { executors, memoryUsed, diskUsed } = rdd.partition(blockName);
  if (!executors.includes(executorId)) return;
  const memory = negated(share(memoryUsed, executors.length));
  const disk = negated(share(diskUsed, executors.length));
  rdd.memoryUsed = changed(rdd.memoryUsed, memory);
  rdd.diskUsed = changed(rdd.diskUsed, disk);
  if (executors.length === 1) rdd.partitions.delete(blockName);
  else
    rdd.setPartition(
      blockName,
      executors.filter((id) => id !== executorId),
      changed(memoryUsed, memory),
      changed(diskUsed, disk),
    );
}

export function onNodeExcluded(state: LiveState, event: ReadEventOf<"NodeExcluded">): void {
  for (const executor of onHost(state, event.host)) executor.isExcluded = event.excluded;
}

const onHost = (state: LiveState, host: string): readonly LiveExecutor[] =>
  [...state.executors.values()].filter(({ hostname, id }) => hostname === host && id !== DRIVER);

export function onExecutorExcludedForStage(
  state: LiveState,
  event: ReadEventOf<"ExecutorExcludedForStage">,
): void {
  exclude(state, event, [event.executorId]);
  state.executors.get(event.executorId)?.excludedInStages.add(event.stageId);
}

export function onNodeExcludedForStage(
  state: LiveState,
  event: ReadEventOf<"NodeExcludedForStage">,
): void {
  const there = [...state.executors.values()].filter(
    ({ host, id }) => host === event.host && id !== DRIVER,
  );
  exclude(
    state,
    event,
    there.map(({ id }) => id),
  );
  for (const executor of onHost(state, event.host)) executor.excludedInStages.add(event.stageId);
}

function exclude(
  state: LiveState,
  { stageId, attemptId }: { readonly stageId: number; readonly attemptId: number },
  ids: readonly string[],
): void {
  const stage = state.stage(stageId, attemptId);
  if (stage === undefined) return;
  for (const id of ids) {
    stage.executor(id).isExcluded = true;
    stage.excludedExecutors.add(id);
  }
}

export function onUnpersistRdd(state: LiveState, event: ReadEventOf<"UnpersistRDD">): void {
  const rdd = state.rdds.get(event.rddId);
  if (rdd !== undefined) {
    state.rdds.delete(event.rddId);
    for (const { executors } of rdd.partitions.values())
      for (const id of executors) {
        const executor = state.executors.get(id);
        if (executor !== undefined) executor.rddBlocks -= 1;
      }
    for (const [id, held] of rdd.distributions) freeDistribution(state, rdd, id, held);
  }
  state.store.rdds.delete(event.rddId);
}

interface Held {
  readonly memoryUsed: Long;
  readonly diskUsed: Long;
  readonly onHeapUsed: Long;
  readonly offHeapUsed: Long;
}

function freeDistribution(state: LiveState, rdd: LiveRdd, id: string, held: Held): void {
  const executor = state.executors.get(id);
  if (executor === undefined) return;
  if (executor.memory !== undefined) {
    const { usedOnHeap, usedOffHeap } = executor.memory;
    executor.memory = rdd.info.storageLevel.useOffHeap
      ? { ...executor.memory, usedOffHeap: changed(usedOffHeap, negated(held.offHeapUsed)) }
      : { ...executor.memory, usedOnHeap: changed(usedOnHeap, negated(held.onHeapUsed)) };
  }
  executor.memoryUsed = changed(executor.memoryUsed, negated(held.memoryUsed));
  executor.diskUsed = changed(executor.diskUsed, negated(held.diskUsed));
}

const rddBlock = /^rdd_(\d+)_\d+$/;
const broadcastBlock = /^broadcast_\d+\w*$/;

export function onBlockUpdated(state: LiveState, event: ReadEventOf<"BlockUpdated">): void {
  const rddId = rddBlock.exec(event.blockId)?.[1];
  if (rddId === undefined && !broadcastBlock.test(event.blockId)) return;
  const { storageLevel, executorId, blockId } = event;
  const { useMemory, useDisk, replication } = storageLevel;
  const rdd = rddId === undefined ? undefined : state.rdds.get(Number(rddId));
  const holders = rdd?.partition(blockId).executors ?? [];
  const seen = { executorId, useMemory, useDisk, replication };
  const after = state.store.rules.foldBlock(holders, seen);
  const disk = after.disk === "add" ? event.diskSize : negated(event.diskSize);
  const memory = after.memory === "add" ? event.memorySize : negated(event.memorySize);
  const executor = state.executors.get(event.executorId);
  executor?.use(memory, disk, storageLevel.useOffHeap);
  if (rdd === undefined) return;
  updatePartition(rdd, blockId, after.holders, memory, disk);
  const isHeld = isValid(storageLevel);
  const more = isHeld ? Number(!holders.includes(executorId)) : -1;
  if (executor !== undefined)
    updateDistribution(state, { rdd, executor, more, memory, disk, storageLevel });
  rdd.memoryUsed = changed(rdd.memoryUsed, memory);
  rdd.diskUsed = changed(rdd.diskUsed, disk);
  state.writeRdd(rdd);
  if (executor !== undefined) executor.rddBlocks += more;
}

function updatePartition(
  rdd: LiveRdd,
  blockId: string,
  executors: readonly string[],
  memory: Long,
  disk: Long,
): void {
  const before = rdd.partition(blockId);
  if (executors.length === 0) rdd.partitions.delete(blockId);
  else
    rdd.setPartition(
      blockId,
      executors,
      changed(before.memoryUsed, memory),
      changed(before.diskUsed, disk),
    );
}

interface Change {
  readonly rdd: LiveRdd;
  readonly executor: LiveExecutor;
  readonly more: number;
  readonly memory: Long;
  readonly disk: Long;
  readonly storageLevel: StorageLevelRead;
}

/** What remains at the executor is another number for every RDD that lies there. */
function updateDistribution(state: LiveState, change: Change): void {
  const { rdd, executor, more, memory, disk, storageLevel } = change;
  if (executor.rddBlocks + more > 0)
    rdd.distribution(executor).use(memory, disk, storageLevel.useOffHeap);
  else rdd.distributions.delete(executor.id);
  for (const other of state.rdds.values()) {
    const there = other === rdd ? undefined : other.distributions.get(executor.id);
    if (there === undefined) continue;
    there.forget();
    state.writeRdd(other);
  }
}
