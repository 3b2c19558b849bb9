/**
 * MapOutputTracker: where each map task left its blocks. The driver's register, and each executor's copy of it, which lives until a task
 * brings a newer epoch. Same as Spark: epochs, unregistering by map and by executor. Left out: broadcast of large registers, merged
 * blocks. Rules C5.16–C5.19. Spark 3.5.3: core/…/MapOutputTracker.scala. Chapter 15.
 */
import type { ExecutorId, HostName, ShuffleId } from "../foundation/ids.ts";
import { chosenFrom, frozen } from "../foundation/kata-fault.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { sizeForBlock, type MapStatus } from "./map-status.ts";

type Statuses = (MapStatus | undefined)[];

/** A finished map output, as a kata sees it. */
export interface MapOutputView {
  readonly mapIndex: number;
  readonly executorId: ExecutorId;
  readonly host: HostName;
}

/** What is gone: an executor, or with `host` everything on it. */
export interface LostView {
  readonly executorId: ExecutorId;
  readonly host: HostName | undefined;
}

/** Which finished map tasks have to run again after a loss; a kata's part of the scheduler. */
export type MapTasksToResubmit = (
  outputs: readonly MapOutputView[],
  lost: LostView,
) => readonly number[];

/** Those whose output lay on what was lost; the others are still where they were written. */
export const mapTasksToResubmit: MapTasksToResubmit = (outputs, lost) =>
  outputs
    .filter((output) =>
      lost.host === undefined ? output.executorId === lost.executorId : output.host === lost.host,
    )
    .map((output) => output.mapIndex);

/** The driver's register. */
export class MapOutputTrackerMaster {
  readonly #shuffles = new Map<ShuffleId, Statuses>();
  readonly #kata: MapTasksToResubmit | undefined;
  #epoch = 0;

  constructor(kata?: MapTasksToResubmit) {
    this.#kata = kata;
  }

  get epoch(): number {
    return this.#epoch;
  }

  incrementEpoch(): void {
    this.#epoch += 1;
  }

  containsShuffle(shuffle: ShuffleId): boolean {
    return this.#shuffles.has(shuffle);
  }

  registerShuffle(shuffle: ShuffleId, numMaps: number): void {
    this.#shuffles.set(shuffle, Array.from<MapStatus | undefined>({ length: numMaps }));
  }

  /** Forgets every output of a shuffle, not the shuffle (unregisterAllMapAndMergeOutput). */
  forgetOutputs(shuffle: ShuffleId): void {
    this.#shuffles.get(shuffle)?.fill(undefined);
    this.#epoch += 1;
  }

  unregisterShuffle(shuffle: ShuffleId): void {
    this.#shuffles.delete(shuffle);
  }

  registerMapOutput(shuffle: ShuffleId, mapIndex: number, status: MapStatus): void {
    const statuses = this.#shuffles.get(shuffle);
    if (statuses !== undefined) statuses[mapIndex] = status;
  }

  /** Forgets one map output, if it is still where the failed fetch looked for it. */
  unregisterMapOutput(shuffle: ShuffleId, mapIndex: number, at: BlockManagerId): void {
    const statuses = this.#shuffles.get(shuffle);
    if (statuses?.[mapIndex]?.location.executorId === at.executorId) statuses[mapIndex] = undefined;
    this.#epoch += 1;
  }

  /** Forgets what an executor held, or everything on its host. */
  removeOutputs(lost: LostView): void {
    for (const statuses of this.#shuffles.values()) {
      const outputs = statuses.flatMap((status, mapIndex) =>
        status === undefined
          ? []
          : [{ mapIndex, executorId: status.location.executorId, host: status.location.host }],
      );
      for (const mapIndex of this.#toResubmit(outputs, lost)) statuses[mapIndex] = undefined;
    }
    this.#epoch += 1;
  }

  #toResubmit(outputs: readonly MapOutputView[], lost: LostView): readonly number[] {
    if (this.#kata === undefined) return mapTasksToResubmit(outputs, lost);
    const known = outputs.map((output) => output.mapIndex);
    const answer = this.#kata(frozen(outputs), frozen({ ...lost }));
    return chosenFrom("mapTasksToResubmit", answer, known, { en: "map output", ko: "맵 출력" });
  }

  statuses(shuffle: ShuffleId): readonly (MapStatus | undefined)[] {
    return this.#shuffles.get(shuffle) ?? [];
  }

  /** The map partitions that have no registered output, in order. */
  findMissingPartitions(shuffle: ShuffleId): number[] {
    return this.statuses(shuffle).flatMap((status, mapIndex) =>
      status === undefined ? [mapIndex] : [],
    );
  }

  numAvailableOutputs(shuffle: ShuffleId): number {
    return this.statuses(shuffle).reduce(
      (count, status) => count + Number(status !== undefined),
      0,
    );
  }

  /** Hosts that hold at least a fifth of a reducer's bytes (C3.33). */
  preferredLocations(
    shuffle: ShuffleId,
    reduceId: number,
    numReducers: number,
  ): readonly HostName[] {
    const statuses = this.statuses(shuffle);
    if (statuses.length >= 1000 || numReducers >= 1000) return [];
    const byExecutor = new Map<ExecutorId, { host: HostName; bytes: number }>();
    let total = 0;
    for (const status of statuses) {
      if (status === undefined) continue;
      const size = sizeForBlock(status, reduceId);
      if (size === 0) continue;
      total += size;
      const held = byExecutor.get(status.location.executorId);
      if (held === undefined)
        byExecutor.set(status.location.executorId, { host: status.location.host, bytes: size });
      else held.bytes += size;
    }
    const large = [...byExecutor.values()].filter((held) => held.bytes / total >= 0.2);
    return [...new Set(large.map((held) => held.host))];
  }
}

/** An executor's copy: one list of statuses a shuffle, thrown away when a task brings a newer epoch. */
export class MapOutputTrackerWorker {
  readonly #cached = new Map<ShuffleId, readonly (MapStatus | undefined)[]>();
  #epoch = 0;

  updateEpoch(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    this.#cached.clear();
  }

  /** The statuses, and whether the driver had to be asked for them. */
  statuses(
    shuffle: ShuffleId,
    ask: () => readonly (MapStatus | undefined)[],
  ): { readonly statuses: readonly (MapStatus | undefined)[]; readonly asked: boolean } {
    const held = this.#cached.get(shuffle);
    if (held !== undefined) return { statuses: held, asked: false };
    const statuses = ask().slice();
    this.#cached.set(shuffle, statuses);
    return { statuses, asked: true };
  }

  forget(shuffle: ShuffleId): void {
    this.#cached.delete(shuffle);
  }
}
