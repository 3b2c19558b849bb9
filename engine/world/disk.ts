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

  read(path: string): Uint8Array | undefined {
    return this.#files.get(path);
  }

  write(path: string, bytes: Uint8Array): void {
    this.#files.set(path, bytes);
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  list(folder: string): readonly string[] {
    const prefix = folder.endsWith("/") ? folder : `${folder}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(prefix));
  }
}
