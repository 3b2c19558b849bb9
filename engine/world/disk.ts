/**
 * Disks: files by path, as bytes. One per host for what executors write (shuffle files, spilled blocks), and one shared store for
 * what programs read and save. Contents are real bytes; `engine/node` can copy them to a real disk or lend a real folder.
 */
import type { HostName } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";

export interface FileSystem {
  /** Who keeps a path in blocks on several machines; undefined: nobody, it is one file of this store. @throws for a path that no store answers for. */
  distributed?(path: string): DistributedFiles | undefined;
  /** The bytes of a file, or undefined when there is none. */
  read(path: string): Uint8Array | undefined;
  write(path: string, bytes: Uint8Array): void;
  remove(path: string): void;
  /** Paths of the files directly or deeply below a folder, in order; empty when it is no folder. */
  list(folder: string): readonly string[];
}

/** A stretch of a file, and the machines that hold a copy of it. */
export interface BlockLocation {
  readonly offset: Bytes;
  readonly length: Bytes;
  readonly hosts: readonly HostName[];
  /** The address of each host. */
  readonly addresses: readonly string[];
  /** The rack of each host. */
  readonly racks: readonly string[];
}

/** What a reader was given, and how much of it came from other machines. */
export interface Fetched {
  /** The bytes from the place that was asked for, on to the end of the line that the last one lies in. */
  readonly bytes: Uint8Array;
  readonly remote: Bytes;
  /** Says what was read from whom, once it is. */
  readonly told: () => void;
}

/** Files in blocks, with copies on several machines: Hadoop's DistributedFileSystem. Paths are whole addresses or below the root. */
export interface DistributedFiles {
  /** The path as errors and listings name it. */
  address(path: string): string;
  /** Bytes of the file; undefined when there is none. */
  size(path: string): Bytes | undefined;
  /** Bytes of each of its blocks but the last. */
  blockSize(path: string): Bytes;
  locate(path: string): readonly BlockLocation[];
  /** What somebody on a machine reads of [from, until) and of the line that begins before or at `until`. @throws BlockMissingException */
  fetch(path: string, from: Bytes, until: Bytes, reader: HostName): Fetched;
  /** Writes a file; its first copy lies on the writer's machine where that keeps files. */
  save(path: string, bytes: Uint8Array, writer: HostName): void;
}

/** Files in memory. Listing is in order of creation, as Spark leaves it to the file system (C11.8). */
export class MemoryDisk implements FileSystem {
  readonly #files = new Map<string, Uint8Array>();
  #used = 0;
  #capacity = Infinity;
  /** Places in files that do not hold what was written there. */
  readonly #damage = new Map<string, number[]>();

  read(path: string): Uint8Array | undefined {
    return this.#files.get(path);
  }

  /** Bytes that can still be written. */
  get room(): number {
    return this.#capacity - this.#used;
  }

  /** From now on no more than so many bytes can be written, unless something is removed: others have taken the rest. */
  fill(free: number): void {
    this.#capacity = this.#used + free;
  }

  write(path: string, bytes: Uint8Array): void {
    this.#used += bytes.length - (this.#files.get(path)?.length ?? 0);
    this.#files.set(path, bytes);
    this.#damage.delete(path);
  }

  remove(path: string): void {
    this.#used -= this.#files.get(path)?.length ?? 0;
    this.#files.delete(path);
    this.#damage.delete(path);
  }

  /** Changes one byte behind everybody's back, as a failing disk does. Nothing happens beyond the end of a file. */
  damage(path: string, at: number): void {
    const bytes = this.#files.get(path)?.slice();
    if (bytes === undefined || at >= bytes.length) return;
    bytes[at] = (bytes[at] as number) ^ 64;
    this.#files.set(path, bytes);
    this.#damage.set(path, [...(this.#damage.get(path) ?? []), at]);
  }

  /**
   * Whether a byte of [from, until) is not the one that was written. A compressed stream finds out by itself, because LZ4 keeps a hash of each
   * of its blocks; our files are not compressed, so their readers ask here.
   */
  isDamaged(path: string, from: number, until: number): boolean {
    return this.#damage.get(path)?.some((at) => from <= at && at < until) ?? false;
  }

  list(folder: string): readonly string[] {
    const prefix = folder.endsWith("/") ? folder : `${folder}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(prefix));
  }
}
