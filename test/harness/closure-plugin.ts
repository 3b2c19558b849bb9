/**
 * Shipped closures under vitest: the closure pass as a Vite plugin. It has no `enforce`, so that it sees JavaScript, after the types are
 * gone, and Vite composes the maps. Stands in for the Scala compiler of a Spark program.
 */
import { relative, sep } from "node:path";
import remapping from "@jridgewell/remapping";
import type { Plugin } from "vite";
import { type Role, roleOf } from "../../engine/pass/files.ts";
import { originalLines } from "../../engine/pass/lines.ts";
import { transformClosures } from "../../engine/pass/transform.ts";

export interface ClosurePluginOptions {
  /** The project's root, from which files are named. */
  readonly root: string;
  /** What a file is; by default `roleOf`. */
  readonly role?: (path: string) => Role | undefined;
  /** What could not be shipped, for whoever wants to know. */
  readonly onSkipped?: (file: string, line: number, reason: string) => void;
}

/** The plugin; put it into `plugins` of the vitest configuration. */
export function closurePlugin(options: ClosurePluginOptions): Plugin {
  const { root, role = roleOf, onSkipped } = options;
  return {
    name: "kindling:closures",
    transform(code, id) {
      const path = id.split("?")[0] as string;
      const file = relative(root, path).split(sep).join("/");
      const kind = file.startsWith("..") ? undefined : role(file);
      if (kind === undefined) return undefined;
      const before = remapping(this.getCombinedSourcemap() as never, () => null, {
        decodedMappings: true,
      });
      const lineOf = originalLines(before.mappings as never);
      const done = transformClosures(code, { file, program: kind === "program", lineOf });
      for (const { line, reason } of done.skipped) onSkipped?.(file, line, reason);
      return done.map === undefined ? undefined : { code: done.code, map: done.map.toString() };
    },
  };
}
