/**
 * A closure as text, for a process that shares no memory with this one. In Spark the class travels in a jar and the captured values as
 * a Java stream; here the text of the function travels with them. Same: the other side rebuilds an equal graph, identity and cycles
 * included. Left out: classes and their instances, handles, and packages, which the other side must import itself.
 */
import { SparkException } from "./errors.ts";
import { className } from "./closures-errors.ts";
import {
  type Env,
  type ModuleEnv,
  type Shipped,
  type SiteRow,
  SharedVariable,
  recordOf,
  shippedOf,
  siteRecordOf,
} from "./closures-runtime.ts";
import { type Entry, type Node, type Packed, type Text, readText } from "./closures-text-read.ts";

const holders = ["Math", "JSON", "Object", "Number", "String", "Array", "Reflect"];

function refuse(what: string): never {
  throw new SparkException(`A closure with ${what} has no text form`);
}

/** The way to one of JavaScript's own functions: `Number`, or `Math.max`. */
function globalPath(made: Function): string | undefined {
  const everywhere = globalThis as unknown as Env;
  if (everywhere[made.name] === made) return made.name;
  const holder = holders.find((name) => (everywhere[name] as Env)[made.name] === made);
  return holder === undefined ? undefined : `${holder}.${made.name}`;
}

class Writer {
  readonly nodes: Node[] = [];
  readonly modules: Text["modules"][number][] = [];
  readonly #seen = new Map<object, number>();
  readonly #envs = new Map<ModuleEnv, number>();
  readonly #written: Set<string>[] = [];

  value(value: unknown): Packed {
    if (value === undefined) return ["u"];
    if (typeof value === "bigint") return ["i", String(value)];
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
      return ["n", Object.is(value, -0) ? "-0" : String(value)];
    }
    if (typeof value === "symbol") return refuse("a symbol");
    if (typeof value !== "object" && typeof value !== "function") {
      return value as string | number | boolean;
    }
    return value === null ? null : ["r", this.#reference(value)];
  }

  #reference(value: object): number {
    const identity = value instanceof SharedVariable ? value.identity : value;
    const known = this.#seen.get(identity);
    if (known !== undefined) return known;
    const at = this.nodes.push(["a", []]) - 1;
    this.#seen.set(identity, at);
    this.nodes[at] = typeof value === "function" ? this.#function(value) : this.#object(value);
    return at;
  }

  #entries(from: Env, names: readonly string[] = Object.keys(from)): Entry[] {
    return names.map((name): Entry => [name, this.value(from[name])]);
  }

  #object(value: object): Node {
    const proto: unknown = Object.getPrototypeOf(value);
    if (value instanceof SharedVariable) return ["c", this.value(value.v)];
    if (Array.isArray(value)) return ["a", value.map((item) => this.value(item))];
    if (value instanceof Map) {
      return ["m", [...value].map(([key, item]) => [this.value(key), this.value(item)] as const)];
    }
    if (value instanceof Set) return ["s", [...value].map((item) => this.value(item))];
    if (value instanceof RegExp) return ["x", value.source, value.flags, value.lastIndex];
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const items = Array.from(value as unknown as ArrayLike<number | bigint>, (item) =>
        this.value(item),
      );
      return ["t", className(value), items];
    }
    if (value instanceof Error) return ["e", className(value), value.message];
    if (className(value) === "Date") return ["v", "Date", Number(value)];
    if (proto === Object.prototype) return ["o", this.#entries(value as Env)];
    if (proto === null) return ["d", this.#entries(value as Env)];
    return refuse(`an instance of ${className(value)}`);
  }

  #function(made: Function): Node {
    const shipped = shippedOf(made);
    if (shipped === 0) return ["p", Function.prototype.toString.call(made)];
    if (shipped !== undefined) return this.#closure(shipped);
    const path = globalPath(made);
    if (path !== undefined) return ["g", path];
    return refuse(`${made.name === "" ? "a function" : `'${made.name}'`} that was not transformed`);
  }

  #closure(shipped: Shipped): Node {
    const site = siteRecordOf(shipped);
    const module = this.#module(shipped.module);
    const env = shipped.live === 0 ? 0 : this.#entries(shipped.live);
    this.#moduleNames(module, shipped.module, site.module);
    const text = Function.prototype.toString.call(shipped.build);
    return ["f", text, env, module, shipped.site, site.imports];
  }

  #module(module: ModuleEnv): number {
    const known = this.#envs.get(module);
    if (known !== undefined) return known;
    const { file, sites, globals } = recordOf(module);
    const rows = sites.map((site): SiteRow => [
      site.line,
      site.name ?? "",
      site.module,
      site.writes,
      site.imports,
      site.globals,
      site.constructs ? 1 : 0,
    ]);
    const at = this.modules.push({ file, sites: rows, globals, names: [] }) - 1;
    this.#envs.set(module, at);
    this.#written.push(new Set());
    return at;
  }

  #moduleNames(at: number, module: ModuleEnv, names: readonly string[]): void {
    const written = this.#written[at] as Set<string>;
    for (const name of names) {
      if (written.has(name)) continue;
      written.add(name);
      const entry: Entry = [name, this.value(module[name])];
      (this.modules[at] as unknown as { names: Entry[] }).names.push(entry);
    }
  }
}

/** The text of a function with all that it captures. */
export function encodeClosure(made: Function): string {
  const writer = new Writer();
  const root = writer.value(made);
  const text: Text = { root, nodes: writer.nodes, modules: writer.modules };
  return JSON.stringify(text);
}

/** The function that a text describes. */
export function decodeClosure(
  text: string,
  importer: ((from: string, name: string) => unknown) | undefined,
): Function {
  const made = readText(JSON.parse(text) as Text, importer);
  if (typeof made !== "function") throw new SparkException("The text does not describe a function");
  return made;
}
