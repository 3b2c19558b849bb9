/**
 * The rules of tidiness, each a function from a file's text to its faults.
 *
 * In Spark: scalastyle. Words are looked for in the syntax tree, so that a comment or a string may say what code may not
 * do. Left out on purpose: what oxlint and prettier already see.
 */
import { parse } from "acorn";
import { transform } from "sucrase";
import type { SourceFile } from "./source-files.ts";
import { nodesIn, type SyntaxNode, wordOf } from "./syntax.ts";

export const linesAtMost = 300;
export const functionAtMost = 60;

type Rule = (file: SourceFile) => string[];

/** Opens with a doc comment that says something. */
export const opensWithComment: Rule = ({ path, text }) => {
  const comment = /^\/\*\*([^]*?)\*\//.exec(text)?.[1] ?? "";
  const letters = comment.replace(/[^\p{L}]/gu, "");
  return letters.length >= 20 ? [] : [`${path}: opens with a doc comment that says what it is`];
};

export const isShort: Rule = ({ path, text }) => {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines <= linesAtMost ? [] : [`${path}: ${lines} lines, at most ${linesAtMost}`];
};

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Tests are exempt: their functions are lists of cases. */
export const hasShortFunctions: Rule = (file) => {
  if (file.path.endsWith(".test.ts")) return [];
  return [...nodesIn(treeOf(file))]
    .filter((node) => functions.has(node.type))
    .map((node) => ({ first: lineOf(node, "start"), last: lineOf(node, "end") }))
    .filter(({ first, last }) => last - first + 1 > functionAtMost)
    .map(({ first, last }) => `${file.path}:${first}: a function of ${last - first + 1} lines`);
};

/** Names that the engine never reads, with what it uses instead. */
const closedNames: Readonly<Record<string, string>> = {
  setTimeout: "world.agenda",
  setInterval: "world.agenda",
  process: "world",
  performance: "world.clock",
  fetch: "world.network",
  console: "the log",
  Intl: "foundation",
};

const closedMembers: Readonly<Record<string, string>> = {
  random: "world.random",
  log: "foundation's strict mathematics",
  exp: "foundation's strict mathematics",
  pow: "foundation's strict mathematics",
};

/** One World: no clock, chance, console or locale of its own; no variable at the level of the module. */
export const keepsToTheWorld: Rule = (file) => {
  if (!/^engine\/(?!node\/)/.test(file.path)) return [];
  const tree = treeOf(file);
  const keys = new Set([...nodesIn(tree)].flatMap(plainKeys));
  const own = new Set([...nodesIn(tree)].flatMap(declaredBy));
  const faults: string[] = [];
  const say = (node: SyntaxNode, what: string): void =>
    void faults.push(`${file.path}:${lineOf(node, "start")}: ${what}`);
  for (const node of nodesIn(tree)) {
    const name = wordOf(node["name"]);
    const free = node.type === "Identifier" && !keys.has(node) && !own.has(name);
    if (free && Object.hasOwn(closedNames, name)) say(node, `${name}: use ${closedNames[name]}`);
    const member = memberOf(node) ?? readsClock(node);
    if (member !== undefined) say(node, member);
    if (
      typeof node["source"] === "object" &&
      node["source"] !== null &&
      fromNode(node["source"] as SyntaxNode)
    )
      say(node, "node: belongs in engine/node");
  }
  for (const node of tree["body"] as readonly SyntaxNode[]) {
    const declared = (node["declaration"] ?? node) as SyntaxNode;
    if (declared.type === "VariableDeclaration" && declared["kind"] !== "const")
      say(node, `${wordOf(declared["kind"])} at the level of the module: state lives in a World`);
  }
  return faults;
};

function fromNode(source: SyntaxNode): boolean {
  return wordOf(source["value"]).startsWith("node:");
}

/** Names that are only the key of a property: `{ process: 1 }`, `state.process`. */
function plainKeys(node: SyntaxNode): SyntaxNode[] {
  const key = (node["property"] ?? node["key"]) as SyntaxNode | undefined;
  if (key === undefined || node["computed"] === true || node["shorthand"] === true) return [];
  return [key];
}

