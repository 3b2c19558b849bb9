/**
 * Programs on real Spark 3.5.3, all compiled into one jar and run in one JVM, each in a SparkContext of its own, so that every id starts at 0.
 *
 * Needs SPARK_HOME and Java 17. Left out on purpose: what becomes of the recordings; who asks decides.
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
import type { Recording } from "./observation.ts";
import type { Program } from "./program.ts";
import { observationOf, type RawRecording } from "./recorded.ts";
import { scalaFile } from "./scala.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What Spark did, handed out program by program, also when the run broke off later; answers how many. */
export function onSpark(
  sparkHome: string,
  programs: readonly Program[],
  each: (recording: Recording) => void,
): number {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  let count = 0;
  try {
    run(sparkHome, folder, compile(sparkHome, folder, programs));
  } finally {
    for (const [at, program] of programs.entries()) {
      const file = join(folder, `${at}.json`);
      if (!existsSync(file)) continue;
      const raw = JSON.parse(readFileSync(file, "utf8")) as RawRecording;
      count += 1;
      each({ spark: raw.version, program, observation: observationOf(raw) });
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return count;
}

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
