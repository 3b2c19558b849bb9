/**
 * How many executors may fail before an application gives up: three, or twice as many as were asked for. Asked for, not running: without
 * spark.executor.instances that is none, so three; with dynamic allocation as many as there may be at most. Rule D3.22 as corrected. Spark 3.5.3: core/…/deploy/ExecutorFailureTracker.scala. Left out on purpose: failures
 * on one host alone.
 */
import { allocationSettings, isDynamic } from "../scheduler/allocation-settings.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { Micros } from "../foundation/sizes.ts";

const MOST = 2_147_483_647;

export function maxExecutorFailures(conf: SparkConf): number {
  const said =
    conf.getOption("spark.executor.maxNumFailures") ??
    conf.getOption("spark.yarn.max.executor.failures");
  if (said !== undefined) return Number(said);
  if (isDynamic(conf, false)) {
    const { maxExecutors } = allocationSettings(conf);
    return Math.max(3, maxExecutors > MOST / 2 ? MOST : 2 * maxExecutors);
  }
  const asked = conf.contains("spark.executor.instances")
    ? conf.int("spark.executor.instances")
    : 0;
  return Math.max(3, 2 * asked);
}

export class FailureTracker {
  readonly #instants: Micros[] = [];
  /** Older failures are forgotten; undefined: none is. */
  readonly #validity: Micros | undefined;

  constructor(validity: Micros | undefined) {
    this.#validity = validity;
  }

  failed(now: Micros): void {
    this.#instants.push(now);
  }

  count(now: Micros): number {
    const since = this.#validity === undefined ? Number.NEGATIVE_INFINITY : now - this.#validity;
    return this.#instants.filter((instant) => instant >= since).length;
  }
}
