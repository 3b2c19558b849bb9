/** A shell's files where they are this machine's own: `npm run spark-submit` reads and writes for real. In Spark: the local file system. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ShellFiles } from "../shell/files.ts";
import { RealDisk } from "./real-disk.ts";

export class RealFiles extends ShellFiles {
  constructor(folder: string) {
    super(new RealDisk(folder));
  }

  override read(path: string): string | undefined {
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? readFileSync(path, "utf8") : undefined;
  }

  override write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  override isFolder(path: string): boolean {
    return existsSync(path) && statSync(path).isDirectory();
  }
}
