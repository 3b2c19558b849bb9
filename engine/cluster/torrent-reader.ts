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

  /**
   * The value for a task that asks at an instant, and the instant at which it has it: what the process still remembers, else what its block manager has
   * in memory or on disk, else what it fetches. @throws IOException when nobody has it any more
   */
  read(id: number, task: TaskId, at: Micros): Held {
    const held = this.#held.get(id);
    if (held !== undefined) return held;
    const torrent = known(this.#driver.broadcasts.torrent(id), id);
    const kept = this.#blocks.broadcasts.value(id);
    const made =
      kept === undefined ? this.#fetched(torrent, task, at) : this.#found(torrent, kept, at);
    this.#held.set(id, made);
    return made;
  }

  #found({ bytes }: Torrent, kept: { value: unknown; fromDisk: boolean }, at: Micros): Held {
    const { diskRead } = this.#driver.options.costs;
    return { readyAt: at + (kept.fromDisk ? Math.ceil(bytes / diskRead) : 0), value: kept.value };
  }

  #fetched(torrent: Torrent, task: TaskId, at: Micros): Held {
    if (this.#me.executorId === "driver") return { readyAt: at, value: torrent.value };
    const value = copyValue(torrent.serialized);
    return { readyAt: this.#fetch(torrent, value, task, at), value };
  }

  forget(id: number): void {
    this.#held.delete(id);
  }

  /** Spark remembers values by weak references: a collection of garbage ends them, but for those that are being fetched. */
  collectGarbage(): void {
    const now = this.#driver.options.world.now();
    for (const [id, { readyAt }] of this.#held) if (readyAt <= now) this.#held.delete(id);
  }

  #fetch(torrent: Torrent, value: unknown, task: TaskId, at: Micros): Micros {
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
    this.#whole(torrent, value, there, now);
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
      this.#blocks.broadcasts.putPiece(torrent.id, piece, torrent.pieces[piece] as number);
    });
  }

  /** The last piece is there: the value is kept, too. */
  #whole(torrent: Torrent, value: unknown, there: readonly Micros[], at: Micros): void {
    const { world } = this.#driver.options;
    const { executorId } = this.#me;
    world.after(Math.max(0, at - world.now()), "the value of a broadcast is there", () => {
      if (torrent.holders.get(executorId) !== there) return;
      this.#blocks.broadcasts.putValue(torrent.id, torrent.valueSize, value);
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
