/**
 * A kata under the learner's hands: one vitest that stays, so that a saved file has its verdict in a fraction of a second.
 *
 * In Spark: nothing. The sandbox looks first; types are checked while the laws run and may change the verdict later.
 * Left out on purpose: vitest's own watching; one file is looked at by its content, which works on every disk.
 */
import { dirname, join } from "node:path";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";
import { looked, typeFinding, withSource } from "./kata-runs.ts";
import { type Verdict, verdictOn } from "./kata-verdict.ts";
import { Gatherer, type Results } from "./results.ts";
import type { ShowReport } from "./show.ts";
import { typeFaults } from "./type-check.ts";
import { configFile } from "./config-file.ts";
import { stuckFile } from "./vitest-run.ts";
import type { Kata } from "./workbook.ts";

export class KataSession {
  readonly #root: string;
  #vitest: Vitest | undefined;
  #results: Results | undefined;
  #printed: readonly string[] = [];
  #hangs = false;
  /** The check that runs beside the laws. */
  #types: ReturnType<typeof typeFaults> | undefined;
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
    if (finding !== undefined)
      return withSource(this.#root, { kata, state: "could not run", ...finding, laws: [] });
    this.#types = typeFaults(this.#root, [kata.file]);
    const vitest = await this.#ready(kata);
    const results = await this.#ran(vitest, await vitest.globTestSpecifications([kata.lawFile]));
    this.#printed = results.printed;
    return withSource(this.#root, verdictOn(kata, results));
  }

  /** What the kata's function does in the whole engine; undefined where its chapter shows nothing. */
  async show(kata: Kata): Promise<ShowReport | undefined> {
    const vitest = await this.#ready(kata);
    vitest.provide("kata", kata.name);
    const file = `${dirname(kata.lawFile)}/kata-show.spec.ts`;
    const specifications = await vitest.globTestSpecifications([file]);
    if (specifications.length === 0) return undefined;
    const { items } = await this.#ran(vitest, specifications);
    const shown = items.find(({ show }) => show !== undefined)?.show;
    if (shown !== undefined) return shown;
    const said = items.flatMap(({ faults }) => faults)[0]?.message;
    return said === undefined
      ? undefined
      : { report: { en: said, ko: said }, run: { en: kata.file, ko: kata.file } };
  }

  /** The same verdict, or “could not run” with the first fault of the types. */
  async typed(verdict: Verdict): Promise<Verdict> {
    const { kata, state } = verdict;
    if (state === "to do" || state === "could not run") return verdict;
    const finding = typeFinding(kata, await this.#types);
    if (finding === undefined) return verdict;
    const { laws } = verdict;
    return withSource(this.#root, { kata, state: "could not run", ...finding, laws });
  }

  /** What the laws' calls printed. */
  printed(): readonly string[] {
    return this.#printed;
  }

  /** Whether a run never came back: this session can only be ended with its process. */
  hangs(): boolean {
    return this.#hangs;
  }

  async close(): Promise<void> {
    await this.#types;
    if (!this.#hangs) await this.#vitest?.close();
    process.exitCode = 0;
  }

  /** vitest, with the kata's file as it stands now. */
  async #ready(kata: Kata): Promise<Vitest> {
    const vitest = (this.#vitest ??= await this.#open());
    vitest.invalidateFile(join(this.#root, kata.file).replaceAll("\\", "/"));
    return vitest;
  }

  async #ran(vitest: Vitest, specifications: TestSpecification[]): Promise<Results> {
    this.#results = undefined;
    const stuck = stuckFile(this.#gatherer, () => this.#results !== undefined);
    const ended = await Promise.race([vitest.runTestSpecifications(specifications), stuck]);
    this.#hangs = typeof ended === "string";
    return typeof ended === "string"
      ? this.#gatherer.soFar(ended)
      : (this.#results ?? this.#gatherer.soFar(""));
  }

  async #open(): Promise<Vitest> {
    delete process.env["KINDLING_KATA_LAWS"];
    process.env["KINDLING_SHOWS"] = "1";
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
