/**
 * Which functions are shipped, and what each of them captures. In Spark every closure handed to a transformation is cleaned and
 * serialized; a program's text does not tell which function that will be, so all are prepared that could be. Left out on purpose:
 * async functions (driver code), arguments of calls that no RDD has, functions called in place, class methods (by reference).
 */
import type { AnyNode } from "acorn";
import {
  type Analysis,
  type Binding,
  type Fn,
  type Reference,
  inside,
  provider,
  resolve,
} from "./scope.ts";

/** Callees whose function arguments stay on the driver: no RDD or Dataset has a method of that name. */
export const driverOnly: ReadonlySet<string> = new Set([
  "then",
  "catch",
  "finally",
  "Promise",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "forEach",
  "sort",
  "toSorted",
  "find",
  "findLast",
  "findIndex",
  "findLastIndex",
  "some",
  "every",
  "reduceRight",
  "describe",
  "it",
  "test",
  "suite",
  "expect",
  "beforeEach",
  "afterEach",
  "beforeAll",
  "afterAll",
  "law",
  "kataLaw",
  "experiment",
  "submit",
  "addEventListener",
]);

/** Globals that a task gets from its executor. */
export const taskGlobals: ReadonlySet<string> = new Set([
  "console",
  "Date",
  "performance",
  "process",
  "fetch",
  "crypto",
  "Math",
  "Thread",
]);

/** What one shipped function takes from outside. */
export interface Capture {
  /** Local names, `this` and `arguments` included; undefined for those two. */
  readonly locals: Map<string, Binding | undefined>;
  readonly module: Set<string>;
  readonly globals: Set<string>;
  readonly writes: Set<string>;
  readonly imports: Map<string, readonly [local: string, from: string, name: string]>;
}

export interface Skip {
  readonly at: number;
  readonly reason: string;
}

export interface Selection {
  /** Functions that become a builder with captures. */
  readonly shipped: ReadonlyMap<Fn, Capture>;
  /** Functions that capture nothing and only get a mark. */
  readonly plain: ReadonlySet<Fn>;
  readonly skipped: readonly Skip[];
  /** Names of the module that shipped functions need. */
  readonly module: ReadonlySet<string>;
}

/** A file of the user's own, against a package. */
export const isUserFile = (source: string): boolean => /^(\.|\/|file:|blob:)/.test(source);

/** esbuild's own helper for the names of functions: it stays where it is, like a global. */
export const isToolHelper = (binding: Binding): boolean =>
  binding.name === "__name" && binding.scope.kind === "module" && binding.kind !== "import";

/** Is this import read through the module's environment, instead of staying as it is? */
export const isLinked = (binding: Binding): boolean =>
  binding.from !== undefined && binding.from.plain && isUserFile(binding.from.source);

/** `Math` is the task's only where a program may reach `Math.random`. */
export const isTaskGlobal = (reference: Reference): boolean => {
  const { name } = reference.node;
  if (!taskGlobals.has(name) || reference.use === "typeof") return false;
  return name !== "Math" || reference.property === undefined || reference.property === "random";
};

const calleeName = (callee: AnyNode): string | undefined => {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type !== "MemberExpression" || callee.computed) return undefined;
  return callee.property.type === "Identifier" ? callee.property.name : undefined;
};

/** A name of the list, unless it is the program's own function of that name. */
function staysOnDriver(fn: Fn, parent: AnyNode | undefined): boolean {
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return false;
  const name = calleeName(parent.callee);
  if (name === undefined || !driverOnly.has(name)) return false;
  const own = parent.callee.type === "Identifier" ? resolve(name, fn.outer) : undefined;
  return own === undefined || own.kind === "import";
}

/** Called where it stands, or the start of what `new` is applied to. */
function calledInPlace(fn: Fn): boolean {
  let node = fn.node;
  for (let at = fn.around.length - 1; at >= 0; at -= 1) {
    const around = fn.around[at] as AnyNode;
    if (around.type === "CallExpression" || around.type === "NewExpression") {
      return around.callee === node && (node === fn.node || around.type === "NewExpression");
    }
    if (around.type !== "MemberExpression" || around.object !== node) return false;
    node = around;
  }
  return false;
}

/** `this` does not exist before `super()` has returned. */
function beforeSuper(fn: Fn): boolean {
  if (!fn.lexical.has("this") || fn.kind !== "arrow") return false;
  const source = provider(fn);
  const method = source?.around.at(-1);
  if (source === undefined || method?.type !== "MethodDefinition" || method.kind !== "constructor")
    return false;
  const owner = source.around.at(-2);
  if (owner?.type !== "ClassDeclaration" && owner?.type !== "ClassExpression") return false;
  if (!owner.superClass) return false;
  const body = source.node.type === "FunctionExpression" ? source.node.body.body : [];
  const call = body.find(
    ({ type, ...rest }) =>
      type === "ExpressionStatement" &&
      (rest as { expression?: { callee?: AnyNode } }).expression?.callee?.type === "Super",
  );
  return call === undefined || fn.node.start < call.end;
}

