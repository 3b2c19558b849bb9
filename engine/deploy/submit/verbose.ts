/**
 * What spark-submit prints: its arguments and what it starts where `--verbose` is said, its options where help is wanted.
 *
 * In Spark: SparkSubmitArguments.toString, SparkSubmit.runMain, printUsageAndExit. Same: titles, names, order. Left out on purpose: Spark's sentences
 * about each option; the book has ours.
 */
import type { Read } from "./arguments.ts";
import { type Arguments, options, switches } from "./option-table.ts";
import type { Prepared } from "./prepare.ts";

/** The arguments in the order in which they are listed. */
const listed: readonly (keyof Arguments)[] = [
  "master",
  "remote",
  "deployMode",
  "executorMemory",
  "executorCores",
  "totalExecutorCores",
  "propertiesFile",
  "driverMemory",
  "driverCores",
  "driverExtraClassPath",
  "driverExtraLibraryPath",
  "driverExtraJavaOptions",
  "supervise",
  "queue",
  "numExecutors",
  "files",
  "pyFiles",
  "archives",
  "mainClass",
  "primaryResource",
  "name",
];
const listedLast: readonly (keyof Arguments)[] = [
  "jars",
  "packages",
  "packagesExclusions",
  "repositories",
  "verbose",
];

export function argumentLines({ args, childArgs, settings }: Read): string[] {
  const line = (name: string, value: string | boolean | undefined): string =>
    `  ${name.padEnd(23)} ${value === undefined ? "null" : String(value)}`;
  return [
    `Using properties file: ${args.propertiesFile ?? "null"}`,
    "Parsed arguments:",
    ...listed.map((name) => line(name, args[name])),
    line("childArgs", `[${childArgs.join(" ")}]`),
    ...listedLast.map((name) => line(name, args[name])),
    "",
    "Spark properties used, including those specified through",
    ` --conf and those from the properties file ${args.propertiesFile ?? "null"}:`,
    ...[...settings].map(([key, value]) => `  (${key},${value})`),
    "",
    "    ",
  ];
}

export function preparedLines(prepared: Prepared): string[] {
  return [
    "Main class:",
    prepared.mainClass,
    "Arguments:",
    ...prepared.arguments,
    "Spark config:",
    ...[...prepared.config].map(([key, value]) => `(${key},${value})`),
    "Classpath elements:",
    ...prepared.classpath,
    "",
    "",
  ];
}

/** The usage: how the command is written, and its options by name. */
export function usageLines(): string[] {
  const names = ({ names: all }: { readonly names: readonly string[] }): string => all.join(", ");
  return [
    "Usage: spark-submit [options] <app jar | python file | R file> [app arguments]",
    "Usage: spark-submit --kill [submission ID] --master [spark://...]",
    "Usage: spark-submit --status [submission ID] --master [spark://...]",
    "",
    "Options with a value:",
    ...options.map((option) => `  ${names(option)}`),
    "Options without one:",
    ...switches
      .filter(({ names: [name] }) => name !== "--usage-error")
      .map((flag) => `  ${names(flag)}`),
  ];
}
