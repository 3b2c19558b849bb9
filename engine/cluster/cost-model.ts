/**
 * What things cost in virtual time. Ours: real Spark measures, a simulation must be told. Rates are bytes a microsecond (so 100 is
 * 100 MB/s); times are microseconds. The figures are those of a small cluster and can be set for a run.
 */
import type { Micros } from "../foundation/sizes.ts";

export interface CostModel {
  /** Starting a JVM: from the order to launch an executor until it registers. */
  readonly executorStart: Micros;
  /** Starting the driver's JVM and context. */
  readonly driverStart: Micros;
  readonly taskDeserialize: Micros;
  /** The first task of an executor loads classes and the binary. */
  readonly firstTaskDeserialize: Micros;
  readonly taskOverhead: Micros;
  readonly perRecord: Micros;
  readonly resultSerialize: Micros;
  readonly fileRead: number;
  readonly diskRead: number;
  readonly diskWrite: number;
  readonly networkRead: number;
  readonly memoryRead: number;
  /** Share by which a task's time varies, drawn for each attempt. */
  readonly jitter: number;
}

export const defaultCosts: CostModel = {
  executorStart: 1_200_000,
  driverStart: 800_000,
  taskDeserialize: 2_000,
  firstTaskDeserialize: 60_000,
  taskOverhead: 4_000,
  perRecord: 1,
  resultSerialize: 500,
  fileRead: 200,
  diskRead: 400,
  diskWrite: 250,
  networkRead: 100,
  memoryRead: 4_000,
  jitter: 0.1,
};
