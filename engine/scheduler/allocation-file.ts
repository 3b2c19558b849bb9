/**
 * The allocation file of the fair scheduler (fairscheduler.xml): which pools there are. Same as Spark: a blank or senseless value counts as
 * the default, with a warning. Rule C4.23. Left out: the file on the class path. Spark 3.5.3: core/…/scheduler/SchedulableBuilder.scala.
 */
import { JavaError } from "../foundation/errors.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import { parseXml, type XmlElement, type XmlParser } from "../foundation/xml.ts";
import type { FileSystem } from "../world/disk.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { PoolSettings, SchedulingMode } from "./pool.ts";
import { schedulingMode } from "./scheduling-pools.ts";

type Log = (level: "WARN", logger: string, text: string) => void;
type Warn = (text: string) => void;

/** The pools of spark.scheduler.allocation.file, read from the disk of the driver's host; undefined where the mode is FIFO or no file is named. */
export function allocationsOf(
  conf: SparkConf,
  disk: FileSystem,
  parser: XmlParser | undefined,
  log: Log,
): readonly PoolSettings[] | undefined {
  const path = conf.getOption("spark.scheduler.allocation.file");
  if (path === undefined || schedulingMode(conf) !== "FAIR") return undefined;
  return readAllocationFile(path, disk.read(path), parser, (text) =>
    log("WARN", "FairSchedulableBuilder", text),
  );
}

/** The pools in the file at `path`, in its order. @throws FileNotFoundException, SAXParseException. */
function readAllocationFile(
  path: string,
  bytes: Uint8Array | undefined,
  parser: XmlParser | undefined,
  warn: Warn,
): readonly PoolSettings[] {
  if (bytes === undefined)
    throw new JavaError("java.io.FileNotFoundException", `File ${path} does not exist`);
  const root = parseXml(decodeUtf8(bytes), parser);
  return elementsOf(root, "pool").map((pool) => poolOf(pool, path, warn));
}

/** Elements of a name anywhere below, as Spark looks for them. */
function elementsOf(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) =>
    child.name === name ? [child, ...elementsOf(child, name)] : elementsOf(child, name),
  );
}

function poolOf(pool: XmlElement, path: string, warn: Warn): PoolSettings {
  const name = pool.attributes["name"] ?? "";
  const text = (property: string): string =>
    pool.children
      .filter((child) => child.name === property)
      .map((element) => element.text)
      .join("")
      .trim();
  const number = (property: string, otherwise: number): number => {
    const value = text(property);
    if (/^[+-]?\d+$/.test(value)) return Number(value);
    warn(
      `Error while loading fair scheduler configuration from ${path}: ${property} is blank or invalid: ${value}, using the default ${property}: ${otherwise} for pool: ${name}`,
    );
    return otherwise;
  };
  return {
    name,
    schedulingMode: modeOf(text("schedulingMode").toUpperCase(), path, name, warn),
    minShare: number("minShare", 0),
    weight: number("weight", 1),
  };
}

function modeOf(text: string, path: string, pool: string, warn: Warn): SchedulingMode {
  if (text === "FAIR" || text === "FIFO") return text;
  warn(
    `Unsupported schedulingMode: ${text} found in Fair Scheduler configuration file: ${path}, using the default schedulingMode: FIFO for pool: ${pool}`,
  );
  return "FIFO";
}
