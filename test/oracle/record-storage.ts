/**
 * Records what real Spark stores, drops and says: `npm run oracle:storage [names…]`. Needs SPARK_HOME. One file for each run of
 * storage-runs.ts in recordings/storage/: what every step answered, told its listeners and logged; of the run of sizes the sizes only.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";
import { sizesRun, stepLine, storageRuns, type StorageRun } from "./storage-runs.ts";
import { sizesTold, toldBy } from "./storage-told.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const linesOf = ({ name, master, conf, steps }: StorageRun): string[] => [
  `run ${name} ${master}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps.map(stepLine),
];

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
const runs = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const lines = await scalaRuns(home, "Storage", runs.flatMap(linesOf));
for (const run of runs) keep(run, lines);
