/**
 * `npm run book [update] [draft]`: builds the book into `book/dist/`.
 *
 * `update` keeps what the examples print now; `draft` counts what is missing instead of refusing it. Exit 1 when something is
 * missing or differs, 2 for a word that it does not know. No counterpart in Spark. Left out on purpose: serving.
 */
import { fileURLToPath } from "node:url";
import { read } from "../../test/harness/words.ts";
import { guarded } from "../../test/harness/wrong-input.ts";
import { type BuildReport, buildBook } from "./build-book.ts";
import type { Fault } from "./material.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const kinds: Readonly<Record<Fault["kind"], string>> = {
  law: "laws that no chapter states",
  example: "examples that are not in book/examples",
  picture: "pictures of no run",
  kata: "katas that are not there",
  claim: "claims that are not in the ledger",
  directive: "lines that no directive understands",
  link: "links that lead nowhere",
};

function faultLines(report: BuildReport, draft: boolean): string[] {
  const groups = Object.entries(kinds).flatMap(([kind, name]) => {
    const own = [
      ...new Set(
        report.faults
          .filter((fault) => fault.kind === kind)
          .map((fault) => `${fault.text} (${fault.page})`),
      ),
    ];
    return group(name, own, draft);
  });
  return [
    ...groups,
    ...group("claims of open chapters without evidence", report.unproved, draft),
    ...group("outputs that differ (npm run book update keeps the new ones)", report.changed, false),
  ];
}

function group(name: string, own: readonly string[], counted: boolean): string[] {
  if (own.length === 0) return [];
  return [
    `${own.length} ${name}${counted ? "" : ":"}`,
    ...(counted ? [] : own.map((one) => `  ${one}`)),
  ];
}

process.exitCode = await guarded(async () => {
  const { flags } = read(
    process.argv.slice(2),
    { command: "npm run book", flags: ["update", "draft"] },
    process.env,
  );
  const draft = flags.has("draft");
  const report = await buildBook({ root, draft, update: flags.has("update") });
  const faults = faultLines(report, draft);
  print([
    `${report.pages} pages, ${report.examples} examples → book/dist/`,
    `claims: ${report.ledger}`,
  ]);
  print(report.updated.map((name) => `kept the output of ${name} anew`));
  print(faults);
  return draft || faults.length === 0 ? 0 : 1;
});
