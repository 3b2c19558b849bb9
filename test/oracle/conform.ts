/**
 * `npm run conform -- LOGS EXPECTED.json`: how many of the answers that a real History Server gave are ours, too. `LOGS` is a folder of event
 * logs, EXPECTED.json maps paths below /api/v1 to what was answered (`{"__http": 404, "__body": …}` for a refusal). Prints how many agree and, of each
 * that does not, the first difference. What depends on the file's own time or on the moment asked is not compared.
 * In Spark: HistoryServerSuite. Exit code 0 if all agree, 1 if not, 2 for wrong input.
 */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseLine, type JsonValue } from "#engine/monitor/history/json-line";
import { openHistory } from "../../engine/node/history/folder.ts";
import { conformance, lastUpdated } from "./conformance.ts";
import { guarded, wrongInput } from "../harness/wrong-input.ts";
import { spoken } from "../harness/texts.ts";

const at = process.env["INIT_CWD"] ?? process.cwd();

function expectedIn(file: string): Readonly<Record<string, JsonValue>> {
  try {
    return parseLine(readFileSync(resolve(at, file), "utf8")) as Record<string, JsonValue>;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw wrongInput({
      en: `${file} cannot be read as expected answers: ${why}`,
      ko: `${file} 파일을 기대한 답으로 읽을 수 없습니다: ${why}`,
    });
  }
}

process.exitCode = await guarded(async () => {
  const [logs, file] = process.argv.slice(2);
  if (logs === undefined || file === undefined)
    throw wrongInput({
      en: "npm run conform -- LOGS EXPECTED.json: a folder of event logs, and what a History Server answered about them.",
      ko: "npm run conform -- LOGS EXPECTED.json: 이벤트 로그 폴더와, 히스토리 서버가 그 로그에 대해 답한 내용을 적은 파일입니다.",
    });
  const folder = resolve(at, logs);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongInput({
      en: `${logs} is no folder. It should hold event logs.`,
      ko: `${logs} 폴더가 없습니다. 이벤트 로그가 든 폴더를 적으십시오.`,
    });
  const expected = expectedIn(file);
  const { agree, all, differences } = conformance(
    await openHistory(folder, { lastUpdated: lastUpdated(expected) }),
    expected,
  );
  for (const difference of differences) console.log(difference);
  console.log(
    spoken({
      en: `${agree} of ${all} answers of the real History Server are ours, too`,
      ko: `실제 히스토리 서버의 답 ${all}개 가운데 ${agree}개가 같습니다`,
    }),
  );
  return agree === all ? 0 : 1;
});
