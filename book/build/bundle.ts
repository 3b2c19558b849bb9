/**
 * The scripts: the engine as one module, the worker that runs a reader's program, the page's own script, and the child of
 * Node's that runs examples while the book is built. esbuild makes all four in a moment.
 *
 * No counterpart in Spark. Everybody shares one engine module, so that both a program and the worker mean the same classes; its
 * name holds `kindling-engine`, by which call sites tell its frames from the program's. Left out on purpose: source maps.
 */
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

export const engineFile = "kindling-engine.js";

/** Imports of the engine's public face and of the closure runtime go to the engine's module. */
const sharedEngine = (address: string): Plugin => ({
  name: "shared-engine",
  setup(on) {
    on.onResolve({ filter: /^#engine\/(index|foundation\/closures)$/ }, () => ({
      path: address,
      external: true,
    }));
  },
});

export interface Bundles {
  readonly engine: string;
  /** The child's file, and what it stands for: its own text and the engine's. */
  readonly child: string;
  readonly fingerprint: string;
}

/** Writes the scripts below `assets`, and the child beside it in `out`. */
export async function bundle(root: string, assets: string, out: string): Promise<Bundles> {
  const live = join(root, "book/theme/live");
  const common = {
    bundle: true,
    format: "esm",
    target: "es2023",
    legalComments: "none",
    absWorkingDir: root,
    logLevel: "error",
  } as const;
  const engine = join(assets, engineFile);
  const child = join(out, "example-child.mjs");
  const beside = [sharedEngine(`./${engineFile}`)];
  await Promise.all([
    build({ ...common, entryPoints: [join(live, "engine.ts")], outfile: engine, minify: true }),
    build({
      ...common,
      entryPoints: [join(live, "worker.ts")],
      outfile: join(assets, "worker.js"),
      plugins: beside,
      minify: true,
    }),
    build({
      ...common,
      entryPoints: [join(live, "page.ts")],
      outfile: join(assets, "page.js"),
      format: "iife",
      minify: true,
    }),
    build({
      ...common,
      entryPoints: [join(root, "book/build/example-child.ts")],
      outfile: child,
      platform: "node",
      plugins: [sharedEngine(pathToFileURL(engine).href)],
    }),
  ]);
  const hash = createHash("sha256").update(readFileSync(engine)).update(readFileSync(child));
  return { engine, child, fingerprint: hash.digest("hex").slice(0, 16) };
}
