/**
 * Published modules to try the pass on: files of node_modules that are ECMAScript modules. What nobody wrote for this pass finds what
 * its author did not think of.
 */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Program } from "acorn";
import { parseModule } from "../../engine/pass/syntax.ts";

export interface Published {
  readonly path: string;
  readonly code: string;
  readonly tree: Program;
}

const root = fileURLToPath(new URL("../../node_modules/", import.meta.url));
/** Larger files are bundles that hold the same code again. */
const LARGEST = 150_000;
/** Written with module syntax, so that it is read in strict mode. */
const isModule = (code: string): boolean => /^\s*(import|export)[\s{*]/m.test(code);

function parsed(path: string, code: string): Published[] {
  try {
    return [{ path, code, tree: parseModule(code) }];
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return [];
    throw thrown;
  }
}

/** Every readable module of the named packages, in the order of their paths. */
export function publishedModules(packages: readonly string[]): readonly Published[] {
  return packages.flatMap((name) =>
    readdirSync(`${root}${name}`, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.m?js$/.test(path) && !/(^|\/)node_modules\//.test(path))
      .toSorted()
      .flatMap((path) => {
        const code = readFileSync(`${root}${name}/${path}`, "utf8");
        return code.length > LARGEST || !isModule(code) ? [] : parsed(`${name}/${path}`, code);
      }),
  );
}
