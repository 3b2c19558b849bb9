/** What a submission asks for: the flags of spark-submit that matter here, and what a laboratory adds to them (faults, distance, policies). */
import type { SparkSession } from "../context/spark-session.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { XmlParser } from "../foundation/xml.ts";
import type { DriverProcess } from "./driver-process.ts";
import type { Fault } from "./faults.ts";
import type { Policies } from "./policies.ts";

export interface SubmitOptions {
  readonly name?: string;
  /** Client where it is not said, unless the settings say `spark.submit.deployMode`. */
  readonly deployMode?: "client" | "cluster";
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
  /** What was handed to spark-submit; a JVM program where it is not said. */
  readonly program?: "jvm" | "python" | "r";
  /** An interactive shell. */
  readonly shell?: boolean;
  /** The machine of whoever submits; a name of its own by default. */
  readonly submitHost?: string;
  /** Files that lie on the submitter's disk, by path. */
  readonly localFiles?: Readonly<Record<string, string>>;
  /** Reads the XML among them that settings name (spark.scheduler.allocation.file): `xml` of engine/formats/xml.ts. */
  readonly xml?: XmlParser;
  /** The round trip between the submitter's machine and every other; that of the cluster's network by default. */
  readonly roundTrip?: Micros;
  readonly supervise?: boolean;
  readonly faults?: readonly Fault[];
  readonly policies?: Policies;
}

export type Main<T> = (spark: SparkSession, driver: DriverProcess) => Promise<T> | T;
