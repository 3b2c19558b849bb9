/**
 * spark-submit as a process that hands a program to a manager: it leaves once, with 0 or with what nobody caught. In Spark: the JVM of SparkSubmit in cluster mode. Left out on purpose: what it does in
 * between; each manager's client has that.
 */
import { JavaError } from "../foundation/errors.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { ApplicationRun } from "./application-run.ts";
import { plainLine } from "./plain-line.ts";

/** What a JVM prints of what nobody caught. */
const uncaught = (error: Error): string => {
  const name = error instanceof JavaError ? error.className : "org.apache.spark.SparkException";
  return `Exception in thread "main" ${name}: ${error.message}`;
};

export interface Submitting {
  readonly process: Process;
  /** It exits: with 0, or with 1 where an error was not caught. */
  readonly leave: (error: Error | undefined) => void;
}

export function submittingProcess(world: World, run: ApplicationRun): Submitting {
  const process: Process = {
    name: run.driverName.replace("driver", "spark-submit"),
    host: run.submitHost,
    alive: true,
  };
  return {
    process,
    leave: (error) => {
      if (!process.alive) return;
      process.alive = false;
      if (error !== undefined) plainLine(world, process.name, uncaught(error));
      world.record({
        kind: "ClientExited",
        from: process.name,
        to: "user",
        exitCode: error === undefined ? 0 : 1,
        text: error?.message ?? "",
      });
    },
  };
}
