/**
 * Broadcast: a read-only value that the driver hands out once to each executor. What a function captures is a handle, an id; the value is fetched
 * at the first use on an executor and shared by all its tasks. Same as Spark: ids, texts, what unpersist and destroy take away. The
 * cleaner removes it when nothing refers to the driver's handle. Rules C6.30–C6.32. Spark 3.5.3: core/…/broadcast/Broadcast.scala. Chapter 14.
 */
import { cannotBeSent, HANDLE, TASK, type Copier } from "../foundation/closures.ts";
import { JavaError, SparkException, throwableText } from "../foundation/errors.ts";

/** The driver's side of a broadcast. */
export interface BroadcastOwner {
  /** The driver's own value. */
  value(id: number): unknown;
  unpersist(id: number): void;
  /** Answers the call site for the error of a later use. */
  destroy(id: number): string;
}

/** A task as a broadcast sees it: TorrentBroadcast.readBroadcastBlock, on the task's executor. */
export interface BroadcastReader {
  readBroadcast(id: number): unknown;
}

export class Broadcast<T> {
  readonly id: number;
  readonly #owner: BroadcastOwner;
  readonly #reader: BroadcastReader | undefined;
  #destroyedAt: string | undefined;

  constructor(id: number, owner: BroadcastOwner, reader?: BroadcastReader) {
    this.id = id;
    this.#owner = owner;
    this.#reader = reader;
  }

  /** The value: the driver's own, or the executor's. @throws SparkException after destroy */
  get value(): T {
    this.#assertValid();
    const value =
      this.#reader === undefined ? this.#owner.value(this.id) : this.#reader.readBroadcast(this.id);
    // What is kept under an id is what was given for it.
    return value as T;
  }

  /** Takes the value from the executors; a later use fetches it again. `blocking` changes nothing here. */
  unpersist(blocking: boolean = false): void {
    this.#assertValid();
    void blocking;
    this.#owner.unpersist(this.id);
  }

  /** Takes the value from the executors and from the driver; it cannot be used again. */
  destroy(blocking: boolean = true): void {
    this.#assertValid();
    void blocking;
    this.#destroyedAt = this.#owner.destroy(this.id);
  }

  toString(): string {
    return `Broadcast(${this.id})`;
  }

  #assertValid(): void {
    const refusal = this.#refusal();
    if (refusal !== undefined) throw refusal;
  }

  #refusal(): SparkException | undefined {
    if (this.#destroyedAt === undefined) return undefined;
    return new SparkException(
      `[INTERNAL_ERROR_BROADCAST] Attempted to use ${this.toString()} after it was destroyed (${this.#destroyedAt}) `,
    );
  }

  /** Travels as a handle: the id, and nothing of the value. */
  [HANDLE](copier: Copier): unknown {
    const refusal = this.#refusal();
    if (refusal !== undefined) throw cannotBeSent(copier.phase, ioException(refusal));
    const reader = copier.globals?.[TASK] as BroadcastReader | undefined;
    if (copier.phase !== "instance" || reader === undefined) return this;
    return new Broadcast<T>(this.id, this.#owner, reader);
  }
}

/** What writing an object makes of an error on the way (Utils.tryOrIOException). */
function ioException(cause: SparkException): JavaError {
  const error = new JavaError("java.io.IOException", throwableText(cause));
  error.cause = cause;
  return error;
}
