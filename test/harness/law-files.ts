/**
 * The laws as they stand in the source: title, claims, kills and file, read from the syntax tree without running.
 *
 * In Spark: nothing. A title is one plain string and the options are written out in place, so that the book, the kill
 * matrix and a reader with a search box find them. Left out on purpose: titles put together at run time.
 */
import { parse } from "acorn";
import { transform } from "sucrase";
import { type SourceFile, sourceFiles } from "./source-files.ts";
import { nodesIn, type SyntaxNode, wordOf } from "./syntax.ts";

export interface WrittenLaw {
  readonly kind: "law" | "kataLaw" | "experiment";
  readonly title: string;
  /** Undefined when they are not written out as a list of strings. */
  readonly kills: readonly string[] | undefined;
  readonly claims: readonly string[] | undefined;
  /** From the root, with `/`. */
  readonly file: string;
  readonly line: number;
}

/** Every law of chapters and tests; the harness's own trials of `law` are none. */
export function lawsIn(root: string): WrittenLaw[] {
  return sourceFiles(root, ["chapters", "test"], /\.test\.ts$/)
    .filter(({ path }) => !path.startsWith("test/harness/"))
    .flatMap(lawsOfFile);
}

const kinds = new Set(["law", "kataLaw", "experiment"]);

export function lawsOfFile({ path, text }: SourceFile): WrittenLaw[] {
  if (!/\b(law|kataLaw|experiment)\(/.test(text)) return [];
  const code = transform(text, { transforms: ["typescript"], disableESTransforms: true }).code;
  const options = { ecmaVersion: "latest", sourceType: "module", locations: true } as const;
  // acorn's nodes have a type, a place and fields.
  const tree = parse(code, {
    ...options,
    allowAwaitOutsideFunction: true,
  }) as unknown as SyntaxNode;
  return [...nodesIn(tree)].flatMap((node) => {
    const callee = wordOf((node["callee"] as SyntaxNode | undefined)?.["name"]);
    if (node.type !== "CallExpression" || !kinds.has(callee)) return [];
    const [title, given] = node["arguments"] as readonly SyntaxNode[];
    return [
      {
        kind: callee as WrittenLaw["kind"],
        title: wordOf(title?.["value"]),
        kills: listOf(given, "kills"),
        claims: listOf(given, "claims"),
        file: path,
        line: (node["loc"] as { start: { line: number } }).start.line,
      },
    ];
  });
}

/** A field that is a list of strings, written out. */
function listOf(object: SyntaxNode | undefined, name: string): string[] | undefined {
  const properties = (object?.["properties"] ?? []) as readonly SyntaxNode[];
  const field = properties.find((one) => (one["key"] as SyntaxNode | undefined)?.["name"] === name);
  const elements = (field?.["value"] as SyntaxNode | undefined)?.["elements"];
  if (!Array.isArray(elements)) return undefined;
  const values = (elements as readonly SyntaxNode[]).map((one) => one["value"]);
  return values.every((value) => typeof value === "string") ? values : undefined;
}
