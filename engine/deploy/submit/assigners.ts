/**
 * Which argument becomes which setting, for which manager in which mode. An argument that no row names for the manager at hand is dropped
 * in silence.
 *
 * In Spark: the OptionAssigners of core/…/deploy/SparkSubmit.scala. Left out on purpose: Ivy's settings. Rules D1.5, D1.6, table 1.2.
 */
import type { Arguments, Valued } from "./option-table.ts";
import { merged } from "./surroundings.ts";

export type Manager = "local" | "standalone" | "yarn" | "mesos" | "kubernetes";
export type Mode = "client" | "cluster";

interface Assigner {
  readonly from: Valued;
  readonly managers: readonly Manager[];
  readonly modes: readonly Mode[];
  readonly setting: string;
  /** Appended to what `--conf` says, where others replace it. */
  readonly merges?: true;
}

const all: readonly Manager[] = ["local", "standalone", "yarn", "mesos", "kubernetes"];
const clusters = all.slice(1);
const both: readonly Mode[] = ["client", "cluster"];
const client: readonly Mode[] = ["client"];
const cluster: readonly Mode[] = ["cluster"];

const row = (
  from: Valued,
  setting: string,
  managers: readonly Manager[] = all,
  modes: readonly Mode[] = both,
): Assigner => ({ from, managers, modes, setting });
const ofYarn = (from: Valued, setting: string): Assigner => ({
  ...row(from, setting, ["yarn"]),
  merges: true,
});

const assigners: readonly Assigner[] = [
  row("master", "spark.master"),
  row("deployMode", "spark.submit.deployMode"),
  row("name", "spark.app.name"),
  row("driverMemory", "spark.driver.memory", all, client),
  row("driverExtraClassPath", "spark.driver.extraClassPath"),
  row("driverExtraJavaOptions", "spark.driver.extraJavaOptions"),
  row("driverExtraLibraryPath", "spark.driver.extraLibraryPath"),
  row("principal", "spark.kerberos.principal"),
  row("keytab", "spark.kerberos.keytab"),
  row("pyFiles", "spark.submit.pyFiles", all, cluster),
  row("packages", "spark.jars.packages", ["standalone", "mesos", "kubernetes"], cluster),
  row("repositories", "spark.jars.repositories", ["standalone", "mesos", "kubernetes"], cluster),
  row("packagesExclusions", "spark.jars.excludes", ["standalone", "mesos", "kubernetes"], cluster),
  row("queue", "spark.yarn.queue", ["yarn"]),
  ofYarn("pyFiles", "spark.yarn.dist.pyFiles"),
  ofYarn("jars", "spark.yarn.dist.jars"),
  ofYarn("files", "spark.yarn.dist.files"),
  ofYarn("archives", "spark.yarn.dist.archives"),
  row("numExecutors", "spark.executor.instances", ["yarn", "kubernetes"]),
  row("executorCores", "spark.executor.cores", ["standalone", "yarn", "kubernetes"]),
  row("executorMemory", "spark.executor.memory", clusters),
  row("totalExecutorCores", "spark.cores.max", ["standalone", "mesos"]),
  row("files", "spark.files", ["local", "standalone", "mesos", "kubernetes"]),
  row("archives", "spark.archives", ["local", "standalone", "mesos", "kubernetes"]),
  row("jars", "spark.jars", ["local"], client),
  row("jars", "spark.jars", ["standalone", "mesos", "kubernetes"]),
  row("driverMemory", "spark.driver.memory", clusters, cluster),
  row("driverCores", "spark.driver.cores", clusters, cluster),
];

/** The settings that these arguments become. `settings`: what `--conf` and the file say. */
export function assigned(
  args: Arguments,
  manager: Manager,
  mode: Mode,
  settings: ReadonlyMap<string, string>,
): Map<string, string> {
  const config = new Map<string, string>();
  for (const { from, managers, modes, setting, merges } of assigners) {
    const value = args[from];
    if (value === undefined || !managers.includes(manager) || !modes.includes(mode)) continue;
    const before = merges === true ? settings.get(setting) : undefined;
    config.set(setting, (merges === true ? merged(before, value) : undefined) ?? value);
  }
  if (cluster.includes(mode) && (manager === "standalone" || manager === "mesos"))
    config.set("spark.driver.supervise", String(args.supervise ?? false));
  return config;
}
