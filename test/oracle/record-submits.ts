/**
 * Records what real spark-submit makes of command lines (submit-runs.ts): `npm run oracle:submits`. Needs SPARK_HOME and Java.
 *
 * In Spark: bin/spark-submit with --verbose. Left out on purpose: any comparison; submits.test.ts holds the engine against the recording.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { submitRuns, type SubmitRun } from "./submit-runs.ts";
import { type SubmitTold, toldBy } from "./submit-told.ts";

const home = process.env["SPARK_HOME"];
if (home === undefined) throw new Error("set SPARK_HOME to a Spark 3.5.3");
const folder = mkdtempSync(join(tmpdir(), "submits-"));
/** So long a run may reach for a cluster after it said what it understood. */
const patience = 90_000;

/** Variables of this machine that spark-submit would heed. */
const heeded = /^(SPARK_|HADOOP|YARN|MASTER$|DEPLOY_MODE$|MESOS|PYSPARK|JDK_JAVA|_JAVA)/;
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !heeded.test(name)),
);

function run({ words, env, defaults, properties, reaches }: SubmitRun): Promise<SubmitTold> {
  const file = join(folder, "own.conf");
  if (properties !== undefined) writeFileSync(file, properties);
  writeFileSync(join(folder, "spark-defaults.conf"), defaults ?? "");
  const asked = words.map((word) => (word === "FILE" ? file : word));
  // Without words there is nothing to be verbose about.
  const typed = asked.length === 0 ? [] : ["--verbose", ...asked];
  const child = spawn(join(home as string, "bin/spark-submit"), typed, {
    cwd: folder,
    env: { ...environment, SPARK_HOME: home, SPARK_CONF_DIR: folder, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  const stop = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
  };
  const hear = (part: string): void => {
    out += part;
    if (reaches === true && /Classpath elements:[^]*\n\n\n/.test(out)) stop();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const timer = setTimeout(stop, patience);
  return new Promise((done) =>
    child.on("close", (code) => {
      clearTimeout(timer);
      done(toldBy(out.replaceAll(folder, "/conf"), code ?? undefined));
    }),
  );
}

const told: Record<string, SubmitTold> = {};
try {
  for (const one of submitRuns) {
    told[one.name] = await run(one);
    console.log(`${one.name}: ${told[one.name]?.exit ?? "stopped"} ${told[one.name]?.error ?? ""}`);
  }
  const place = fileURLToPath(new URL("recordings/submits.json", import.meta.url));
  writeFileSync(place, `${JSON.stringify({ spark: "3.5.3", told }, undefined, 2)}\n`);
  console.log(`recorded ${submitRuns.length} command lines`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
