/** What a Worker is started with: its name, what it offers, whom it asks. Spark 3.5.3: core/…/deploy/worker/WorkerArguments.scala. */
import type { Bytes, Micros } from "../../foundation/sizes.ts";
import type { MasterAddress } from "./master-address.ts";

export interface WorkerOptions {
  readonly id: string;
  /** The name of its process in the trace. */
  readonly name: string;
  /** The name or address by which others reach it, and which its executors have, too. */
  readonly host: string;
  readonly port: number;
  readonly cores: number;
  readonly memory: Bytes;
  readonly masters: readonly MasterAddress[];
  /** spark.worker.timeout, of which a quarter lies between two heartbeats. */
  readonly timeout?: Micros;
  /** Who started it. */
  readonly user?: string;
  /** Its process ends by itself. */
  readonly leave?: (exitCode: number) => void;
}
