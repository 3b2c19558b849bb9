/**
 * Builds the book: scripts, example runs, pages in both languages, search, into a static folder.
 *
 * Faults are gathered and told all at once: laws that no chapter states, examples, pictures and katas that are not there,
 * claims without evidence, outputs that differ from those kept beside the examples. No counterpart in Spark. Left out on
 * purpose: the command line (`main.ts`) and serving (`serve.ts`).
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Both } from "../../engine/foundation/language.ts";
import type { Evidence } from "../claims/claim.ts";
import { countByEvidence } from "../claims/claims.ts";
import { exampleTitles } from "../examples/titles.ts";
import { languages } from "../theme/pictures/kinds.ts";
import { bundle, type Bundles } from "./bundle.ts";
import type { ChildAnswer } from "./example-child.ts";
import { examplesIn, type ExampleFile } from "./example-files.ts";
import { runExamples } from "./example-runs.ts";
import { doorPage, htmlOf, wholePage } from "./layout.ts";
import { brokenLinks } from "./links.ts";
import type { ExampleRun, Fault, Material, PageEnvironment } from "./material.ts";
import { type PageFile, pagesIn, picturesWanted } from "./page-files.ts";
import { newRenderer } from "./render.ts";
import { idsOfHeadings } from "./rules/headings.ts";
import { entriesOf, type SearchEntry } from "./search-index.ts";
import { claimsWithoutEvidence, katasOf, lawsOf } from "./workbook-facts.ts";

export interface BuildOptions {
  readonly root: string;
  readonly draft: boolean;
  /** Rewrites the kept outputs instead of comparing them. */
  readonly update: boolean;
}

export interface BuildReport {
  readonly pages: number;
  readonly examples: number;
  /** Counts of the ledger by kind of evidence: "66 law, 4 source". */
  readonly ledger: Both;
  /** What is missing, by kind. */
  readonly faults: readonly Fault[];
  readonly unproved: readonly string[];
  /** Examples whose output is not the kept one, with the first line that differs. */
  readonly changed: readonly string[];
  readonly updated: readonly string[];
}

export async function buildBook(options: BuildOptions): Promise<BuildReport> {
  const { root } = options;
  const book = join(root, "book");
  const dist = join(book, "dist");
  const assets = join(dist, "assets");
  const out = join(root, "out/book");
  for (const folder of [assets, out]) mkdirSync(folder, { recursive: true });
  const pages = pagesIn(book);
  const files = examplesIn(join(book, "examples"));
  const bundles = await bundle(root, assets, out);
  const wanted = picturesWanted(pages);
  const answers = await runExamples(
    files.map(({ name, text }) => ({ name, text, pictures: wanted.get(name) ?? [] })),
    bundles,
    join(out, "examples.json"),
  );
  const { changed, updated } = keptOutputs(files, answers, book, options.update);
  const laws = lawsOf(root);
  const material: Material = {
    laws,
    katas: await katasOf(root),
    examples: examplesOf(files, answers),
    draft: options.draft,
  };
  const faults = writePages(pages, material, dist, bundles);
  writeTheme(book, assets);
  // Pages of an earlier build may lie there still; nobody asks for them.
  const written = new Set(pages.map(({ language, page }) => `${language}/${htmlOf(page)}`));
  for (const { page, link } of brokenLinks(dist))
    if (written.has(page)) faults.push({ kind: "link", text: link, page });
  return {
    pages: pages.length,
    examples: files.length,
    ledger: ledgerText(),
    faults,
    unproved: claimsWithoutEvidence(root, laws),
    changed,
    updated,
  };
}

const evidenceInKorean: Readonly<Record<Evidence["kind"], string>> = {
  law: "법칙",
  experiment: "실험",
  recording: "기록",
  source: "출처",
  open: "아직 없음",
};

function ledgerText(): Both {
  const counts = countByEvidence();
  const kinds = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  return {
    en: kinds.map((kind) => `${counts[kind]} ${kind}`).join(", "),
    ko: kinds.map((kind) => `${evidenceInKorean[kind]} ${counts[kind]}`).join(", "),
  };
}

