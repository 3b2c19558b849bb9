/**
 * "Task not serializable", and the path that leads to the culprit. In Spark the stream throws `NotSerializableException` with a
 * class name and `SerializationDebugger` walks the object again to find the path; so here. Same: the two lines, the head
 * "Serialization stack:" and the forms of its entries. Different on purpose: a closure's fields carry the program's own names, and a
 * last line says which variable of which function it was. Spark 3.5.3: core/…/serializer/SerializationDebugger.scala.
 */
import { SparkException, throwableText, type JavaError } from "./errors.ts";
import {
  type Shipped,
  SharedVariable,
  recordOf,
  shippedOf,
  siteRecordOf,
} from "./closures-runtime.ts";

/** Thrown by the copier at the value that cannot go along; `NotSerializable` is made of it where the root is known. */
export class Refusal {
  readonly culprit: unknown;
  readonly className: string;
  readonly reason: string | undefined;
  constructor(culprit: unknown, className: string, reason?: string) {
    this.culprit = culprit;
    this.className = className;
    this.reason = reason;
  }
}

/** SparkException "Task not serializable". */
export class NotSerializable extends SparkException {
  /** The Java class name of the culprit. */
  readonly culprit: string;
  /** `java.io.NotSerializableException: …` with the serialization stack, as a stage's abort shows it. */
  readonly causeText: string;
  /** The captured variable it came in by, when it came by one. */
  readonly variable: string | undefined;
  constructor(culprit: string, causeText: string, lastLine: string, variable: string | undefined) {
    const last = lastLine === "" ? "" : `\n${lastLine}`;
    super(`Task not serializable\nCaused by: ${causeText}${last}`);
    this.culprit = culprit;
    this.causeText = causeText;
    this.variable = variable;
  }
}

/** What a handle throws that cannot be sent now: by itself, or at a transformation behind the words of the check (ClosureCleaner). */
export function cannotBeSent(phase: string, cause: JavaError): SparkException | JavaError {
  if (phase !== "check") return cause;
  return new SparkException(`Task not serializable\nCaused by: ${throwableText(cause)}`);
}

/** One step from an owner to something it holds, in the words of Spark's debugger. */
interface Step {
  readonly child: unknown;
  readonly via: string;
  readonly owner: string;
  readonly captured?: { readonly variable: string; readonly place: string };
}

/** The class of a value as it is printed. */
export function className(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "symbol") return "Symbol";
  if (typeof value === "function") return "Function";
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  const proto: unknown = Object.getPrototypeOf(value);
  const maker = proto === null ? undefined : (proto as { constructor?: unknown }).constructor;
  const named = typeof maker === "function" && maker.name !== "" ? maker.name : tag;
  return tag === "Generator" || tag === "AsyncGenerator" ? tag : named;
}

const described = (value: unknown): string =>
  typeof value === "symbol"
    ? String(value)
    : typeof value === "function"
      ? `<function${String(value.length)}>`
      : className(value);

function read(from: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    const value = from[name];
    return value instanceof SharedVariable ? value.v : value;
  } catch {
    return undefined;
  }
}

function* functionSteps(made: Function, shipped: Shipped): Generator<Step> {
  const site = siteRecordOf(shipped);
  const place = `${site.file}:${String(site.line)}`;
  const owner = `object (class Function, ${described(made)})`;
  const step = (variable: string, child: unknown): Step => ({
    child,
    via: `field (class: Function, name: ${variable}, type: class ${className(child)})`,
    owner,
    captured: { variable, place },
  });
  if (shipped.live !== 0) {
    for (const name of Object.keys(shipped.live)) yield step(name, read(shipped.live, name));
  }
  if (!recordOf(shipped.module).program) return;
  for (const name of site.module) yield step(name, read(shipped.module, name));
}

function* objectSteps(value: object): Generator<Step> {
  const kind = className(value);
  const owner = `object (class ${kind}, ${described(value)})`;
  if (Array.isArray(value)) {
    const array = `array (class Array, size ${String(value.length)})`;
    for (const [index, child] of value.entries()) {
      yield { child, via: `element of array (index: ${String(index)})`, owner: array };
    }
  } else if (value instanceof Map) {
    for (const [key, child] of value) {
      yield { child: key, via: "key of map", owner };
      yield { child, via: `value of map (key: ${String(described(key))})`, owner };
    }
  } else if (value instanceof Set) {
    for (const child of value) yield { child, via: "element of set", owner };
  }
  for (const name of Object.keys(value)) {
    if (Array.isArray(value) && /^\d+$/.test(name)) continue;
    const child = read(value as Record<string, unknown>, name);
    const via = `field (class: ${kind}, name: ${name}, type: class ${className(child)})`;
    yield { child, via, owner };
  }
  if (value instanceof Error && Object.hasOwn(value, "cause")) {
    yield { child: value.cause, via: `field (class: ${kind}, name: cause)`, owner };
  }
}

function stepsFrom(value: unknown): Iterable<Step> {
  if (typeof value === "function") {
    const shipped = shippedOf(value);
    return shipped === undefined || shipped === 0 ? [] : functionSteps(value, shipped);
  }
  return typeof value === "object" && value !== null ? objectSteps(value) : [];
}

/** The steps from `root` to `culprit`, found breadth first so that the shortest way is told. */
function pathTo(root: unknown, culprit: unknown): readonly Step[] {
  const cameBy = new Map<unknown, { from: unknown; step: Step }>();
  const open: unknown[] = [root];
  for (let next = 0; next < open.length; next += 1) {
    const from = open[next];
    for (const step of stepsFrom(from)) {
      if (cameBy.has(step.child) || step.child === root) continue;
      cameBy.set(step.child, { from, step });
      if (step.child === culprit) return backwards(cameBy, culprit, root);
      open.push(step.child);
    }
  }
  return [];
}

function backwards(
  cameBy: ReadonlyMap<unknown, { from: unknown; step: Step }>,
  culprit: unknown,
  root: unknown,
): readonly Step[] {
  const path: Step[] = [];
  for (let at = culprit; at !== root;) {
    const came = cameBy.get(at);
    if (came === undefined) break;
    path.push(came.step);
    at = came.from;
  }
  return path;
}

/** The error for a refusal met below `root`: innermost entry first, as Spark prints it. */
export function notSerializable(root: unknown, refusal: Refusal): NotSerializable {
  const path = pathTo(root, refusal.culprit);
  const head = `object not serializable (class: ${refusal.className}, value: ${described(refusal.culprit)})`;
  const entries = [head, ...path.flatMap((step) => [step.via, step.owner])];
  const stack = entries.map((entry) => `\n\t- ${entry}`).join("");
  const causeText = `java.io.NotSerializableException: ${refusal.className}\nSerialization stack:${stack}`;
  const captured = path.find((step) => step.captured !== undefined)?.captured;
  const where =
    captured === undefined
      ? ""
      : `captured as '${captured.variable}' by the function at ${captured.place}`;
  const lastLine = [where, refusal.reason ?? ""].filter((text) => text !== "").join("; ");
  return new NotSerializable(refusal.className, causeText, lastLine, captured?.variable);
}
