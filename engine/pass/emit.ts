/**
 * The rewritten text: every shipped function behind a builder, every captured name behind its environment, all on the lines where they
 * stood. In Spark the compiler does the like when it lifts a lambda into a method with its captures as parameters.
 */
import type { AnyNode } from "acorn";
import MagicString from "magic-string";
import { inferredName, keyName, liveText, ownerOf, sharedVariables } from "./live.ts";
import { moduleText } from "./module-text.ts";
import {
  type Analysis,
  type Binding,
  type Fn,
  type Reference,
  inside,
  provider,
  resolve,
} from "./scope.ts";
import { type Capture, type Selection, isLinked, isTaskGlobal, isToolHelper } from "./select.ts";

export interface EmitOptions {
  readonly file: string;
  readonly program: boolean;
  readonly runtime: string;
  readonly lineOf: (at: number) => number;
  /** Where the module's first and last statements are. */
  readonly start: number;
  readonly end: number;
}

/** An insertion. At one place, what closes comes before what opens a block, and that before what opens a function. */
interface Edit {
  readonly at: number;
  readonly rank: 0 | 1 | 2;
  readonly text: string;
}

const isWord = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

class Emitter {
  readonly #code: string;
  readonly #analysis: Analysis;
  readonly #selection: Selection;
  readonly #text: MagicString;
  readonly #edits: Edit[] = [];
  readonly #sites: ReadonlyMap<Fn, number>;
  readonly #shared: ReadonlySet<Binding>;

  constructor(code: string, analysis: Analysis, selection: Selection) {
    this.#code = code;
    this.#analysis = analysis;
    this.#selection = selection;
    this.#text = new MagicString(code);
    this.#sites = new Map([...selection.shipped.keys()].map((fn, site) => [fn, site]));
    this.#shared = sharedVariables(selection);
  }

  emit(options: EmitOptions): MagicString {
    for (const reference of this.#analysis.references) this.#reference(reference);
    for (const use of this.#analysis.thisUses) this.#this(use.node, use.fn);
    const { prologue, epilogue } = moduleText(
      this.#analysis,
      this.#selection,
      options,
      (source, text) => {
        for (const row of this.#analysis.imports) {
          if (row.source === source) return this.#insert(row.end, 0, text);
        }
      },
    );
    this.#insert(options.start, 1, prologue);
    for (const { at, privates } of this.#analysis.classes) {
      this.#insert(at, 1, `static{$$c(this,${JSON.stringify(privates)})}`);
    }
    for (const binding of this.#shared) {
      this.#insert(
        binding.scope.start as number,
        1,
        `${this.#opening(binding.scope.start as number)}const $$t_${binding.name}={};`,
      );
    }
    for (const fn of this.#analysis.fns.toReversed()) {
      const capture = this.#selection.shipped.get(fn);
      if (capture !== undefined) this.#ship(fn, capture);
      else if (this.#selection.plain.has(fn)) this.#mark(fn);
    }
    this.#insert(options.end, 0, epilogue);
    return this.#applied();
  }

  #insert(at: number, rank: Edit["rank"], text: string): void {
    if (text !== "") this.#edits.push({ at, rank, text });
  }

  #applied(): MagicString {
    this.#edits.sort((left, right) => left.at - right.at || left.rank - right.rank);
    for (const { at, text } of this.#edits) this.#text.appendLeft(at, text);
    return this.#text;
  }

  /** Behind a directive without a semicolon a statement needs one. */
  #opening(at: number): string {
    return /["']/.test(this.#code[at - 1] ?? "") ? ";" : "";
  }

  #reference(reference: Reference): void {
    const owner = ownerOf(this.#selection.shipped, reference.fn);
    if (owner === undefined) return;
    const place = this.#placeOf(reference, owner);
    if (place === undefined) return;
    const { node, use, opensStatement } = reference;
    const called = `${opensStatement ? "void 0," : ""}(0,${place})`;
    const text = use === "shorthand" ? `${node.name}:${place}` : use === "callee" ? called : place;
    this.#text.update(node.start, node.end, text);
  }

  /** Where a name is found inside a shipped function; undefined where it stays what it is. */
  #placeOf(reference: Reference, owner: Fn): string | undefined {
    const { name } = reference.node;
    if (name === "arguments") {
      const source = provider(reference.fn);
      return source === undefined || inside(source, owner) ? undefined : "$$e.arguments";
    }
    const binding = resolve(name, reference.scope);
    if (binding === undefined) return isTaskGlobal(reference) ? `$$g.${name}` : undefined;
    if (isToolHelper(binding)) return undefined;
    if (inside(binding.scope.fn, owner) || (reference.write && binding.kind === "const"))
      return undefined;
    if (binding.scope.kind !== "module") {
      return this.#shared.has(binding) ? `$$e.${name}.v` : `$$e.${name}`;
    }
    return binding.from === undefined || isLinked(binding) ? `$$g.${name}` : undefined;
  }

