/**
 * Records what real Spark stores, drops and says: `npm run oracle:storage [names…]`. Needs SPARK_HOME. One file for each run of
 * storage-runs.ts in recordings/storage/: what every step answered, told its listeners and logged; of the run of sizes the sizes only.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr, start } from "./processes.ts";
import { sizesRun, stepLine, storageRuns, type StorageRun } from "./storage-runs.ts";
import { sizesTold, toldBy } from "./storage-told.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const linesOf = ({ name, master, conf, steps }: StorageRun): string[] => [
  `run ${name} ${master}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps.map(stepLine),
];

async function record(home: string, runs: readonly StorageRun[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "storage-"));
  try {
    const jar = join(folder, "storage.jar");
    const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
    execFileSync("java", [...compiler.split(" "), join(here, "Storage.scala")], {
      stdio: "inherit",
    });
    writeFileSync(join(folder, "runs.txt"), `${runs.flatMap(linesOf).join("\n")}\n`);
    const how =
      "--master local[1] --driver-memory 1g --class org.apache.spark.oracle.Storage".split(" ");
    const app = start(home, "spark-submit", [...how, jar, join(folder, "runs.txt")], folder);
    if ((await app.ended) !== 0) throw new Error(app.lines.slice(-30).join("\n"));
    for (const run of runs) keep(run, app.lines);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(run: StorageRun, lines: readonly string[]): void {
  const steps = toldBy(run.name, lines);
  const seen = run === sizesRun ? { sizes: sizesTold(steps) } : { steps };
  const text = layOut({ spark: "3.5.3", run: run.name, ...seen });
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${run.name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(here, "recordings", "storage", `${run.name}.json`), text);
  console.log(`${run.name} recorded.`);
}

const home = sparkHomeOr("oracle:storage");
const wanted = process.argv.slice(2);
const all = [...storageRuns, sizesRun];
await record(
  home,
  all.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
);
