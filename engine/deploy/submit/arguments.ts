/**
 * spark-submit's second reading: its arguments, filled up from settings, files and the environment, and looked at before anything is prepared.
 * A flag wins over `--conf`, `--conf` over the file, the file over the environment.
 *
 * In Spark: core/…/deploy/SparkSubmitArguments.scala. Same: what fills what, each check and its words. Left out on purpose: Ivy's settings.
 * Rules D1.3–D1.11, D1.14, D1.21–D1.29, D1.45.
 */
import { SparkException } from "../../foundation/errors.ts";
import { parseSize } from "../../foundation/sizes.ts";
import type { Arguments, Valued } from "./option-table.ts";
import { readOptions } from "./option-parser.ts";
import { propertiesIn } from "./properties.ts";
import { resolveUri, resolveUris, type Surroundings } from "./surroundings.ts";

export type Action =
  | { readonly kind: "SUBMIT" }
  | { readonly kind: "KILL" | "REQUEST_STATUS"; readonly submission: string }
  | { readonly kind: "PRINT_USAGE" | "PRINT_VERSION" };

export interface Read {
  readonly action: Action;
  readonly args: Arguments;
  /** The program's own words. */
  readonly childArgs: string[];
  /** `--conf` over the file. */
  readonly settings: Map<string, string>;
  readonly warnings: readonly string[];
}

export const isShell = (resource: string | undefined): boolean =>
  ["spark-shell", "pyspark-shell", "sparkr-shell"].includes(resource ?? "");
export const isInternal = (resource: string | undefined): boolean => resource === "spark-internal";
export const isPython = (resource: string | undefined): boolean =>
  resource !== undefined && (resource.endsWith(".py") || resource === "pyspark-shell");
export const isR = (resource: string | undefined): boolean =>
  resource !== undefined && (/\.[rR]$/.test(resource) || resource === "sparkr-shell");

/** Which setting, and which variable, fills an argument that no flag gave. */
const filledFrom: readonly (readonly [Valued, setting: string, variable?: string])[] = [
  ["master", "spark.master", "MASTER"],
  ["remote", "spark.remote", "SPARK_REMOTE"],
  ["driverExtraClassPath", "spark.driver.extraClassPath"],
  ["driverExtraJavaOptions", "spark.driver.extraJavaOptions"],
  ["driverExtraLibraryPath", "spark.driver.extraLibraryPath"],
  ["driverMemory", "spark.driver.memory", "SPARK_DRIVER_MEMORY"],
  ["driverCores", "spark.driver.cores"],
  ["executorMemory", "spark.executor.memory", "SPARK_EXECUTOR_MEMORY"],
  ["executorCores", "spark.executor.cores", "SPARK_EXECUTOR_CORES"],
  ["totalExecutorCores", "spark.cores.max"],
  ["name", "spark.app.name"],
  ["jars", "spark.jars"],
  ["files", "spark.files"],
  ["archives", "spark.archives"],
  ["pyFiles", "spark.submit.pyFiles"],
  ["packages", "spark.jars.packages"],
  ["packagesExclusions", "spark.jars.excludes"],
  ["repositories", "spark.jars.repositories"],
  ["deployMode", "spark.submit.deployMode", "DEPLOY_MODE"],
  ["numExecutors", "spark.executor.instances"],
  ["queue", "spark.yarn.queue"],
  ["keytab", "spark.kerberos.keytab"],
  ["principal", "spark.kerberos.principal"],
];

