/**
 * Disks: files by path, as bytes. One per host for what executors write (shuffle files, spilled blocks), and one shared store for
 * what programs read and save. Contents are real bytes; `engine/node` can copy them to a real disk or lend a real folder.
 */
export interface FileSystem {
  /** The bytes of a file, or undefined when there is none. */
  read(path: string): Uint8Array | undefined;
  write(path: string, bytes: Uint8Array): void;
  remove(path: string): void;
  /** Paths of the files directly or deeply below a folder, in order; empty when it is no folder. */
  list(folder: string): readonly string[];
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
