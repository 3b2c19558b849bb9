/**
 * What the type `Both` cannot see: that the Korean text of a pair is Korean, and that nothing is printed from one text alone.
 *
 * In Spark: nothing. Reads the source, so that a sentence which no test runs is seen, too. Only the words that stand in the
 * source are looked at; what is filled in may be a name of Spark's. Left out on purpose: whether the Korean is good.
 */
import { parse } from "acorn";
import { transform } from "sucrase";
import type { SourceFile } from "./source-files.ts";
import { nodesIn, type SyntaxNode, wordOf } from "./syntax.ts";
import { texts } from "./texts.ts";

const hangul = /[가-힣]/;

/** A word of prose: three small letters or more. */
const word = /(?<![\p{L}.\d])[a-z]{3,}(?!\.?\p{L})/u;

/** Two words of prose, one after the other. */
const prose = /(?<![\p{L}])[a-z]{2,},? [a-z]{2,}(?![\p{L}])/u;

function treeOf({ path, text }: SourceFile): SyntaxNode {
  const code = path.endsWith(".mjs") ? text : transform(text, { transforms: ["typescript"] }).code;
  const options = { ecmaVersion: "latest", sourceType: "module", locations: true } as const;
  // acorn's nodes have a type, a place and fields.
  return parse(code, { ...options, allowAwaitOutsideFunction: true }) as unknown as SyntaxNode;
}

const lineOf = (node: SyntaxNode): number =>
  (node["loc"] as { start: { line: number } }).start.line;

/** Strings and templates, with what stands in them. */
function* writtenIn(tree: SyntaxNode): Generator<readonly [node: SyntaxNode, text: string]> {
  for (const node of nodesIn(tree)) {
    if (node.type === "Literal") yield [node, wordOf(node["value"])];
    if (node.type !== "TemplateLiteral") continue;
    const parts = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
    yield [node, parts.map(({ value }) => value.cooked).join("…")];
  }
}

const allWritten = (tree: SyntaxNode): string =>
  [...writtenIn(tree)].map(([, text]) => text).join(" ");

function fieldOf(object: SyntaxNode, name: string): SyntaxNode | undefined {
  if (object.type !== "ObjectExpression") return undefined;
  const fields = object["properties"] as readonly SyntaxNode[];
  const field = fields.find((one) => (one["key"] as SyntaxNode | undefined)?.["name"] === name);
  return field?.["value"] as SyntaxNode | undefined;
}

type Pair = readonly [en: SyntaxNode, ko: SyntaxNode];

/** `{ en, ko }`, and the two texts of say, witness and compare. */
function pairAt(node: SyntaxNode): Pair | undefined {
  const [en, ko] = [fieldOf(node, "en"), fieldOf(node, "ko")];
  if (en !== undefined && ko !== undefined) return [en, ko];
  const called = node["callee"] as SyntaxNode | undefined;
  const name = wordOf((called?.["property"] as SyntaxNode | undefined)?.["name"]);
  if (node.type !== "CallExpression" || !/^(say|witness|compare)$/.test(name)) return undefined;
  const [first, second] = node["arguments"] as readonly SyntaxNode[];
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** The pairs in which a sentence has no Korean beside it. */
export function englishForKorean(file: SourceFile): string[] {
  const faults: string[] = [];
  for (const node of nodesIn(treeOf(file))) {
    const [en, ko] = pairAt(node) ?? [];
    if (en === undefined || ko === undefined) continue;
    const [english, korean] = [allWritten(en), allWritten(ko)];
    const isPlain = ko.type === "Literal" || ko.type === "TemplateLiteral";
    const says = korean.trim() !== "" || (isPlain && english.trim() !== "");
    if (word.test(english) && says && !hangul.test(korean))
      faults.push(`${file.path}:${lineOf(node)}: no Korean in “${korean}”`);
  }
  return faults;
}

/** Names of states and obstacles are data, and told by the catalogue; the example's application has its name in Spark's log. */
const names = new Set<string>([
  ...Object.keys(texts.en.state),
  ...Object.keys(texts.en.obstacle),
  "word count",
]);

/** What is typed, not said. */
const typed = /npm (run [a-z:]+|test|start|install)( update)?|<meta .*>/g;

/** Strings that something is compared with. */
function comparedAt(node: SyntaxNode): SyntaxNode[] {
  if (/^[!=]==$/.test(wordOf(node["operator"])))
    return [node["left"], node["right"]] as SyntaxNode[];
  const called = node["callee"] as SyntaxNode | undefined;
  const name = (called?.["property"] as SyntaxNode | undefined)?.["name"];
  return name === "includes" ? (node["arguments"] as SyntaxNode[]) : [];
}

/** Sentences that stand in no pair: they would be printed in one language. What an author alone sees (`new Error`) is none. */
export function proseInOneLanguage(file: SourceFile): string[] {
  const tree = treeOf(file);
  const passed = new Set<SyntaxNode>();
  for (const node of nodesIn(tree)) {
    const pair = pairAt(node) ?? [];
    const made = wordOf((node["callee"] as SyntaxNode | undefined)?.["name"]);
    const isError = node.type === "NewExpression" && made === "Error";
    for (const compared of comparedAt(node)) passed.add(compared);
    for (const whole of [...pair, ...(isError ? [node] : [])])
      for (const inside of nodesIn(whole)) passed.add(inside);
  }
  return [...writtenIn(tree)]
    .filter(
      ([node, text]) =>
        !passed.has(node) && !names.has(text) && prose.test(text.replace(typed, "")),
    )
    .map(([node, text]) => `${file.path}:${lineOf(node)}: “${text}”`);
}

/** The kinds that the laws of a file declare. */
export function kindsDeclared(file: SourceFile): string[] {
  return [...nodesIn(treeOf(file))].flatMap((node) => {
    const cover = fieldOf(node, "cover");
    if (cover?.type !== "ObjectExpression") return [];
    return (cover["properties"] as readonly SyntaxNode[]).map((one) => {
      const key = one["key"] as SyntaxNode;
      return wordOf(key["name"] ?? key["value"]);
    });
  });
}
