/**
 * Jobs, stages and tasks of an application as metrics of its driver, with spark.metrics.appStatusSource.enabled (false in 3.5). In Spark: AppStatusSource, which
 * AppStatusListener fills. The same: stages and tasks are added when a job of theirs ends, with what the job's row says then, so that a running job counts for nothing; the
 * names that were given up in 3.1 stand beside the new ones. Here the status store's own rows say it. Left out on purpose: nothing.
 * Spark 3.5.3: core/…/status/AppStatusSource.scala, AppStatusListener.scala (onJobEnd).
 */
import type { TracedEvent } from "../../events/trace.ts";
import type { Properties } from "../../events/listener-events.ts";
import { EventLogger } from "../event-log.ts";
import { Replay } from "../history/replay.ts";
import type { JobRow } from "../history/rows.ts";
import type { Counters, Gauges } from "./registry.ts";

export class AppStatusSource {
  readonly #logger: EventLogger;
  readonly #replay: Replay;
  #jobDuration = 0;
  readonly #counts = {
    "jobs.failedJobs": 0,
    "jobs.succeededJobs": 0,
    "stages.completedStages": 0,
    "stages.failedStages": 0,
    "stages.skippedStages": 0,
    "tasks.blackListedExecutors": 0,
    "tasks.completedTasks": 0,
    "tasks.excludedExecutors": 0,
    "tasks.failedTasks": 0,
    "tasks.killedTasks": 0,
    "tasks.skippedTasks": 0,
    "tasks.unblackListedExecutors": 0,
    "tasks.unexcludedExecutors": 0,
  };

  constructor(conf: Properties) {
    this.#logger = new EventLogger(conf, false);
    this.#replay = new Replay({
      lastUpdate: 0,
      onEvent: (event) => {
        const row = event.kind === "JobEnd" ? this.#replay.jobRow(event.jobId) : undefined;
        if (row !== undefined) this.#ended(row);
      },
    });
  }

  /** An event of the application. */
  take(event: TracedEvent): void {
    if (event.kind === "SparkListenerExecutorExcluded") this.#exclusion("excluded", "blackListed");
    if (event.kind === "SparkListenerExecutorUnexcluded")
      this.#exclusion("unexcluded", "unblackListed");
    const line = this.#logger.line(event);
    if (line !== undefined) this.#replay.line(line);
  }

  #exclusion(now: "excluded" | "unexcluded", before: "blackListed" | "unblackListed"): void {
    this.#counts[`tasks.${now}Executors`] += 1;
    this.#counts[`tasks.${before}Executors`] += 1;
  }

  #ended(job: JobRow): void {
    const counts = this.#counts;
    counts[job.status === "SUCCEEDED" ? "jobs.succeededJobs" : "jobs.failedJobs"] += 1;
    if (job.submissionTime !== undefined && job.completionTime !== undefined)
      this.#jobDuration = job.completionTime - job.submissionTime;
    counts["stages.completedStages"] += job.numCompletedStages;
    counts["stages.failedStages"] += job.numFailedStages;
    counts["stages.skippedStages"] += job.numSkippedStages;
    counts["tasks.completedTasks"] += job.numCompletedTasks;
    counts["tasks.failedTasks"] += job.numFailedTasks;
    counts["tasks.killedTasks"] += job.numKilledTasks;
    counts["tasks.skippedTasks"] += job.numSkippedTasks;
  }

  gauges(): Gauges {
    return { jobDuration: this.#jobDuration };
  }

  counters(): Counters {
    return this.#counts;
  }
}
