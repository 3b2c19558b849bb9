/**
 * Records facts about RDDs that no program of the oracle shows (RddFacts.scala): `npm run oracle:facts`. Needs SPARK_HOME and Java.
 * Left out on purpose: any comparison; rdd-facts.test.ts holds the engine against the recording.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { factsIn } from "./rdd-facts.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = process.env["SPARK_HOME"];
if (home === undefined) throw new Error("set SPARK_HOME to a Spark 3.5.3");
const settings = ["--master", "local[2]", "--driver-memory", "1g"];
const output = execFileSync(
  join(home, "bin/spark-shell"),
  [...settings, "--conf", "spark.ui.enabled=false", "-i", join(here, "RddFacts.scala")],
  { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] },
);
const all = factsIn(output);
const version = all.find(({ kind }) => kind === "version")?.seen ?? "unknown";
const facts = all.filter(({ kind }) => kind !== "version");
writeFileSync(
  join(here, "recordings/rdd-facts.json"),
  `${JSON.stringify({ spark: version, settings: settings.join(" "), facts }, undefined, 2)}\n`,
);
console.log(`recorded ${facts.length} facts of Spark ${version}`);
