/**
 * Speculation: a task that runs much longer than its siblings did gets a second attempt on another host; the first to finish counts. Same as
 * Spark: enough of the set must be done, the measure is a multiple of their median, one copy a task at a time. Rules C4.40–C4.42, C4.44.
 * Different: rates of records of tasks that still run are not reported, so that every candidate counts as inefficient, as it does in Spark
 * until its first heartbeat tells a rate. Left out: tasks on executors that are being decommissioned (C4.43). Spark 3.5.3:
 * core/…/scheduler/TaskSetManager.scala (checkAndSubmitSpeculatableTasks).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { seconds, type Micros } from "../foundation/sizes.ts";

/** A task that gets a copy. */
export interface Marked {
  readonly index: number;
  readonly partitionId: number;
  /** Log line. */
  readonly text: string;
}

export interface SpeculationSettings {
  readonly interval: Micros;
  /** Share of the tasks that must be done. */
  readonly quantile: number;
  /** How many times the median is too long. */
  readonly multiplier: number;
  readonly minTaskRuntime: Micros;
  /** A duration that is too long even when too few are done; only for sets that fit one executor. */
  readonly durationThreshold: Micros | undefined;
  /** Tasks up to which that holds. */
  readonly slots: number;
}

/** What the configuration says; undefined when speculation is off. */
export function speculationSettings(conf: SparkConf): SpeculationSettings | undefined {
  if (!conf.bool("spark.speculation")) return undefined;
  const threshold = conf.getOption("spark.speculation.task.duration.threshold");
  const cores = conf.optionalInt("spark.executor.cores") ?? 1;
  return {
    interval: conf.time("spark.speculation.interval"),
    quantile: conf.number("spark.speculation.quantile"),
    multiplier: conf.number("spark.speculation.multiplier"),
    minTaskRuntime: conf.time("spark.speculation.minTaskRuntime"),
    durationThreshold:
      threshold === undefined ? undefined : conf.time("spark.speculation.task.duration.threshold"),
    slots: Math.max(1, Math.floor(cores / conf.int("spark.task.cpus"))),
  };
}

/** One task set's durations, in order. */
export class Durations {
  readonly #sorted: Micros[] = [];

  add(duration: Micros): void {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as Micros) < duration) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, duration);
  }

  get count(): number {
    return this.#sorted.length;
  }

  /** The upper one of two. */
  get median(): Micros {
    return this.#sorted[this.#sorted.length >> 1] ?? 0;
  }
}

/** How long a task of a set may run before it gets a copy; undefined while nobody gets one. */
export function longestBearable(
  settings: SpeculationSettings,
  numTasks: number,
  numSuccessful: number,
  durations: Durations,
): Micros | undefined {
  const { quantile, multiplier, minTaskRuntime, durationThreshold, slots } = settings;
  if (numTasks === 1 && durationThreshold === undefined) return undefined;
  const enough = Math.max(Math.floor(quantile * numTasks), 1);
  if (numSuccessful >= enough && durations.count > 0)
    return Math.max(multiplier * durations.median, minTaskRuntime);
  return numTasks <= slots ? durationThreshold : undefined;
}

/** Log line of a task that gets a copy. */
export const markedText = (
  index: number,
  set: string,
  host: string,
  threshold: Micros,
  marked: number,
): string =>
  `Marking task ${index} in stage ${set} (on ${host}) as speculatable because it ran more than ${Math.round((threshold * 1000) / seconds(1))} ms(${marked} speculatable tasks in this taskset now)`;
