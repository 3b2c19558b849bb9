/**
 * Names that a module has from another of the user's modules. On a JVM a class finds another by name in its own class loader;
 * here an import becomes a link, followed on the executor to the executor's own environment of that module. Same: an imported
 * object is the one of the executor, not the driver's. Left out: assignment through a namespace. ECMA-262, ResolveExport.
 */
import { type Link, type ModuleEnv, type ModuleRecord, MODULE } from "./closures-runtime.ts";

/** Where an import leads: a local name of a module, or the whole module. */
export interface Target {
  readonly record: ModuleRecord;
  /** "*" is the whole module. */
  readonly local: string;
}

/** An enumerable accessor, so that a copy of a copy sees the name again. */
export const accessor = (
  get: () => unknown,
  set?: (value: unknown) => void,
): PropertyDescriptor => ({
  get,
  ...(set === undefined ? {} : { set }),
  enumerable: true,
  configurable: true,
});

/** Follows a link to where the name is declared; undefined when that module was not transformed. */
export function resolveExport(link: Link, seen: Set<string> = new Set()): Target | undefined {
  const [module, exported] = link;
  const record = module()?.[MODULE];
  if (record === undefined) return undefined;
  if (exported === "*") return { record, local: "*" };
  const step = `${record.file}\n${exported}`;
  if (seen.has(step)) return undefined;
  seen.add(step);
  if (Object.hasOwn(record.exports, exported)) return exportedFrom(record, exported, seen);
  for (const star of record.stars) {
    const found = resolveExport([star, exported], seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function exportedFrom(
  record: ModuleRecord,
  exported: string,
  seen: Set<string>,
): Target | undefined {
  const stands = record.exports[exported];
  if (stands === undefined) return undefined;
  if (typeof stands !== "string") return resolveExport(stands, seen);
  const onwards = Object.hasOwn(record.links, stands) ? record.links[stands] : undefined;
  return onwards === undefined ? { record, local: stands } : resolveExport(onwards, seen);
}

/** Puts the target under `name`, read anew at each use where it may still change. */
export function defineLink(
  module: ModuleEnv,
  name: string,
  target: Target,
  homeOf: (record: ModuleRecord) => ModuleEnv,
): void {
  if (target.local === "*") {
    module[name] = namespaceOf(target.record, homeOf);
    return;
  }
  const home = homeOf(target.record);
  const { local } = target;
  if (Object.hasOwn(home, local) && !target.record.varying.includes(local))
    module[name] = home[local];
  else
    Object.defineProperty(
      module,
      name,
      accessor(() => home[local]),
    );
}

function exportedNames(record: ModuleRecord, seen: Set<ModuleRecord>): readonly string[] {
  if (seen.has(record)) return [];
  seen.add(record);
  const names = Object.keys(record.exports);
  for (const star of record.stars) {
    const starred = star()?.[MODULE];
    if (starred !== undefined) names.push(...exportedNames(starred, seen));
  }
  return names;
}

function namespaceOf(record: ModuleRecord, homeOf: (record: ModuleRecord) => ModuleEnv): ModuleEnv {
  const namespace = Object.create(null) as ModuleEnv;
  for (const name of exportedNames(record, new Set())) {
    const target = resolveExport([() => record.live, name]);
    if (target !== undefined && !Object.hasOwn(namespace, name)) {
      defineLink(namespace, name, target, homeOf);
    }
  }
  return namespace;
}
