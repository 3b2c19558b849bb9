/** A Scala program of this folder, compiled with Spark's own compiler and run on real Spark over lines that describe what to run. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "./processes.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The lines that the program wrote, Spark's log among them. */
export async function scalaRuns(
  home: string,
  program: string,
  lines: readonly string[],
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    const jar = join(folder, "oracle.jar");
    const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
    execFileSync("java", [...compiler.split(" "), join(here, `${program}.scala`)], {
      stdio: "inherit",
    });
    writeFileSync(join(folder, "runs.txt"), `${lines.join("\n")}\n`);
    const how = `--master local[1] --driver-memory 1g --class org.apache.spark.oracle.${program}`;
    const app = start(
      home,
      "spark-submit",
      [...how.split(" "), jar, join(folder, "runs.txt")],
      folder,
    );
    if ((await app.ended) !== 0) throw new Error(app.lines.slice(-30).join("\n"));
    return app.lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const logLine = /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d (DEBUG|INFO|WARN|ERROR) ([^:]+): (.*)$/;

/** What a line of Spark's log says; undefined for other lines. */
export function logged(
  line: string,
): { readonly level: string; readonly logger: string; readonly text: string } | undefined {
  const [, level, logger, text] = logLine.exec(line) ?? [];
  return level === undefined || logger === undefined || text === undefined
    ? undefined
    : { level, logger, text };
}
