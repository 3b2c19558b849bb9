/**
 * `npm run ui [DIR]`: vitest's own window on the learner's katas, or on the katas of a folder of submissions.
 *
 * In Spark: nothing. DIR is a folder with katas in it (`katas/…` or the chapter folders themselves); one submission is
 * shown at a time; `q` or Ctrl-C ends it. Left out on purpose: grading; the window shows, it does not mark.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { createVitest, registerConsoleShortcuts, type Vitest } from "vitest/node";
import { findingIn } from "./sandbox.ts";
import { configFile } from "./config-file.ts";
import { onKeys } from "./keys.ts";
import { localPage } from "./local-page-plugin.ts";
import { read, wholeNumber } from "./words.ts";
import { workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

const grammar = { command: "npm run ui", flags: ["once"], values: ["port"], others: 1 };

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const root = process.env["KINDLING_ROOT"] ?? here;
    const asked = read(words, grammar, process.env);
    const folder = asked.others[0];
    const katas = folder === undefined ? join(root, "katas") : katasIn(folder);
    const laws = lawFiles(root, katas);
    if (laws.length === 0)
      throw wrongInput({
        en: "npm run ui: no kata has been begun there; untouched katas are not run. Nothing was started.",
        ko: "npm run ui: 거기에는 시작한 카타가 없습니다. 손대지 않은 카타는 돌리지 않으므로 아무것도 띄우지 않았습니다.",
      });
    process.env["KINDLING_KATAS"] = katas;
    process.env["KINDLING_KATA_LAWS"] = laws.join(",");
    const port = wholeNumber(asked, "port", grammar.command) ?? 51204;
    return show(root, port, asked.flags.has("once"));
  });
}

/** The folder that holds the chapters' folders of katas. */
function katasIn(folder: string): string {
  const whole = resolve(process.env["INIT_CWD"] ?? ".", folder);
  if (!existsSync(whole) || !statSync(whole).isDirectory())
    throw wrongInput({
      en: `npm run ui: there is no folder “${folder}”. Nothing was started.`,
      ko: `npm run ui: “${folder}” 폴더가 없습니다. 아무것도 띄우지 않았습니다.`,
    });
  const inside = join(whole, "katas");
  return existsSync(inside) ? inside : whole;
}

/** Laws of the katas that are begun there and that may run. */
function lawFiles(root: string, katas: string): string[] {
  const begun = workbookAt(root, katas).katas.filter(({ untouched }) => !untouched);
  return begun
    .filter(({ name }) => findingIn(textOf(katas, name)) === undefined)
    .map(({ lawFile }) => lawFile);
}

function textOf(katas: string, name: string): string {
  return readFileSync(join(katas, `${name}.ts`), "utf8");
}

async function show(root: string, port: number, once: boolean): Promise<number> {
  const vitest = await createVitest(
    "test",
    {
      root,
      config: configFile,
      project: ["katas"],
      watch: !once,
      ui: true,
      open: false,
      api: { port, host: "127.0.0.1" },
      reporters: ["default"],
    },
    { plugins: [localPage()] },
  );
  // Red katas are what the window is for; that they are red is no fault of this command.
  vitest.onClose(() => void (process.exitCode = 0));
  const asked = once ? Promise.resolve() : untilAsked(vitest);
  await vitest.start();
  await asked;
  await vitest.close();
  return 0;
}

/**
 * Until somebody ends it. In a terminal the keys are vitest's own, since vitest says there which they are, and its `q` ends the
 * process by itself; through a pipe a line `q` does.
 */
function untilAsked(vitest: Vitest): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
    if (process.stdin.isTTY) registerConsoleShortcuts(vitest, process.stdin, process.stdout);
    else {
      const letGo = onKeys((key) => {
        if (key.command !== "quit") return;
        letGo();
        done();
      });
    }
  });
}
