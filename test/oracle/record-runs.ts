/** What recorders of Scala runs have in common: each run of a list, as lines, through one program on real Spark; one recording for each. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr } from "./processes.ts";
import { scalaRuns } from "./scala-runs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

interface Run<Step> {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Recorder<Step> {
  /** `npm run oracle:…`, which is also the folder of the recordings. */
  readonly subject: string;
  readonly program: string;
  readonly runs: readonly Run<Step>[];
  readonly stepLine: (step: Step) => string;
  readonly told: (run: string, lines: readonly string[]) => unknown;
}

/** Records the runs that the command line names, or all. */
export async function recordRuns<Step>(recorder: Recorder<Step>): Promise<void> {
  const { subject, program, stepLine, told } = recorder;
  const home = sparkHomeOr(`oracle:${subject}`);
  const wanted = process.argv.slice(2);
  const runs = recorder.runs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const asked = runs.flatMap(({ name, master, conf, steps }) => [
    `run ${name} ${master}`,
    ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
    ...steps.map(stepLine),
  ]);
  const lines = await scalaRuns(home, program, asked);
  mkdirSync(join(here, "recordings", subject), { recursive: true });
  for (const { name } of runs) {
    const text = layOut({ spark: "3.5.3", run: name, steps: told(name, lines) });
    const found = leaks(text);
    if (found.length > 0) throw new Error(`${name}: the recording tells ${found.join(", ")}`);
    writeFileSync(join(here, "recordings", subject, `${name}.json`), text);
    console.log(`${name} recorded.`);
  }
}
