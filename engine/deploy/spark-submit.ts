/**
 * spark-submit: from a command line to a submission, or to a refusal before anything starts. Flags win over `--conf`, `--conf` over the file
 * of defaults; without a word on it the deploy mode is client; a flag that does not apply to the manager is dropped in silence. Left out on
 * purpose: jars, files, packages, `--kill`, `--status`, the environment except for Hadoop's. Rules D1.1–D1.7, D1.13–D1.26, D1.45.
 * Spark 3.5.3: core/…/deploy/SparkSubmitArguments.scala, SparkSubmit.scala prepareSubmitEnvironment. Chapters 15, 17.
 */
import { JavaError, SparkException } from "../foundation/errors.ts";

export type Manager = "local" | "standalone" | "yarn" | "mesos" | "kubernetes";

export interface Submission {
  readonly master: string;
  readonly manager: Manager;
  readonly deployMode: "client" | "cluster";
  readonly program: "jvm" | "python" | "r";
  readonly shell: boolean;
  readonly name: string;
  readonly supervise: boolean;
  readonly conf: Readonly<Record<string, string>>;
}

/** What lies around the command. */
export interface SubmitEnvironment {
  /** Settings of conf/spark-defaults.conf. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Whether HADOOP_CONF_DIR or YARN_CONF_DIR is set. */
  readonly hadoopConf?: boolean;
}

interface Flag {
  readonly sets: string;
  readonly managers: readonly Manager[];
}

const all: readonly Manager[] = ["local", "standalone", "yarn", "mesos", "kubernetes"];

/** Flags with a value, with the setting that each stands for and the managers that heed it. */
const flags: Readonly<Record<string, Flag>> = {
  "--name": { sets: "spark.app.name", managers: all },
  "--driver-memory": { sets: "spark.driver.memory", managers: all },
  "--driver-cores": { sets: "spark.driver.cores", managers: all },
  "--executor-memory": { sets: "spark.executor.memory", managers: all.slice(1) },
  "--executor-cores": {
    sets: "spark.executor.cores",
    managers: ["standalone", "yarn", "kubernetes"],
  },
  "--total-executor-cores": { sets: "spark.cores.max", managers: ["standalone", "mesos"] },
  "--num-executors": { sets: "spark.executor.instances", managers: ["yarn", "kubernetes"] },
  "--queue": { sets: "spark.yarn.queue", managers: ["yarn"] },
};

interface Parsed {
  readonly flags: Map<string, string>;
  readonly conf: Map<string, string>;
  supervise: boolean;
  resource: string | undefined;
}

/** @throws SparkException with spark-submit's words. */
export function sparkSubmit(
  words: readonly string[],
  environment: SubmitEnvironment = {},
): Submission {
  const parsed = parse(words);
  const settings = new Map([...Object.entries(environment.defaults ?? {}), ...parsed.conf]);
  const master = parsed.flags.get("--master") ?? settings.get("spark.master") ?? "local[*]";
  const mode = parsed.flags.get("--deploy-mode") ?? settings.get("spark.submit.deployMode");
  const { resource } = parsed;
  if (resource === undefined) throw new JavaError("Error", "Missing application resource.");
  const mainClass = parsed.flags.get("--class");
  if (master.startsWith("yarn") && environment.hadoopConf !== true)
    throw new SparkException(
      `When running with master '${master}' either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment.`,
    );
  const manager = managerOf(master);
  const deployMode = deployModeOf(mode);
  const program = programOf(resource);
  if (deployMode === "cluster") refuse(manager, program, resource, mainClass, settings);
  for (const [flag, { sets, managers }] of Object.entries(flags)) {
    const value = parsed.flags.get(flag);
    if (value !== undefined && managers.includes(manager)) settings.set(sets, value);
  }
  settings.set("spark.submit.deployMode", deployMode);
  return {
    master,
    manager,
    deployMode,
    program,
    shell: isShell(resource),
    name: settings.get("spark.app.name") ?? mainClass ?? nameOf(resource),
    supervise: parsed.supervise || settings.get("spark.driver.supervise") === "true",
    conf: Object.fromEntries(settings),
  };
}

