/**
 * What is typed behind a daemon's class: `-h localhost -p 7077 --webui-port 8080` for a Master, `-c 4 -m 2g -d work spark://…` for a Worker; what is
 * not typed comes from the environment (SPARK_MASTER_PORT …), from `-D` settings in SPARK_MASTER_OPTS and from defaults. Rules D2.1, D2.3.
 *
 * In Spark: core/…/deploy/master/MasterArguments.scala, worker/WorkerArguments.scala. Same: names, defaults, exit codes. Left out on purpose: Spark's
 * sentences about each option.
 */
import { SparkConf } from "../../conf/spark-conf.ts";
import { GiB, MiB, parseSize, type Bytes } from "../../foundation/sizes.ts";

export interface MasterWords {
  readonly host: string | undefined;
  readonly port: number;
  readonly uiPort: number;
  readonly conf: SparkConf;
}

export interface WorkerWords extends MasterWords {
  readonly cores: number;
  readonly memory: Bytes;
  readonly folder: string | undefined;
  readonly masters: string;
}

/** Lines to print, and the exit code. */
export interface Refused {
  readonly lines: readonly string[];
  readonly exit: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const masterOptions = [
  "-i",
  "--ip",
  "-h",
  "--host",
  "-p",
  "--port",
  "--webui-port",
  "--properties-file",
];
const workerOptions = [...masterOptions, "-c", "--cores", "-m", "--memory", "-d", "--work-dir"];

const usage = (of: "Master" | "Worker"): string[] => [
  of === "Master" ? "Usage: Master [options]" : "Usage: Worker [options] <master>",
  ...(of === "Master" ? [] : ["", "Master must be a URL of the form spark://hostname:port"]),
  "",
  "Options:",
  ...(of === "Master" ? masterOptions : workerOptions).map((name) => `  ${name}`),
];

/** Options by their long names, and what is not an option; undefined for the number of words that are no option of this daemon's. */
function read(
  words: readonly string[],
  known: readonly string[],
):
  | { readonly options: ReadonlyMap<string, string>; readonly rest: readonly string[] }
  | "help"
  | "wrong" {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === "--help") return "help";
    if (known.includes(word)) {
      const value = words[(at += 1)];
      if (value === undefined) return "wrong";
      options.set(long[word] ?? word, value);
    } else if (word.startsWith("-")) return "wrong";
    else rest.push(word);
  }
  return { options, rest };
}

const long: Readonly<Record<string, string>> = {
  "-i": "--host",
  "--ip": "--host",
  "-h": "--host",
  "-p": "--port",
  "-c": "--cores",
  "-m": "--memory",
  "-d": "--work-dir",
};

/** `-Dkey=value` in the daemon's own variable and in SPARK_DAEMON_JAVA_OPTS. */
function settings(env: Environment, variable: string): SparkConf {
  const words = `${env["SPARK_DAEMON_JAVA_OPTS"] ?? ""} ${env[variable] ?? ""}`.split(/\s+/);
  const pairs = words.flatMap((word) => {
    const [, key = "", value = ""] = /^-D(spark\.[^=]+)=(.*)$/.exec(word) ?? [];
    return key === "" ? [] : [[key, value] as const];
  });
  return new SparkConf(Object.fromEntries(pairs));
}

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : Number.NaN;

export function masterWords(words: readonly string[], env: Environment): MasterWords | Refused {
  const read_ = read(words, masterOptions);
  if (read_ === "help") return { lines: usage("Master"), exit: 0 };
  if (read_ === "wrong" || read_.rest.length > 0) return { lines: usage("Master"), exit: 1 };
  const { options } = read_;
  const conf = settings(env, "SPARK_MASTER_OPTS");
  const port = number(options.get("--port") ?? env["SPARK_MASTER_PORT"]) ?? 7077;
  const uiPort =
    number(
      conf.getOption("spark.master.ui.port") ??
        options.get("--webui-port") ??
        env["SPARK_MASTER_WEBUI_PORT"],
    ) ?? 8080;
  if (Number.isNaN(port) || Number.isNaN(uiPort)) return { lines: usage("Master"), exit: 1 };
  return { host: options.get("--host") ?? env["SPARK_MASTER_HOST"], port, uiPort, conf };
}

/** `machine`: what the machine has, from which the defaults come. */
export function workerWords(
  words: readonly string[],
  env: Environment,
  machine: { readonly cores: number; readonly memory: Bytes },
): WorkerWords | Refused {
  const read_ = read(words, workerOptions);
  if (read_ === "help") return { lines: usage("Worker"), exit: 0 };
  if (read_ === "wrong" || read_.rest.length !== 1) return { lines: usage("Worker"), exit: 1 };
  const { options, rest } = read_;
  const conf = settings(env, "SPARK_WORKER_OPTS");
  const port = number(options.get("--port") ?? env["SPARK_WORKER_PORT"]) ?? 0;
  const uiPort = number(options.get("--webui-port") ?? env["SPARK_WORKER_WEBUI_PORT"]) ?? 8081;
  const cores = number(options.get("--cores") ?? env["SPARK_WORKER_CORES"]) ?? machine.cores;
  const asked = options.get("--memory") ?? env["SPARK_WORKER_MEMORY"];
  const memory =
    asked === undefined
      ? Math.max(machine.memory - GiB, GiB)
      : Math.floor(parseSize(asked, "m") / MiB) * MiB;
  if ([port, uiPort, cores].some(Number.isNaN)) return { lines: usage("Worker"), exit: 1 };
  if (memory <= 0) return { lines: [NO_MEMORY], exit: 1 };
  return {
    host: options.get("--host") ?? env["SPARK_WORKER_HOST"],
    port,
    uiPort,
    conf,
    cores,
    memory,
    folder: options.get("--work-dir") ?? env["SPARK_WORKER_DIR"],
    masters: rest[0] as string,
  };
}

const NO_MEMORY =
  "java.lang.IllegalStateException: Memory can't be 0, missing a M or G on the end of the memory specification?";