/** @throws SparkException with spark-submit's words. */
export function readArguments(words: readonly string[], around: Surroundings): Read {
  const args: Arguments = { supervise: false };
  const settings = new Map<string, string>();
  const childArgs: string[] = [];
  const asked: { action: Action } = { action: { kind: "SUBMIT" } };
  const take = (kind: "KILL" | "REQUEST_STATUS", submission: string): void => {
    if (asked.action.kind !== "SUBMIT")
      throw new SparkException(`Action cannot be both ${asked.action.kind} and ${kind}.`);
    asked.action = { kind, submission };
  };
  readOptions(words, {
    option: ({ names: [name], sets }, value) => {
      if (name === "--kill") take("KILL", value);
      if (name === "--status") take("REQUEST_STATUS", value);
      if (name === "--conf") {
        const equals = value.indexOf("=");
        settings.set(value.slice(0, equals), value.slice(equals + 1));
      }
      if (name === "--deploy-mode" && value !== "client" && value !== "cluster")
        throw new SparkException('--deploy-mode must be either "client" or "cluster"');
      if (sets !== undefined)
        args[sets] = listed.has(sets) ? (resolveUris(value, around.folder) ?? "") : value;
    },
    switched: ({ names: [name] }) => {
      if (name === "--supervise") args.supervise = true;
      if (name === "--verbose") args.verbose = true;
      if (name === "--help" || name === "--usage-error") asked.action = { kind: "PRINT_USAGE" };
      if (name === "--version") asked.action = { kind: "PRINT_VERSION" };
      return name === "--supervise" || name === "--verbose";
    },
    unknown: (word) => {
      args.primaryResource =
        isShell(word) || isInternal(word) ? word : resolveUri(word, around.folder);
      return false;
    },
    extra: (more) => void childArgs.push(...more),
  });
  const { action } = asked;
  if (action.kind === "PRINT_USAGE" || action.kind === "PRINT_VERSION")
    return { action, args, childArgs, settings, warnings: [] };
  const warnings = fill(args, settings, around);
  if (action.kind === "SUBMIT") validate(args, settings, around);
  return { action, args, childArgs, settings, warnings };
}

/** Lists of files, which become URIs as they are read. */
const listed: ReadonlySet<Valued> = new Set(["files", "pyFiles", "archives", "jars"]);

function fill(args: Arguments, settings: Map<string, string>, around: Surroundings): string[] {
  const file = args.propertiesFile ?? around.defaultsFile;
  if (file !== undefined) {
    args.propertiesFile = file;
    for (const [key, value] of propertiesIn(around.readFile(file) ?? ""))
      if (!settings.has(key)) settings.set(key, value);
  }
  const foreign = [...settings.keys()].filter((key) => !key.startsWith("spark."));
  for (const key of foreign) settings.delete(key);
  for (const [argument, setting, variable] of filledFrom) {
    const value = args[argument] ?? settings.get(setting) ?? (variable && around.env[variable]);
    if (value !== undefined) args[argument] = value;
  }
  if (args.master?.startsWith("yarn") === true && args.name === undefined) {
    const name = around.env["SPARK_YARN_APP_NAME"];
    if (name !== undefined) args.name = name;
  }
  const name = args.name ?? args.mainClass ?? lastPartOf(args.primaryResource);
  if (name !== undefined) args.name = name;
  if (args.remote === undefined) args.master ??= "local[*]";
  return foreign.map((key) => `Warning: Ignoring non-Spark config property: ${key}`);
}

const lastPartOf = (path: string | undefined): string | undefined =>
  path?.slice(path.lastIndexOf("/") + 1);

const isPositive = (text: string): boolean => /^\+?0*[1-9]\d*$/.test(text);

function isPositiveSize(text: string): boolean {
  try {
    return parseSize(text) > 0;
  } catch {
    return false;
  }
}

function validate(
  args: Arguments,
  settings: ReadonlyMap<string, string>,
  { env }: Surroundings,
): void {
  const refuse = (text: string): never => {
    throw new SparkException(text);
  };
  const positive = (
    what: string,
    value: string | undefined,
    holds: (text: string) => boolean,
  ): void => {
    if (value !== undefined && !holds(value)) refuse(`${what} must be a positive number`);
  };
  if (args.remote !== undefined && (args.master !== undefined || args.deployMode !== undefined))
    refuse("Remote cannot be specified with master and/or deploy mode.");
  positive("Driver memory", args.driverMemory, isPositiveSize);
  positive("Executor memory", args.executorMemory, isPositiveSize);
  positive("Driver cores", args.driverCores, isPositive);
  positive("Executor cores", args.executorCores, isPositive);
  positive("Total executor cores", args.totalExecutorCores, isPositive);
  if (settings.get("spark.dynamicAllocation.enabled")?.toLowerCase() !== "true")
    positive("Number of executors", args.numExecutors, isPositive);
  const master = args.master ?? "";
  if (
    master.startsWith("yarn") &&
    env["HADOOP_CONF_DIR"] === undefined &&
    env["YARN_CONF_DIR"] === undefined
  )
    refuse(
      `When running with master '${master}' either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment.`,
    );
  if (args.proxyUser !== undefined && args.principal !== undefined)
    refuse("Only one of --proxy-user or --principal can be provided.");
}
