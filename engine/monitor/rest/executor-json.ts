/**
 * Executors, other processes and cached RDDs as the REST API tells them. In Spark: ExecutorSummary, ProcessSummary, RDDStorageInfo. The same: names,
 * order; of the driver the age of the application stands where executors have the time of their tasks. Left out on purpose: links to logs that a history
 * server makes up by a pattern. Spark 3.5.3: core/…/status/api/v1/api.scala, status/AppStatusStore.scala.
 */
import { executorMetricNames } from "../history/executor-metrics.ts";
import type { ExecutorRow, ProcessRow, RddDistributionRow, RddRow } from "../history/rows.ts";
import type { Long } from "../history/longs.ts";
import type { StatusStore } from "../history/store.ts";
import type { Json, JsonObject } from "../json-text.ts";
import { dateText, optionalDate, peaksObject, textObject } from "./values.ts";

const gcAt = executorMetricNames.indexOf("TotalGCTime");

/** How long its tasks ran and collected garbage; of the driver: how long the application did. */
export function executorTimes(
  row: ExecutorRow,
  store: StatusStore,
  now: number,
): { readonly duration: Long; readonly gc: Long } {
  const isDriver = row.id === "driver";
  return {
    duration: (isDriver ? ageOf(store, now) : undefined) ?? row.totalDuration,
    gc: (isDriver ? row.peaks?.[gcAt] : undefined) ?? row.totalGcTime,
  };
}

/** `now`: what the clock says, for the age of an application that has not ended. */
export function executorJson(row: ExecutorRow, store: StatusStore, now: number): JsonObject {
  const { duration, gc } = executorTimes(row, store, now);
  return {
    fields: [
      ["id", row.id],
      ["hostPort", row.hostPort],
      ["isActive", row.isActive],
      ["rddBlocks", row.rddBlocks],
      ["memoryUsed", row.memoryUsed],
      ["diskUsed", row.diskUsed],
      ["totalCores", row.totalCores],
      ["maxTasks", row.maxTasks],
      ["activeTasks", row.activeTasks],
      ["failedTasks", row.failedTasks],
      ["completedTasks", row.completedTasks],
      ["totalTasks", row.totalTasks],
      ["totalDuration", duration],
      ["totalGCTime", gc],
      ["totalInputBytes", row.totalInputBytes],
      ["totalShuffleRead", row.totalShuffleRead],
      ["totalShuffleWrite", row.totalShuffleWrite],
      ["isBlacklisted", row.isExcluded],
      ["maxMemory", row.maxMemory],
      ["addTime", dateText(row.addTime)],
      ["removeTime", optionalDate(row.removeTime)],
      ["removeReason", row.removeReason],
      ["executorLogs", textObject(row.logs)],
      ["memoryMetrics", memoryJson(row)],
      ["blacklistedInStages", row.excludedInStages],
      ["peakMemoryMetrics", peaksObject(row.peaks)],
      ["attributes", textObject(row.attributes)],
      [
        "resources",
        {
          fields: row.resources.map(([key, { name, addresses }]): [string, Json] => [
            key,
            {
              fields: [
                ["name", name],
                ["addresses", addresses],
              ],
            },
          ]),
        },
      ],
      ["resourceProfileId", row.resourceProfileId],
      ["isExcluded", row.isExcluded],
      ["excludedInStages", row.excludedInStages],
    ],
  };
}

const memoryJson = ({ memory }: ExecutorRow): JsonObject | undefined =>
  memory && {
    fields: [
      ["usedOnHeapStorageMemory", memory.usedOnHeap],
      ["usedOffHeapStorageMemory", memory.usedOffHeap],
      ["totalOnHeapStorageMemory", memory.totalOnHeap],
      ["totalOffHeapStorageMemory", memory.totalOffHeap],
    ],
  };

function ageOf({ times }: StatusStore, now: number): number | undefined {
  if (times === undefined || times.endTime === 0) return undefined;
  const { startTime, endTime = -1 } = times;
  return (endTime < 0 ? now : endTime) - startTime;
}

export const processJson = (row: ProcessRow): JsonObject => ({
  fields: [
    ["id", row.id],
    ["hostPort", row.hostPort],
    ["isActive", row.isActive],
    ["totalCores", row.totalCores],
    ["addTime", dateText(row.addTime)],
    ["processLogs", textObject(row.logs)],
  ],
});

export const rddJson = (row: RddRow): JsonObject => ({
  fields: [
    ["id", row.id],
    ["name", row.name],
    ["numPartitions", row.numPartitions],
    ["numCachedPartitions", row.partitions.length],
    ["storageLevel", row.storageLevel],
    ["memoryUsed", row.memoryUsed],
    ["diskUsed", row.diskUsed],
    [
      "dataDistribution",
      row.distributions.length === 0 ? undefined : row.distributions.map(distributionJson),
    ],
    [
      "partitions",
      row.partitions.map(({ blockName, storageLevel, memoryUsed, diskUsed, executors }) => ({
        fields: [
          ["blockName", blockName],
          ["storageLevel", storageLevel],
          ["memoryUsed", memoryUsed],
          ["diskUsed", diskUsed],
          ["executors", executors],
        ],
      })),
    ],
  ],
});

const distributionJson = (row: RddDistributionRow): JsonObject => ({
  fields: [
    ["address", row.address],
    ["memoryUsed", row.memoryUsed],
    ["memoryRemaining", row.memoryRemaining],
    ["diskUsed", row.diskUsed],
    ["onHeapMemoryUsed", row.heap?.onHeapUsed],
    ["offHeapMemoryUsed", row.heap?.offHeapUsed],
    ["onHeapMemoryRemaining", row.heap?.onHeapRemaining],
    ["offHeapMemoryRemaining", row.heap?.offHeapRemaining],
  ],
});
