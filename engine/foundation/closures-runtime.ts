/**
 * What a shipped function carries: the calls that the closure pass writes into a program, and the views on them. In Spark a
 * closure is a Java object whose fields are its captures; here it is `build(captures, module)` beside the captures as they
 * stand now. Same: captures have names, a place in the program, and can be listed. Left out: bytecode; `ClosureCleaner`'s
 * removal of unused outer fields, since only used names are captured at all. Spark 3.5.3: core/…/util/ClosureCleaner.scala.
 */

/** Names to values: the captures of one function, or the names of one module. */
export type Env = Record<string, unknown>;

export const SHIPPED: unique symbol = Symbol.for("kindling.closure.shipped");
export const MODULE: unique symbol = Symbol.for("kindling.closure.module");
export const CLASS: unique symbol = Symbol.for("kindling.closure.class");

/** The names of a module, which know their module. */
export type ModuleEnv = Env & { [MODULE]?: ModuleRecord };
export type Build = (env: Env | 0, module: ModuleEnv) => Function;

/** A place in a program where a function with captures is made. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly name?: string;
  /** Names of its own module that it reads itself; what those need in turn is found by walking. */
  readonly module: readonly string[];
  /** Captured names that it assigns: what a task writes there stays in the task. */
  readonly writes: readonly string[];
  /** Imports from packages, which go by reference. */
  readonly imports: readonly (readonly [local: string, from: string, name: string])[];
}

/** A site with what only the shipper needs: free globals, and whether `new` is meant to work on the function. */
export interface SiteRecord extends Site {
  readonly globals: readonly string[];
  /** Needs nothing of its module and no global of the task. */
  readonly bare: boolean;
  readonly constructs: boolean;
}

/** A name of a module that stands for an export of another user's module. */
export type Link = readonly [module: () => ModuleEnv | undefined, exported: string];
/** A local name, or an export of another module, or (with no name) all exports of another module. */
export type Export = string | Link;

export interface ModuleRecord {
  readonly file: string;
  /** By value in every task (the program itself), or once an executor (a file that it imports)? */
  readonly program: boolean;
  readonly sites: readonly SiteRecord[];
  /** Names of its own that tasks may need. */
  readonly names: readonly string[];
  /** Those of them that are assigned more than once. */
  readonly varying: readonly string[];
  readonly globals: readonly string[];
  readonly links: Readonly<Record<string, Link>>;
  readonly exports: Readonly<Record<string, Export>>;
  readonly stars: readonly (() => ModuleEnv | undefined)[];
  readonly live: ModuleEnv;
  /** What the names held when the module had been loaded; set by `loaded`. */
  template: Env | undefined;
}

/** What the pass writes for a site, shorter than its record. */
export type SiteRow = readonly [
  line: number,
  name: string,
  module: readonly string[],
  writes: readonly string[],
  imports: Site["imports"],
  globals: readonly string[],
  constructs: 0 | 1,
];
export interface ModuleRow {
  readonly file: string;
  readonly program: boolean;
  readonly sites: readonly SiteRow[];
  readonly names: readonly string[];
  readonly varying: readonly string[];
  readonly globals: readonly string[];
  readonly links: ModuleRecord["links"];
  readonly exports: ModuleRecord["exports"];
  readonly stars: ModuleRecord["stars"];
}

/** How a function was made and from what. `live` is 0 when it captures no local name. */
export class Shipped {
  readonly build: Build;
  readonly live: Env | 0;
  readonly module: ModuleEnv;
  readonly site: number;
  /** Has the function properties of its own? Known on copies only. */
  extras = false;
  constructor(build: Build, live: Env | 0, module: ModuleEnv, site: number) {
    this.build = build;
    this.live = live;
    this.module = module;
    this.site = site;
  }
}

interface Carrier {
  [SHIPPED]?: Shipped | 0;
  [CLASS]?: readonly string[];
}

/** A captured variable as a thing of its own, since several functions share it and one assigns it: Scala's `IntRef`. */
export abstract class SharedVariable {
  abstract v: unknown;
  /** What stands for the variable's identity in a graph. */
  abstract readonly identity: object;
}

