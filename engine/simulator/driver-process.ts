/**
 * What a program sees of the process it runs in: its machine, that machine's disk, and the companion objects `SparkContext` and `SparkSession`
 * of its JVM. A path without a scheme means the disk of the machine where the driver is: in client mode the submitter's, in cluster mode a
 * worker's (S1-37). Spark 3.5.3: java.io.FileInputStream; core/…/SparkContext.scala. Chapter 15.
 */
import { type DriverContexts, SessionBuilder, type Settings } from "../context/driver-contexts.ts";
import type { SparkContext } from "../context/spark-context.ts";
import type { DeployMode } from "../events/deploy-events.ts";
import { JavaError } from "../foundation/errors.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import type { FileSystem } from "../world/disk.ts";

export interface DriverProcess {
  readonly host: string;
  readonly deployMode: DeployMode;
  /** Where the application's pages are. */
  readonly uiWebUrl: string;
  /** `new SparkContext(conf)`: refused while another one is active. */
  newContext(settings?: Settings): Promise<SparkContext>;
  readonly SparkContext: { getOrCreate(): Promise<SparkContext> };
  readonly SparkSession: { builder(): SessionBuilder };
  /** The text of a file on this machine. @throws FileNotFoundException where there is none. */
  readLocalFile(path: string): string;
  /** System.exit: the shutdown hook stops the context, the program does not go on. Whoever waits for the process sees the code. */
  exit(exitCode: number): Promise<never>;
  /** The next line of standard input; undefined at its end. Virtual time passes meanwhile. */
  readLine(): Promise<string | undefined>;
}

export function driverProcess(
  place: {
    readonly host: string;
    readonly deployMode: DeployMode;
    readonly disk: FileSystem;
    readonly uiWebUrl: string;
    readonly readLine: () => Promise<string | undefined>;
    readonly exit: (exitCode: number) => Promise<never>;
  },
  contexts: DriverContexts,
): DriverProcess {
  return {
    host: place.host,
    deployMode: place.deployMode,
    uiWebUrl: place.uiWebUrl,
    readLine: place.readLine,
    exit: place.exit,
    newContext: (settings) => contexts.newContext(settings),
    SparkContext: { getOrCreate: () => contexts.contextOrNew() },
    SparkSession: { builder: () => new SessionBuilder(contexts) },
    readLocalFile: (path) => {
      const bytes = place.disk.read(path);
      if (bytes === undefined)
        throw new JavaError("java.io.FileNotFoundException", `${path} (No such file or directory)`);
      return decodeUtf8(bytes);
    },
  };
}
