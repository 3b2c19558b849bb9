/**
 * `npm run oracle:doctor`: has real Spark run the applications of doctor-runs.ts, healthy ones and ones with faults planted, takes out of their event
 * logs what tells of this machine, and keeps them, by Spark's own zstd, in test/monitor/doctor-logs with a manifest of what was planted. Words are
 * names of runs: only these are run again, and the others stay. Needs SPARK_HOME and Java; takes about ten minutes. In Spark: nothing.
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
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { type DoctorRun, doctorRuns } from "./doctor-runs.ts";
import { layOut } from "./layout.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";
import { withoutMachine } from "./without-machine.ts";

const home = sparkHomeOr("npm run oracle:doctor");
const kept = fileURLToPath(new URL("../monitor/doctor-logs/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "doctor-"));
const wanted = process.argv.slice(2);
const runs = doctorRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const logsOf = ({ name }: DoctorRun): string => join(folder, "logs", name);

const lineOf = (run: DoctorRun): string =>
  [
    "run",
    run.name,
    run.shape,
    run.size,
    run.master,
    logsOf(run),
    ...Object.entries(run.conf).map(([key, value]) => `${key}=${value}`),
  ].join("\t");

/** The one log of a run, without what tells of the machine; undefined where the run left none. */
function cleaned(run: DoctorRun): string | undefined {
  const logs = logsOf(run);
  const [name] = existsSync(logs) ? readdirSync(logs).filter((one) => !one.startsWith(".")) : [];
  if (name === undefined) return undefined;
  const lines = readFileSync(join(logs, name), "utf8").trimEnd().split("\n");
  const path = join(folder, run.name);
  writeFileSync(path, lines.map((line) => `${withoutMachine(line, [folder, home])}\n`).join(""));
  return path;
}

const told = await scalaRuns(home, "Doctor", runs.map(lineOf));
const troubles = told.filter((line) => line.startsWith("@failed"));
for (const line of troubles) console.log(line);

if (wanted.length === 0) rmSync(kept, { recursive: true, force: true });
mkdirSync(kept, { recursive: true });
const packs = runs.flatMap((run) => {
  const path = cleaned(run);
  return path === undefined ? [] : [["pack", path, join(kept, `${run.name}.zstd`)].join("\t")];
});
await scalaRuns(home, "Doctor", packs);
const manifest = doctorRuns.map(({ name, shape, size, master, conf, planted, cures }) => ({
  log: `${name}.zstd`,
  planted,
  ...(cures === undefined ? {} : { cures: `${cures}.zstd` }),
  run: { shape, size, master, conf },
}));
writeFileSync(join(kept, "manifest.json"), layOut(manifest));
rmSync(folder, { recursive: true, force: true });
console.log(spoken({ en: `${packs.length} logs kept`, ko: `로그 ${packs.length}개를 남겼습니다` }));
if (troubles.length > 0) process.exitCode = 1;
