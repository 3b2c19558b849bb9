/**
 * `npm run laws:kill [names]`: each kept change of the engine is put under the laws that must notice it.
 *
 * In Spark: nothing. A name is a kill (`engine/resubmit-all-maps`), a folder of kills, or a belief (`M-09`) that a wrong
 * solution holds. Each runs in a process of its own; at least one named law must break, by its own words and not because
 * a file could not be loaded. Left out on purpose: running two at a time; a learner's machine has other work.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killNames, lawsOf, readKill } from "./kills.ts";
import { idOf, wrongFiles } from "./beliefs.ts";
import { lawsIn, type WrittenLaw } from "./law-files.ts";
import { marked, print, wrapped } from "./lines.ts";
import { configFile } from "./config-file.ts";
import { type Both, spoken } from "./texts.ts";
import { read, wholeNumber } from "./words.ts";
import { guarded, nearest, wrongInput } from "./wrong-input.ts";

const grammar = { command: "npm run laws:kill", values: ["of", "part"], others: 1000 };

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, grammar, process.env);
    const names = chosen(namesIn(root), asked.others);
    const mine = share(
      names,
      wholeNumber(asked, "part", grammar.command),
      wholeNumber(asked, "of", grammar.command),
    );
    let survived = 0;
    for (const name of mine) {
      const found = await put(root, name);
      survived += found.killed ? 0 : 1;
      print([
        `${marked(found.killed ? "holds" : "broken")} ${name}`,
        ...wrapped(found.told, "    ", 3),
      ]);
    }
    const killed = mine.length - survived;
    print([
      spoken({
        en: `${killed} killed, ${survived} survived`,
        ko: `알아차림 ${killed}, 놓침 ${survived}`,
      }),
    ]);
    return survived === 0 && mine.length > 0 ? 0 : 1;
  });
}

function chosen(all: readonly string[], wanted: readonly string[]): string[] {
  if (all.length === 0)
    throw wrongInput({
      en: "npm run laws:kill: test/kills holds no kill yet. Nothing was run.",
      ko: "npm run laws:kill: test/kills에 아직 틀린 엔진이 없습니다. 아무것도 실행하지 않았습니다.",
    });
  if (wanted.length === 0) return [...all];
  return wanted.flatMap((word) => {
    const found = all.filter(
      (name) => name === word || name.startsWith(`${word.replace(/\/$/, "")}/`),
    );
    if (found.length > 0) return found;
    const near = nearest(word, all).join(", ");
    throw wrongInput({
      en: `npm run laws:kill: there is no kill “${word}”.${near === "" ? "" : ` Near: ${near}.`} Nothing was run.`,
      ko: `npm run laws:kill: “${word}” 이름의 틀린 엔진은 없습니다.${near === "" ? "" : ` 비슷한 이름: ${near}.`} 아무것도 실행하지 않았습니다.`,
    });
  });
}

/** Every `of`-th name, beginning with `part` (from 1): a third of the matrix at a time. */
function share(
  names: readonly string[],
  part: number | undefined,
  of: number | undefined,
): string[] {
  if (of === undefined || of < 2) return [...names];
  return names.filter((_name, index) => index % of === ((part ?? 1) - 1) % of);
}

interface Found {
  readonly killed: boolean;
  readonly told: string;
}

