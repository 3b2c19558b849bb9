/**
 * The options of spark-submit 3.5 as data: how each is written, and which argument it sets.
 *
 * In Spark: launcher/…/SparkSubmitOptionParser.java. Same: names, second names, `--option=value`. Left out on purpose: what an option does;
 * arguments.ts and assigners.ts say that. Rules D1.1–D1.3, table 1.2.
 */

/** What spark-submit knows after it has read its words, in the order in which `--verbose` lists it. */
export interface Arguments {
  master?: string;
  remote?: string;
  deployMode?: string;
  executorMemory?: string;
  executorCores?: string;
  totalExecutorCores?: string;
  propertiesFile?: string;
  driverMemory?: string;
  driverCores?: string;
  driverExtraClassPath?: string;
  driverExtraLibraryPath?: string;
  driverExtraJavaOptions?: string;
  supervise?: boolean;
  queue?: string;
  numExecutors?: string;
  files?: string;
  pyFiles?: string;
  archives?: string;
  mainClass?: string;
  primaryResource?: string;
  name?: string;
  jars?: string;
  packages?: string;
  packagesExclusions?: string;
  repositories?: string;
  verbose?: boolean;
  proxyUser?: string;
  principal?: string;
  keytab?: string;
}

/** Arguments that have a value. */
export type Valued = Exclude<keyof Arguments, "supervise" | "verbose">;

export interface Option {
  /** As it is written; further names for the same behind it. */
  readonly names: readonly [string, ...string[]];
  /** What it sets. Without one it is handled by name. */
  readonly sets?: Valued;
}

/** Options with a value. */
export const options: readonly Option[] = [
  { names: ["--archives"], sets: "archives" },
  { names: ["--class"], sets: "mainClass" },
  { names: ["--conf", "-c"] },
  { names: ["--deploy-mode"], sets: "deployMode" },
  { names: ["--driver-class-path"], sets: "driverExtraClassPath" },
  { names: ["--driver-cores"], sets: "driverCores" },
  { names: ["--driver-java-options"], sets: "driverExtraJavaOptions" },
  { names: ["--driver-library-path"], sets: "driverExtraLibraryPath" },
  { names: ["--driver-memory"], sets: "driverMemory" },
  { names: ["--executor-cores"], sets: "executorCores" },
  { names: ["--executor-memory"], sets: "executorMemory" },
  { names: ["--files"], sets: "files" },
  { names: ["--jars"], sets: "jars" },
  { names: ["--keytab"], sets: "keytab" },
  { names: ["--kill"] },
  { names: ["--master"], sets: "master" },
  { names: ["--remote"], sets: "remote" },
  { names: ["--name"], sets: "name" },
  { names: ["--num-executors"], sets: "numExecutors" },
  { names: ["--packages"], sets: "packages" },
  { names: ["--exclude-packages"], sets: "packagesExclusions" },
  { names: ["--principal"], sets: "principal" },
  { names: ["--properties-file"], sets: "propertiesFile" },
  { names: ["--proxy-user"], sets: "proxyUser" },
  { names: ["--py-files"], sets: "pyFiles" },
  { names: ["--queue"], sets: "queue" },
  { names: ["--repositories"], sets: "repositories" },
  { names: ["--status"] },
  { names: ["--total-executor-cores"], sets: "totalExecutorCores" },
];

/** Options without a value. */
export const switches: readonly Option[] = [
  { names: ["--help", "-h"] },
  { names: ["--supervise"] },
  { names: ["--usage-error"] },
  { names: ["--verbose", "-v"] },
  { names: ["--version"] },
];

export const optionNamed = (word: string, among: readonly Option[]): Option | undefined =>
  among.find(({ names }) => names.includes(word));
