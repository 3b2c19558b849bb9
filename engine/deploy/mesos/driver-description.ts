/**
 * A driver as the dispatcher's gateway takes it in: what was posted, how much its task needs, and the command that starts spark-submit on an agent, in client mode. Its memory
 * counts its overhead twice: the gateway adds a tenth (384 MB at least) to what was asked for and calls the sum the driver's memory, to which the scheduler adds its own.
 *
 * In Spark 3.5.3: mesos MesosRestServer.scala (buildDriverDescription), MesosClusterScheduler.scala (getDriverCommandValue, generateCmdOption), MesosSchedulerUtils.scala
 * (driverContainerMemory). Rules D4.17, D4.20 as recorded. Left out on purpose: variables of the environment, libraries' paths, jars inside an image.
 */
import { SparkConf } from "../../conf/spark-conf.ts";
import { JavaError, SparkException } from "../../foundation/errors.ts";
import { MiB, parseSize } from "../../foundation/sizes.ts";
import { folderOf, packageOf, words } from "./executor-needs.ts";

/** CreateSubmissionRequest; the environment is not told further. */
export interface SubmissionRequest {
  readonly appResource?: string | null;
  readonly mainClass?: string | null;
  readonly appArgs?: readonly string[] | null;
  readonly sparkProperties: Readonly<Record<string, string>>;
}

export interface DriverDescription {
  readonly submissionId: string;
  readonly conf: SparkConf;
  readonly resource: string;
  readonly mainClass: string;
  readonly args: readonly string[];
  readonly cores: number;
  /** MB: what spark-submit is given as --driver-memory on the agent. */
  readonly mem: number;
  readonly supervise: boolean;
  /** How often it was started again, and how long it waited before. */
  readonly retry?: { readonly retries: number; readonly waited: number; readonly nextAt: number };
}

const DEFAULT_MEMORY = "1g";
const OVERHEAD_FACTOR = 0.1;
const MINIMUM_OVERHEAD = 384;

const lacking = (what: string): JavaError =>
  new JavaError(
    "org.apache.spark.deploy.rest.SubmitRestMissingFieldException",
    `${what} is missing.`,
  );
const invalid = (): JavaError =>
  new JavaError(
    "org.apache.spark.deploy.rest.SubmitRestProtocolException",
    "Validation of message CreateSubmissionRequest failed!",
  );

/** @throws JavaError for a request that lacks something, or says what cannot be read. */
export function driverDescription(
  { appResource, mainClass, appArgs, sparkProperties }: SubmissionRequest,
  submissionId: string,
): DriverDescription {
  const said = sparkProperties;
  if (typeof appResource !== "string" || !Array.isArray(appArgs)) throw invalid();
  if (typeof mainClass !== "string") throw lacking("Main class 'mainClass'");
  const asked = said["spark.driver.memory"] ?? DEFAULT_MEMORY;
  if (!/^\d+[a-z]*$/i.test(asked)) throw invalid();
  const memory = Math.floor(parseSize(asked, "m") / MiB);
  const factor = Number(said["spark.driver.memoryOverheadFactor"] ?? OVERHEAD_FACTOR);
  const own = said["spark.driver.memoryOverhead"];
  const overhead =
    own === undefined ? Math.max(Math.floor(factor * memory), MINIMUM_OVERHEAD) : Number(own);
  return {
    submissionId,
    conf: new SparkConf(said),
    resource: appResource,
    mainClass,
    args: appArgs,
    cores: Number(said["spark.driver.cores"] ?? 1),
    mem: memory + overhead,
    supervise: said["spark.driver.supervise"] === "true",
  };
}

/** MB of its task. */
export function taskMemory({ conf, mem }: DriverDescription): number {
  const own = conf.optionalInt("spark.mesos.driver.memoryOverhead");
  const factor = conf.number("spark.driver.memoryOverheadFactor");
  return mem + (own ?? Math.floor(Math.max(factor * mem, MINIMUM_OVERHEAD)));
}

