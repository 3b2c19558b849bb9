/**
 * What spark-submit finds out before anything starts: whether the driver belongs in its own process, or the submission is refused.
 * Rules D2.18, S1-39. Spark 3.5.3: core/…/deploy/SparkSubmit.scala prepareSubmitEnvironment. Left out on purpose: workers; those the
 * Master walks when it places a driver of cluster mode.
 */
import type { ApplicationRun } from "./application-run.ts";
import {
  type DriverPlace,
  type DriverSubmission,
  placeOfDriver,
} from "./standalone/place-driver.ts";

export function placeOfSubmission(
  run: ApplicationRun,
  master: DriverSubmission["master"],
): DriverPlace {
  return placeOfDriver(run.policies.placeDriver, {
    deployMode: run.deployMode === "cluster" ? "cluster" : "client",
    master,
    program: run.program,
    shell: run.shell,
    driverCores: run.conf.int("spark.driver.cores"),
    driverMemory: run.conf.size("spark.driver.memory"),
    workers: [],
  });
}
