/**
 * Scopes of a JavaScript module: what is declared where, and what each name refers to. Spark has a compiler for this (captures are
 * fields of the closure's class); JavaScript tells nobody, so the pass finds it out. Same result as the language's own rules:
 * hoisting, block scopes, parameter scopes, names of function expressions. Left out: `with` and sloppy-mode block functions.
 * ECMA-262, chapters 9.1 and 14 to 16.
 */
import type { AnyNode, Identifier, ThisExpression } from "acorn";

export type ScopeKind =
  "module" | "function" | "parameters" | "name" | "block" | "for" | "switch" | "catch" | "class";
export type BindingKind =
  "var" | "let" | "const" | "class" | "function" | "parameter" | "import" | "name";

export interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | undefined;
  /** The function whose code this is; undefined at the top of the module. */
  readonly fn: Fn | undefined;
  readonly bindings: Map<string, Binding>;
  /** Where statements can be put before all others of the scope; undefined where none can. */
  readonly start: number | undefined;
}

export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  readonly scope: Scope;
  /** From here on in the text it is initialised. */
  readonly end: number;
  /** Assigned anywhere after its declaration? */
  assigned: boolean;
  /** For an import: the module, and the name there (`*` for all of it); `plain` without import attributes. */
  readonly from?: { readonly source: string; readonly name: string; readonly plain: boolean };
}

export type FnKind =
  "arrow" | "expression" | "declaration" | "method" | "member" | "field" | "static";
export type Lexical = "this" | "arguments" | "super" | "new.target";

/** A function, or code that runs as one (a field's initialiser, a static block). */
export interface Fn {
  readonly node: AnyNode;
  readonly kind: FnKind;
  readonly parent: Fn | undefined;
  /** The scope in which the function is made. */
  readonly outer: Scope;
  /** Nodes around it, outermost first. */
  readonly around: readonly AnyNode[];
  /** For arrows: what they take from the function around them. */
  readonly lexical: Set<Lexical>;
  /** Uses `this` of its own. */
  ownThis: boolean;
  /** Contains a direct `eval`, itself or inside. */
  dynamic: boolean;
}

/** How a name stands in the text, as far as rewriting it must know. */
export type Use = "value" | "callee" | "shorthand" | "typeof";

export interface Reference {
  readonly node: Identifier;
  readonly scope: Scope;
  readonly fn: Fn | undefined;
  readonly use: Use;
  readonly write: boolean;
  /** The callee of a call with which a statement begins. */
  readonly opensStatement: boolean;
  /** The property read from it, for `Math.random`. */
  readonly property: string | undefined;
}

export interface ThisUse {
  readonly node: ThisExpression;
  readonly fn: Fn;
}

export interface ClassPlace {
  readonly at: number;
  readonly privates: readonly string[];
}

export interface ExportRow {
  readonly exported: string;
  readonly local?: string;
  readonly source?: string;
}

/** All that is known of a module. */
export interface Analysis {
  readonly module: Scope;
  readonly fns: readonly Fn[];
  readonly references: readonly Reference[];
  readonly thisUses: readonly ThisUse[];
  readonly classes: readonly ClassPlace[];
  readonly exports: readonly ExportRow[];
  readonly imports: readonly {
    readonly source: string;
    readonly end: number;
    readonly plain: boolean;
  }[];
  /** Every declared name, with a place for messages. */
  readonly declared: readonly { readonly name: string; readonly at: number }[];
}

/** What a name refers to from a scope on. */
export function resolve(name: string, from: Scope): Binding | undefined {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const binding = scope.bindings.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** Is this code inside that function? */
export function inside(fn: Fn | undefined, outer: Fn): boolean {
  for (let at = fn; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The function whose `this` and `arguments` count at a place: the nearest that is no arrow. */
export function provider(fn: Fn | undefined): Fn | undefined {
  let at = fn;
  while (at !== undefined && at.kind === "arrow") at = at.parent;
  return at;
}

/** Names that each function takes from outside, in order of appearance; for comparison with other analysers. */
export function freeNames(analysis: Analysis): ReadonlyMap<Fn, ReadonlySet<string>> {
  const names = new Map(analysis.fns.map((fn) => [fn, new Set<string>()]));
  for (const reference of analysis.references) {
    const { name } = reference.node;
    const home =
      name === "arguments" ? provider(reference.fn) : resolve(name, reference.scope)?.scope.fn;
    for (let at = reference.fn; at !== undefined && at !== home; at = at.parent) {
      names.get(at)?.add(name);
    }
  }
  return names;
}
