/**
 * What the configuration says of dynamic allocation, and what it must not say. Same as Spark: the checks, their order and words; the number to begin with is
 * the largest of three. Rules D6.9, D6.10. Left out on purpose: decommissioning and other places for shuffle files (`spark.decommission.enabled`,
 * `spark.shuffle.sort.io.plugin.class`): without them one of the first two conditions must hold.
 *
 * Spark 3.5.3: core/…/ExecutorAllocationManager.scala (validateSettings), util/Utils.scala (getDynamicAllocationInitialExecutors).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { illegalArgument, SparkException, type JavaError } from "../foundation/errors.ts";
import { seconds, type Micros } from "../foundation/sizes.ts";
import type { ExecutorTimeouts } from "./executors-to-remove.ts";

const KEY = "spark.dynamicAllocation";
const SERVICE = "spark.shuffle.service.enabled";
const NO_PLACE = [
  "Dynamic allocation of executors requires one of the following conditions:",
  `1) enabling external shuffle service through ${SERVICE}.`,
  `2) enabling shuffle tracking through ${KEY}.shuffleTracking.enabled.`,
  "3) enabling shuffle blocks decommission through spark.decommission.enabled and spark.storage.decommission.shuffleBlocks.enabled.",
  "4) (Experimental) configuring spark.shuffle.sort.io.plugin.class to use a custom ShuffleDataIO who's ShuffleDriverComponents supports reliable storage.",
].join(" ");

export interface AllocationSettings {
  readonly minExecutors: number;
  readonly maxExecutors: number;
  readonly initialExecutors: number;
  /** More than 0, at most 1. */
  readonly allocationRatio: number;
  readonly backlogTimeout: Micros;
  readonly sustainedBacklogTimeout: Micros;
  readonly timeouts: ExecutorTimeouts;
  /** Tasks that fit one executor at a time; 1 where nobody said how many cores it has. */
  readonly tasksPerExecutor: number;
  /** Whether executors are kept for their shuffle files. */
  readonly tracksShuffles: boolean;
  /** Whether blocks on disk outlive their executor. */
  readonly servesRdds: boolean;
}

/** Whether it is on; in local mode it never is. */
export const isDynamic = (conf: SparkConf, isLocal: boolean): boolean =>
  !isLocal && conf.bool(`${KEY}.enabled`);

export function allocationSettings(conf: SparkConf): AllocationSettings {
  const isServed = conf.bool(SERVICE);
  const cores = conf.optionalInt("spark.executor.cores");
  const shuffle = conf.getOption(`${KEY}.shuffleTracking.timeout`);
  return {
    minExecutors: conf.int(`${KEY}.minExecutors`),
    maxExecutors: conf.int(`${KEY}.maxExecutors`),
    initialExecutors: initialExecutors(conf),
    allocationRatio: conf.number(`${KEY}.executorAllocationRatio`),
    backlogTimeout: conf.time(`${KEY}.schedulerBacklogTimeout`),
    sustainedBacklogTimeout: conf.timeOr(
      `${KEY}.sustainedSchedulerBacklogTimeout`,
      `${KEY}.schedulerBacklogTimeout`,
    ),
    timeouts: {
      idle: conf.time(`${KEY}.executorIdleTimeout`),
      cached: conf.time(`${KEY}.cachedExecutorIdleTimeout`),
      shuffle:
        shuffle === undefined
          ? Number.POSITIVE_INFINITY
          : conf.time(`${KEY}.shuffleTracking.timeout`),
    },
    tasksPerExecutor:
      cores === undefined ? 1 : Math.max(1, Math.floor(cores / conf.int("spark.task.cpus"))),
    tracksShuffles: !isServed && conf.bool(`${KEY}.shuffleTracking.enabled`),
    servesRdds: isServed && conf.bool("spark.shuffle.service.fetch.rdd.enabled"),
  };
}

/** Where nobody sets them there are none, whatever YARN would then start with. */
const instances = (conf: SparkConf): number =>
  conf.contains("spark.executor.instances") ? conf.int("spark.executor.instances") : 0;

const initial = (conf: SparkConf): number =>
  conf.optionalInt(`${KEY}.initialExecutors`) ?? conf.int(`${KEY}.minExecutors`);

const initialExecutors = (conf: SparkConf): number =>
  Math.max(conf.int(`${KEY}.minExecutors`), initial(conf), instances(conf));

/** What Spark warns of while it looks for the number to begin with, and that number. */
export function initialLines(
  conf: SparkConf,
): readonly { readonly level: "INFO" | "WARN"; readonly text: string }[] {
  const asked = [
    [`${KEY}.initialExecutors`, initial(conf)],
    ["spark.executor.instances", instances(conf)],
  ] as const;
  const warnings = asked
    .filter(([, count]) => count < conf.int(`${KEY}.minExecutors`))
    .map(([key]) => ({
      level: "WARN" as const,
      text: `${key} less than ${KEY}.minExecutors is invalid, ignoring its setting, please update your configs.`,
    }));
  const text = `Using initial executors = ${initialExecutors(conf)}, max of ${KEY}.initialExecutors, ${KEY}.minExecutors and spark.executor.instances`;
  return [...warnings, { level: "INFO", text }];
}

type Refusals = readonly (readonly [isSo: boolean, text: string])[];

const refusalOf = (refusals: Refusals): string | undefined => refusals.find(([isSo]) => isSo)?.[1];

/** Why a context with these settings cannot be made; undefined where it can. `accepted`: said once the bounds are good. */
export function allocationFault(
  conf: SparkConf,
  accepted: (text: string) => void,
): JavaError | undefined {
  const { minExecutors: min, maxExecutors: max, ...settings } = allocationSettings(conf);
  const isServed = conf.bool(SERVICE);
  const wrong = refusalOf([
    [min < 0 || max < 0, `${KEY}.minExecutors and ${KEY}.maxExecutors must be positive!`],
    [max === 0, `${KEY}.maxExecutors cannot be 0!`],
    [
      min > max,
      `${KEY}.minExecutors (${min}) must be less than or equal to ${KEY}.maxExecutors (${max})!`,
    ],
    [settings.backlogTimeout <= 0, `${KEY}.schedulerBacklogTimeout must be > 0!`],
    // Spark's own text has this letter too many.
    [
      settings.sustainedBacklogTimeout <= 0,
      `s${KEY}.sustainedSchedulerBacklogTimeout must be > 0!`,
    ],
    [!isServed && !settings.tracksShuffles, NO_PLACE],
  ]);
  if (wrong !== undefined) return new SparkException(wrong);
  if (!isServed) accepted("Dynamic allocation is enabled without a shuffle service.");
  const { allocationRatio: ratio } = settings;
  if (ratio > 1 || ratio <= 0)
    return new SparkException(`${KEY}.executorAllocationRatio must be > 0 and <= 1.0`);
  const negative = (["executorIdleTimeout", "cachedExecutorIdleTimeout"] as const).find(
    (name) => conf.time(`${KEY}.${name}`) < 0,
  );
  if (negative === undefined) return undefined;
  const value = conf.time(`${KEY}.${negative}`) / seconds(1);
  return illegalArgument(`'${value}' in ${KEY}.${negative} is invalid. Timeout must be >= 0.`);
}
