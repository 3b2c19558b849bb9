/**
 * A stage attempt as the REST API tells it, with its tasks and with quantiles if they are asked for. In Spark: StageData, AppStatusStore.newStageData.
 * The same: names, order. Left out on purpose: nothing. Spark 3.5.3: core/…/status/api/v1/api.scala, status/AppStatusStore.scala.
 */
import { plus } from "../history/longs.ts";
import type { ExecutorStageRow, SpeculationRow, StageRow } from "../history/rows.ts";
import { stageKey, type StatusStore } from "../history/store.ts";
import { metric, type TaskMetricName } from "../history/task-metrics.ts";
import type { Json, JsonObject } from "../json-text.ts";
import { executorNumbers, executorSummary, taskSummary } from "./quantiles.ts";
import { stageAccumulables, taskJson } from "./task-json.ts";
import { optionalDate, peaksObject } from "./values.ts";

/** What of a stage is asked for. */
export interface StageWish {
  /** Tasks, what each executor did, speculation. */
  readonly details: boolean;
  /** Of the tasks only those in one of these states; all if none is named. */
  readonly taskStatus: readonly string[];
  readonly withSummaries: boolean;
  /** Ascending. */
  readonly quantiles: readonly number[];
}

/** The stage's sums under the names of the REST API. */
const sums: readonly (readonly [string, TaskMetricName])[] = [
  ["executorDeserializeTime", "executorDeserializeTime"],
  ["executorDeserializeCpuTime", "executorDeserializeCpuTime"],
  ["executorRunTime", "executorRunTime"],
  ["executorCpuTime", "executorCpuTime"],
  ["resultSize", "resultSize"],
  ["jvmGcTime", "jvmGcTime"],
  ["resultSerializationTime", "resultSerializationTime"],
  ["memoryBytesSpilled", "memoryBytesSpilled"],
  ["diskBytesSpilled", "diskBytesSpilled"],
  ["peakExecutionMemory", "peakExecutionMemory"],
  ["inputBytes", "input.bytesRead"],
  ["inputRecords", "input.recordsRead"],
  ["outputBytes", "output.bytesWritten"],
  ["outputRecords", "output.recordsWritten"],
  ["shuffleRemoteBlocksFetched", "read.remoteBlocksFetched"],
  ["shuffleLocalBlocksFetched", "read.localBlocksFetched"],
  ["shuffleFetchWaitTime", "read.fetchWaitTime"],
  ["shuffleRemoteBytesRead", "read.remoteBytesRead"],
  ["shuffleRemoteBytesReadToDisk", "read.remoteBytesReadToDisk"],
  ["shuffleLocalBytesRead", "read.localBytesRead"],
  ["shuffleReadRecords", "read.recordsRead"],
  ["shuffleCorruptMergedBlockChunks", "push.corruptMergedBlockChunks"],
  ["shuffleMergedFetchFallbackCount", "push.mergedFetchFallbackCount"],
  ["shuffleMergedRemoteBlocksFetched", "push.remoteMergedBlocksFetched"],
  ["shuffleMergedLocalBlocksFetched", "push.localMergedBlocksFetched"],
  ["shuffleMergedRemoteChunksFetched", "push.remoteMergedChunksFetched"],
  ["shuffleMergedLocalChunksFetched", "push.localMergedChunksFetched"],
  ["shuffleMergedRemoteBytesRead", "push.remoteMergedBytesRead"],
  ["shuffleMergedLocalBytesRead", "push.localMergedBytesRead"],
  ["shuffleRemoteReqsDuration", "read.remoteReqsDuration"],
  ["shuffleMergedRemoteReqsDuration", "push.remoteMergedReqsDuration"],
  ["shuffleWriteBytes", "write.bytesWritten"],
  ["shuffleWriteTime", "write.writeTime"],
  ["shuffleWriteRecords", "write.recordsWritten"],
];