/** Text of `NAME.out`: what was printed, and what the program ended with. */
function outputOf({ lines, fault }: ChildAnswer): string {
  const last =
    fault === undefined
      ? []
      : [fault.line === undefined ? fault.message : `${fault.line}: ${fault.message}`];
  return `${[...lines, ...last].join("\n")}\n`;
}

function keptOutputs(
  files: readonly ExampleFile[],
  answers: ReadonlyMap<string, ChildAnswer>,
  book: string,
  update: boolean,
): Pick<BuildReport, "changed" | "updated"> {
  const changed: string[] = [];
  const updated: string[] = [];
  for (const { name, recorded } of files) {
    const answer = answers.get(name);
    const now = answer === undefined ? "" : outputOf(answer);
    if (now === recorded) continue;
    if (!update) changed.push(`${name}: ${difference(recorded, now)}`);
    else {
      writeFileSync(join(book, "examples", `${name}.out`), now);
      updated.push(name);
    }
  }
  return { changed, updated };
}

function difference(recorded: string | undefined, now: string): string {
  if (recorded === undefined) return "there is no kept output yet";
  const [kept, printed] = [recorded.split("\n"), now.split("\n")];
  const at = printed.findIndex((line, index) => line !== kept[index]);
  const line = at < 0 ? printed.length : at;
  return `line ${line + 1} is “${printed[line] ?? ""}”, kept is “${kept[line] ?? ""}”`;
}

function examplesOf(
  files: readonly ExampleFile[],
  answers: ReadonlyMap<string, ChildAnswer>,
): ReadonlyMap<string, ExampleRun> {
  const runs = files.flatMap((file): [string, ExampleRun][] => {
    const answer = answers.get(file.name);
    const title = exampleTitles[file.name];
    if (answer === undefined) return [];
    if (title === undefined)
      throw new Error(`book/examples/titles.ts has no title for ${file.name}`);
    const picture: ExampleRun["picture"] = (kind, language) =>
      answer.pictures.find((one) => one.kind === kind && one.language === language)?.html;
    return [[file.name, { ...file, title, lines: answer.lines, fault: answer.fault, picture }]];
  });
  return new Map(runs);
}

function writePages(
  pages: readonly PageFile[],
  material: Material,
  dist: string,
  { fingerprint }: Bundles,
): Fault[] {
  const render = newRenderer();
  const faults: Fault[] = [];
  for (const language of languages) {
    const search: SearchEntry[] = [];
    for (const file of pages.filter((one) => one.language === language)) {
      const english = pages.find((one) => one.language === "en" && one.page === file.page) ?? file;
      const environment: PageEnvironment = {
        material,
        language,
        page: file.page,
        up: "../".repeat(file.page.split("/").length - 1),
        headingIds: idsOfHeadings(english.text),
        headings: [],
        faults: language === "en" ? faults : [],
      };
      const content = render(file.text, environment);
      const at = htmlOf(file.page);
      const path = join(dist, language, at);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, wholePage({ file, content, environment, pages, version: fingerprint }));
      search.push(...entriesOf(content, at, file.title));
    }
    writeFileSync(join(dist, "assets", `search-${language}.json`), JSON.stringify(search));
  }
  writeFileSync(join(dist, "index.html"), doorPage(fingerprint));
  return faults;
}

function writeTheme(book: string, assets: string): void {
  const css = join(book, "theme/css");
  const sheets = readdirSync(css)
    .filter((name) => name.endsWith(".css"))
    .toSorted();
  writeFileSync(
    join(assets, "kindling.css"),
    sheets.map((name) => readFileSync(join(css, name), "utf8")).join("\n"),
  );
  for (const name of ["icon.svg", "door.js", "early.js"]) {
    const from = join(book, "theme", name);
    if (existsSync(from)) writeFileSync(join(assets, name), readFileSync(from));
  }
}
