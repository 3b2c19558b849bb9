/**
 * The pass for a program that a page runs: the code comes from sucrase, which keeps lines, and goes into a blob module in a worker. No map
 * is made, since the lines are the author's own. Left out: sucrase itself, and making the blob, which are the page's.
 */
import type { Site } from "../foundation/closures.ts";
import { type Skipped, transformClosures } from "./transform.ts";

export interface PageProgram {
  /** Ends with a `sourceURL`, so that stacks name the file. */
  readonly code: string;
  readonly sites: readonly Site[];
  readonly skipped: readonly Skipped[];
}

/** Prepares a page's program. `runtime` is where the worker's module can import the closure runtime from. */
export function transformProgramForPage(code: string, file: string, runtime: string): PageProgram {
  const {
    code: text,
    sites,
    skipped,
  } = transformClosures(code, { file, program: true, runtime, map: false });
  return { code: `${text}\n//# sourceURL=${file}`, sites, skipped };
}
