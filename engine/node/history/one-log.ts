/**
 * The one event log that somebody named, read whole into a status store: a file, a folder of rolled files, or a folder with one log. In Spark: nothing; its
 * History Server takes folders. A log that is missing, that is none, or is one of several gets one line; what is wrong inside is told and read around.
 */
import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Both } from "../../foundation/language.ts";
import type { ReadEvent } from "../../monitor/history/events.ts";
import { Replay } from "../../monitor/history/replay.ts";
import type { StatusStore } from "../../monitor/history/store.ts";
import { at, WrongWords } from "../wrong-words.ts";
import { type LogFile, logFilesIn } from "./log-files.ts";
import { readLog } from "./read-log.ts";

/** A whole application is looked at, so nothing is let go that a server would let go. */
const everything = {
  jobs: 1_000_000,
  stages: 1_000_000,
  tasksPerStage: 10_000_000,
  deadExecutors: 1_000_000,
};

/** What a log tells; throws `WrongWords` when it is no log. */
export async function storeOf(
  log: string,
  usage: Both,
  onEvent: (event: ReadEvent) => void = () => undefined,
): Promise<StatusStore> {
  const file = logAt(log, usage);
  const replay = new Replay({ lastUpdate: file.modified, retained: everything, onEvent });
  const broken = await readLog(file, replay);
  const store = replay.finish();
  if (store.times === undefined)
    throw new WrongWords({
      en: `${log} is no event log of Spark: no application starts in it. ${broken ?? ""}`.trim(),
      ko: `${log}은(는) 스파크의 이벤트 로그가 아닙니다. 시작한 애플리케이션이 없습니다. ${broken ?? ""}`.trim(),
    });
  if (broken !== undefined) process.stderr.write(`${broken}\n`);
  return store;
}

function logAt(word: string, usage: Both): LogFile {
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
