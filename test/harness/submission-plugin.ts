/**
 * A Vite plugin for katas that lie in another folder than `katas/`: a submission. `#kata/…` leads there, and what a
 * submission imports from `#engine/…` comes from this workbook.
 *
 * In Spark: nothing. Left out on purpose: anything for the learner's own katas; package.json wires those.
 */
import { resolve } from "node:path";

interface SubmissionPlugin {
  readonly name: string;
  readonly enforce: "pre";
  resolveId(id: string): string | undefined;
}

/** `katas` is the folder with the chapters' folders in it; undefined for the learner's own. */
export function submission(katas: string | undefined, root: string): SubmissionPlugin {
  return {
    name: "kindling-submission",
    enforce: "pre",
    resolveId(id) {
      if (katas === undefined || katas === "") return undefined;
      if (id.startsWith("#kata/")) return within(katas, id.slice("#kata/".length));
      if (id.startsWith("#engine/")) return within(`${root}/engine`, id.slice("#engine/".length));
      return undefined;
    },
  };
}

function within(folder: string, name: string): string {
  return resolve(folder, `${name}.ts`).replaceAll("\\", "/");
}
