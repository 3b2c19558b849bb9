/**
 * How much memory and disk all block managers of an application have and use, as metrics of its driver, in whole MiB. In Spark: BlockManagerSource, which asks the
 * BlockManagerMaster. The same: names; the driver's own block manager counts; remaining is what is not used. Left out on purpose: blocks of broadcasts, of which the engine tells
 * no updates. Spark 3.5.3: core/…/storage/BlockManagerSource.scala.
 */
import { MiB, type Bytes } from "../../foundation/sizes.ts";
import type { ExecutorId } from "../../foundation/ids.ts";
import type { TracedEvent } from "../../events/trace.ts";
import type { Gauges } from "./registry.ts";

interface Held {
  readonly onHeap: Bytes;
  readonly offHeap: Bytes;
  readonly disk: Bytes;
}

interface Manager {
  readonly maxOnHeap: Bytes;
  readonly maxOffHeap: Bytes;
  readonly blocks: Map<string, Held>;
}

export class BlockManagerSource {
  readonly #maxOffHeap: Bytes;
  readonly #managers = new Map<ExecutorId, Manager>();

  /** spark.memory.offHeap.size where it is enabled; each manager has it besides its heap's share. */
  constructor(maxOffHeap: Bytes) {
    this.#maxOffHeap = maxOffHeap;
  }

  take(event: TracedEvent): void {
    switch (event.kind) {
      case "SparkListenerBlockManagerAdded":
        this.#managers.set(event.blockManagerId.executorId, {
          maxOnHeap: event.maxMem - this.#maxOffHeap,
          maxOffHeap: this.#maxOffHeap,
          blocks: new Map(),
        });
        return;
      case "SparkListenerBlockManagerRemoved":
        this.#managers.delete(event.blockManagerId.executorId);
        return;
      case "SparkListenerExecutorRemoved":
        this.#managers.delete(event.executorId);
        return;
      case "SparkListenerUnpersistRDD":
        for (const { blocks } of this.#managers.values())
          for (const id of blocks.keys())
            if (id.startsWith(`rdd_${event.rddId}_`)) blocks.delete(id);
        return;
      case "SparkListenerBlockUpdated": {
        const { useDisk, useMemory, useOffHeap } = event.storageLevel;
        const blocks = this.#managers.get(event.blockManagerId.executorId)?.blocks;
        if (useDisk || useMemory)
          blocks?.set(event.blockId, {
            onHeap: useMemory && !useOffHeap ? event.memSize : 0,
            offHeap: useMemory && useOffHeap ? event.memSize : 0,
            disk: useDisk ? event.diskSize : 0,
          });
        else blocks?.delete(event.blockId);
        return;
      }
      default:
    }
  }

  /** While the context stops, the block managers go before the last report does. */
  stopped(): void {
    this.#managers.clear();
  }

  gauges(): Gauges {
    const managers = [...this.#managers.values()];
    const sum = (of: (manager: Manager) => Bytes): Bytes =>
      managers.reduce((total, manager) => total + of(manager), 0);
    const used = (kind: keyof Held): Bytes =>
      sum(({ blocks }) => [...blocks.values()].reduce((total, held) => total + held[kind], 0));
    const [onHeap, offHeap] = [used("onHeap"), used("offHeap")];
    const [maxOnHeap, maxOffHeap] = [sum((one) => one.maxOnHeap), sum((one) => one.maxOffHeap)];
    const mib = (bytes: Bytes): number => Math.floor(bytes / MiB);
    return {
      "disk.diskSpaceUsed_MB": mib(used("disk")),
      "memory.maxMem_MB": mib(maxOnHeap + maxOffHeap),
      "memory.maxOffHeapMem_MB": mib(maxOffHeap),
      "memory.maxOnHeapMem_MB": mib(maxOnHeap),
      "memory.memUsed_MB": mib(onHeap + offHeap),
      "memory.offHeapMemUsed_MB": mib(offHeap),
      "memory.onHeapMemUsed_MB": mib(onHeap),
      "memory.remainingMem_MB": mib(maxOnHeap + maxOffHeap - onHeap - offHeap),
      "memory.remainingOffHeapMem_MB": mib(maxOffHeap - offHeap),
      "memory.remainingOnHeapMem_MB": mib(maxOnHeap - onHeap),
    };
  }
}