/** The pass's `$$v`: a driver's variable, reached through its function's own code. */
export class LiveVariable extends SharedVariable {
  readonly identity: object;
  readonly #get: () => unknown;
  readonly #set: (value: unknown) => void;
  constructor(identity: object, get: () => unknown, set: (value: unknown) => void) {
    super();
    this.identity = identity;
    this.#get = get;
    this.#set = set;
  }
  get v(): unknown {
    return this.#get();
  }
  set v(value: unknown) {
    this.#set(value);
  }
}

/** The same variable in a task. */
export class VariableCopy extends SharedVariable {
  v: unknown = undefined;
  get identity(): object {
    return this;
  }
}

/** The pass's `$$k`: a function with captures. */
export function ship(build: Build, live: Env | 0, module: ModuleEnv, site: number): Function {
  const made = build(live, module);
  (made as Carrier)[SHIPPED] = new Shipped(build, live, module, site);
  return made;
}

/** The pass's `$$p`: a function that captures nothing and may therefore go as it is. */
export function plain<F extends Function>(made: F): F {
  (made as Carrier)[SHIPPED] = 0;
  return made;
}

/** The pass's `$$c`: a class that stands in transformed code, with the names of its private fields. */
export function markClass(made: Function, privates: readonly string[]): void {
  Object.defineProperty(made, CLASS, { value: privates });
}

/** Says once that instances of a class from elsewhere may be copied field by field. */
export function serializable<C extends Function>(made: C): C {
  markClass(made, []);
  return made;
}

const siteRecord = (file: string, row: SiteRow): SiteRecord => ({
  file,
  line: row[0],
  ...(row[1] === "" ? {} : { name: row[1] }),
  module: row[2],
  writes: row[3],
  imports: row[4],
  globals: row[5],
  bare: row[2].length === 0 && row[5].length === 0,
  constructs: row[6] === 1,
});

/** The pass's `$$m`: the names of a module as its shipped functions reach them on the driver. */
export function moduleEnv(row: ModuleRow, live: ModuleEnv): ModuleEnv {
  const sites = row.sites.map((site) => siteRecord(row.file, site));
  live[MODULE] = { ...row, sites, live, template: undefined };
  return live;
}

/** The mark of a function: its closure, 0 for one without captures, undefined for one that was not transformed. */
export function shippedOf(made: Function): Shipped | 0 | undefined {
  const mark = (made as Carrier)[SHIPPED];
  if (mark === undefined || Object.getPrototypeOf(made) === Function.prototype) return mark;
  // A class inherits from the function that it extends; the mark is not meant to be inherited.
  return Object.hasOwn(made, SHIPPED) ? mark : undefined;
}

/** Names of private fields of a class that may be copied; undefined for any other function. */
export const classMark = (made: Function): readonly string[] | undefined =>
  Object.hasOwn(made, CLASS) ? (made as Carrier)[CLASS] : undefined;

export const recordOf = (module: ModuleEnv): ModuleRecord => module[MODULE] as ModuleRecord;
export const siteRecordOf = (shipped: Shipped): SiteRecord =>
  recordOf(shipped.module).sites[shipped.site] as SiteRecord;

/** True when the function holds nothing that a task could change or that differs between executors. */
export const isBare = (shipped: Shipped): boolean =>
  shipped.live === 0 && siteRecordOf(shipped).bare;

/** Where a function was made; undefined when it captures nothing or was not transformed. */
export function siteOf(made: Function): Site | undefined {
  const shipped = shippedOf(made);
  return shipped === undefined || shipped === 0 ? undefined : siteRecordOf(shipped);
}

/** What a function captures now, by name: its locals first, then the names of its module. */
export function captures(made: Function): Record<string, unknown> {
  const shipped = shippedOf(made);
  const seen: Record<string, unknown> = {};
  if (shipped === undefined || shipped === 0) return seen;
  const locals = shipped.live === 0 ? [] : Object.keys(shipped.live);
  for (const name of locals) peek(seen, shipped.live as Env, name);
  for (const name of siteRecordOf(shipped).module) peek(seen, shipped.module, name);
  return seen;
}

/** A name that is not initialised yet is left out of the view. */
function peek(seen: Env, from: Env, name: string): void {
  try {
    const value = from[name];
    seen[name] = value instanceof SharedVariable ? value.v : value;
  } catch (thrown) {
    if (!(thrown instanceof ReferenceError)) throw thrown;
  }
}
