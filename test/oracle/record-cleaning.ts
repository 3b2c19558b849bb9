/**
 * Records what real Spark cleans after a collection of garbage: `npm run oracle:cleaning [names…]`. Needs SPARK_HOME. One file for each run of
 * cleaning-runs.ts in recordings/cleaning/. When Spark's JVM collects of its own accord is chance, so that only what is gone after a `gc` counts.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleaningRuns, type CleaningRun } from "./cleaning-runs.ts";
import { cleaningTold } from "./cleaning-told.ts";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const linesOf = ({ name, master, conf, steps }: CleaningRun): string[] => [
  `run ${name} ${master}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps,
];

function keep(run: CleaningRun, lines: readonly string[]): void {
  const from = lines.indexOf(`@run ${run.name}`) + 1;
  const to = lines.findIndex((line, at) => at >= from && line.startsWith("@run "));
  const mine = lines.slice(from, to < 0 ? lines.length : to);
  const told = mine.filter((line) => line.startsWith("@")).map((line) => line.slice(1));
  const text = layOut({ spark: "3.5.3", run: run.name, steps: cleaningTold(told) });
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${run.name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(here, "recordings", "cleaning", `${run.name}.json`), text);
  console.log(`${run.name} recorded.`);
}

const home = sparkHomeOr("oracle:cleaning");
const wanted = process.argv.slice(2);
const runs = cleaningRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const lines = await scalaRuns(home, "Cleaning", runs.flatMap(linesOf));
for (const run of runs) keep(run, lines);
