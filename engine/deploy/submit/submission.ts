/**
 * spark-submit: from a command line to a submission, or to a refusal before anything starts.
 *
 * In Spark: bin/spark-submit: the launcher reads the words to build the driver's command, then SparkSubmit reads them again. Same: which of the two
 * refuses what, words, exit codes. Left out on purpose: starting anything; who has a cluster does that. Rules D1.1–D1.37. Chapters 15, 17.
 */
import { JavaError } from "../../foundation/errors.ts";
import { isPython, isR, isShell, readArguments, type Read } from "./arguments.ts";
import type { Manager } from "./assigners.ts";
import { heapRefusal, launcherReads, type LauncherView } from "./option-parser.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { propertiesIn } from "./properties.ts";
import type { Surroundings } from "./surroundings.ts";
import { argumentLines, preparedLines, usageLines } from "./verbose.ts";

export type { Manager } from "./assigners.ts";

/** A program that is handed in, as a cluster is told of it. */
export interface Submission {
  readonly master: string;
  readonly manager: Manager;
  readonly deployMode: "client" | "cluster";
  readonly program: "jvm" | "python" | "r";
  readonly shell: boolean;
  readonly name: string;
  readonly supervise: boolean;
  readonly conf: Readonly<Record<string, string>>;
  /** Cluster mode: the words for the manager's client. */
  readonly clientArguments?: readonly string[];
}

/** What a command line came to. */
export interface Outcome {
  /** Lines on standard error, in order. */
  readonly lines: readonly string[];
  /** The exit code; undefined where something is to be started. */
  readonly exit: number | undefined;
  /** What is to be started. */
  readonly prepared: Prepared | undefined;
  /** The program's own words. */
  readonly childArgs: readonly string[];
}

/** No files but those that are named, no variables; jars name a class. */
export const bareSurroundings: Surroundings = {
  env: {},
  folder: "/",
  defaultsFile: undefined,
  readFile: () => undefined,
  exists: () => true,
  glob: () => [],
  mainClassOf: (path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""),
};

/** The submission that a command line asks for. @throws JavaError with Spark's words. */
export function sparkSubmit(
  words: readonly string[],
  around: Partial<Surroundings> = {},
): Submission {
  const whole = { ...bareSurroundings, ...around };
  return submissionOf(prepare(readArguments(read(words, whole).words, whole), whole));
}

export function submissionOf(prepared: Prepared): Submission {
  const { manager, mode, args, config } = prepared;
  const { master = "local[*]", primaryResource, name = "" } = args;
  return {
    master,
    manager,
    deployMode: mode,
    program: isPython(primaryResource) ? "python" : isR(primaryResource) ? "r" : "jvm",
    shell: isShell(primaryResource),
    name: config.get("spark.app.name") ?? name,
    supervise: config.get("spark.driver.supervise") === "true",
    conf: Object.fromEntries(config),
    ...(mode === "cluster" ? { clientArguments: prepared.arguments } : {}),
  };
}

/** The launcher's reading: the words that it hands on, and what the driver's JVM says of its heap. @throws JavaError */
function read(
  words: readonly string[],
  around: Surroundings,
): { readonly words: readonly string[]; readonly heap?: string | undefined } {
  const { words: handedOn, ...view } = launcherReads(words, around);
  return { words: handedOn, heap: view.isProgramWanted ? heapOf(view, around) : undefined };
}

function heapOf(
  { settings, master, deployMode }: Omit<LauncherView, "words">,
  around: Surroundings,
): string | undefined {
  const file =
    around.defaultsFile === undefined ? "" : (around.readFile(around.defaultsFile) ?? "");
  const defaults = new Map(propertiesIn(file));
  const mode = deployMode ?? defaults.get("spark.submit.deployMode");
  const isClient =
    (master ?? defaults.get("spark.master")) === undefined || (mode ?? "client") === "client";
  const key = "spark.driver.memory";
  const memory = settings.get(key) ?? defaults.get(key) ?? around.env["SPARK_DRIVER_MEMORY"];
  return isClient ? heapRefusal(memory) : undefined;
}

/** Everything that spark-submit does before it starts something. */
export function submitted(words: readonly string[], around: Surroundings): Outcome {
  const lines: string[] = [];
  const ended = (exit: number): Outcome => ({ lines, exit, prepared: undefined, childArgs: [] });
  let handedOn: readonly string[];
  try {
    const { words: given, heap } = read(words, around);
    if (heap !== undefined) {
      lines.push(heap);
      return ended(1);
    }
    handedOn = given;
  } catch (thrown) {
    if (!(thrown instanceof JavaError)) throw thrown;
    lines.push(`Error: ${thrown.message}`, "", ...usageLines());
    return ended(1);
  }
  if (words.length === 0) {
    lines.push(...usageLines());
    return ended(255);
  }
  try {
    const asked = readArguments(handedOn, around);
    lines.push(...asked.warnings);
    return acted(asked, around, lines) ?? ended(0);
  } catch (thrown) {
    if (!(thrown instanceof JavaError)) throw thrown;
    lines.push(`Exception in thread "main" ${thrown.className}: ${thrown.message}`);
    return ended(1);
  }
}

/** What `--kill` or `--status` asks of a gateway, for who has one; undefined for everything else, refusals too. */
export function askedOfGateway(
  words: readonly string[],
  around: Surroundings,
):
  | {
      readonly kind: "KILL" | "REQUEST_STATUS";
      readonly submission: string;
      readonly master: string;
    }
  | undefined {
  try {
    const { action, args } = readArguments(read(words, around).words, around);
    const { master = "" } = args;
    if (action.kind !== "KILL" && action.kind !== "REQUEST_STATUS") return undefined;
    return master.startsWith("spark://") ? { ...action, master } : undefined;
  } catch (thrown) {
    if (!(thrown instanceof JavaError)) throw thrown;
    return undefined;
  }
}

/** The action that was asked for; undefined where it is done. @throws JavaError */
function acted(asked: Read, around: Surroundings, lines: string[]): Outcome | undefined {
  const { action, args, childArgs } = asked;
  if (action.kind === "PRINT_USAGE") lines.push(...usageLines());
  if (action.kind === "PRINT_VERSION")
    lines.push("Kindling, which runs as Spark does: version 3.5.3");
  if (action.kind === "PRINT_USAGE" || action.kind === "PRINT_VERSION") return undefined;
  if (args.verbose === true) lines.push(...argumentLines(asked));
  if (action.kind === "KILL" || action.kind === "REQUEST_STATUS")
    throw nobodyAnswers(args.master ?? "");
  const prepared = prepare(asked, around);
  if (args.verbose === true) lines.push(...preparedLines(prepared));
  return { lines, exit: undefined, prepared, childArgs };
}

/** `--kill` and `--status` speak to a gateway of a standalone or a Mesos master; no other manager has one. */
function nobodyAnswers(master: string): JavaError {
  return /^(spark|mesos):\/\//.test(master)
    ? new JavaError(
        "org.apache.spark.deploy.rest.SubmitRestConnectionException",
        "Unable to connect to server",
      )
    : new JavaError(
        "java.lang.IllegalArgumentException",
        `No external SparkSubmitOperations clients found for master url: '${master}'`,
      );
}

/** What a JVM says whose main class is not there; its exit code is 101. */
export const classMissing = (mainClass: string): string =>
  `Error: Failed to load class ${mainClass}.`;
