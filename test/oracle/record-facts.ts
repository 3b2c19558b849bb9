/**
 * Records facts that no program of the oracle shows (RddFacts.scala, LostShuffles.scala, FirstAid.scala, Pipes.scala): `npm run oracle:facts`, or with the
 * name of one script to record only what that tells. Needs SPARK_HOME and Java. Left out on purpose: any comparison; rdd-facts.test.ts,
 * lost-shuffles.test.ts, first-aid.test.ts and pipes.test.ts hold the engine and the book against the recording.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { factsIn, rddFacts, type Fact } from "./rdd-facts.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = process.env["SPARK_HOME"];
if (home === undefined) throw new Error("set SPARK_HOME to a Spark 3.5.3");
/** A folder of this run: on a shared one, files of other applications would be lost, too. */
const scratch = mkdtempSync(join(tmpdir(), "facts-"));
const scripts: Readonly<Record<string, readonly string[]>> = {
  "RddFacts.scala": ["--master", "local[2]", "--driver-memory", "1g"],
  "LostShuffles.scala": [
    "--master",
    "local-cluster[2,1,1024]",
    "--conf",
    `spark.local.dir=${scratch}`,
    "--conf",
    "spark.reducer.maxBlocksInFlightPerAddress=1",
  ],
  "FirstAid.scala": [
    "--master",
    "local[2]",
    "--conf",
    "spark.ui.enabled=true",
    "--conf",
    "spark.ui.prometheus.enabled=true",
  ],
  "Pipes.scala": ["--master", "local[2]"],
};

function told(script: string, settings: readonly string[]): Fact[] {
  const output = execFileSync(
    join(home as string, "bin/spark-shell"),
    ["--conf", "spark.ui.enabled=false", ...settings, "-i", join(here, script)],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    },
  );
  return factsIn(output).map((fact) => ({ script, ...fact }));
}

const wanted = process.argv[2];
if (wanted !== undefined && !(wanted in scripts))
  throw new Error(`no script ${wanted}; there are ${Object.keys(scripts).join(", ")}`);
try {
  const facts = Object.entries(scripts).flatMap(([script, settings]) =>
    wanted === undefined || wanted === script
      ? told(script, settings)
      : rddFacts.facts.filter((fact) => fact.script === script),
  );
  const spark = facts.find(({ kind }) => kind === "version")?.seen ?? rddFacts.spark;
  const kept = facts.filter(({ kind }) => kind !== "version");
  writeFileSync(
    join(here, "recordings/rdd-facts.json"),
    `${JSON.stringify({ spark, facts: kept }, undefined, 2)}\n`,
  );
  console.log(`recorded ${kept.length} facts of Spark ${spark}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
