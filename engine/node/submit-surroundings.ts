/**
 * What lies around `npm run spark-submit` on this machine: variables, files, and which class a program's file stands for.
 *
 * In Spark: the process's environment, the local file system, a jar's manifest. A `.ts` program counts as a JVM program whose main class is named
 * after the file. Left out on purpose: looking into jars; nothing here runs what they hold.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fixedFolder, patternOf } from "../foundation/glob.ts";
import { RealDisk } from "./real-disk.ts";
import type { Surroundings } from "../deploy/submit/surroundings.ts";

export function surroundingsAt(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Surroundings {
  const at = (path: string): string => resolve(folder, path);
  const defaults = join(env["SPARK_CONF_DIR"] ?? "conf", "spark-defaults.conf");
  return {
    env,
    folder: folder.replaceAll("\\", "/"),
    defaultsFile: isFile(at(defaults)) ? at(defaults) : undefined,
    readFile: (path) => (isFile(at(path)) ? readFileSync(at(path), "utf8") : undefined),
    exists: (path) => existsSync(at(path)),
    glob: (pattern) => matching(at(pattern).replaceAll("\\", "/")),
    mainClassOf: (path) => {
      if (!isFile(at(path))) throw new Error(`File file:${path} does not exist`);
      return basename(path).replace(/\.[^.]*$/, "");
    },
  };
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const matching = (pattern: string): string[] => {
  const fits = patternOf(pattern);
  const folder = fixedFolder(pattern);
  return new RealDisk(folder).list(folder).filter((path) => fits.test(path));
};
