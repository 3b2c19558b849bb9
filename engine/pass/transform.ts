/**
 * The closure pass on one module of JavaScript: what the Scala compiler and `ClosureCleaner` do together for Spark. Same: each function
 * carries exactly what it uses. Different: it works on text, after the types are gone, and changes no line numbers. Runs in Node and
 * in a page. Left out: `eval`, `super` and `new.target` in closures, reported as skipped.
 */
import type { SourceMap } from "magic-string";
import type { Program } from "acorn";
import type { Site } from "../foundation/closures.ts";
import { analyse } from "./analyse.ts";
import { emit } from "./emit.ts";
import { isConcerned, siteName } from "./module-text.ts";
import type { Analysis } from "./scope.ts";
import { type Selection, select } from "./select.ts";
import { afterDirectives, parseModule, placesIn } from "./syntax.ts";

export interface TransformOptions {
  /** The name of the file for messages. */
  readonly file: string;
  /** The program itself (its module's state goes along in every task), or a file that it imports (once an executor)? */
  readonly program: boolean;
  /** The line and file that the author wrote, for a place in the given code (line from 1, column from 0). */
  readonly lineOf?: (line: number, column: number) => number | undefined;
  /** Where the module can import the closure runtime from. */
  readonly runtime?: string;
  /** False where nobody reads a map. */
  readonly map?: boolean;
}

export interface Skipped {
  readonly line: number;
  readonly reason: string;
}

export interface Transformed {
  readonly code: string;
  /** Undefined when the code came back unchanged, or no map was wanted. */
  readonly map: SourceMap | undefined;
  readonly sites: readonly Site[];
  readonly skipped: readonly Skipped[];
}

/** Names beginning with `$$` are the pass's own. */
function refuseReserved(analysis: Analysis, file: string, lineOf: (at: number) => number): void {
  const used = [
    ...analysis.declared,
    ...analysis.references.map(({ node }) => ({ name: node.name, at: node.start })),
  ].find(({ name }) => name.startsWith("$$"));
  if (used === undefined) return;
  const place = `${file}:${String(lineOf(used.at))}`;
  throw new SyntaxError(
    `${place}: the name ${used.name} begins with $$, which closures need for themselves; use another name`,
  );
}

const sitesOf = (
  selection: Selection,
  file: string,
  lineOf: (at: number) => number,
): readonly Site[] =>
  [...selection.shipped].map(([fn, capture]) => ({
    file,
    line: lineOf(fn.node.start),
    ...(siteName(fn) === "" ? {} : { name: siteName(fn) }),
    module: [...capture.module],
    writes: [...capture.writes],
    imports: [...capture.imports.values()],
  }));

/** Behind the shebang line and before everything else. */
const startOf = (code: string): number => (code.startsWith("#!") ? code.indexOf("\n") + 1 : 0);

function parsed(code: string, options: TransformOptions): Program | Skipped {
  try {
    return parseModule(code);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    const place = (thrown as { loc?: { line: number; column: number } }).loc;
    const line =
      place === undefined ? 1 : (options.lineOf?.(place.line, place.column) ?? place.line);
    return { line, reason: `the file cannot be read as JavaScript: ${thrown.message}` };
  }
}

/** Prepares the closures of a module. Code that cannot be read comes back as it is, with the reason among `skipped`. */
export function transformClosures(code: string, options: TransformOptions): Transformed {
  const tree = parsed(code, options);
  if ("reason" in tree) return { code, map: undefined, sites: [], skipped: [tree] };
  const { file, program, runtime = "#engine/foundation/closures" } = options;
  const placeOf = placesIn(code);
  const lineOf = (at: number): number => {
    const { line, column } = placeOf(at);
    return options.lineOf?.(line, column) ?? line;
  };
  const start = startOf(code);
  const analysis = analyse(tree, afterDirectives(tree.body) ?? start);
  refuseReserved(analysis, file, lineOf);
  const selection = select(analysis);
  const skipped = selection.skipped.map(({ at, reason }) => ({ line: lineOf(at), reason }));
  const sites = sitesOf(selection, file, lineOf);
  if (!isConcerned(analysis, selection, program)) return { code, map: undefined, sites, skipped };
  const end = tree.body.at(-1)?.end ?? start;
  const text = emit(code, analysis, selection, {
    file,
    program,
    runtime,
    lineOf,
    start: analysis.module.start ?? start,
    end,
  });
  if (options.map === false) return { code: text.toString(), map: undefined, sites, skipped };
  const map = text.generateMap({ source: file, includeContent: true, hires: true });
  return { code: text.toString(), map, sites, skipped };
}