export function stageJson(row: StageRow, store: StatusStore, wish: StageWish): JsonObject {
  const { info, metrics } = row;
  const shuffleRead = plus(
    metric(metrics, "read.localBytesRead"),
    metric(metrics, "read.remoteBytesRead"),
  );
  const fields: (readonly [string, Json | undefined])[] = [
    ["status", row.status],
    ["stageId", row.stageId],
    ["attemptId", row.attemptId],
    ["numTasks", row.numTasks],
    ["numActiveTasks", row.numActiveTasks],
    ["numCompleteTasks", row.numCompletedTasks],
    ["numFailedTasks", row.numFailedTasks],
    ["numKilledTasks", row.numKilledTasks],
    ["numCompletedIndices", row.numCompletedIndices],
    ["submissionTime", optionalDate(row.submissionTime)],
    ["firstTaskLaunchedTime", optionalDate(row.firstTaskLaunchedTime)],
    ["completionTime", optionalDate(row.completionTime)],
    ["failureReason", row.failureReason],
    ...sums.map(([name, of]): [string, Json] => [name, metric(metrics, of)]),
    ["shuffleReadBytes", shuffleRead],
    ["name", row.name],
    ["description", row.description],
    ["details", info.details],
    ["schedulingPool", row.schedulingPool],
    ["rddIds", row.rddIds],
    ["accumulatorUpdates", stageAccumulables(info.accumulables)],
    ...(wish.details ? detailFields(row, store, wish) : []),
    ["killedTasksSummary", { fields: [...row.killedTasksSummary] }],
    ["resourceProfileId", info.resourceProfileId],
    ["peakExecutorMetrics", peaksObject(row.peaks)],
    ...(wish.withSummaries ? summaryFields(row, store, wish) : []),
    ["isShufflePushEnabled", info.isShufflePushEnabled],
    ["shuffleMergersCount", info.shuffleMergersCount],
  ];
  return { fields };
}

type Fields = readonly (readonly [string, Json | undefined])[];

const executorsOf = ({ stageId, attemptId }: StageRow, store: StatusStore): ExecutorStageRow[] => [
  ...(store.executorStages.get(stageKey(stageId, attemptId))?.values() ?? []),
];

function detailFields(row: StageRow, store: StatusStore, { taskStatus }: StageWish): Fields {
  const tasks = store
    .tasksOf(row.stageId, row.attemptId)
    .filter(({ status }) => taskStatus.length === 0 || taskStatus.includes(status));
  const speculation = store.speculation.get(stageKey(row.stageId, row.attemptId));
  return [
    [
      "tasks",
      { fields: tasks.map((task): [string, Json] => [String(task.taskId), taskJson(task, store)]) },
    ],
    [
      "executorSummary",
      {
        fields: executorsOf(row, store).map((one): [string, Json] => [
          one.executorId,
          executorStageJson(one),
        ]),
      },
    ],
    ["speculationSummary", speculation && speculationJson(speculation)],
  ];
}

const executorStageJson = (row: ExecutorStageRow): JsonObject => ({
  fields: [
    ...executorNumbers(row),
    ["isBlacklistedForStage", row.isExcluded],
    ["peakMemoryMetrics", peaksObject(row.peaks)],
    ["isExcludedForStage", row.isExcluded],
  ],
});

const speculationJson = (row: SpeculationRow): JsonObject => ({
  fields: [
    ["numTasks", row.numTasks],
    ["numActiveTasks", row.numActiveTasks],
    ["numCompletedTasks", row.numCompletedTasks],
    ["numFailedTasks", row.numFailedTasks],
    ["numKilledTasks", row.numKilledTasks],
  ],
});

function summaryFields(row: StageRow, store: StatusStore, { quantiles }: StageWish): Fields {
  return [
    [
      "taskMetricsDistributions",
      taskSummary(store.tasksOf(row.stageId, row.attemptId), quantiles, store.rules),
    ],
    [
      "executorMetricsDistributions",
      executorSummary(executorsOf(row, store), quantiles, store.rules),
    ],
  ];
}
