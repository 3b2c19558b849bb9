/** A job as the REST API tells it. In Spark: JobData. The same: names, order, what is left out when it is absent. Left out on purpose: nothing. Spark 3.5.3: core/…/status/api/v1/api.scala. */
import type { JobRow } from "../history/rows.ts";
import type { JsonObject } from "../json-text.ts";
import { optionalDate } from "./values.ts";

export const jobJson = (job: JobRow): JsonObject => ({
  fields: [
    ["jobId", job.jobId],
    ["name", job.name],
    ["description", job.description],
    ["submissionTime", optionalDate(job.submissionTime)],
    ["completionTime", optionalDate(job.completionTime)],
    ["stageIds", job.stageIds],
    ["jobGroup", job.jobGroup],
    ["jobTags", job.jobTags],
    ["status", job.status],
    ["numTasks", job.numTasks],
    ["numActiveTasks", job.numActiveTasks],
    ["numCompletedTasks", job.numCompletedTasks],
    ["numSkippedTasks", job.numSkippedTasks],
    ["numFailedTasks", job.numFailedTasks],
    ["numKilledTasks", job.numKilledTasks],
    ["numCompletedIndices", job.numCompletedIndices],
    ["numActiveStages", job.numActiveStages],
    ["numCompletedStages", job.numCompletedStages],
    ["numSkippedStages", job.numSkippedStages],
    ["numFailedStages", job.numFailedStages],
    ["killedTasksSummary", { fields: [...job.killedTasksSummary] }],
  ],
});
