/**
 * The text that hands captured variables over: a plain property where the value cannot change any more, getter and setter elsewhere,
 * so that the function the driver keeps reads and writes the real variables. In Scala a captured `var` becomes an `IntRef`, a
 * captured `val` a field; the same distinction. Left out: shared identity of loop variables and of parameters of short arrows.
 */
import type { AnyNode } from "acorn";
import type { Capture, Selection } from "./select.ts";
import { type Binding, type Fn, inside } from "./scope.ts";

/** The shipped function around a function, in whose text it is made. */
export function ownerOf(shipped: Selection["shipped"], fn: Fn | undefined): Fn | undefined {
  let at = fn;
  while (at !== undefined && !shipped.has(at)) at = at.parent;
  return at;
}

/** Where a function comes into being: a declaration at the start of its block. */
const birth = (fn: Fn): number =>
  fn.kind === "declaration" ? (fn.outer.start ?? fn.node.start) : fn.node.start;

/** Initialised for good before `fn` is made, on every way there? */
function isSettled(binding: Binding, fn: Fn): boolean {
  if (binding.assigned || binding.scope.kind === "switch") return false;
  for (let at: Fn | undefined = fn; at !== undefined && at !== binding.scope.fn; at = at.parent) {
    if (birth(at) <= binding.end) return false;
  }
  return true;
}

/** The object of live captures of a shipped function, as text in the place where it is made. */
export function liveText(
  selection: Selection,
  shared: ReadonlySet<Binding>,
  fn: Fn,
  capture: Capture,
): string {
  if (capture.locals.size === 0) return "0";
  const owner = ownerOf(selection.shipped, fn.parent);
  const entries = [...capture.locals].map(([name, binding]) => {
    const fromOutside =
      owner !== undefined &&
      (binding === undefined ? isLexicalThrough(fn, owner) : !inside(binding.scope.fn, owner));
    const place = fromOutside ? `$$e.${name}` : name;
    if (binding === undefined || isSettled(binding, fn)) return `${name}:${place}`;
    if (shared.has(binding)) {
      const variable = `new $$v($$t_${name},()=>${name},$$v=>{${name}=$$v})`;
      return `${name}:${fromOutside ? place : variable}`;
    }
    const setter = capture.writes.has(name) ? `,set ${name}($$v){${place}=$$v}` : "";
    return `get ${name}(){return ${place}}${setter}`;
  });
  return `{${entries.join(",")}}`;
}

/** Does `this` of `fn` come from outside `owner`, arrow by arrow? */
function isLexicalThrough(fn: Fn, owner: Fn): boolean {
  for (let at = fn.parent; at !== undefined; at = at.parent) {
    if (at.kind !== "arrow") return false;
    if (at === owner) return true;
  }
  return false;
}

/**
 * Variables whose identity several functions of a stage may share: assigned inside one, captured by another, declared where a
 * token can stand beside them. They travel as objects of their own.
 */
export function sharedVariables(selection: Selection): ReadonlySet<Binding> {
  const holders = new Map<Binding, number>();
  const written = new Set<Binding>();
  for (const capture of selection.shipped.values()) {
    for (const [name, binding] of capture.locals) {
      if (binding === undefined || binding.scope.start === undefined) continue;
      holders.set(binding, (holders.get(binding) ?? 0) + 1);
      if (capture.writes.has(name)) written.add(binding);
    }
  }
  return new Set([...written].filter((binding) => (holders.get(binding) ?? 0) > 1));
}

/** The name that JavaScript would give a function from where it stands; undefined when it has or gets none. */
export function inferredName(node: AnyNode, parent: AnyNode | undefined): string | undefined {
  if ("id" in node && node.id) return undefined;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : undefined;
    case "AssignmentExpression":
      return parent.left.type === "Identifier" && /^(=|&&=|\|\|=|\?\?=)$/.test(parent.operator)
        ? parent.left.name
        : undefined;
    case "AssignmentPattern":
      return parent.left.type === "Identifier" ? parent.left.name : undefined;
    case "Property":
    case "PropertyDefinition":
      return parent.computed || parent.value !== node ? undefined : keyName(parent.key);
    case "CallExpression": {
      // esbuild writes `__name(function, "name")`.
      const [first, name] = parent.arguments;
      const named = parent.callee.type === "Identifier" && parent.callee.name === "__name";
      return named && first === node && name?.type === "Literal" ? String(name.value) : undefined;
    }
    case "ExportDefaultDeclaration":
      return "default";
    default:
      return undefined;
  }
}

export function keyName(key: AnyNode): string | undefined {
  if (key.type === "Identifier") return key.name;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  return key.type === "Literal" ? String(key.value) : undefined;
}
