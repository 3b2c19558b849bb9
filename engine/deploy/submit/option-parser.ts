/**
 * Words of a command line as options, up to the first that is none.
 *
 * In Spark: launcher/…/SparkSubmitOptionParser.java, and SparkSubmitCommandBuilder.java, which reads the words a first time to build the driver's
 * command: it alone refuses what it cannot read, with "Error: …". Same: the words of the shells may stand
 * among Spark's. Rules D1.1–D1.4, D1.31.
 */
import { JavaError } from "../../foundation/errors.ts";
import { type Option, optionNamed, options, switches } from "./option-table.ts";

/** Who listens to what is read; false ends the reading. */
export interface Listener {
  option(option: Option, value: string): void;
  /** A switch; false: nothing that follows is read. */
  switched(option: Option): boolean;
  /** A word that is no option; false: those that follow are extra. */
  unknown(word: string): boolean;
  /** All words after it. */
  extra(words: readonly string[]): void;
}

/** @throws JavaError where an option lacks its value. */
export function readOptions(words: readonly string[], listener: Listener): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const [, named = word, given] = /^(--[^=]+)=(.+)$/.exec(word) ?? [];
    const option = optionNamed(named, options);
    if (option !== undefined) {
      if (given === undefined) at += 1;
      const value = given ?? words[at];
      if (value === undefined) throw refusal(`Missing argument for option '${named}'.`);
      listener.option(option, value);
      continue;
    }
    const flag = optionNamed(named, switches);
    if (flag !== undefined) {
      if (!listener.switched(flag)) return;
      continue;
    }
    if (!listener.unknown(word)) return listener.extra(words.slice(at + 1));
  }
}

const refusal = (text: string): JavaError => new JavaError("Error", text);

/** What the launcher needs of the surroundings. */
interface Surroundings {
  readFile(path: string): string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the launcher has to know of the driver's JVM. */
export interface LauncherView {
  readonly settings: ReadonlyMap<string, string>;
  readonly master: string | undefined;
  readonly deployMode: string | undefined;
  /** Neither help nor version nor an action: a program is to be run. */
  readonly isProgramWanted: boolean;
  /** The words as they are handed on: those of a class of Spark's own stand behind its resource. */
  readonly words: readonly string[];
}

/** Classes of Spark's own, and what stands for their jar. Their words may stand among spark-submit's. */
const specialClasses: Readonly<Record<string, string>> = {
  "org.apache.spark.repl.Main": "spark-shell",
  "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver": "spark-internal",
  "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2": "spark-internal",
  "org.apache.spark.sql.connect.service.SparkConnectServer": "spark-internal",
};

/** The first reading. @throws JavaError "Error", with the launcher's words. */
export function launcherReads(words: readonly string[], around: Surroundings): LauncherView {
  const settings = new Map<string, string>();
  let master: string | undefined;
  let deployMode: string | undefined;
  let isProgramWanted = true;
  let program: string | undefined;
  let isMixed = false;
  const [forSpark, forProgram]: [string[], string[]] = [[], []];
  readOptions(words, {
    option: ({ names: [name] }, value) => {
      forSpark.push(name, value);
      const resource = name === "--class" ? specialClasses[value] : undefined;
      if (resource !== undefined) [program, isMixed] = [resource, true];
      if (name === "--master") master = value;
      if (name === "--deploy-mode") deployMode = value;
      if (name === "--driver-memory") settings.set("spark.driver.memory", value);
      if (name === "--kill" || name === "--status") isProgramWanted = false;
      if (name === "--properties-file" && around.readFile(value) === undefined)
        throw refusal(`Invalid properties file '${value}'.`);
      if (name !== "--conf") return;
      const equals = value.indexOf("=");
      if (equals < 0) throw refusal(`Invalid argument to --conf: ${value}`);
      settings.set(value.slice(0, equals), value.slice(equals + 1));
    },
    switched: ({ names: [name] }) => {
      forSpark.push(name);
      if (["--help", "--version", "--usage-error"].includes(name)) isProgramWanted = false;
      return true;
    },
    unknown: (word) => {
      if (isMixed) {
        forProgram.push(word);
        return true;
      }
      if (word.startsWith("-")) throw refusal(`Unrecognized option: ${word}`);
      program = word;
      return false;
    },
    extra: (more) => void forProgram.push(...more),
  });
  if (isProgramWanted && program === undefined && words.length > 0)
    throw refusal("Missing application resource.");
  const handedOn = [...forSpark, ...(program === undefined ? [] : [program]), ...forProgram];
  return { settings, master, deployMode, isProgramWanted, words: handedOn };
}

/** The JVM of a driver in client mode is started with its heap; it refuses a size that it cannot read. */
export function heapRefusal(memory: string | undefined): string | undefined {
  if (memory === undefined || /^\d+[kKmMgGtT]?$/.test(memory)) return undefined;
  return `Invalid maximum heap size: -Xmx${memory}`;
}
