/**
 * A driver whose settings ask for it gets an ExecutorAllocationManager; settings that contradict themselves are refused, in Spark's words.
 *
 * In Spark: core/…/SparkContext.scala, util/Utils.scala (isDynamicAllocationEnabled). Rules D6.9, D6.10.
 */
import type { JavaError } from "../foundation/errors.ts";
import {
  allocationFault,
  allocationSettings,
  initialLines,
  isDynamic,
} from "../scheduler/allocation-settings.ts";
import { ExecutorAllocationManager } from "../scheduler/executor-allocation-manager.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

/** Answers why the context cannot be made. */
export function allocate(driver: DriverRuntime): JavaError | undefined {
  const { world, conf, isLocal, policies } = driver.options;
  if (!isDynamic(conf, isLocal)) return undefined;
  for (const { level, text } of initialLines(conf)) driver.log(level, "Utils", text);
  const fault = allocationFault(conf, (text) =>
    driver.log("INFO", "ExecutorAllocationManager", text),
  );
  if (fault !== undefined) return fault;
  driver.allocation = new ExecutorAllocationManager({
    world,
    settings: allocationSettings(conf),
    client: driver.requests,
    policies,
    log: (level, logger, text) => driver.log(level, logger, text),
  });
  driver.allocation.start();
  return undefined;
}