/** The first word that is no flag is what to run; all that follows is the program's own. */
function parse(words: readonly string[]): Parsed {
  const parsed: Parsed = {
    flags: new Map(),
    conf: new Map(),
    supervise: false,
    resource: undefined,
  };
  for (let at = 0; at < words.length && parsed.resource === undefined; at += 1) {
    const word = words[at] as string;
    if (!word.startsWith("-")) {
      parsed.resource = word;
    } else if (word === "--supervise") {
      parsed.supervise = true;
    } else {
      const equals = word.startsWith("--") ? word.indexOf("=") : -1;
      const flag = equals < 0 ? word : word.slice(0, equals);
      if (equals < 0) at += 1;
      take(parsed, flag, equals < 0 ? words[at] : word.slice(equals + 1));
    }
  }
  return parsed;
}

function take(parsed: Parsed, flag: string, value: string | undefined): void {
  const known =
    flag in flags || ["--master", "--deploy-mode", "--class", "--conf", "-c"].includes(flag);
  if (!known) throw new JavaError("Error", `Unrecognized option: ${flag}`);
  if (value === undefined) throw new JavaError("Error", `Missing argument for option '${flag}'.`);
  if (flag === "--conf" || flag === "-c") {
    const equals = value.indexOf("=");
    if (equals < 0) throw new JavaError("Error", `Invalid argument to --conf: ${value}`);
    parsed.conf.set(value.slice(0, equals), value.slice(equals + 1));
    return;
  }
  if (flag === "--deploy-mode" && value !== "client" && value !== "cluster")
    throw new SparkException('--deploy-mode must be either "client" or "cluster"');
  parsed.flags.set(flag, value);
}

function managerOf(master: string): Manager {
  if (master === "yarn") return "yarn";
  if (master.startsWith("spark")) return "standalone";
  if (master.startsWith("mesos")) return "mesos";
  if (master.startsWith("k8s")) return "kubernetes";
  if (master.startsWith("local")) return "local";
  throw new SparkException("Master must either be yarn or start with spark, mesos, k8s, or local");
}

function deployModeOf(mode: string | undefined): "client" | "cluster" {
  if (mode === undefined || mode === "client") return "client";
  if (mode === "cluster") return "cluster";
  throw new SparkException("Deploy mode must be either client or cluster");
}

const isShell = (resource: string): boolean =>
  ["spark-shell", "pyspark-shell", "sparkr-shell"].includes(resource);

function programOf(resource: string): "jvm" | "python" | "r" {
  if (resource.endsWith(".py") || resource === "pyspark-shell") return "python";
  return /\.[rR]$/.test(resource) || resource === "sparkr-shell" ? "r" : "jvm";
}

/** The file's name without folders. */
const nameOf = (resource: string): string => resource.slice(resource.lastIndexOf("/") + 1);

const sqlShell = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";

/** What no manager, or not this one, takes in cluster mode; the first that fits is said. */
function refuse(
  manager: Manager,
  program: "jvm" | "python" | "r",
  resource: string,
  mainClass: string | undefined,
  settings: ReadonlyMap<string, string>,
): void {
  const no = (because: string): never => {
    throw new SparkException(`Cluster deploy mode is ${because}`);
  };
  if (manager === "standalone" && program === "python")
    no("currently not supported for python applications on standalone clusters.");
  if (manager === "standalone" && program === "r")
    no("currently not supported for R applications on standalone clusters.");
  if (manager === "local") no('not compatible with master "local"');
  if (isShell(resource)) no("not applicable to Spark shells.");
  if (mainClass === sqlShell) no("not applicable to Spark SQL shell.");
  if (manager === "mesos" && settings.get("spark.master.rest.enabled") !== "true")
    throw new JavaError(
      "java.lang.AssertionError",
      "assertion failed: Mesos cluster mode is only supported through the REST submission API",
    );
}
