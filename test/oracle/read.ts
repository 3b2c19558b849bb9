/** Reads the recordings of programs; those of sessions, processes, methods and facts (standalone, refusals, history, driver-process, mesos, methods, rdd-facts, submits) are other files and not read here. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Recording } from "./observation.ts";

const folder = fileURLToPath(new URL("recordings", import.meta.url));
const session = /^(standalone|refusals|history|driver-process|mesos|methods|rdd-facts|submits)/;

/** Recordings in the order of their names; with `names`, only those that begin with one; of the project, or of another folder. */
export function readRecordings(names: readonly string[] = [], within = "."): Recording[] {
  const at = resolve(folder, within);
  return readdirSync(at)
    .filter((file) => file.endsWith(".json") && !session.test(file))
    .filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(at, file), "utf8")) as Recording);
}