  #this(node: AnyNode, fn: Fn): void {
    const owner = ownerOf(this.#selection.shipped, fn);
    const source = provider(fn);
    if (owner === undefined || source === undefined || inside(source, owner)) return;
    this.#text.update(node.start, node.end, "$$e.this");
  }

  /** `$$k(builder, live captures, module, site)`, without the builder's text. */
  #handover(fn: Fn, capture: Capture): string {
    const live = liveText(this.#selection, this.#shared, fn, capture);
    return `${live},$$g,${String(this.#sites.get(fn))}`;
  }

  #ship(fn: Fn, capture: Capture): void {
    const { start, end } = fn.node;
    const handover = this.#handover(fn, capture);
    const id = "id" in fn.node && fn.node.id ? (fn.node.id as { name: string }).name : undefined;
    if (fn.kind === "method") return this.#shipMethod(fn, handover);
    if (fn.kind === "declaration" && id !== undefined)
      return this.#shipDeclaration(fn, id, handover);
    const [open, close] = this.#named(fn);
    this.#insert(start, 2, `${this.#gap(start)}$$k(($$e,$$g)=>${open}`);
    const ending = fn.kind === "declaration" ? ";" : "";
    this.#insert(end, 0, `${close},${handover})${ending}`);
  }

  /** Text around a function that gives it the name it had from its place. */
  #named(fn: Fn): readonly [string, string] {
    const name = inferredName(fn.node, fn.around.at(-1));
    if (name === undefined || name === "__proto__") return ["", ""];
    return isWord(name)
      ? [`({${name}:`, `}).${name}`]
      : [`({${JSON.stringify(name)}:`, `})[${JSON.stringify(name)}]`];
  }

  /** `twice(x) {…}` becomes `twice:$$k(($$e,$$g)=>({twice(x) {…}}).twice, …)`. */
  #shipMethod(fn: Fn, handover: string): void {
    const property = fn.around.at(-1);
    if (property?.type !== "Property") return;
    const key = this.#code.slice(property.key.start, property.key.end);
    const name = keyName(property.key) ?? "";
    const read = isWord(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    this.#insert(property.start, 2, `${key}:$$k(($$e,$$g)=>({`);
    this.#insert(property.end, 0, `})${read},${handover})`);
  }

  /** The declaration stays as a builder; its name is bound where the block begins, so that hoisting holds. */
  #shipDeclaration(fn: Fn, name: string, handover: string): void {
    const { start, end } = fn.node;
    const parent = fn.around.at(-1);
    const exported =
      parent?.type === "ExportNamedDeclaration"
        ? name
        : parent?.type === "ExportDefaultDeclaration"
          ? `${name} as default`
          : undefined;
    if (exported !== undefined && parent !== undefined) this.#text.remove(parent.start, start);
    this.#insert(start, 2, `function $$b_${name}($$e,$$g){return `);
    this.#insert(end, 0, exported === undefined ? "}" : `}export{${exported}};`);
    const at = fn.outer.start as number;
    const word = fn.outer.kind === "block" ? "let" : "var";
    this.#insert(at, 1, `${this.#opening(at)}${word} ${name}=$$k($$b_${name},${handover});`);
  }

  /** A blank where a word ends: what made this text small may have written `return(x)=>x`. */
  #gap(at: number): string {
    return /[\w$]/.test(this.#code[at - 1] ?? "") ? " " : "";
  }

  #mark(fn: Fn): void {
    const { start, end } = fn.node;
    const id = "id" in fn.node && fn.node.id ? (fn.node.id as { name: string }).name : undefined;
    if (fn.kind === "declaration" && id !== undefined) {
      const at = fn.outer.start;
      if (at !== undefined) this.#insert(at, 1, `${this.#opening(at)}$$p(${id});`);
      return;
    }
    const [open, close] = this.#named(fn);
    this.#insert(start, 2, `${this.#gap(start)}$$p(${open}`);
    this.#insert(end, 0, `${close})${fn.kind === "declaration" ? ";" : ""}`);
  }
}

/** The module's new text. */
export const emit = (
  code: string,
  analysis: Analysis,
  selection: Selection,
  options: EmitOptions,
): MagicString => new Emitter(code, analysis, selection).emit(options);
