/**
 * `npm run whatif -- LOG --executors 2,4,8 --cores 2 [--json]`: what an application of real Spark would take on other numbers of executors and cores, by its
 * event log. Exit code 0: answered; 2: wrong input, or a log that cannot be asked, told in one line. In Spark: nothing.
 */
import { parseArgs } from "node:util";
import type { Both } from "../foundation/language.ts";
import { whatIf } from "../monitor/whatif/estimate.ts";
import { measuredOf } from "../monitor/whatif/measured.ts";
import { refusedSize } from "../monitor/whatif/refusal.ts";
import type { Size } from "../monitor/whatif/replay-run.ts";
import { reportOf } from "../monitor/whatif/report.ts";
import { storeOf } from "./history/one-log.ts";
import { language, WrongWords } from "./wrong-words.ts";

const usage: Both = {
  en: "npm run whatif -- LOG --executors 2,4,8 --cores 2 [--json]: LOG is an event log, or a folder with one; several numbers stand between commas.",
  ko: "npm run whatif -- LOG --executors 2,4,8 --cores 2 [--json]: LOG는 이벤트 로그 파일, 또는 로그 하나가 든 폴더입니다. 수가 여럿이면 쉼표로 나눕니다.",
};

/** More answers than anybody reads. */
const MOST_SIZES = 100;

interface Wishes {
  readonly log: string;
  /** Undefined: as measured. */
  readonly executors: readonly number[] | undefined;
  readonly cores: readonly number[] | undefined;
  readonly json: boolean;
}

function wishesOf(words: readonly string[]): Wishes {
  const { values, positionals } = parsed(words);
  // npm keeps flags for itself when the two dashes before them are forgotten; of those with a value it leaves the value among the words.
  const swallowed = (name: string): boolean => process.env[`npm_config_${name}`] === "true";
  if (swallowed("executors") || swallowed("cores")) throw new WrongWords(usage);
  const [log, ...others] = positionals;
  if (log === undefined) throw new WrongWords(usage);
  if (others.length > 0)
    throw new WrongWords({
      en: `One log at a time, not ${positionals.length}. ${usage.en}`,
      ko: `로그는 한 번에 하나입니다(${positionals.length}개가 왔습니다). ${usage.ko}`,
    });
  const executors = numbersOf(values.executors);
  const cores = numbersOf(values.cores);
  if (executors === undefined && cores === undefined) throw new WrongWords(usage);
  if ((executors?.length ?? 1) * (cores?.length ?? 1) > MOST_SIZES)
    throw new WrongWords({
      en: `At most ${MOST_SIZES} clusters at a time.`,
      ko: `클러스터는 한 번에 ${MOST_SIZES}개까지입니다.`,
    });
  return { log, executors, cores, json: values.json ?? swallowed("json") };
}

function parsed(words: readonly string[]) {
  try {
    const options = {
      json: { type: "boolean" },
      executors: { type: "string" },
      cores: { type: "string" },
    } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new WrongWords(usage);
  }
}

function numbersOf(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  return text.split(",").map((word) => {
    if (/^\s*\d{1,9}\s*$/.test(word)) return Number(word);
    throw new WrongWords({
      en: `“${word.trim()}” is no whole number. ${usage.en}`,
      ko: `“${word.trim()}”은(는) 정수가 아닙니다. ${usage.ko}`,
    });
  });
}

async function main(): Promise<void> {
  const { log, executors, cores, json } = wishesOf(process.argv.slice(2));
  const measured = measuredOf(await storeOf(log, usage));
  if ("refusal" in measured) throw new WrongWords(measured.refusal);
  const { run } = measured;
  const sizes: readonly Size[] = (executors ?? [run.executors.count]).flatMap((count) =>
    (cores ?? [run.executors.cores]).map((each) => ({ executors: count, cores: each })),
  );
  for (const size of sizes) {
    const refusal = refusedSize(run.executors, size);
    if (refusal !== undefined) throw new WrongWords(refusal);
  }
  const answer = whatIf(run, sizes);
  const text = json ? JSON.stringify(answer, null, 2) : reportOf(answer, language).join("\n");
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  const line = error instanceof WrongWords ? error.line[language] : undefined;
  process.stderr.write(`${line ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
}
