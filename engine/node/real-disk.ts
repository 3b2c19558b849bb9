/**
 * RealDisk: the engine's FileSystem over folders of this machine, for programs that read real files and save real output.
 *
 * Same as Spark with `file:` paths: contents are bytes, a folder stands for the files below it. Different: a file is read once
 * and kept for the run, so that a file that changes meanwhile cannot change a task that runs again. Left out on purpose:
 * permissions and links as such. Spark 3.5.3 reads through Hadoop's RawLocalFileSystem.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { FileSystem } from "../world/disk.ts";

export class RealDisk implements FileSystem {
  readonly #root: string;
  readonly #read = new Map<string, Uint8Array>();

  /** Paths are from `root`, or absolute. */
  constructor(root: string) {
    this.#root = root;
  }

  read(path: string): Uint8Array | undefined {
    const known = this.#read.get(path);
    if (known !== undefined) return known;
    const file = this.#at(path);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
    const bytes = new Uint8Array(readFileSync(file));
    this.#read.set(path, bytes);
    return bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    const file = this.#at(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    this.#read.set(path, bytes);
  }

  remove(path: string): void {
    rmSync(this.#at(path), { force: true });
    this.#read.delete(path);
  }

  list(folder: string): readonly string[] {
    const whole = this.#at(folder);
    if (statSync(whole, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(whole, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(folder, entry.parentPath.slice(whole.length), entry.name).replaceAll("\\", "/"),
      )
      .toSorted();
  }

  #at(path: string): string {
    return resolve(this.#root, path.replace(/^file:(\/\/)?/, ""));
  }
}
