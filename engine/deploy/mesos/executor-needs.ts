/**
 * What an executor's task needs of an agent, and the command that starts it. Memory is the heap and beside it a tenth, 384 MB at least; cores are what is set, or all that are
 * offered. Where agents have no Spark of their own they fetch it: the folder of the package is found as everything before its first dot.
 *
 * In Spark 3.5.3: mesos MesosSchedulerUtils.scala (executorMemory), MesosCoarseGrainedSchedulerBackend.scala (createCommand), MesosFineGrainedSchedulerBackend.scala
 * (createExecutorInfo). Rules D4.6, D4.7, D4.23. Left out on purpose: variables of the environment, secrets, networks.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { SparkException } from "../../foundation/errors.ts";
import { MiB } from "../../foundation/sizes.ts";
import type { Command } from "./scheduler-driver.ts";

const MINIMUM_OVERHEAD = 384;

/** MB. `spark.executor.memoryOverhead` is not looked at on Mesos, its factor is. */
export function executorMemory(conf: SparkConf): number {
  const heap = Math.floor(conf.size("spark.executor.memory") / MiB);
  const factor = conf.number("spark.executor.memoryOverheadFactor");
  const overhead =
    conf.optionalInt("spark.mesos.executor.memoryOverhead") ??
    Math.floor(Math.max(factor * heap, MINIMUM_OVERHEAD));
  return heap + overhead;
}

/** The port that an executor is to be reached at, where it is set. */
export function portsWanted(conf: SparkConf): readonly number[] {
  const port = Number(conf.getOption("spark.blockManager.port") ?? 0);
  return port === 0 ? [] : [port];
}

export const words = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** The package that is fetched: by its setting, or as the environment says. */
export const packageOf = (
  conf: SparkConf,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined => conf.getOption("spark.executor.uri") ?? env["SPARK_EXECUTOR_URI"];

/** The folder into which a package unpacks, as a pattern of the shell. */
export const folderOf = (uri: string): string => `${uri.split("/").at(-1)?.split(".")[0] ?? ""}*`;

export interface CommandOptions {
  readonly conf: SparkConf;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly main: string;
  /** Quoted, as coarse-grained mode has it; and how the path is written. */
  readonly path: (home: string) => string;
}

/** @throws SparkException where nobody says where agents have Spark. */
export function executorCommand({ conf, env, main, path }: CommandOptions): Command {
  const uri = packageOf(conf, env);
  const others = words(conf.getOption("spark.mesos.uris"));
  if (uri !== undefined)
    return {
      command: `cd ${folderOf(uri)};  ./bin/spark-class ${main}`,
      uris: [uri, ...others],
    };
  const home = conf.getOption("spark.mesos.executor.home") ?? env["SPARK_HOME"];
  if (home === undefined)
    throw new SparkException("Executor Spark home `spark.mesos.executor.home` is not set!");
  return { command: `${path(home)} ${main}`, uris: others };
}
