/**
 * Reads a syntax tree (ESTree): every node, from the outside in.
 *
 * In Spark: nothing. Used by the loop guard, the sandbox and the tidy test. Left out on purpose: scopes.
 */

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function* nodesIn(node: SyntaxNode): Generator<SyntaxNode> {
  const open: SyntaxNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    open.push(...childrenOf(next).toReversed());
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string"
  );
}

/** A field that is a word: the name of an identifier, the value of a string. Empty for anything else. */
export function wordOf(field: unknown): string {
  return typeof field === "string" ? field : "";
}