/** Names that the file declares itself: a simulated process may well be called `process`. */
function declaredBy(node: SyntaxNode): string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node["id"]);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return namesIn(node["params"]);
    case "ImportSpecifier":
      return namesIn(node["local"]);
    default:
      return [];
  }
}

function namesIn(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(namesIn);
  const { type, name, properties, elements, left, argument, value } = (pattern ?? {}) as SyntaxNode;
  if (type === "Identifier") return [String(name)];
  return [properties, elements, left, argument, value].flatMap((part) =>
    typeof part === "object" && part !== null ? namesIn(part) : [],
  );
}

/** A date that is given may be copied; the present one may not be asked for. */
function readsClock(node: SyntaxNode): string | undefined {
  const callee = node["callee"] as SyntaxNode | undefined;
  if (callee?.["name"] !== "Date") return undefined;
  const asks = node.type === "CallExpression" || (node["arguments"] as unknown[]).length === 0;
  return asks ? "Date: use world.clock" : undefined;
}

function memberOf(node: SyntaxNode): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const object = node["object"] as SyntaxNode;
  const property = node["property"] as SyntaxNode;
  const name = wordOf(property["name"] ?? property["value"]);
  if (/^(localeCompare|toLocale\w+)$/.test(name)) return `${name}: compare by code units`;
  if (object["name"] === "Date" && name === "now") return "Date.now: use world.clock";
  if (object["name"] === "globalThis" && Object.hasOwn(closedNames, name))
    return `${name}: use ${closedNames[name]}`;
  if (object["name"] !== "Math" || !Object.hasOwn(closedMembers, name)) return undefined;
  return `Math.${name}: use ${closedMembers[name]}`;
}

const suites = new Set([
  "test",
  "it",
  "describe",
  "suite",
  "bench",
  "law",
  "kataLaw",
  "section",
  "experiment",
]);

/** No test is left out, alone or for later. */
export const leavesNoTestOut: Rule = (file) => {
  if (!file.path.endsWith(".test.ts")) return [];
  return [...nodesIn(treeOf(file))].flatMap((node) => {
    if (node.type !== "MemberExpression") return [];
    const name = wordOf((node["property"] as SyntaxNode)["name"]);
    if (!/^(only|skip|todo|skipIf|runIf|fails)$/.test(name) || !suites.has(rootOf(node))) return [];
    return [`${file.path}:${lineOf(node, "start")}: .${name}`];
  });
};

function rootOf(node: SyntaxNode): string {
  let at: SyntaxNode | undefined = node;
  while (at !== undefined && at.type !== "Identifier")
    at = (at["object"] ?? at["callee"] ?? at["tag"]) as SyntaxNode | undefined;
  return wordOf(at?.["name"]);
}

/** No path of the machine it was written on. */
export const namesNoMachine: Rule = ({ path, text }) =>
  text.split("\n").flatMap((line, index) => {
    const found = /\/work\/(main|shared)\b|\/home\/\w+\/|\/Users\/\w+\/|[A-Z]:\\Users\\/.exec(line);
    return found === null ? [] : [`${path}:${index + 1}: a path of one machine: ${found[0]}`];
  });

const trees = new WeakMap<SourceFile, SyntaxNode>();

function treeOf(file: SourceFile): SyntaxNode {
  const known = trees.get(file) ?? parsed(file);
  trees.set(file, known);
  return known;
}

/** Types are cut out line by line, so that lines are those of the source. */
function parsed({ path, text }: SourceFile): SyntaxNode {
  const options = { ecmaVersion: "latest", sourceType: "module", locations: true } as const;
  try {
    const { code } = transform(text, { transforms: ["typescript"], disableESTransforms: true });
    // acorn's nodes have a type, a place and fields.
    return parse(code, { ...options, allowAwaitOutsideFunction: true }) as unknown as SyntaxNode;
  } catch (error) {
    throw new Error(`${path} does not parse: ${String(error)}`, { cause: error });
  }
}

function lineOf(node: SyntaxNode, end: "start" | "end"): number {
  return (node["loc"] as { start: { line: number }; end: { line: number } })[end].line;
}
