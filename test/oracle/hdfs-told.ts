/** What OnHdfs.scala wrote, as the recording says it: without ports, addresses, and names of block pools. Left out on purpose: Spark's own log. */
import { layOut } from "./layout.ts";

interface Told {
  readonly what: string;
  readonly name: string;
  readonly told: unknown;
}

/** Texts that chance and machine put into what an exception says. */
export const withoutChance = (text: string): string =>
  text
    .replaceAll(/localhost:\d{4,5}\b/g, "namenode:PORT")
    .replaceAll(/localhost:1\b/g, "nobody:1")
    .replaceAll(/Call From \S+ to/g, "Call From HOST to")
    .replaceAll(/BP-\d+-[\w.]+-\d+/g, "BP")
    .replaceAll(/blk_\d+_\d+/g, "BLOCK")
    .replaceAll(/DatanodeInfoWithStorage\[[^\]]*\]/g, "DATANODE")
    .replaceAll(/(?:DATANODE\b ?)+/g, "DATANODES ")
    .replaceAll(/stage \d+\.0/g, "stage n")
    .replaceAll(/task \d\.\d/gi, "task n")
    .replaceAll(/Task \d in/g, "Task n in")
    .replaceAll(/TID \w+/g, "TID n")
    .replaceAll(/\(\S+ executor \d\)/g, "(HOST executor n)")
    .replaceAll(/(?:\\n)?\\tat [^"]*/g, "")
    .replaceAll(/127\.0\.0\.1\b/g, "address")
    .replaceAll(/127\.0\.0\.(\d)\b/g, "host-$1");

/** The recording's text, from the lines of the driver. */
export function hdfsTold(lines: readonly string[]): string {
  const seen: Record<string, Record<string, unknown>> = {};
  for (const line of lines) {
    if (!line.startsWith('@{"')) continue;
    const { what, name, told } = JSON.parse(line.slice(1)) as Told;
    (seen[what] ??= {})[name] = told;
  }
  return withoutChance(layOut({ spark: "3.5.3", ...seen }));
}
