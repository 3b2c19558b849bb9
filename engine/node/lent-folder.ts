/** A real folder that a simulated machine sees as its user's home, beside the programs that come with Kindling. Read only. In Spark: nothing. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lent } from "../shell/files.ts";

const programs = fileURLToPath(new URL("./programs", import.meta.url));
/** Where a folder is lent. */
export const HOME = "/home/ann";

export interface LentFolder extends Lent {
  /** Where a path lies on this machine; undefined where it is not lent. */
  readonly realPath: (path: string) => string | undefined;
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

export function lentFolder(folder: string): LentFolder {
  const realPath = (path: string): string | undefined => {
    if (!path.startsWith(`${HOME}/`)) return undefined;
    const rest = path.slice(HOME.length + 1);
    return [join(folder, rest), join(programs, rest)].find(isFile);
  };
  return {
    realPath,
    read: (path) => {
      const real = realPath(path);
      return real === undefined ? undefined : readFileSync(real, "utf8");
    },
    list: (path) => (path === HOME ? names() : []),
  };
  /** Of the folder itself, not of those in it: it may be anybody's whole home. */
  function names(): string[] {
    return [folder, programs].flatMap((one) =>
      readdirSync(one, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map((entry) => `${HOME}/${entry.name}`),
    );
  }
}
