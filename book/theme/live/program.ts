/**
 * A reader's program made ready to run: types taken off, closures prepared, imports pointed at the engine's module. Lines stay
 * where they are, so that an error names the line that the reader sees.
 *
 * In Spark: the Scala compiler and `spark-submit`. The same text goes through here when the book is built and in the page.
 * Left out on purpose: checking types, which the build does with `tsc` and a page cannot.
 */
import { transform } from "sucrase";
import { transformProgramForPage } from "#engine/pass/page";

/** The only module that a program imports. */
const engineName = "#engine/index";

/** A fault in the program's own text, or thrown by it. */
export class ProgramFault extends Error {
  override readonly name = "ProgramFault" as const;
  readonly line: number | undefined;
  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

/** JavaScript for this program. `name` is its file in messages; `engine` is the address of the engine's module. */
export function prepare(text: string, name: string, engine: string): string {
  const plain = withoutTypes(text);
  const { code, skipped } = transformProgramForPage(plain, name, engine);
  const unreadable = skipped.find(({ reason }) => reason.startsWith("the file cannot be read"));
  if (unreadable !== undefined) throw new ProgramFault(unreadable.reason, unreadable.line);
  return withImports(code, engine);
}

function withoutTypes(text: string): string {
  try {
    return transform(text, { transforms: ["typescript"], disableESTransforms: true }).code;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const place = /\((\d+):(\d+)\)\s*$/.exec(message);
    const said = message
      .replace(/^Error transforming [^:]*: /, "")
      .replace(/\s*\(\d+:\d+\)\s*$/, "");
    throw new ProgramFault(said, place === null ? undefined : Number(place[1]));
  }
}

const importOf = /(\bfrom\s*|^\s*import\s*\(?\s*)(["'])([^"'\n]+)\2/gm;

function withImports(code: string, engine: string): string {
  return code.replace(
    importOf,
    (whole, before: string, quote: string, name: string, at: number) => {
      if (name === engineName || name === engine) return `${before}${quote}${engine}${quote}`;
      const line = code.slice(0, at).split("\n").length;
      throw new ProgramFault(`a program here can import "${engineName}" only, not "${name}"`, line);
    },
  );
}

/** One line for what went wrong, with the line of the program where there is one. */
export function faultOf(
  thrown: unknown,
  name: string,
): { readonly message: string; readonly line: number | undefined } {
  if (thrown instanceof ProgramFault) return { message: thrown.message, line: thrown.line };
  if (!(thrown instanceof Error)) return { message: String(thrown), line: undefined };
  const file = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const place = new RegExp(`${file}:(\\d+):\\d+`).exec(thrown.stack ?? "");
  const head = thrown.message.split("\n", 1)[0] ?? "";
  return {
    message: `${thrown.name}: ${head}`,
    line: place === null ? undefined : Number(place[1]),
  };
}
