/**
 * The rules by which the monitor reads a log: Spark's, or those of katas in their place. In Spark: nothing; there they are lines of AppStatusListener.
 * Each stands in a file of its own with what it is given and what it answers. Left out on purpose: rules that no kata has.
 */
import { type CountAttempt, ruleOfAttempts } from "./attempt-counts.ts";
import { type FoldBlock, ruleOfBlocks } from "./block-holders.ts";
import { type CriticalPath, ruleOfPaths } from "./critical-path.ts";
import { type FoldExecutor, ruleOfExecutors } from "./executor-counts.ts";
import { type NameFailure, ruleOfFailures } from "./failure-names.ts";
import { type AttributeIdle, ruleOfIdle } from "./idle-time.ts";
import { type FoldJob, ruleOfJobs } from "./job-progress.ts";
import { type TellMetric, ruleOfMetrics } from "./metric-lines.ts";
import { type KeepOrCompute, ruleOfKeeping } from "./keep-or-compute.ts";
import { type QuantilePlace, ruleOfQuantiles } from "./quantile-place.ts";
import { type FindStraggler, ruleOfStragglers } from "./stragglers.ts";

/** What a kata of chapter 18 can replace, and one of chapter 12. Undefined: the default. */
export interface MonitorPolicies {
  readonly foldJob?: FoldJob;
  readonly countAttempt?: CountAttempt;
  readonly foldExecutor?: FoldExecutor;
  readonly foldBlock?: FoldBlock;
  readonly quantilePlace?: QuantilePlace;
  readonly findStraggler?: FindStraggler;
  readonly nameFailure?: NameFailure;
  readonly criticalPath?: CriticalPath;
  readonly attributeIdle?: AttributeIdle;
  readonly tellMetric?: TellMetric;
  readonly keepOrCompute?: KeepOrCompute;
}

export type MonitorRules = Required<MonitorPolicies>;

export function rulesOf(policies: MonitorPolicies = {}): MonitorRules {
  return {
    foldJob: ruleOfJobs(policies.foldJob),
    countAttempt: ruleOfAttempts(policies.countAttempt),
    foldExecutor: ruleOfExecutors(policies.foldExecutor),
    foldBlock: ruleOfBlocks(policies.foldBlock),
    quantilePlace: ruleOfQuantiles(policies.quantilePlace),
    findStraggler: ruleOfStragglers(policies.findStraggler),
    nameFailure: ruleOfFailures(policies.nameFailure),
    criticalPath: ruleOfPaths(policies.criticalPath),
    attributeIdle: ruleOfIdle(policies.attributeIdle),
    tellMetric: ruleOfMetrics(policies.tellMetric),
    keepOrCompute: ruleOfKeeping(policies.keepOrCompute),
  };
}

export const sparkRules: MonitorRules = rulesOf();
