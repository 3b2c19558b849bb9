/** What a submission asks for: the flags of spark-submit that matter here, and what a laboratory adds to them (faults, distance, policies). */
import type { SparkSession } from "../context/spark-session.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { XmlParser } from "../foundation/xml.ts";
import type { DriverProcess } from "./driver-process.ts";
import type { Fault } from "./faults.ts";
import type { Policies } from "./policies.ts";

/** Who reads lines says so; a line, or undefined for the end, is handed to it. */
export interface StandardInput {
  onInput: ((line: string | undefined) => void) | undefined;
}

export interface SubmitOptions {
  readonly name?: string;
  /** What web pages call the main class; its name where it is not said. */
  readonly mainClass?: string;
  /** The master URL, where the cluster has several Masters; that of the cluster by default. */
  readonly master?: string;
  /** Client where it is not said, unless the settings say `spark.submit.deployMode`. */
  readonly deployMode?: "client" | "cluster";
  /** Cluster mode on Kubernetes: the program as spark-submit tells it to the manager's client. */
  readonly clientArguments?: readonly string[];
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
  /** Who submits; "learner" where it is not said. */
  readonly user?: string;
  /** The environment of whoever submits: SPARK_LOCAL_IP and its like. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Standard input of the driver's process. */
  readonly input?: StandardInput;
  /** Called when nothing more will become of it. */
  readonly ended?: (run: {
    readonly error: unknown;
    /** Where the program called System.exit, or a signal ended it. */
    readonly exitCode: number | undefined;
  }) => void;
  readonly faults?: readonly Fault[];
  readonly policies?: Policies;
}

export type Main<T> = (spark: SparkSession, driver: DriverProcess) => Promise<T> | T;
