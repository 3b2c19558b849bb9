/**
 * What a run of vitest left: one item a test, in file order, with its law if it is one.
 *
 * In Spark: nothing. A reporter for vitest that prints nothing; the page, the kata loop and the kill matrix read what it
 * gathered. Left out on purpose: vitest's own types beyond this file.
 */
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import type { LawReport } from "./law-report.ts";
import type { ShowReport } from "./show.ts";

export interface Fault {
  readonly message: string;
  /** What was expected and received, line by line, with `-` and `+`. */
  readonly diff: string;
  readonly stack: string;
}

export interface Item {
  readonly project: string;
  /** From the root, with `/`. */
  readonly file: string;
  readonly sections: readonly string[];
  readonly title: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly law?: LawReport;
  readonly recording?: string;
  /** What a kata's function did in the whole engine. */
  readonly show?: ShowReport;
  readonly faults: readonly Fault[];
  readonly milliseconds: number;
}

/** A file that could not be loaded: a syntax error, a missing import, a loop at its top. */
export interface BrokenFile extends Fault {
  readonly project: string;
  readonly file: string;
}

export interface Results {
  readonly items: readonly Item[];
  readonly brokenFiles: readonly BrokenFile[];
  /** Errors outside any test. */
  readonly strays: readonly Fault[];
  /** What the code under test printed. */
  readonly printed: readonly string[];
  readonly milliseconds: number;
  /** The file that never came back, when the watchdog ended the run. */
  readonly stuck?: string;
}

export class Gatherer implements Reporter {
  #vitest: Vitest | undefined;
  #started = 0;
  #lastSign = 0;
  #printed: string[] = [];
  readonly #open = new Set<string>();
  readonly #done: TestModule[] = [];
  readonly #whenDone: (results: Results) => void;

  constructor(whenDone: (results: Results) => void) {
    this.#whenDone = whenDone;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(): void {
    this.#started = performance.now();
    this.#printed = [];
    this.#done.length = 0;
    this.#open.clear();
    this.#sign();
  }

  onTestModuleQueued(module: TestModule): void {
    this.#open.add(`${module.project.name} ${this.#path(module)}`);
    this.#sign();
  }

  onTestCaseResult(): void {
    this.#sign();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#open.delete(`${module.project.name} ${this.#path(module)}`);
    this.#done.push(module);
    this.#sign();
  }

  onUserConsoleLog(log: { readonly content: string }): void {
    this.#printed.push(...log.content.trimEnd().split("\n"));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#whenDone(this.#results(modules, errors));
  }

  /** How long the run has given no sign of life, and in which files. */
  silence(): { readonly milliseconds: number; readonly files: readonly string[] } {
    return { milliseconds: performance.now() - this.#lastSign, files: [...this.#open] };
  }

  /** What is known while a file hangs. */
  soFar(stuck: string): Results {
    return { ...this.#results(this.#done, []), stuck };
  }

  #sign(): void {
    this.#lastSign = performance.now();
  }

  #path(module: TestModule): string {
    const root = this.#vitest?.config.root ?? process.cwd();
    return relative(root, module.moduleId).replaceAll("\\", "/");
  }

  #results(modules: readonly TestModule[], errors: readonly unknown[]): Results {
    const items: Item[] = [];
    const brokenFiles: BrokenFile[] = [];
    for (const module of modules) {
      const file = this.#path(module);
      const project = module.project.name;
      for (const error of module.errors()) brokenFiles.push({ project, file, ...faultOf(error) });
      for (const test of module.children.allTests()) items.push(itemOf(test, file, project));
    }
    return {
      items,
      brokenFiles,
      strays: errors.map(faultOf),
      printed: this.#printed,
      milliseconds: performance.now() - this.#started,
    };
  }
}

function itemOf(test: TestCase, file: string, project: string): Item {
  const result = test.result();
  const { law, recording, show } = test.meta();
  return {
    project,
    file,
    sections: sectionsOf(test),
    title: test.name,
    state: result.state === "pending" ? "skipped" : result.state,
    ...(law === undefined ? {} : { law }),
    ...(recording === undefined ? {} : { recording }),
    ...(show === undefined ? {} : { show }),
    faults: (result.errors ?? []).map(faultOf),
    milliseconds: test.diagnostic()?.duration ?? 0,
  };
}

function sectionsOf(test: TestCase): string[] {
  const names: string[] = [];
  for (let suite = test.parent; suite.type === "suite"; suite = suite.parent)
    names.unshift(suite.name);
  return names;
}

function faultOf(error: unknown): Fault {
  const told = error as { message?: string; stack?: string; diff?: string };
  const { message = String(error), stack = "", diff = "" } = told;
  return { message, stack, diff: stripVTControlCharacters(diff) };
}
