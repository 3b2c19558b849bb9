/**
 * A Vite plugin that runs the laws on an engine changed in one place: KILL=engine/name.
 *
 * In Spark: nothing. Left out on purpose: writing the change to disk; only what vitest loads is changed.
 */
import { readFileSync } from "node:fs";
import { applied, type Kill, readKill, targetOf } from "./kills.ts";

interface KillPlugin {
  readonly name: string;
  readonly enforce: "pre";
  configResolved(): Promise<void>;
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

export function killPlugin(name: string | undefined, root: string): KillPlugin {
  let kill: Kill | undefined;
  return {
    name: "kindling-kill",
    enforce: "pre",
    async configResolved() {
      if (name === undefined || name === "") return;
      kill = await readKill(root, name);
      applied(kill, readFileSync(targetOf(root, kill), "utf8"));
    },
    transform(code, id) {
      if (kill === undefined || id.split("?")[0] !== targetOf(root, kill)) return undefined;
      return { code: applied(kill, code), map: null };
    },
  };
}
