/**
 * From arguments to what is started: the driver's own main class in client mode, a client of the manager in cluster mode, with its words,
 * settings and class path; or a refusal.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment. Same: which combinations are refused, in which order, in which words; what is handed on.
 * Left out on purpose: packages (Ivy), files elsewhere, which real Spark downloads in client mode, Kerberos. Rules D1.12–D1.26, D1.33, D1.38–D1.43.
 */
import { illegalArgument, SparkException } from "../../foundation/errors.ts";
import { isInternal, isPython, isR, isShell, type Read } from "./arguments.ts";
import { assigned, type Manager, type Mode } from "./assigners.ts";
import { clientOfManager, type Started } from "./client-of-manager.ts";
import type { Arguments } from "./option-table.ts";
import {
  globbed,
  merged,
  partsOf,
  pathOf,
  resolveUris,
  type Surroundings,
} from "./surroundings.ts";

export interface Prepared extends Started {
  readonly manager: Manager;
  readonly mode: Mode;
  readonly args: Arguments;
  readonly config: ReadonlyMap<string, string>;
  readonly classpath: readonly string[];
}

/** @throws JavaError with Spark's words for what nobody can run. */
export function prepare(
  { args: asked, childArgs, settings }: Read,
  around: Surroundings,
): Prepared {
  const args: Arguments = { ...asked };
  const manager = managerOf(args);
  const mode = modeOf(args.deployMode);
  if (manager === "kubernetes") args.master = kubernetesUrl(args.master ?? "");
  if (mode === "cluster") refuse(manager, args);
  args.deployMode ??= mode;
  if (args.principal !== undefined && args.keytab !== undefined && !around.exists(args.keytab))
    throw illegalArgument(`requirement failed: Keytab file: ${args.keytab} does not exist`);
  for (const list of ["jars", "files", "pyFiles", "archives"] as const) {
    const found = globbed(args[list], around);
    if (found !== undefined) args[list] = found;
  }
  const ofUser = isUserJar(args.primaryResource);
  if (args.mainClass === undefined && ofUser) args.mainClass = classIn(args, around);
  const isRest = settings.get("spark.master.rest.enabled") === "true";
  const words = mode === "client" ? clientWords(args, manager, childArgs) : childArgs;
  const config = assigned(args, manager, mode, settings);
  const classpath = classpathOf(args, manager, mode, ofUser);
  if (mode === "client" && args.jars !== undefined) config.set("spark.repl.local.jars", args.jars);
  if (isShell(args.primaryResource) && !settings.has("spark.ui.showConsoleProgress"))
    config.set("spark.ui.showConsoleProgress", "true");
  if (
    !(manager === "yarn" && mode === "cluster") &&
    !isPython(args.primaryResource) &&
    !isR(args.primaryResource)
  ) {
    const jars = merged(
      config.get("spark.jars") ?? settings.get("spark.jars"),
      ofUser ? args.primaryResource : undefined,
    );
    config.set("spark.jars", jars ?? "");
  }
  if (manager === "yarn" && isPython(args.primaryResource))
    config.set("spark.yarn.isPython", "true");
  const started =
    mode === "client"
      ? { mainClass: args.mainClass ?? "", arguments: words }
      : clientOfManager(manager, args, words, isRest);
  for (const [key, value] of settings) if (!config.has(key)) config.set(key, value);
  if (mode === "cluster") config.delete("spark.driver.host");
  asPaths(config, args, mode, around);
  return { manager, mode, args, ...started, config, classpath };
}

function managerOf({ master }: Arguments): Manager {
  if (master === undefined || master.startsWith("local")) return "local";
  if (master === "yarn") return "yarn";
  if (master.startsWith("spark")) return "standalone";
  if (master.startsWith("mesos")) return "mesos";
  if (master.startsWith("k8s")) return "kubernetes";
  throw new SparkException("Master must either be yarn or start with spark, mesos, k8s, or local");
}

function modeOf(mode: string | undefined): Mode {
  if (mode === undefined || mode === "client") return "client";
  if (mode === "cluster") return "cluster";
  throw new SparkException("Deploy mode must be either client or cluster");
}

