/**
 * Records what real Spark excludes after failures, when and in which words: `npm run oracle:exclusions [names…]`. Needs SPARK_HOME. One file for each run of
 * exclusion-runs.ts in recordings/exclusions/.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";
import { exclusionRuns, stepLine, type ExclusionRun } from "./exclusion-runs.ts";
import { exclusionsTold } from "./exclusion-told.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const linesOf = ({ name, master, conf, steps }: ExclusionRun): string[] => [
  `run ${name} ${master}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps.map(stepLine),
];

const home = sparkHomeOr("oracle:exclusions");
const wanted = process.argv.slice(2);
const runs = exclusionRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const lines = await scalaRuns(home, "Exclusions", runs.flatMap(linesOf));
for (const { name } of runs) {
  const text = layOut({ spark: "3.5.3", run: name, steps: exclusionsTold(name, lines) });
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(here, "recordings", "exclusions", `${name}.json`), text);
  console.log(`${name} recorded.`);
}
