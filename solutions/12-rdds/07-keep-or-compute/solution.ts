/**
 * 12/07 · On disk, or computed again: written once and read each time, against computed each time.
 *
 * In Spark: nothing; the program names the storage level. Left out on purpose: memory.
 */
import type { Policies } from "#engine/kata";

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  const { computeMillis, bytes, timesNeeded, writeRate, readRate } = seen;
  const onDisk = bytes / writeRate + (timesNeeded * bytes) / readRate;
  return onDisk < timesNeeded * computeMillis ? "disk" : "compute";
};
