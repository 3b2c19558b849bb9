/** The DAG scheduler's loop met an error of its own: all jobs are cancelled, the context stops. Spark 3.5.3: DAGSchedulerEventProcessLoop.onError. */
import { throwableText, type JavaError } from "../foundation/errors.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

/** A thread of its own stops the context. */
const STOP_DELAY = 1_000;

export function loopFailed(driver: DriverRuntime, fault: JavaError): void {
  const { world } = driver.options;
  world.after(0, "the scheduler's loop fails", () => {
    const name = "DAGSchedulerEventProcessLoop";
    const text = `${name} failed; shutting down SparkContext\n${throwableText(fault)}`;
    driver.log("ERROR", name, text);
    driver.dag.cancelJobs(() => true, "as part of cancellation of all jobs");
    world.after(STOP_DELAY, "stop-spark-context", () => driver.stop());
  });
}
