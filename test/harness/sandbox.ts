/**
 * Looks at a kata's text before it runs: a kata reaches `#engine/kata` and nothing else, so that it cannot ask the
 * function that it is to replace.
 *
 * In Spark: nothing. Static: imports of every kind, names that lead out of a module, the property `constructor`. What a
 * text can hide from this (a name put together at run time) `kata-setup.ts` closes while it runs. Left out on purpose:
 * malice; a grader runs submissions in a process of their own.
 */
import { parseAst } from "vitest/node";
import type { Finding, Place } from "./kata-verdict.ts";
import { type SyntaxNode, wordOf } from "./syntax.ts";

const allowedImport = "#engine/kata";

/** Names that lead out of a module. */
const closedNames = new Set([
  "require",
  "eval",
  "Function",
  "process",
  "globalThis",
  "global",
  "window",
  "self",
  "module",
  "exports",
  "Reflect",
  "WebAssembly",
  "importScripts",
  "fetch",
  "Worker",
]);

/** Properties that lead from any value to the maker of functions, or to Node. */
const closedProperties = new Set([
  "constructor",
  "__proto__",
  "getBuiltinModule",
  "mainModule",
  "prepareStackTrace",
  "__lookupGetter__",
]);

/** Nodes of TypeScript that hold an expression; all others are types and vanish. */
const typedExpressions = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
  "TSEnumDeclaration",
  "TSModuleDeclaration",
  "TSModuleBlock",
]);

/** The first reason why this text may not run, or undefined. */
export function findingIn(text: string): Finding | undefined {
  let program: SyntaxNode;
  try {
    program = parseAst(text, { lang: "ts" }) as unknown as SyntaxNode;
  } catch (error) {
    return unreadable(text, error);
  }
  for (const [node, parent] of expressionsIn(program)) {
    const finding = findingAt(node, parent);
    if (finding !== undefined) return { ...finding, at: placeAt(text, node.start) };
  }
  return undefined;
}

/** What the parser says, and where. */
function unreadable(text: string, error: unknown): Finding {
  const { message = String(error), pos } = error as { message?: string; pos?: number };
  const said =
    message.split("\n").find((line) => line !== "" && !line.startsWith("Parse failed")) ?? "";
  return {
    obstacle: "syntax",
    detail: said.trim(),
    ...(pos === undefined ? {} : { at: placeAt(text, pos) }),
  };
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** Every node that is left when the types are gone, with its parent. */
function* expressionsIn(program: SyntaxNode): Generator<[SyntaxNode, SyntaxNode | undefined]> {
  const open: [SyntaxNode, SyntaxNode | undefined][] = [[program, undefined]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node] = next;
    if (node.type.startsWith("TS") && !typedExpressions.has(node.type) && !isImportEquals(node))
      continue;
    yield next;
    for (const value of Object.values(node).flat()) if (isNode(value)) open.push([value, node]);
  }
}

function isImportEquals(node: SyntaxNode): boolean {
  return node.type === "TSImportEqualsDeclaration" || node.type === "TSExternalModuleReference";
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string"
  );
}

function findingAt(node: SyntaxNode, parent: SyntaxNode | undefined): Finding | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return importFinding(node["source"]);
    case "TSExternalModuleReference":
      return importFinding(node["expression"]);
    case "ImportExpression":
      return importFinding(node["source"]);
    case "MetaProperty":
      return isNewTarget(node) ? undefined : { obstacle: "reach", name: "import.meta" };
    case "Identifier":
      return nameFinding(node, parent);
    case "MemberExpression":
    case "Property":
      return reaching(propertyOf(node), closedProperties);
    default:
      return undefined;
  }
}

function isNewTarget(node: SyntaxNode): boolean {
  return (
    node.type === "MetaProperty" && (node["meta"] as SyntaxNode | undefined)?.["name"] === "new"
  );
}

/** Whatever leads into the workbook leads to the reference; anything else is only too much. */
function importFinding(source: unknown): Finding | undefined {
  if (!isNode(source)) return undefined;
  const name = constant(source) ?? "";
  if (name === allowedImport && source.type === "Literal") return undefined;
  const leadsHere = name === "" || /^[#./]|^(file|data):|^kindling(\/|$)/.test(name);
  return { obstacle: leadsHere ? "reference" : "imports", name: name === "" ? "import(…)" : name };
}

function reaching(name: string | undefined, closed: ReadonlySet<string>): Finding | undefined {
  return name !== undefined && closed.has(name) ? { obstacle: "reach", name } : undefined;
}

function nameFinding(node: SyntaxNode, parent: SyntaxNode | undefined): Finding | undefined {
  const name = wordOf(node["name"]);
  if (!closedNames.has(name) && !name.startsWith("__v")) return undefined;
  const isKey =
    (parent?.type === "MemberExpression" &&
      parent["property"] === node &&
      parent["computed"] === false) ||
    (parent?.type === "Property" &&
      parent["key"] === node &&
      parent["computed"] === false &&
      parent["shorthand"] === false) ||
    (parent?.type === "MethodDefinition" && parent["key"] === node);
  return isKey ? undefined : { obstacle: "reach", name };
}

/** The name of the property that is read, as far as the text tells it. */
function propertyOf(node: SyntaxNode): string | undefined {
  const key = (node["property"] ?? node["key"]) as SyntaxNode | undefined;
  if (key === undefined) return undefined;
  if (node["computed"] !== true && key.type === "Identifier") return wordOf(key["name"]);
  return constant(key);
}

/** A string that is written out or put together from such strings. */
function constant(node: SyntaxNode): string | undefined {
  if (node.type === "Literal") return wordOf(node["value"]);
  if (node.type === "TemplateLiteral") {
    const quasis = node["quasis"] as readonly SyntaxNode[];
    const [only] = quasis as readonly { readonly value?: { readonly cooked: string } }[];
    return quasis.length === 1 ? only?.value?.cooked : undefined;
  }
  if (node.type !== "BinaryExpression" || node["operator"] !== "+") return undefined;
  const left = constant(node["left"] as SyntaxNode);
  const right = constant(node["right"] as SyntaxNode);
  return left === undefined || right === undefined ? undefined : left + right;
}
