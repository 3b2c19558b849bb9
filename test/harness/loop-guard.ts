/**
 * A Vite plugin for `katas/` only: a count at the head of every loop, so that a loop without end becomes a sentence
 * instead of a frozen terminal.
 *
 * In Spark: nothing. `trial.ts` holds the count and resets it before each call. The text grows on the same line, so line
 * numbers stay. Left out on purpose: recursion (the stack ends it) and waiting for a promise (the watchdog ends it).
 */
import MagicString from "magic-string";
import { parseAst } from "vitest/node";
import { nodesIn, type SyntaxNode } from "./syntax.ts";

const loops = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);

interface GuardPlugin {
  readonly name: string;
  readonly enforce: "pre";
  transform(code: string, id: string): { code: string; map: unknown } | undefined;
}

/** `folder` holds the katas. */
export function loopGuard(folder: string): GuardPlugin {
  const inside = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  return {
    name: "kindling-loop-guard",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(inside) || !/\.ts(\?|$)/.test(id)) return undefined;
      return guarded(code);
    },
  };
}

/** The text with a count in each loop. Text that does not parse is left for Vite, which says where. */
export function guarded(code: string): { code: string; map: unknown } | undefined {
  const program = parsed(code);
  if (program === undefined) return undefined;
  const text = new MagicString(code);
  for (const node of nodesIn(program)) {
    if (!loops.has(node.type)) continue;
    const body = node["body"] as SyntaxNode;
    const count = `globalThis.__kindlingLoop?.(${lineAt(code, node.start)});`;
    if (body.type === "BlockStatement") text.appendRight(body.start + 1, count);
    else text.appendRight(body.start, `{${count}`).appendLeft(body.end, "}");
  }
  return { code: text.toString(), map: text.generateMap({ hires: true }) };
}

function parsed(code: string): SyntaxNode | undefined {
  try {
    return parseAst(code, { lang: "ts" }) as unknown as SyntaxNode;
  } catch {
    return undefined;
  }
}

function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split("\n").length;
}
