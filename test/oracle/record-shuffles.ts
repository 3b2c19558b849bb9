/**
 * Records how real Spark's shuffles write, spill and merge: `npm run oracle:shuffles [names…]`. Needs SPARK_HOME. One file for each run of
 * shuffle-runs.ts in recordings/shuffles/.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";
import { shuffleRuns, stepLine, type ShuffleRun } from "./shuffle-runs.ts";
import { shufflesTold } from "./shuffle-told.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const linesOf = ({ name, conf, steps }: ShuffleRun): string[] => [
  `run ${name}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps.map(stepLine),
];

const home = sparkHomeOr("oracle:shuffles");
const wanted = process.argv.slice(2);
const runs = shuffleRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const lines = await scalaRuns(home, "Shuffles", runs.flatMap(linesOf));
for (const { name } of runs) {
  const text = layOut({ spark: "3.5.3", run: name, steps: shufflesTold(name, lines) });
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(here, "recordings", "shuffles", `${name}.json`), text);
  console.log(`${name} recorded.`);
}
