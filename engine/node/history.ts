/**
 * `npm run history -- DIR [--port N]`: serves Spark's web UI, and its REST API under /api/v1, over the event logs of a folder, on 127.0.0.1, port 18080 or
 * the next that is free, and looks every ten seconds what is new there. In Spark: sbin/start-history-server.sh. Wrong input gets one line and exit code 2.
 * Left out on purpose: settings in files.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Both } from "../foundation/language.ts";
import { LogFolder } from "./history/log-folder.ts";
import { serveHistory } from "./history/server.ts";
import { at, language, WrongWords } from "./wrong-words.ts";

/** spark.history.fs.update.interval. */
const SCAN_MILLIS = 10_000;
const USUAL_PORT = 18_080;

const usage: Both = {
  en: "npm run history -- DIR [--port N]: DIR is a folder of event logs, N a port (18080 if it is not said).",
  ko: "npm run history -- DIR [--port N]: DIR은 이벤트 로그 폴더, N은 포트 번호입니다(적지 않으면 18080).",
};

interface Wishes {
  readonly folder: string;
  readonly port: number;
}

function wishesOf(words: readonly string[]): Wishes {
  const { dir, port } = parsed(words);
  if (dir === undefined) throw new WrongWords(usage);
  const folder = resolve(at, dir);
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined)
    throw new WrongWords({
      en: `There is no folder ${dir}. ${usage.en}`,
      ko: `${dir} 폴더가 없습니다. ${usage.ko}`,
    });
  if (!status.isDirectory())
    throw new WrongWords({
      en: `${dir} is no folder; name the folder that the log lies in. ${usage.en}`,
      ko: `${dir}은(는) 폴더가 아닙니다. 로그가 든 폴더를 적으십시오. ${usage.ko}`,
    });
  return { folder, port };
}

function parsed(words: readonly string[]): { dir: string | undefined; port: number } {
  // npm keeps `--port N` for itself when the two dashes before it are forgotten, and hands it on in its own way.
  const swallowed = process.env["npm_config_port"];
  const options = { port: { type: "string" } } as const;
  const { values, positionals } = parsedWords(words, options);
  const text = values.port ?? swallowed ?? String(USUAL_PORT);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    throw new WrongWords({
      en: `“${text}” is no port; a port is a number from 0 to 65535.`,
      ko: `“${text}”은(는) 포트가 아닙니다. 포트는 0부터 65535까지의 수입니다.`,
    });
  if (positionals.length > 1)
    throw new WrongWords({
      en: `One folder at a time, not ${positionals.length}. ${usage.en}`,
      ko: `폴더는 한 번에 하나입니다(${positionals.length}개가 왔습니다). ${usage.ko}`,
    });
  return { dir: positionals[0], port };
}

function parsedWords(
  words: readonly string[],
  options: { readonly port: { readonly type: "string" } },
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new WrongWords(usage);
  }
}

async function main(): Promise<void> {
  const { folder, port } = wishesOf(process.argv.slice(2));
  const logs = new LogFolder(folder);
  await logs.scan();
  const server = await serveHistory(logs, port);
  const timer = setInterval(() => void logs.scan().catch(complain), SCAN_MILLIS);
  const count = logs.applications().length;
  const url = `http://127.0.0.1:${server.port}/`;
  const line: Both = {
    en: `${count} ${count === 1 ? "application" : "applications"}: ${url} (Ctrl+C ends)`,
    ko: `애플리케이션 ${count}개: ${url} (끝내기: Ctrl+C)`,
  };
  process.stdout.write(`${line[language]}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      clearInterval(timer);
      void server.close();
    });
}

/** A folder that goes away for a while is no end. */
function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

try {
  await main();
} catch (error) {
  const line = error instanceof WrongWords ? error.line[language] : undefined;
  process.stderr.write(`${line ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = error instanceof WrongWords ? 2 : 1;
}
