/**
 * Reading JavaScript: the parser's settings, and walking a tree without knowing every node. No counterpart in Spark, where the
 * compiler has done this. Left out: TypeScript and JSX, which are gone before the pass runs.
 */
import { type AnyNode, type Identifier, type Pattern, type Program, parse } from "acorn";

/** The tree of a module. */
export const parseModule = (code: string): Program =>
  parse(code, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true });

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as { type?: unknown }).type === "string";

/** The nodes right below a node, in the order of the parser's fields. */
export function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const field of Object.values(node) as unknown[]) {
    if (Array.isArray(field)) {
      for (const item of field as unknown[]) if (isNode(item)) yield item;
    } else if (isNode(field)) yield field;
  }
}

/** The identifiers that a pattern declares. */
export function* declaredBy(pattern: Pattern): Generator<Identifier> {
  switch (pattern.type) {
    case "Identifier":
      yield pattern;
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        yield* declaredBy(property.type === "RestElement" ? property.argument : property.value);
      }
      return;
    case "ArrayPattern":
      for (const element of pattern.elements) if (element !== null) yield* declaredBy(element);
      return;
    case "AssignmentPattern":
      yield* declaredBy(pattern.left);
      return;
    case "RestElement":
      yield* declaredBy(pattern.argument);
      return;
    case "MemberExpression":
      return;
  }
}

/** The end of the directives of a body, and whether there are any. */
export function afterDirectives(body: readonly AnyNode[]): number | undefined {
  let end: number | undefined;
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || statement.directive === undefined) break;
    end = statement.end;
  }
  return end;
}

/** Finds the line (counted from 1) and the column (from 0) of places in a text. */
export function placesIn(
  code: string,
): (at: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) };
  };
}
