/**
 * The reading side of a closure's text: what an executor's class loader and `ObjectInputStream` do in Spark. Same: an equal graph is
 * built. Different: a function is compiled from its text, so the process must allow that; a package must be at hand already.
 */
import { SparkException } from "./errors.ts";
import { accessor } from "./closures-links.ts";
import {
  type Build,
  type Env,
  type ModuleEnv,
  type SiteRow,
  LiveVariable,
  SHIPPED,
  Shipped,
  VariableCopy,
  markClass,
  moduleEnv,
  plain,
  ship,
} from "./closures-runtime.ts";

/** A value: itself, or undefined, a number JSON lacks, a bigint, or a reference to a node. */
export type Packed =
  | null
  | string
  | number
  | boolean
  | readonly ["u"]
  | readonly ["n" | "i", string]
  | readonly ["r", number];
export type Entry = readonly [name: string, value: Packed];
export type Import = readonly [local: string, from: string, name: string];
export type Node =
  | readonly ["a" | "s", readonly Packed[]]
  | readonly ["o" | "d", readonly Entry[]]
  | readonly ["c", Packed]
  | readonly ["m", readonly (readonly [Packed, Packed])[]]
  | readonly ["x", source: string, flags: string, lastIndex: number]
  | readonly ["t", kind: string, items: readonly Packed[]]
  | readonly ["e", kind: string, message: string]
  | readonly ["v", kind: string, value: number]
  | readonly ["g" | "p", string]
  | readonly [
      "f",
      build: string,
      env: readonly Entry[] | 0,
      module: number,
      site: number,
      imports: readonly Import[],
    ];
export interface Text {
  readonly root: Packed;
  readonly nodes: readonly Node[];
  readonly modules: readonly {
    readonly file: string;
    readonly sites: readonly SiteRow[];
    readonly globals: readonly string[];
    readonly names: readonly Entry[];
  }[];
}

type Importer = ((from: string, name: string) => unknown) | undefined;

/** What esbuild wraps functions in, where names do not matter. */
const asNamed = <F>(made: F): F => made;

/** Compiles an expression in which the pass's own names, and the given imports, have a meaning. */
function compiled(text: string, imports: readonly Import[], importer: Importer): unknown {
  const values = imports.map(([local, from, name]) => {
    if (importer === undefined) {
      throw new SparkException(
        `The closure imports ${local} from ${from}, and nothing here can import it`,
      );
    }
    return importer(from, name);
  });
  const names = ["$$k", "$$p", "$$c", "$$v", "__name", ...imports.map(([local]) => local)];
  // This is the class loader of the text form: the text was written by `encode` from a function of the program.
  const make = new Function(...names, `"use strict";return (${text}\n)`) as (
    ...all: unknown[]
  ) => unknown;
  return make(ship, plain, markClass, LiveVariable, asNamed, ...values);
}

class Reader {
  readonly #text: Text;
  readonly #importer: Importer;
  readonly #made = new Map<number, unknown>();
  readonly #modules: ModuleEnv[];

  constructor(text: Text, importer: Importer) {
    this.#text = text;
    this.#importer = importer;
    this.#modules = text.modules.map((row) => {
      const live = {} as ModuleEnv;
      for (const name of row.globals) {
        Object.defineProperty(
          live,
          name,
          accessor(() => (globalThis as unknown as Env)[name]),
        );
      }
      const { file, sites, globals, names } = row;
      const own = names.map(([name]) => name);
      const rest = { varying: own, links: {}, exports: {}, stars: [] };
      return moduleEnv({ file, program: true, sites, globals, names: own, ...rest }, live);
    });
  }

  all(): unknown {
    const root = this.value(this.#text.root);
    for (const [at, module] of this.#modules.entries()) {
      this.#fill(module, this.#text.modules[at]?.names ?? []);
    }
    return root;
  }

  value(packed: Packed): unknown {
    if (packed === null || typeof packed !== "object") return packed;
    switch (packed[0]) {
      case "u":
        return undefined;
      case "n":
        return Number(packed[1]);
      case "i":
        return BigInt(packed[1]);
      case "r":
        return this.#node(packed[1]);
    }
  }

  #fill(into: Env, entries: readonly Entry[]): void {
    for (const [name, packed] of entries) into[name] = this.value(packed);
  }

  #node(at: number): unknown {
    if (this.#made.has(at)) return this.#made.get(at);
    const node = this.#text.nodes[at] as Node;
    return node[0] === "f" ? this.#closure(at, node) : this.#thing(at, node);
  }

  #thing(at: number, node: Exclude<Node, readonly ["f", ...unknown[]]>): unknown {
    const keep = <T>(made: T): T => {
      this.#made.set(at, made);
      return made;
    };
    const global = (path: string): unknown =>
      path.split(".").reduce<unknown>((from, name) => (from as Env)[name], globalThis);
    const construct = (kind: string, argument: unknown): unknown =>
      new (global(kind) as new (argument: unknown) => unknown)(argument);
    switch (node[0]) {
      case "a": {
        const made = keep<unknown[]>([]);
        for (const item of node[1]) made.push(this.value(item));
        return made;
      }
      case "s": {
        const made = keep(new Set<unknown>());
        for (const item of node[1]) made.add(this.value(item));
        return made;
      }
      case "m": {
        const made = keep(new Map<unknown, unknown>());
        for (const [key, item] of node[1]) made.set(this.value(key), this.value(item));
        return made;
      }
      case "o":
      case "d": {
        const made = keep((node[0] === "o" ? {} : Object.create(null)) as Env);
        this.#fill(made, node[1]);
        return made;
      }
      case "c": {
        const made = keep(new VariableCopy());
        made.v = this.value(node[1]);
        return made;
      }
      case "x":
        return keep(Object.assign(new RegExp(node[1], node[2]), { lastIndex: node[3] }));
      case "t":
        return keep(
          construct(
            node[1],
            node[2].map((item) => this.value(item)),
          ),
        );
      case "e":
      case "v":
        return keep(construct(node[1], node[2]));
      case "g":
        return keep(global(node[1]));
      case "p":
        return keep(plain(compiled(node[1], [], undefined) as Function));
    }
  }

  #closure(at: number, node: Extract<Node, readonly ["f", ...unknown[]]>): Function {
    const [, text, entries, moduleAt, site, imports] = node;
    const module = this.#modules[moduleAt] as ModuleEnv;
    const env: Env | 0 = entries === 0 ? 0 : {};
    const build = compiled(text, imports, this.#importer) as Build;
    const made = build(env, module);
    (made as { [SHIPPED]?: Shipped })[SHIPPED] = new Shipped(build, env, module, site);
    this.#made.set(at, made);
    if (env !== 0 && entries !== 0) this.#fill(env, entries);
    return made;
  }
}

/** Builds what a text describes. */
export const readText = (text: Text, importer: Importer): unknown =>
  new Reader(text, importer).all();
