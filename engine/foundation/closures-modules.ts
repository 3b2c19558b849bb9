/**
 * The imported modules of the user on one executor. On a JVM a Scala `object` is born once an executor, when its class is first
 * used there; so here: an environment is born from what the module held when it had been loaded, at the first task that needs it,
 * and lives as long as the executor. Same: its state is shared by all tasks of that executor and by nobody else. Different: the
 * initialiser does not run again; its results are copied. What could not be copied at loading falls back to the present value.
 */
import { Copier, type ModuleHome, type TaskGlobals } from "./closures-copier.ts";
import { Refusal } from "./closures-errors.ts";
import { accessor, defineLink, resolveExport } from "./closures-links.ts";
import {
  type Env,
  type ModuleEnv,
  type ModuleRecord,
  MODULE,
  recordOf,
} from "./closures-runtime.ts";

/** The module environments of one executor; opaque to the engine, which keeps one for each executor. */
export class ExecutorModules implements ModuleHome {
  readonly #environments = new Map<ModuleRecord, ModuleEnv>();
  #globals: TaskGlobals | undefined = undefined;

  /** The globals of the attempt that runs next on this executor. */
  enter(globals: TaskGlobals): void {
    if (this.#globals === globals) return;
    this.#globals = globals;
    for (const [record, environment] of this.#environments) this.#setGlobals(record, environment);
  }

  environment(record: ModuleRecord): ModuleEnv {
    let environment = this.#environments.get(record);
    if (environment === undefined) {
      environment = { [MODULE]: record } as ModuleEnv;
      this.#environments.set(record, environment);
      this.#populate(record, environment);
      this.#setGlobals(record, environment);
    }
    return environment;
  }

  #populate(record: ModuleRecord, environment: ModuleEnv): void {
    const copier = new Copier("instance", this, this.#globals);
    const template = record.template ?? {};
    for (const name of record.names) {
      if (Object.hasOwn(template, name)) environment[name] = copier.copy(template[name]);
      else presentValue(environment, record.live, name);
    }
    for (const [name, link] of Object.entries(record.links)) {
      const target = resolveExport(link);
      if (target === undefined) presentValue(environment, record.live, name);
      else {
        const homeOf = (imported: ModuleRecord): ModuleEnv =>
          imported.program ? imported.live : this.environment(imported);
        defineLink(environment, name, target, homeOf);
      }
    }
  }

  #setGlobals(record: ModuleRecord, environment: ModuleEnv): void {
    for (const name of record.globals) {
      if (this.#globals !== undefined && Object.hasOwn(this.#globals, name)) {
        const value = this.#globals[name];
        Object.defineProperty(environment, name, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      } else
        Object.defineProperty(
          environment,
          name,
          accessor(() => record.live[name]),
        );
    }
  }
}

/** One for each executor, made when the executor starts. */
export const newExecutorModules = (): ExecutorModules => new ExecutorModules();

function presentValue(environment: ModuleEnv, live: ModuleEnv, name: string): void {
  Object.defineProperty(
    environment,
    name,
    accessor(() => live[name]),
  );
}

/**
 * The pass's `$$d`, at the end of an imported module: keeps copies of what it holds now. Names are tried alone first, since a
 * refusal in the middle of a graph would leave half-made copies behind.
 */
export function loaded(live: ModuleEnv): void {
  const record = recordOf(live);
  const copier = new Copier("load");
  const template: Env = {};
  for (const name of record.names) {
    try {
      new Copier("load").copy(live[name]);
      template[name] = copier.copy(live[name]);
    } catch (thrown) {
      if (!(thrown instanceof Refusal || thrown instanceof ReferenceError)) throw thrown;
    }
  }
  record.template = template;
}