async function put(root: string, name: string): Promise<Found> {
  const all = lawsIn(root);
  const isBelief = /^M-\d+$/.test(name);
  const laws = isBelief
    ? chapterLaws(all, name).map(({ title }) => title)
    : lawsOf(await readKill(root, name));
  const places = [
    ...new Set(all.filter(({ title }) => laws.includes(title)).map(({ file }) => file)),
  ];
  const quoted = (titles: readonly string[]): string => `“${titles.join("”, “")}”`;
  const survived = (text: Both): Found => ({ killed: false, told: spoken(text) });
  if (places.length === 0)
    return survived({
      en: `no law has the title ${quoted(laws)}`,
      ko: `이런 제목의 법칙이 없습니다: ${quoted(laws)}`,
    });
  const report = await broken(root, isBelief ? { BELIEF: name } : { KILL: name }, places);
  const noticed = laws.filter((title) => report.titles.includes(title));
  // A law that claims to kill a belief must do so itself; of the laws that a kill names, one is enough.
  const enough = isBelief ? noticed.length === laws.length : noticed.length > 0;
  if (!enough && report.trouble !== undefined) return { killed: false, told: report.trouble };
  if (enough)
    return {
      killed: true,
      told: spoken({ en: `${quoted(noticed)} breaks`, ko: `깨진 법칙: ${quoted(noticed)}` }),
    };
  const whole = laws.filter((title) => !noticed.includes(title));
  return survived(
    isBelief
      ? { en: `does not break: ${quoted(whole)}`, ko: `깨지지 않은 법칙: ${quoted(whole)}` }
      : {
          en: `no named law breaks: ${quoted(laws)}`,
          ko: `적힌 법칙이 깨지지 않음: ${quoted(laws)}`,
        },
  );
}

/** Laws of chapters that say they kill a belief; for laws of katas test/katas.test.ts proves it. */
function chapterLaws(all: readonly WrittenLaw[], belief: string): WrittenLaw[] {
  return all.filter(({ kind, kills }) => kind === "law" && kills?.includes(belief));
}

/** Kills, and beliefs of wrong solutions that a law of a chapter claims to notice. */
function namesIn(root: string): string[] {
  const all = lawsIn(root);
  const held = new Set(wrongFiles(root).map(idOf));
  return [
    ...killNames(root),
    ...[...held].filter((id) => chapterLaws(all, id).length > 0).toSorted(),
  ];
}

interface Assertion {
  readonly title: string;
  readonly status: string;
  readonly meta?: { readonly law?: { readonly state: string } };
}
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly Assertion[];
  }[];
}

/** The titles of the laws that broke as laws, with the change applied. */
async function broken(
  root: string,
  environment: Record<string, string>,
  files: readonly string[],
): Promise<{ titles: readonly string[]; trouble?: string }> {
  const folder = mkdtempSync(join(tmpdir(), "kindling-kill-"));
  const output = join(folder, "report.json");
  const vitest = createRequire(import.meta.url)
    .resolve("vitest/package.json")
    .replace("package.json", "vitest.mjs");
  const parameters = [
    vitest,
    "run",
    "--root",
    root,
    "--config",
    configFile,
    "--project",
    "reference",
    "--project",
    "engine",
  ];
  try {
    const said = await ended(root, environment, [
      ...parameters,
      "--reporter=json",
      `--outputFile=${output}`,
      ...files,
    ]);
    const report = JSON.parse(readOr(output, said)) as Report;
    const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const titles = tests.filter(isBroken).map(({ title }) => title);
    const unloaded = report.testResults.find(
      ({ message, assertionResults }) => message !== "" && assertionResults.length === 0,
    );
    return unloaded === undefined ? { titles } : { titles, trouble: unloaded.message };
  } catch (error) {
    return { titles: [], trouble: String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A plain test counts as broken when it failed; a law only when it says so itself. */
function isBroken({ status, meta }: Assertion): boolean {
  return status === "failed" && (meta?.law === undefined || meta.law.state === "broken");
}

const noReport: Both = {
  en: "vitest gave no report",
  ko: "vitest가 보고를 남기지 않았습니다",
};

function readOr(file: string, said: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(said.split("\n").find((line) => /Error/.test(line)) ?? spoken(noReport));
  }
}

function ended(
  cwd: string,
  more: Record<string, string>,
  parameters: readonly string[],
): Promise<string> {
  const env = { ...process.env, ...more };
  return new Promise((done) => {
    execFile(
      process.execPath,
      parameters,
      { cwd, env, timeout: 120_000, maxBuffer: 1 << 26 },
      (_error, out, err) => done(`${out}\n${err}`),
    );
  });
}
