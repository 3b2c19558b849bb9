/**
 * `npm run oracle:whatif`: has real Spark run the applications of whatif-runs.ts on clusters of several sizes, takes out of their event logs what tells of
 * this machine, and keeps them, by Spark's own zstd, in test/monitor/whatif-logs with a manifest. Words are names of runs: only these are run again.
 * Needs SPARK_HOME and Java, a machine of at least two cores with nothing else to do, and about twenty minutes. In Spark: nothing.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";
import { nameOf, settingsOf, type WhatIfRun, whatIfRuns } from "./whatif-runs.ts";
import { withoutMachine } from "./without-machine.ts";

const home = sparkHomeOr("npm run oracle:whatif");
const kept = fileURLToPath(new URL("../monitor/whatif-logs/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "whatif-"));
const wanted = process.argv.slice(2);
const runs = whatIfRuns.filter((run) => wanted.length === 0 || wanted.includes(nameOf(run)));

function lineOf(run: WhatIfRun, name: string): string {
  const master = `local-cluster[${run.size.join(",")},1024]`;
  const words = Object.entries(settingsOf(run)).map(([key, value]) => `${key}=${value}`);
  return ["run", name, run.shape, run.tasks, master, join(folder, "logs", name), ...words].join(
    "\t",
  );
}

/** The one log of a run, without what tells of the machine; undefined where the run left none. */
function cleaned(run: WhatIfRun): string | undefined {
  const logs = join(folder, "logs", nameOf(run));
  const [name] = existsSync(logs) ? readdirSync(logs).filter((one) => !one.startsWith(".")) : [];
  if (name === undefined) return undefined;
  const lines = readFileSync(join(logs, name), "utf8").trimEnd().split("\n");
  const path = join(folder, nameOf(run));
  writeFileSync(path, lines.map((line) => `${withoutMachine(line, [folder, home])}\n`).join(""));
  return path;
}

const loadBefore = loadavg();
/** The driver of the first run has no class loaded yet: that run is not kept. */
const [first] = runs;
const warmUp = first === undefined ? [] : [lineOf(first, "warm-up")];
const told = await scalaRuns(home, "WhatIf", [
  ...warmUp,
  ...runs.map((run) => lineOf(run, nameOf(run))),
]);
const troubles = told.filter((line) => line.startsWith("@failed"));
for (const line of troubles) console.log(line);

if (wanted.length === 0) rmSync(kept, { recursive: true, force: true });
mkdirSync(kept, { recursive: true });
const packs = runs.flatMap((run) => {
  const path = cleaned(run);
  return path === undefined ? [] : [["pack", path, join(kept, `${nameOf(run)}.zstd`)].join("\t")];
});
await scalaRuns(home, "WhatIf", packs);
const manifest = {
  machine: { cores: cpus().length, loadBefore, loadAfter: loadavg() },
  runs: whatIfRuns.map((run) => ({ log: `${nameOf(run)}.zstd`, ...run })),
};
writeFileSync(join(kept, "manifest.json"), layOut(manifest));
rmSync(folder, { recursive: true, force: true });
console.log(spoken({ en: `${packs.length} logs kept`, ko: `로그 ${packs.length}개를 남겼습니다` }));
if (troubles.length > 0) process.exitCode = 1;
