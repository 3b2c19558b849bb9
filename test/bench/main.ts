/**
 * `npm run bench`: word count of a generated 100 MB text and 10,000 empty tasks, the engine (as a bundle) beside a plain loop, and a log of 100,000
 * tasks opened up to the page of its stage, each in a fresh process, CPU seconds of the whole process, medians of 5. Prints a table; writes nothing but `out/bench`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { build } from "esbuild";
import { spoken } from "../harness/texts.ts";
import { makeTaskLog } from "./task-log.ts";
import { makeText } from "./text.ts";

const MEGABYTE = 1_000_000;
/** A whole number that is at least 1, or one line and the end. */
function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(
    spoken({
      en: `npm run bench: “${text}” is no whole number; say megabytes and rounds, as in: npm run bench 100 5`,
      ko: `npm run bench: “${text}” 값은 1 이상의 정수가 아닙니다. 메가바이트와 횟수를 적으세요. 예: npm run bench 100 5`,
    }),
  );
  process.exit(2);
}

const size = wholeNumber(process.argv[2], 100) * MEGABYTE;
const rounds = wholeNumber(process.argv[3], 5);
const text = `out/bench/text-${size}.txt`;
const folder = "out/bench/logs";
/** Task attempts of the log that is opened. */
const LOGGED = 100_000;
const bundle = "out/bench/subjects.mjs";

interface Sample {
  readonly answer: string;
  /** Inside the program, without the start of the process. */
  readonly inner: number;
  /** The whole process, by the operating system. */
  readonly whole: number;
}

function measure(subject: string, argument: string): Sample {
  const run = spawnSync(
    process.execPath,
    ["--max-old-space-size=4096", bundle, subject, argument],
    { encoding: "utf8" },
  );
  if (run.status !== 0)
    throw new Error(
      spoken({ en: `${subject} failed:`, ko: `${subject} 실패:` }) + `\n${run.stderr}`,
    );
  return JSON.parse(run.stdout) as Sample;
}

const median = (values: readonly number[]): number =>
  values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

mkdirSync("out/bench", { recursive: true });
makeText(text, size);
mkdirSync(folder, { recursive: true });
makeTaskLog(`${folder}/tasks-${LOGGED}`, LOGGED);
await build({
  entryPoints: ["test/bench/subjects.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  minify: true,
  outfile: bundle,
});
const plain: Sample[] = [];
const engine: Sample[] = [];
const tasks: Sample[] = [];
const logs: Sample[] = [];
for (let round = 0; round < rounds; round += 1) {
  plain.push(measure("plain", text));
  engine.push(measure("engine", text));
  tasks.push(measure("tasks", "10000"));
  logs.push(measure("log", folder));
}
if (plain[0]?.answer !== engine[0]?.answer)
  throw new Error(
    spoken({
      en: `the answers differ: ${plain[0]?.answer} and ${engine[0]?.answer}`,
      ko: `답이 서로 다릅니다: ${plain[0]?.answer}, ${engine[0]?.answer}`,
    }),
  );
const ratio = median(engine.map((sample, i) => sample.whole / (plain[i] as Sample).whole));
const perSecond = 10_000 / median(tasks.map((sample) => sample.inner));
const loop = median(plain.map((sample) => sample.whole)).toFixed(2);
const own = median(engine.map((sample) => sample.whole)).toFixed(2);
const opened = median(logs.map((sample) => sample.inner)).toFixed(2);
const rate = Math.round(perSecond).toLocaleString("en");
console.log(
  spoken({
    en: `word count of ${size / MEGABYTE} MB, CPU seconds of the process, median of ${rounds}
  plain loop   ${loop} s
  engine       ${own} s   ${ratio.toFixed(2)} times the loop   (goal: at most 2.5)
10,000 empty tasks   ${rate} tasks a CPU second   (goal: at least 20,000)
log of ${LOGGED.toLocaleString("en")} tasks   ${opened} s until the page of its stage   (goal: under 3)`,
    ko: `${size / MEGABYTE}MB 단어 세기, 프로세스의 CPU 시간, ${rounds}회의 중앙값
  반복문   ${loop}초
  엔진     ${own}초   반복문의 ${ratio.toFixed(2)}배   (목표: 2.5배 이하)
빈 태스크 10,000개   CPU 1초에 태스크 ${rate}개   (목표: 20,000개 이상)
태스크 ${LOGGED.toLocaleString("en")}개의 로그   스테이지 페이지까지 ${opened}초   (목표: 3초 미만)`,
  }),
);
