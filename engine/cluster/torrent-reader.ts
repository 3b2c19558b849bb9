/**
 * An executor's part in a torrent: at the first use of a broadcast it fetches the pieces, one after the other in random order, each from a holder,
 * and keeps them for others; tasks that come meanwhile wait, later ones find the value. Same as Spark: one fetch an executor, a piece serves others as
 * soon as it is there, a task in local mode reads the driver's own object. Ours: an executor learns of pieces by executors whose fetch began
 * before its own. Rule C6.31. Spark 3.5.3: core/…/broadcast/TorrentBroadcast.scala (readBroadcastBlock, readBlocks). Chapter 14.
 */
import { copyValue } from "../foundation/closures.ts";
import { JavaError } from "../foundation/errors.ts";
import type { TaskId } from "../foundation/ids.ts";
import { Random } from "../foundation/random.ts";
import type { Micros } from "../foundation/sizes.ts";
import { pieceId, type PieceHolder } from "../storage/torrent.ts";
import type { BlockManager } from "../storage/block-manager.ts";
import type { Torrent } from "./broadcasts.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

/** What an executor has of a broadcast: when it is whole, and its value. */
interface Held {
  readonly readyAt: Micros;
  readonly value: unknown;
}

export class TorrentReader {
  readonly #driver: DriverRuntime;
  readonly #me: PieceHolder;
  readonly #name: string;
  readonly #blocks: BlockManager;
  readonly #held = new Map<number, Held>();

  constructor(driver: DriverRuntime, me: PieceHolder, name: string, blocks: BlockManager) {
    this.#driver = driver;
    this.#me = me;
    this.#name = name;
    this.#blocks = blocks;
  }

  /** The value for a task that asks at an instant, and the instant at which it has it. @throws IOException when nobody has it any more */
  read(id: number, task: TaskId, at: Micros): Held {
    const torrent = this.#driver.broadcasts.torrent(id);
    if (this.#me.executorId === "driver") return { readyAt: at, value: known(torrent, id).value };
    const held = this.#held.get(id);
    if (held !== undefined) return held;
    const found = known(torrent, id);
    const readyAt = this.#fetch(found, task, at);
    const made = { readyAt, value: copyValue(found.serialized) };
    this.#held.set(id, made);
    return made;
  }

  forget(id: number): void {
    this.#held.delete(id);
  }

  #fetch(torrent: Torrent, task: TaskId, at: Micros): Micros {
    const { world } = this.#driver.options;
    const { broadcasts } = this.#driver;
    const { executorId } = this.#me;
    const random = new Random(world.seed, `${pieceId(torrent.id, 0)} on ${executorId}`);
    const there: Micros[] = [];
    let [now, bytes] = [at, 0];
    for (const piece of random.shuffled([...torrent.pieces.keys()])) {
      const holders = random.shuffled(broadcasts.holdersOf(torrent, piece, now));
      const from = broadcasts.rules.pieceSource(holders, this.#me, piece);
      const source = holders.find((holder) => holder.executorId === from) as PieceHolder;
      now += this.#timeFor(torrent.pieces[piece] as number, source);
      bytes += torrent.pieces[piece] as number;
      there[piece] = now;
      this.#arrives(torrent, piece, source, task, now);
    }
    torrent.holders.set(executorId, there);
    if (bytes !== torrent.bytes)
      throw new JavaError(
        "java.io.IOException",
        `org.apache.spark.SparkException: broadcast_${torrent.id} has ${torrent.bytes} bytes and its pieces hold ${bytes}`,
      );
    return now;
  }

  #timeFor(bytes: number, source: PieceHolder): Micros {
    const { world, costs } = this.#driver.options;
    const distance = world.network.latencyBetween(this.#me.host, source.host);
    return 2 * distance + Math.ceil(bytes / costs.networkRead);
  }

  /** When a piece is there, if the executor lives then. A holder that died meanwhile was not needed: the driver always has it. */
  #arrives(torrent: Torrent, piece: number, source: PieceHolder, task: TaskId, at: Micros): void {
    const { world, process, appId } = this.#driver.options;
    const { executorId } = this.#me;
    world.after(Math.max(0, at - world.now()), "a piece of a broadcast is there", () => {
      if (this.#driver.executor(executorId) === undefined) return;
      if (torrent.holders.get(executorId)?.[piece] !== at) return;
      const served = this.#driver.executor(source.executorId) !== undefined;
      this.#driver.say({
        kind: "OpenBlocks",
        from: served ? `${appId}/executor ${source.executorId}` : process.name,
        to: this.#name,
        taskId: task,
        blockId: pieceId(torrent.id, piece),
        bytes: torrent.pieces[piece] as number,
      });
      this.#blocks.putBroadcast(`broadcast_${torrent.id}`, torrent.bytes);
      this.#driver.broadcasts.stored(torrent.id, piece, this.#blocks.id);
    });
  }
}

function known(torrent: Torrent | undefined, id: number): Torrent {
  if (torrent !== undefined) return torrent;
  throw new JavaError(
    "java.io.IOException",
    `org.apache.spark.SparkException: [INTERNAL_ERROR_BROADCAST] Failed to get ${pieceId(id, 0)} of broadcast_${id}`,
  );
}
