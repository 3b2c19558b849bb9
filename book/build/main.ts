/**
 * `npm run book [update] [draft]`: builds the book into `book/dist/`.
 *
 * `update` keeps what the examples print now; `draft` counts what is missing instead of refusing it. Exit 1 when something is
 * missing or differs, 2 for a word that it does not know. No counterpart in Spark. Left out on purpose: serving.
 */
import { fileURLToPath } from "node:url";
import { read } from "../../test/harness/words.ts";
import { type Both, spoken } from "../../test/harness/texts.ts";
import { guarded } from "../../test/harness/wrong-input.ts";
import { type BuildReport, buildBook } from "./build-book.ts";
import type { Fault } from "./material.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const kinds: Readonly<Record<Fault["kind"], Both>> = {
  law: { en: "laws that no chapter states", ko: "어느 장에도 없는 법칙" },
  example: { en: "examples that are not in book/examples", ko: "book/examples에 없는 예제" },
  picture: { en: "pictures of no run", ko: "실행이 없는 그림" },
  kata: { en: "katas that are not there", ko: "없는 카타" },
  claim: { en: "claims that are not in the ledger", ko: "장부에 없는 진술" },
  directive: { en: "lines that no directive understands", ko: "알 수 없는 지시문" },
  link: { en: "links that lead nowhere", ko: "갈 곳이 없는 링크" },
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
    ...group(
      { en: "claims of open chapters without evidence", ko: "열린 장에서 근거가 없는 진술" },
      report.unproved,
      draft,
    ),
    ...group(
      {
        en: "outputs that differ (npm run book update keeps the new ones)",
        ko: "달라진 출력(npm run book update로 새것을 남깁니다)",
      },
      report.changed,
      false,
    ),
  ];
}

function group(name: Both, own: readonly string[], counted: boolean): string[] {
  if (own.length === 0) return [];
  return [
    `${spoken({ en: `${own.length} ${name.en}`, ko: `${name.ko} ${own.length}개` })}${counted ? "" : ":"}`,
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
    spoken({
      en: `${report.pages} pages, ${report.examples} examples → book/dist/`,
      ko: `페이지 ${report.pages}개, 예제 ${report.examples}개 → book/dist/`,
    }),
    spoken({ en: `claims: ${report.ledger.en}`, ko: `진술의 근거: ${report.ledger.ko}` }),
  ]);
  print(
    report.updated.map((name) =>
      spoken({
        en: `kept the output of ${name} anew`,
        ko: `${name} 예제의 출력을 새로 남겼습니다`,
      }),
    ),
  );
  print(faults);
  return draft || faults.length === 0 ? 0 : 1;
});
