/**
 * How a printed value looks, the same when the book is built and in a reader's browser.
 *
 * In Spark: `println`. Node and browsers print objects differently, so both use this instead of their own. A list that is
 * longer than a line is broken, one element a line. Left out on purpose: colours, depth limits, getters.
 */

const lineAtMost = 92;

/** What `console.log(...values)` prints, as one text that may hold several lines. */
export const printedLine = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === "string" ? value : shown(value, ""))).join(" ");

/** A value as a program would write it down. */
function shown(value: unknown, indent: string): string {
  if (value === null || value === undefined) return String(value);
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "function":
      return `[function ${value.name === "" ? "without a name" : value.name}]`;
    case "object":
      return shownObject(value, indent);
    case "symbol":
      return value.toString();
    default:
      return value === undefined ? "undefined" : JSON.stringify(value);
  }
}

function shownObject(value: object, indent: string): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return folded(
      "[",
      value.map((one) => shown(one, inner)),
      "]",
      indent,
    );
  if (value instanceof Map) {
    const entries = [...value].map(([key, one]) => `${shown(key, inner)} => ${shown(one, inner)}`);
    return `Map ${folded("{ ", entries, " }", indent)}`;
  }
  if (value instanceof Set)
    return `Set ${folded(
      "{ ",
      [...value].map((one) => shown(one, inner)),
      " }",
      indent,
    )}`;
  const fields = Object.entries(value).map(
    ([key, one]) => `${nameText(key)}: ${shown(one, inner)}`,
  );
  const name = Object.getPrototypeOf(value)?.constructor?.name as string | undefined;
  const head = name === undefined || name === "Object" ? "" : `${name} `;
  return `${head}${folded("{ ", fields, " }", indent)}`;
}

const nameText = (key: string): string =>
  /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : JSON.stringify(key);

/** On one line where there is room, else one part a line. */
function folded(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open.trim()}${close.trim()}`;
  const flat = `${open}${parts.join(", ")}${close}`;
  if (indent.length + flat.length <= lineAtMost && !flat.includes("\n")) return flat;
  const lines = parts.map((part) => `${indent}  ${part}`).join(",\n");
  return `${open.trim()}\n${lines}\n${indent}${close.trim()}`;
}
