/**
 * The copier of functions: a closure is built anew from its text with copies of its captures. In Spark the class is the same on both
 * sides and the fields are deserialized. Same: helper functions go along with what they capture, module state is the task's own for
 * the program and the executor's for what it imports. Left out: methods and classes, which stay where they are (by reference).
 * Spark 3.5.3: core/…/util/ClosureCleaner.scala.
 */
import { type HANDLE, Graph, raise } from "./closures-graph.ts";
import { accessor, defineLink, resolveExport } from "./closures-links.ts";
import {
  type Env,
  type ModuleEnv,
  type ModuleRecord,
  type SiteRecord,
  MODULE,
  SHIPPED,
  Shipped,
  classMark,
  recordOf,
  shippedOf,
} from "./closures-runtime.ts";

/** What a task finds under a global name: the console of its executor, the virtual `Date`, `Thread`, … */
export interface TaskGlobals {
  readonly [name: string]: unknown;
  /** The attempt that a copy is made for, for handles that belong to it. */
  readonly [TASK]?: unknown;
}

/** Under this key, and no name that a program could have, handles find the attempt. */
export const TASK: unique symbol = Symbol.for("kindling.closure.task");

/** The environments of imported modules on one executor. */
export interface ModuleHome {
  environment(record: ModuleRecord): ModuleEnv;
}

/** A thing that says itself what a copy of it is: Broadcast, Accumulator, RDD, SparkContext. */
export interface Handle {
  [HANDLE](copier: Copier): unknown;
}

/** Why a copy is made: to check, once a stage, once an attempt, for a value alone, or of a module just loaded. */
export type Phase = "check" | "snapshot" | "instance" | "value" | "load";

const FUNCTION_BYTES = 96;

export class Copier extends Graph {
  readonly phase: Phase;
  readonly executor: ModuleHome | undefined;
  readonly globals: TaskGlobals | undefined;
  #byReference: string[] | undefined = undefined;
  #writes: string[] | undefined = undefined;
  #module: ModuleEnv | undefined = undefined;
  #modules: Map<ModuleRecord, ModuleEnv> | undefined = undefined;

  constructor(phase: Phase, executor?: ModuleHome, globals?: TaskGlobals) {
    super();
    this.phase = phase;
    this.executor = executor;
    this.globals = globals;
  }

  /** Names of functions that go by reference because they were not transformed. */
  get byReference(): readonly string[] {
    return this.#byReference ?? [];
  }
  /** Captured names that the functions of this graph assign. */
  get writes(): readonly string[] {
    return this.#writes ?? [];
  }

  protected override closure(made: Function): Function {
    const shipped = shippedOf(made);
    if (shipped === undefined) return this.#foreign(made);
    if (shipped === 0) {
      this.bytes += FUNCTION_BYTES;
      return made;
    }
    return (this.known(made) as Function | undefined) ?? this.#closure(made, shipped);
  }

  /** Not transformed: by reference. Classes are on the class path, JavaScript's own functions are everywhere. */
  #foreign(made: Function): Function {
    this.bytes += FUNCTION_BYTES;
    if (this.phase === "instance" || classMark(made) !== undefined) return made;
    const text = Function.prototype.toString.call(made);
    const native = text.endsWith("{ [native code] }") && !made.name.startsWith("bound ");
    if (native || text.startsWith("class")) return made;
    const name = made.name === "" ? "a function without a name" : made.name;
    const names = (this.#byReference ??= []);
    if (!names.includes(name)) names.push(name);
    return made;
  }

  #closure(made: Function, shipped: Shipped): Function {
    const record = recordOf(shipped.module);
    const site = record.sites[shipped.site] as SiteRecord;
    this.bytes += FUNCTION_BYTES;
    const env: Env | 0 = shipped.live === 0 ? 0 : {};
    const module = this.#home(record, shipped.module);
    const copy = shipped.build(env, module);
    const mark = new Shipped(shipped.build, env, module, shipped.site);
    (copy as { [SHIPPED]?: Shipped })[SHIPPED] = mark;
    this.remember(made, copy);
    if (env !== 0) this.#fill(env, shipped.live as Env);
    if (record.program) {
      for (const name of site.module) this.#moduleName(record, module, shipped.module, name);
      if (this.phase === "instance" || this.phase === "value") this.#globals(site, record, module);
    }
    this.#properties(made, copy, shipped, mark, site);
    return copy;
  }

  #properties(
    made: Function,
    copy: Function,
    from: Shipped,
    mark: Shipped,
    site: SiteRecord,
  ): void {
    if (site.constructs) copy.prototype = made.prototype;
    if (this.phase === "instance") mark.extras = from.extras;
    else {
      for (const _ in made) mark.extras = true;
      if (site.writes.length > 0) this.#note(site.writes);
    }
    if (mark.extras) this.fields(made, copy as unknown as Env);
  }

  #note(names: readonly string[]): void {
    const writes = (this.#writes ??= []);
    for (const name of names) if (!writes.includes(name)) writes.push(name);
  }

  #fill(env: Env, live: Env): void {
    for (const name in live) this.#assign(env, live, name);
  }

  /** A name that is not initialised yet fails when the task reads it, not when it is copied. */
  #assign(env: Env, from: Env, name: string): void {
    let value: unknown;
    try {
      value = from[name];
    } catch (thrown) {
      if (!(thrown instanceof ReferenceError)) throw thrown;
      Object.defineProperty(
        env,
        name,
        accessor(() => raise(thrown)),
      );
      return;
    }
    env[name] = this.copy(value);
  }

  /** The names of the module on the other side: one object a graph for the program, the executor's for an import. */
  #home(record: ModuleRecord, from: ModuleEnv): ModuleEnv {
    if (!record.program) {
      return this.phase === "instance" && this.executor !== undefined
        ? this.executor.environment(record)
        : from;
    }
    if (this.#module !== undefined && this.#module[MODULE] === record) return this.#module;
    let module = this.#modules?.get(record);
    if (module === undefined) {
      module = { [MODULE]: record } as ModuleEnv;
      (this.#modules ??= new Map()).set(record, module);
    }
    this.#module = module;
    return module;
  }

  #moduleName(record: ModuleRecord, module: ModuleEnv, from: ModuleEnv, name: string): void {
    if (Object.hasOwn(module, name)) return;
    const link = Object.hasOwn(record.links, name) ? record.links[name] : undefined;
    const target = link && resolveExport(link);
    if (target === undefined || target.record.program) {
      this.#assign(module, from, name);
      return;
    }
    const executor = this.phase === "instance" ? this.executor : undefined;
    if (executor !== undefined) {
      defineLink(module, name, target, (imported) => executor.environment(imported));
    } else if (this.phase === "value" || this.phase === "instance") {
      defineLink(module, name, target, (imported) => imported.live);
    }
  }

  /** Free globals: the task's own where it has one, else the real one at the moment of use. */
  #globals(site: SiteRecord, record: ModuleRecord, module: ModuleEnv): void {
    for (const name of site.globals) {
      if (Object.hasOwn(module, name)) continue;
      if (this.globals !== undefined && Object.hasOwn(this.globals, name)) {
        module[name] = this.globals[name];
      } else
        Object.defineProperty(
          module,
          name,
          accessor(() => record.live[name]),
        );
    }
  }
}
