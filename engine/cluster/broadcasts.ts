/**
 * Broadcasts of a driver: values that it keeps and that executors fetch once each. So far the code of stages. Same as Spark: ids in order,
 * one for each stage attempt; a block told of where it lies. As there, keeping the value takes a megabyte for a moment, and pushes cached blocks out
 * where that is not free. Left out so far: `SparkContext.broadcast`, pieces of 4 MiB, fetching from peers, the store of a driver that is no executor. Rules C6.30–C6.31. Spark 3.5.3: core/…/broadcast/TorrentBroadcast.scala.
 */
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { StorageLevels } from "../rdd/storage-level.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

export class Broadcasts {
  readonly #driver: DriverRuntime;
  #nextId = 0;

  constructor(driver: DriverRuntime) {
    this.#driver = driver;
  }

  /** The driver keeps a value of so many bytes. Answers the broadcast's id. */
  create(bytes: Bytes): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#driver.local?.blocks.putBroadcast(`broadcast_${id}`, bytes);
    this.stored(id, this.#driver.blocks.idOf("driver"), bytes);
    return id;
  }

  /** It lies on a block manager now. */
  stored(id: number, at: BlockManagerId | undefined, bytes: Bytes): void {
    if (at === undefined) return;
    this.#driver.post({
      kind: "SparkListenerBlockUpdated",
      blockManagerId: at,
      blockId: `broadcast_${id}_piece0`,
      storageLevel: StorageLevels.MEMORY_ONLY_SER,
      memSize: bytes,
      diskSize: 0,
    });
  }
}
