/**
 * A kata under the learner's hands: one vitest that stays, so that a saved file has its verdict in a fraction of a second.
 *
 * In Spark: nothing. The sandbox looks first; types are checked while the laws run and may change the verdict later.
 * Left out on purpose: vitest's own watching; one file is looked at by its content, which works on every disk.
 */
import { join } from "node:path";
import { createVitest, type Vitest } from "vitest/node";
import { looked } from "./kata-runs.ts";
import { type Verdict, verdictOn } from "./kata-verdict.ts";
import { Gatherer, type Results } from "./results.ts";
import { typeFaults } from "./type-check.ts";
import { configFile } from "./config-file.ts";
import { stuckFile } from "./vitest-run.ts";
import type { Kata } from "./workbook.ts";

export class KataSession {
  readonly #root: string;
  #vitest: Vitest | undefined;
  #results: Results | undefined;
  readonly #gatherer = new Gatherer((results) => {
    this.#results = results;
  });

  constructor(root: string) {
    this.#root = root;
  }

  /** The verdict of sandbox and laws; types come later, by `typed`. */
  async verdict(kata: Kata): Promise<Verdict> {
    if (kata.untouched) return { kata, state: "to do", laws: [] };
    const finding = looked(this.#root, kata);
    if (finding !== undefined) return { kata, state: "could not run", ...finding, laws: [] };
    return verdictOn(kata, await this.#laws(kata));
  }

  /** The same verdict, or “could not run” with the first fault of the types. */
  async typed(verdict: Verdict): Promise<Verdict> {
    const { kata, state } = verdict;
    if (state === "to do" || state === "could not run") return verdict;
    const fault = (await typeFaults(this.#root, [kata.file])).get(kata.file);
    return fault === undefined
      ? verdict
      : { kata, state: "could not run", obstacle: "types", detail: fault, laws: verdict.laws };
  }

  printed(): readonly string[] {
    return this.#results?.printed ?? [];
  }

  async close(): Promise<void> {
    await this.#vitest?.close();
    process.exitCode = 0;
  }

  async #laws(kata: Kata): Promise<Results> {
    const vitest = (this.#vitest ??= await this.#open());
    this.#results = undefined;
    vitest.invalidateFile(join(this.#root, kata.file).replaceAll("\\", "/"));
    const files = await vitest.globTestSpecifications([kata.lawFile]);
    const stuck = stuckFile(this.#gatherer, () => this.#results !== undefined);
    const ended = await Promise.race([vitest.runTestSpecifications(files), stuck]);
    return typeof ended === "string"
      ? this.#gatherer.soFar(ended)
      : (this.#results ?? this.#gatherer.soFar(""));
  }

  async #open(): Promise<Vitest> {
    delete process.env["KINDLING_KATA_LAWS"];
    const vitest = await createVitest("test", {
      root: this.#root,
      config: configFile,
      project: ["katas"],
      watch: false,
      run: true,
      reporters: [this.#gatherer],
    });
    await vitest.standalone();
    return vitest;
  }
}
