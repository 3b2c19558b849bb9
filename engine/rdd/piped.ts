/**
 * PipedRDD: each partition goes through a program of the machine, a record a line; the lines that it prints are the new partition. Same as Spark: a program for
 * empty partitions, too; a status other than 0 fails the task, after its output; a file's name in the environment. Left out: buffer size, encodings, working
 * directories; the program runs to its end before its first line is read. Spark 3.5.3: core/…/rdd/PipedRDD.scala.
 */
import { JavaError, messageOf } from "../foundation/errors.ts";
import { startProgram, type Outcome } from "../world/programs/start-program.ts";
import type { AnyRdd } from "./core.ts";
import { oneToOne } from "./dependency.ts";
import { arrayCursor, iterate } from "./iterate.ts";
import { TaskWaits, type Cursor, type Sink, type TaskContext, type UserFunction } from "./ports.ts";
import type { RddNode } from "./rdd-node.ts";
import { scalaText } from "./text-output.ts";

/** Prints a line into the program. */
export type PrintLine = (line: string) => void;

export interface PipeOptions<T> {
  /** Called before a partition's records: what they all need. */
  readonly printPipeContext?: (print: PrintLine) => void;
  /** Called for each record, in place of printing it. */
  readonly printRDDElement?: (record: T, print: PrintLine) => void;
}

/** A command's words, by white space alone: quotes mean nothing, as in java.util.StringTokenizer. */
export const tokenize = (command: string): string[] =>
  command.split(/[ \t\n\r\f]+/).filter((word) => word !== "");

export function pipedNode<T>(
  parent: AnyRdd,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  { printPipeContext, printRDDElement }: PipeOptions<T>,
): RddNode<string> {
  const closures = [printPipeContext, printRDDElement].filter((f) => f !== undefined);
  const words = [...command];
  return {
    className: "PipedRDD",
    numPartitions: () => parent.getNumPartitions(),
    dependencies: () => [oneToOne(parent)],
    closures: closures as UserFunction[],
    compute: (partition, task, sink) => {
      const own = <F>(f: F | undefined): F | undefined =>
        f === undefined ? undefined : (task.instance(f as UserFunction) as F);
      const fed = feeding(parent, partition, task, own(printPipeContext), own(printRDDElement));
      const outcome = ran(words, { ...env, ...inputFile(parent, partition) }, fed, task);
      return printed(outcome, words, sink);
    },
  };
}

/** The text that goes into the program. */
function feeding<T>(
  parent: AnyRdd,
  partition: number,
  task: TaskContext,
  printPipeContext: PipeOptions<T>["printPipeContext"],
  printRDDElement: PipeOptions<T>["printRDDElement"],
): () => string {
  return () => {
    const lines: string[] = [];
    const print: PrintLine = (line) => void lines.push(`${line}\n`);
    printPipeContext?.(print);
    const cursor = iterate(parent, partition, task, (record) => {
      if (printRDDElement === undefined) print(scalaText(record));
      else printRDDElement(record as T, print);
      return true;
    });
    cursor.resume();
    cursor.close();
    task.countRecords(lines.length);
    return lines.join("");
  };
}

function ran(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  feed: () => string,
  task: TaskContext,
): Outcome {
  const running = startProgram(words, env);
  const outcome = running(fed(feed, words, task));
  for (const line of outcome.errors.split("\n").slice(0, -1)) task.log("WARN", "stderr", line);
  return outcome;
}

function fed(feed: () => string, words: readonly string[], task: TaskContext): string {
  try {
    return feed();
  } catch (error) {
    if (!(error instanceof TaskWaits))
      task.log(
        "ERROR",
        "PipedRDD",
        `Caught exception while running pipe() operator. Command ran: ${words.join(" ")}. Exception: ${messageOf(error)}`,
      );
    throw error;
  }
}

/** The lines that the program printed; who reads them to their end hears how it ended. */
function printed(
  { output, status }: Outcome,
  words: readonly string[],
  sink: Sink<string>,
): Cursor {
  const lines = output.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  const cursor = arrayCursor(lines, sink);
  return {
    resume: () => {
      if (cursor.resume()) return true;
      if (status === 0) return false;
      throw new JavaError(
        "java.lang.IllegalStateException",
        `Subprocess exited with status ${status}. Command ran: ${words.join(" ")}`,
      );
    },
    close: () => cursor.close(),
  };
}

/** Classes whose partitions are their parent's own. */
const keepsPartitions: ReadonlySet<string> = new Set([
  "MapPartitionsRDD",
  "MapPartitionsWithEvaluatorRDD",
  "PipedRDD",
]);

/** The file that a partition is a split of, under the names that Hadoop's streaming gives it. */
function inputFile(parent: AnyRdd, partition: number): Readonly<Record<string, string>> {
  let at = parent;
  while (keepsPartitions.has(at.node.className) && at.savedIn === undefined) {
    const [dependency] = at.dependencies;
    if (dependency === undefined) break;
    at = dependency.rdd;
  }
  const file = at.node.inputFile?.(partition);
  return file === undefined ? {} : { map_input_file: file, mapreduce_map_input_file: file };
}
