/**
 * The first words of a transformed module: its names as shipped functions reach them, its sites, its links to other modules. On a JVM
 * this is what the class loader knows of a class. Left out: links through imports with attributes (JSON), which go by value.
 */
import type { EmitOptions } from "./emit.ts";
import { inferredName, keyName } from "./live.ts";
import { type Analysis, type Binding, type Fn } from "./scope.ts";
import { type Selection, isLinked, isUserFile } from "./select.ts";

export interface ModuleText {
  readonly prologue: string;
  readonly epilogue: string;
}

/** The local name of another module's environment, imported beside the program's own import of it. */
class Environments {
  readonly #names = new Map<string, string>();
  readonly #add: (source: string, text: string) => void;

  constructor(add: (source: string, text: string) => void) {
    this.#add = add;
  }

  of(source: string): string {
    let name = this.#names.get(source);
    if (name === undefined) {
      name = `$$i_${String(this.#names.size)}`;
      this.#names.set(source, name);
      this.#add(source, `;import*as ${name} from${JSON.stringify(source)};`);
    }
    return `()=>${name}.$$module`;
  }
}

const quoted = (value: unknown): string => JSON.stringify(value);
const record = (rows: readonly string[]): string => `{${rows.join(",")}}`;

/** Is a module's own name assigned anew after its declaration? Declarations of `var` count as they may run again. */
const varies = (binding: Binding): boolean =>
  binding.assigned || binding.kind === "let" || binding.kind === "var";

/** Names that some shipped function assigns need a setter. */
function writtenNames(selection: Selection): ReadonlySet<string> {
  const written = new Set<string>();
  for (const capture of selection.shipped.values()) {
    for (const name of capture.writes) if (capture.module.has(name)) written.add(name);
  }
  return written;
}

function siteRows(selection: Selection, lineOf: (at: number) => number): readonly unknown[] {
  return [...selection.shipped].map(([fn, capture]) => [
    lineOf(fn.node.start),
    siteName(fn),
    [...capture.module],
    [...capture.writes],
    [...capture.imports.values()],
    [...capture.globals],
    fn.ownThis && (fn.kind === "expression" || fn.kind === "declaration") ? 1 : 0,
  ]);
}

/** What a function is called where it is made; empty when it has no name. */
export function siteName(fn: Fn): string {
  const own = "id" in fn.node && fn.node.id ? (fn.node.id as { name: string }).name : undefined;
  if (own !== undefined) return own;
  const parent = fn.around.at(-1);
  if (parent?.type === "Property" && fn.kind === "method") return keyName(parent.key) ?? "";
  return inferredName(fn.node, parent) ?? "";
}

function exportTexts(
  analysis: Analysis,
  environments: Environments,
): { exports: string; stars: string } {
  const exports: string[] = [];
  const stars: string[] = [];
  for (const { exported, local, source } of analysis.exports) {
    if (source === undefined) {
      const from = analysis.module.bindings.get(local ?? "");
      if (from?.from === undefined || isLinked(from))
        exports.push(`${quoted(exported)}:${quoted(local)}`);
    } else if (!isUserFile(source)) continue;
    else if (local === undefined) stars.push(environments.of(source));
    else exports.push(`${quoted(exported)}:[${environments.of(source)},${quoted(local)}]`);
  }
  return { exports: record(exports), stars: `[${stars.join(",")}]` };
}

/** Own names that others may ask for: those in use and, in an imported module, those exported. */
function ownNames(analysis: Analysis, selection: Selection, program: boolean): readonly Binding[] {
  const names = new Set(selection.module);
  if (!program)
    for (const row of analysis.exports)
      if (row.source === undefined && row.local) names.add(row.local);
  return [...names].flatMap((name) => analysis.module.bindings.get(name) ?? []);
}

/** Is there anything in this module that a task could meet? */
export const isConcerned = (analysis: Analysis, selection: Selection, program: boolean): boolean =>
  selection.shipped.size + selection.plain.size + analysis.classes.length > 0 ||
  (!program && analysis.exports.length > 0);

/** Prologue and epilogue of a module. `addImport` puts text behind the module's own import of a source. */
export function moduleText(
  analysis: Analysis,
  selection: Selection,
  options: EmitOptions,
  addImport: (source: string, text: string) => void,
): ModuleText {
  const { file, program } = options;
  const environments = new Environments(addImport);
  const names = ownNames(analysis, selection, program);
  const linked = names.filter((binding) => isLinked(binding));
  const own = names.filter((binding) => binding.from === undefined);
  const globals = new Set(
    [...selection.shipped.values()].flatMap((capture) => [...capture.globals]),
  );
  const links = linked.map(
    ({ name, from }) =>
      `${quoted(name)}:[${environments.of(from?.source ?? "")},${quoted(from?.name)}]`,
  );
  const { exports, stars } = program
    ? { exports: "{}", stars: "[]" }
    : exportTexts(analysis, environments);
  const row = record([
    `file:${quoted(file)}`,
    `program:${String(program)}`,
    `sites:${quoted(siteRows(selection, options.lineOf))}`,
    `names:${quoted(own.map(({ name }) => name))}`,
    `varying:${quoted(own.filter(varies).map(({ name }) => name))}`,
    `globals:${quoted([...globals])}`,
    `links:${record(links)}`,
    `exports:${exports}`,
    `stars:${stars}`,
  ]);
  const written = writtenNames(selection);
  const getters = [
    ...names.map(
      ({ name }) =>
        `get ${name}(){return ${name}}${written.has(name) ? `,set ${name}($$v){${name}=$$v}` : ""}`,
    ),
    ...[...globals].map((name) => `get ${name}(){return ${name}}`),
  ];
  // Bundlers rename imports inside functions; the text of a function must not depend on that.
  const runtime = `import{passRuntime as $$r}from${quoted(options.runtime)};var{ship:$$k,plain:$$p,markClass:$$c,moduleEnv:$$m,loaded:$$d,LiveVariable:$$v}=$$r;`;
  return {
    prologue: `${runtime}var $$g=$$m(${row},${record(getters)});`,
    epilogue: program ? "" : ";$$d($$g);export{$$g as $$module};",
  };
}