/** The task's id: each try has its own. */
export const taskIdOf = ({ submissionId, retry }: DriverDescription): string =>
  retry === undefined ? submissionId : `${submissionId}-retry-${retry.retries}`;

const lastPart = (path: string): string => path.split("/").at(-1) ?? path;

/** A word as a shell reads it; one that its writer has quoted is left alone. */
export function shellEscape(word: string): string {
  if (/^(".+"|'.+')$/.test(word)) return word;
  return /[ '<>&|?*;!#\\()"$`]/.test(word) ? `"${word.replace(/["`$\\]/g, "\\$&")}"` : word;
}

export interface Dispatching {
  /** Settings of the dispatcher. */
  readonly conf: SparkConf;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Mesos master, host and port. */
  readonly master: string;
}

const NOT_HANDED_ON = new Set(["spark.jars", "spark.submit.deployMode", "spark.master"]);
const DRIVER_DEFAULT = "spark.mesos.dispatcher.driverDefault.";

function optionsOf(of: DriverDescription, on: Dispatching, sandbox: string): readonly string[] {
  const { conf, mainClass } = of;
  const flag = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [name, value];
  const cores = Number.isInteger(of.cores) ? `${of.cores}.0` : String(of.cores);
  const defaults = on.conf
    .getAll()
    .flatMap(([key, value]) =>
      key.startsWith(DRIVER_DEFAULT) ? [[key.slice(DRIVER_DEFAULT.length), value] as const] : [],
    );
  const settings = new Map([
    ...defaults,
    ...conf.getAll().filter(([key]) => !NOT_HANDED_ON.has(key)),
  ]);
  const sorted = [...settings].sort(([a], [b]) => (a < b ? -1 : 1));
  const pyFiles = words(conf.getOption("spark.submit.pyFiles"));
  return [
    "--name",
    conf.get("spark.app.name"),
    "--master",
    `mesos://${on.master}`,
    "--driver-cores",
    cores,
    "--driver-memory",
    `${of.mem}M`,
    ...flag("--class", mainClass === "" ? undefined : mainClass),
    ...flag("--executor-memory", settings.get("spark.executor.memory")),
    ...flag("--total-executor-cores", settings.get("spark.cores.max")),
    ...(pyFiles.length === 0
      ? []
      : ["--py-files", pyFiles.map((path) => `${sandbox}/${lastPart(path)}`).join(",")]),
    ...sorted.flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
  ];
}

/** @throws SparkException where nobody says where the agent has Spark. */
export function driverCommand(of: DriverDescription, on: Dispatching): string {
  const { conf, resource, args } = of;
  const uri = packageOf(conf, {});
  const home = conf.getOption("spark.mesos.executor.home") ?? on.env["SPARK_HOME"];
  const isImage = conf.getOption("spark.mesos.executor.docker.image") !== undefined;
  const sandbox = isImage ? "$MESOS_SANDBOX" : uri === undefined ? "." : "..";
  const program = isImage
    ? "./bin/spark-submit"
    : uri !== undefined
      ? `cd ${folderOf(uri)};  bin/spark-submit`
      : home === undefined
        ? undefined
        : `${home}/./bin/spark-submit`;
  if (program === undefined)
    throw new SparkException("Executor Spark home `spark.mesos.executor.home` is not set!");
  const options = optionsOf(of, on, sandbox).map(shellEscape);
  return [program, ...options, `${sandbox}/${lastPart(resource)}`, ...args.map(shellEscape)].join(
    " ",
  );
}

/** What the agent fetches first: the program, what else is named, and Spark itself. */
export function driverUris(
  { conf, resource }: DriverDescription,
  on: Dispatching,
): readonly string[] {
  const uri = packageOf(conf, {});
  return [
    resource.replace(/^file:/, "").replace(/^local:/, ""),
    ...words(on.conf.getOption("spark.mesos.uris")),
    ...words(conf.getOption("spark.mesos.uris")),
    ...words(conf.getOption("spark.submit.pyFiles")),
    ...(uri === undefined ? [] : [uri]),
  ];
}
