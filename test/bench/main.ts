/**
 * `npm run bench`: word count of a generated 100 MB text and 10,000 empty tasks, the engine (as a bundle) beside a plain loop, each in a
 * fresh process, CPU seconds of the whole process, medians of 5. Prints a table; writes nothing but `out/bench`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { build } from "esbuild";
import { makeText } from "./text.ts";

const MEGABYTE = 1_000_000;
/** A whole number that is at least 1, or one line and the end. */
function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(
    `npm run bench: “${text}” is no whole number; say megabytes and rounds, as in: npm run bench 100 5`,
  );
  process.exit(2);
}

const size = wholeNumber(process.argv[2], 100) * MEGABYTE;
const rounds = wholeNumber(process.argv[3], 5);
const text = `out/bench/text-${size}.txt`;
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
  if (run.status !== 0) throw new Error(`${subject} failed:\n${run.stderr}`);
  return JSON.parse(run.stdout) as Sample;
}

const median = (values: readonly number[]): number =>
  values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

mkdirSync("out/bench", { recursive: true });
makeText(text, size);
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
for (let round = 0; round < rounds; round += 1) {
  plain.push(measure("plain", text));
  engine.push(measure("engine", text));
  tasks.push(measure("tasks", "10000"));
}
if (plain[0]?.answer !== engine[0]?.answer)
  throw new Error(`the answers differ: ${plain[0]?.answer} and ${engine[0]?.answer}`);
const ratio = median(engine.map((sample, i) => sample.whole / (plain[i] as Sample).whole));
const perSecond = 10_000 / median(tasks.map((sample) => sample.inner));
console.log(`word count of ${size / MEGABYTE} MB, CPU seconds of the process, median of ${rounds}`);
console.log(`  plain loop   ${median(plain.map((s) => s.whole)).toFixed(2)} s`);
console.log(
  `  engine       ${median(engine.map((s) => s.whole)).toFixed(2)} s   ${ratio.toFixed(2)} times the loop   (goal: at most 2.5)`,
);
console.log(
  `10,000 empty tasks   ${Math.round(perSecond).toLocaleString("en")} tasks a CPU second   (goal: at least 20,000)`,
);