/** Why a function that could be shipped is not; undefined when nothing stands against it. */
function obstacle(fn: Fn): string | undefined {
  if (fn.dynamic) return "it calls eval directly, so its names cannot be known";
  if (fn.lexical.has("super")) return "it uses super";
  if (fn.kind === "arrow" && fn.lexical.has("new.target"))
    return "it uses new.target of the function around it";
  if (beforeSuper(fn)) return "it uses this in a constructor before super() has returned";
  if (fn.kind !== "declaration") return undefined;
  if (fn.outer.kind === "switch") return "a function declared in a switch has no place to be bound";
  return undefined;
}

const isAsync = (fn: Fn): boolean => "async" in fn.node && fn.node.async === true;

/** Can this function reach a task at all? */
function isCandidate(fn: Fn): boolean {
  if (fn.kind === "member" || fn.kind === "field" || fn.kind === "static" || isAsync(fn))
    return false;
  if (fn.kind === "declaration") return true;
  if (fn.kind === "method") {
    const property = fn.around.at(-1);
    return property?.type === "Property" && !property.computed;
  }
  return !calledInPlace(fn) && !staysOnDriver(fn, fn.around.at(-1));
}

const newCapture = (): Capture => ({
  locals: new Map(),
  module: new Set(),
  globals: new Set(),
  writes: new Set(),
  imports: new Map(),
});

/** Adds what one reference takes from outside `fn`. */
function addReference(capture: Capture, fn: Fn, reference: Reference): void {
  const { name } = reference.node;
  if (name === "arguments") {
    if (!inside(provider(reference.fn), fn) && provider(reference.fn) !== undefined)
      capture.locals.set(name, undefined);
    return;
  }
  const binding = resolve(name, reference.scope);
  if (binding === undefined) {
    if (isTaskGlobal(reference)) capture.globals.add(name);
    return;
  }
  if (inside(binding.scope.fn, fn) || isToolHelper(binding)) return;
  if (binding.from !== undefined && !isLinked(binding)) {
    capture.imports.set(name, [name, binding.from.source, binding.from.name]);
  } else if (binding.scope.kind === "module") capture.module.add(name);
  else capture.locals.set(name, binding);
  if (reference.write && binding.kind !== "const") capture.writes.add(name);
}

function captureOf(
  analysis: Analysis,
  fn: Fn,
  within: ReadonlyMap<Fn, readonly Reference[]>,
): Capture {
  const capture = newCapture();
  for (const reference of within.get(fn) ?? []) addReference(capture, fn, reference);
  for (const use of analysis.thisUses) {
    const source = provider(use.fn);
    if (source !== undefined && inside(use.fn, fn) && !inside(source, fn))
      capture.locals.set("this", undefined);
  }
  return capture;
}

/** The references inside each function, those of inner functions included. */
function referencesWithin(analysis: Analysis): ReadonlyMap<Fn, readonly Reference[]> {
  const within = new Map<Fn, Reference[]>();
  for (const reference of analysis.references) {
    for (let at = reference.fn; at !== undefined; at = at.parent) {
      const list = within.get(at);
      if (list === undefined) within.set(at, [reference]);
      else list.push(reference);
    }
  }
  return within;
}

const isEmpty = ({ locals, module, globals }: Capture): boolean =>
  locals.size === 0 && module.size === 0 && globals.size === 0;

/** Class methods and accessors stay by reference, so a captured variable that they assign is the driver's own. */
function* leaks(analysis: Analysis): Generator<Skip> {
  for (const reference of analysis.references) {
    if (!reference.write) continue;
    let member = reference.fn;
    while (member !== undefined && member.kind !== "member") member = member.parent;
    const binding = resolve(reference.node.name, reference.scope);
    if (member === undefined || binding === undefined || inside(binding.scope.fn, member)) continue;
    const reason = `a method goes by reference: its assignment to '${binding.name}' reaches the driver's variable`;
    yield { at: reference.node.start, reason };
  }
}

/** Decides for each function of a module. */
export function select(analysis: Analysis): Selection {
  const shipped = new Map<Fn, Capture>();
  const plain = new Set<Fn>();
  const skipped: Skip[] = [...leaks(analysis)];
  const module = new Set<string>();
  const within = referencesWithin(analysis);
  // A function with a shipped one inside: its text needs the module's environment, captures or not.
  const holders = new Set<Fn>();
  for (const fn of analysis.fns.toReversed()) {
    if (!isCandidate(fn)) continue;
    const reason = obstacle(fn);
    const capture = captureOf(analysis, fn, within);
    if (reason !== undefined || capture.locals.has("__proto__")) {
      skipped.push({
        at: fn.node.start,
        reason: reason ?? "it captures a variable named __proto__",
      });
    } else if (isEmpty(capture) && fn.kind !== "method" && !holders.has(fn)) plain.add(fn);
    else {
      shipped.set(fn, capture);
      for (let at = fn.parent; at !== undefined && !holders.has(at); at = at.parent)
        holders.add(at);
      for (const name of capture.module) module.add(name);
    }
  }
  skipped.sort((left, right) => left.at - right.at);
  return { shipped: new Map([...shipped].toReversed()), plain, skipped, module };
}
