/** Text output: what saveAsTextFile writes. Rule C1.54. Spark 3.5.3: core/…/rdd/RDD.scala saveAsTextFile, internal/io/SparkHadoopWriter.scala. */
import { doubleText } from "../foundation/double-text.ts";
import { illegalArgument } from "../foundation/errors.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import type { ResultFunction } from "./ports.ts";

/** Writes each partition as one file of lines, committed when its task succeeds. */
export function writingText(path: string): ResultFunction<undefined> {
  return {
    closures: [],
    run: (task, open) => {
      const lines: string[] = [];
      open((record) => {
        lines.push(record as string);
        return true;
      }).resume();
      const name = `part-${String(task.partitionId).padStart(5, "0")}`;
      task.writeFile(
        `${path}/${name}`,
        encodeUtf8(lines.map((line) => `${line}\n`).join("")),
        lines.length,
      );
      return undefined;
    },
  };
}

/** A value as Scala prints it: a tuple in round brackets. */
export function scalaText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(scalaText).join(",")})`;
  if (typeof value === "number" && !Number.isInteger(value)) return doubleText(value);
  return String(value);
}

/** The line of a record. @throws where the record is null. */
export function textOf(record: unknown): string {
  if (record === null || record === undefined) {
    throw illegalArgument("requirement failed: text files do not allow null rows");
  }
  return scalaText(record);
}
