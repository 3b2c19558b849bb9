/**
 * `npm run doctor -- LOG [--json]`: what is wrong with an application of real Spark, by its event log: a file, a folder of rolled files, or a folder with one log.
 * Exit code 0: healthy (nothing above a note); 1: findings; 2: wrong input, told in one line. In Spark: nothing.
 */
import { parseArgs } from "node:util";
import type { Both } from "../foundation/language.ts";
import { Clues } from "../monitor/doctor/clues.ts";
import { withGains } from "../monitor/doctor/gain.ts";
import { diagnose } from "../monitor/doctor/diagnose.ts";
import { reportOf } from "../monitor/doctor/report.ts";
import { storeOf } from "./history/one-log.ts";
import { language, WrongWords } from "./wrong-words.ts";

const usage: Both = {
  en: "npm run doctor -- LOG [--json]: LOG is an event log, or a folder with one.",
  ko: "npm run doctor -- LOG [--json]: LOG는 이벤트 로그 파일, 또는 로그 하나가 든 폴더입니다.",
};

function wishesOf(words: readonly string[]): { readonly log: string; readonly json: boolean } {
  // npm keeps `--json` for itself when the two dashes before it are forgotten.
  const swallowed = process.env["npm_config_json"] === "true";
  const { values, positionals } = parsed(words);
  const [log, ...others] = positionals;
  if (log === undefined) throw new WrongWords(usage);
  if (others.length > 0)
    throw new WrongWords({
      en: `One log at a time, not ${positionals.length}. ${usage.en}`,
      ko: `로그는 한 번에 하나입니다(${positionals.length}개가 왔습니다). ${usage.ko}`,
    });
  return { log, json: values.json ?? swallowed };
}

function parsed(words: readonly string[]) {
  try {
    const options = { json: { type: "boolean" } } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new WrongWords(usage);
  }
}

async function main(): Promise<number> {
  const { log, json } = wishesOf(process.argv.slice(2));
  const clues = new Clues();
  const store = await storeOf(log, usage, (event) => clues.take(event));
  const diagnosis = withGains(diagnose(store, clues), store);
  const text = json ? JSON.stringify(diagnosis, null, 2) : reportOf(diagnosis, language).join("\n");
  process.stdout.write(`${text}\n`);
  return diagnosis.isHealthy ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const line = error instanceof WrongWords ? error.line[language] : undefined;
  process.stderr.write(`${line ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
}