/** `k8s://` and a URL, by https where no scheme is named. */
function kubernetesUrl(master: string): string {
  if (!master.startsWith("k8s://"))
    throw illegalArgument("requirement failed: Kubernetes master URL must start with k8s://.");
  const url = master.slice("k8s://".length);
  if (!url.includes("://")) return `k8s://https://${url}`;
  const scheme = url.slice(0, url.indexOf("://"));
  if (scheme !== "https" && scheme !== "http")
    throw illegalArgument(`Invalid Kubernetes master scheme: ${scheme} found in URL: ${url}`);
  return master;
}

const sqlShell = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";
const thriftServer = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";
const connectServer = "org.apache.spark.sql.connect.service.SparkConnectServer";

/** What no manager, or not this one, takes in cluster mode; the first that fits is said. */
function refuse(manager: Manager, { primaryResource: resource, mainClass }: Arguments): void {
  const no = (because: string): never => {
    throw new SparkException(`Cluster deploy mode is ${because}`);
  };
  if (manager === "standalone" && isPython(resource))
    no("currently not supported for python applications on standalone clusters.");
  if (manager === "standalone" && isR(resource))
    no("currently not supported for R applications on standalone clusters.");
  if (manager === "local") no('not compatible with master "local"');
  if (isShell(resource)) no("not applicable to Spark shells.");
  if (mainClass === sqlShell) no("not applicable to Spark SQL shell.");
  if (mainClass === thriftServer) no("not applicable to Spark Thrift server.");
  if (mainClass === connectServer) no("not applicable to Spark Connect server.");
}

const isUserJar = (resource: string | undefined): boolean =>
  resource !== undefined &&
  !isShell(resource) &&
  !isPython(resource) &&
  !isR(resource) &&
  !isInternal(resource);

/** The class that the jar itself names. */
function classIn({ primaryResource = "" }: Arguments, around: Surroundings): string {
  const path = pathOf(primaryResource);
  let found: string | undefined;
  try {
    found = path === undefined ? undefined : around.mainClassOf(path);
  } catch (thrown) {
    const because = thrown instanceof Error ? thrown.message : String(thrown);
    throw new SparkException(
      `Failed to get main class in JAR with error '${because}'.  Please specify one with --class.`,
    );
  }
  if (found !== undefined) return found;
  throw new SparkException("No main class set in JAR; please specify one with --class.");
}

/** In client mode Python and R programs are words of a runner of Spark's. */
function clientWords(args: Arguments, manager: Manager, own: readonly string[]): readonly string[] {
  const { primaryResource = "" } = args;
  if (manager !== "yarn") {
    const files = merged(args.files, args.pyFiles);
    if (files !== undefined) args.files = files;
  }
  if (isPython(primaryResource)) {
    const isInteractive = isShell(primaryResource);
    args.mainClass = isInteractive
      ? "org.apache.spark.api.python.Py4JGatewayServer"
      : "org.apache.spark.deploy.PythonRunner";
    return isInteractive ? own : [primaryResource, args.pyFiles ?? "null", ...own];
  }
  if (!isR(primaryResource)) return own;
  args.mainClass = isShell(primaryResource)
    ? "org.apache.spark.api.r.RBackend"
    : "org.apache.spark.deploy.RRunner";
  if (isShell(primaryResource)) return own;
  args.files = merged(args.files, primaryResource) as string;
  return [primaryResource, ...own];
}

/** In cluster mode the driver's classes are wherever the driver will be; only YARN's client has them, too. */
function classpathOf(
  { primaryResource = "", jars }: Arguments,
  manager: Manager,
  mode: Mode,
  ofUser: boolean,
): string[] {
  if (mode === "cluster" && manager !== "yarn") return [];
  return [...(ofUser ? [primaryResource] : []), ...partsOf(jars)];
}

const lists = [
  "spark.jars",
  "spark.files",
  "spark.archives",
  "spark.yarn.dist.files",
  "spark.yarn.dist.archives",
  "spark.yarn.dist.jars",
];

/** Settings that list files name them as URIs; Python's as paths where the driver runs here. */
function asPaths(
  config: Map<string, string>,
  args: Arguments,
  mode: Mode,
  { folder }: Surroundings,
): void {
  for (const setting of lists) {
    const list = config.get(setting);
    if (list !== undefined) config.set(setting, resolveUris(list, folder) ?? "");
  }
  const files = partsOf(mode === "client" ? args.pyFiles : config.get("spark.submit.pyFiles"));
  config.set(
    "spark.submit.pyFiles",
    files.map((uri) => (mode === "client" ? (pathOf(uri) ?? uri) : uri)).join(","),
  );
}
