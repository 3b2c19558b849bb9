/**
 * `npm run doctor -- LOG [--json]`: what is wrong with an application of real Spark, by its event log: a file, a folder of rolled files, or a folder with one log.
 * Exit code 0: healthy (nothing above a note); 1: findings; 2: wrong input, told in one line. In Spark: nothing. Left out on purpose: what a change
 * would give by simulation.
 */
import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Both } from "../foundation/language.ts";
import { Clues } from "../monitor/doctor/clues.ts";
import { diagnose } from "../monitor/doctor/diagnose.ts";
import { reportOf } from "../monitor/doctor/report.ts";
import { Replay } from "../monitor/history/replay.ts";
import { type LogFile, logFilesIn } from "./history/log-files.ts";
import { readLog } from "./history/read-log.ts";
import { at, language, WrongWords } from "./wrong-words.ts";

const usage: Both = {
  en: "npm run doctor -- LOG [--json]: LOG is an event log, or a folder with one.",
  ko: "npm run doctor -- LOG [--json]: LOG는 이벤트 로그 파일, 또는 로그 하나가 든 폴더입니다.",
};

/** A whole application is looked at, so nothing is let go that a server would let go. */
const everything = {
  jobs: 1_000_000,
  stages: 1_000_000,
  tasksPerStage: 10_000_000,
  deadExecutors: 1_000_000,
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

function logAt(word: string): LogFile {
  const path = resolve(at, word);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined)
    throw new WrongWords({
      en: `There is no log ${word}. ${usage.en}`,
      ko: `${word} 로그가 없습니다. ${usage.ko}`,
    });
  const name = basename(path);
  const itself = logFilesIn(dirname(path)).find((file) => file.name === name);
  if (itself !== undefined) return itself;
  const inside = status.isDirectory() ? logFilesIn(path) : [];
  const [only] = inside;
  if (only !== undefined && inside.length === 1) return only;
  throw new WrongWords({
    en: `${word} holds ${inside.length} event logs; name one. ${usage.en}`,
    ko: `${word}에 이벤트 로그가 ${inside.length}개 있습니다. 하나를 적으십시오. ${usage.ko}`,
  });
}

async function main(): Promise<number> {
  const { log, json } = wishesOf(process.argv.slice(2));
  const file = logAt(log);
  const clues = new Clues();
  const replay = new Replay({
    lastUpdate: file.modified,
    retained: everything,
    onEvent: (event) => clues.take(event),
  });
  const broken = await readLog(file, replay);
  const store = replay.finish();
  if (store.times === undefined)
    throw new WrongWords({
      en: `${log} is no event log of Spark: no application starts in it. ${broken ?? ""}`.trim(),
      ko: `${log}은(는) 스파크의 이벤트 로그가 아닙니다. 시작한 애플리케이션이 없습니다. ${broken ?? ""}`.trim(),
    });
  if (broken !== undefined) process.stderr.write(`${broken}\n`);
  const diagnosis = diagnose(store, clues);
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
