/**
 * Records programs on real Spark 3.5.3: `npm run oracle:record [names…]`. Needs SPARK_HOME and Java 17.
 * All programs are compiled into one jar and run in one JVM, each in a SparkContext of its own, so that every id starts at 0.
 * Writes one file a program into recordings/, which nobody edits. A program that is there already is recorded only when named or with `all`;
 * `from=33 to=182 out=FOLDER` records more draws of the generator elsewhere, with `further` those that may use every operator.
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { leaks, type Recording } from "./observation.ts";
import type { Program } from "./program.ts";
import { sparkHomeOr } from "./processes.ts";
import { generate, generateFurther } from "./generate.ts";
import { allPrograms } from "./programs.ts";
import { observationOf, type RawRecording } from "./recorded.ts";
import { scalaFile } from "./scala.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What the command line asks for: which programs, and where their recordings go. */
interface Request {
  readonly programs: readonly Program[];
  readonly out: string;
}

/** `all`, names, or `from=33 to=182 out=FOLDER` for further draws that nobody commits. */
function requested(words: readonly string[]): Request {
  const option = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const [from, to] = [option("from"), option("to")];
  const out = option("out") ?? join(here, "recordings");
  if (from !== undefined && to !== undefined)
    return { out, programs: draws(Number(from), Number(to), words.includes("further")) };
  const names = words.filter((word) => !word.includes("="));
  const all = allPrograms();
  if (names.includes("all")) return { out, programs: all };
  const wanted = (program: Program): boolean =>
    names.length > 0
      ? names.some((name) => program.name.startsWith(name))
      : !existsSync(join(out, `${program.name}.json`));
  return { out, programs: all.filter(wanted) };
}

const draws = (from: number, to: number, further: boolean): Program[] =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    (further ? generateFurther : generate)(from + at),
  );

function compile(sparkHome: string, folder: string, programs: readonly Program[]): string {
  const sources = ["Recorder.scala", "Programs.scala"].map((name) => join(folder, name));
  copyFileSync(join(here, "Recorder.scala"), sources[0] ?? "");
  writeFileSync(sources[1] ?? "", scalaFile(programs));
  const jar = join(folder, "programs.jar");
  execFileSync(
    "java",
    [
      "-cp",
      join(sparkHome, "jars", "*"),
      "scala.tools.nsc.Main",
      "-usejavacp",
      "-nowarn",
      "-d",
      jar,
      ...sources,
    ],
    { stdio: "inherit" },
  );
  return jar;
}

function run(sparkHome: string, folder: string, jar: string): void {
  const submit = join(sparkHome, "bin", "spark-submit");
  const args = [
    "--class",
    "org.apache.spark.oracle.Main",
    "--master",
    "local[2]",
    "--conf",
    "spark.log.level=OFF",
    jar,
    folder,
  ];
  const env = { ...process.env, SPARK_HOME: sparkHome, SPARK_LOCAL_IP: "127.0.0.1" };
  const out = execFileSync(submit, args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    cwd: folder,
  });
  process.stdout.write(out);
  if (!out.includes("REC done")) throw new Error("the recorder did not reach its end");
}

/** Keeps what was recorded, also when the run broke off later; answers how many. */
function keep(folder: string, { programs, out }: Request): number {
  const done = [...programs.entries()].filter(([at]) => existsSync(join(folder, `${at}.json`)));
  for (const [at, program] of done) keepOne(join(folder, `${at}.json`), program, out);
  return done.length;
}

function keepOne(file: string, program: Program, out: string): void {
  const raw = JSON.parse(readFileSync(file, "utf8")) as RawRecording;
  const recording: Recording = { spark: raw.version, program, observation: observationOf(raw) };
  const text = layOut(recording);
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${program.name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(out, `${program.name}.json`), text);
}

function main(): void {
  const sparkHome = sparkHomeOr("oracle:record");
  const request = requested(process.argv.slice(2));
  const { programs } = request;
  if (programs.length === 0)
    return console.log(
      spoken({
        en: "Every program has its recording; name some, or say all, to record again.",
        ko: "모든 프로그램에 기록이 있습니다. 다시 기록하려면 이름이나 all을 적으세요.",
      }),
    );
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    run(sparkHome, folder, compile(sparkHome, folder, programs));
  } finally {
    const kept = keep(folder, request);
    console.log(
      spoken({
        en: `${kept} of ${programs.length} recorded.`,
        ko: `${programs.length}개 가운데 ${kept}개를 기록했습니다.`,
      }),
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
