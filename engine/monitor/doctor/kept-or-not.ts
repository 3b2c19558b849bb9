/**
 * What was computed more than once, and memory that nobody used. In Spark: a stage of the same RDDs that runs again in a later job, the storage page, the
 * peaks of executors that heartbeats bring. Computed again counts where nothing of the stage was to be kept, or where it was kept and the stage
 * still took half as long as the first time; with block updates in the log, where partitions were not kept. Left out on purpose: jobs that share a part of
 * their lineage only; a log does not tell how long that part took.
 */
import { executorMetricNames } from "../history/executor-metrics.ts";
import type { Both } from "../../foundation/language.ts";
import { diskMillis, type KeepOrCompute, type PartitionSeen } from "../rules/keep-or-compute.ts";
import {
  type ApplicationView,
  medianOf,
  type StageView,
  sumOf,
  valueOf,
} from "./application-view.ts";
import type { RddBlocks } from "./clues.ts";
import { bytes, count, type Draft, type Figure, millis } from "./finding.ts";

/** Less than this of an executor's heap in use, garbage included: the rest was never needed. */
const QUARTER = 0.25;
/** Below two gigabytes an executor hardly starts with less. */
const WORTH_TELLING_BYTES = 2 * 1024 ** 3;

export const keptOrNot = (view: ApplicationView): readonly Draft[] => [
  ...repeatedStages(view),
  ...cachesTooSmall(view),
  ...memoryToSpare(view),
];

const isFirstAttempt = ({ row }: StageView): boolean =>
  row.status === "COMPLETE" && row.attemptId === 0;

const keeps = ({ row }: StageView): boolean =>
  row.info.rdds.some(({ storageLevel }) => storageLevel.useMemory || storageLevel.useDisk);

/** Whether the log tells that some of what the stage was to keep never lay anywhere: that is told of the cache. */
const hadNoRoom = ({ clues, store }: ApplicationView, { row }: StageView): boolean =>
  clues.tellsBlocks &&
  row.rddIds.some((id) => {
    const rdd = store.rdds.get(id);
    return rdd !== undefined && (clues.blocksOf(id)?.mostKept ?? 0) < rdd.numPartitions;
  });

function repeatedStages(view: ApplicationView): readonly Draft[] {
  const groups = new Map<string, StageView[]>();
  for (const stage of view.stages.filter(isFirstAttempt)) {
    const key = [...stage.row.rddIds].sort((a, b) => a - b).join();
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(stage);
  }
  return [...groups.values()].flatMap((group): readonly Draft[] => {
    const [first, ...later] = group;
    if (first === undefined) return [];
    const runTime = sumOf(first.succeeded, "executorRunTime");
    const again = later.filter(
      (stage) =>
        !keeps(stage) ||
        (sumOf(stage.succeeded, "executorRunTime") >= runTime / 2 && !hadNoRoom(view, stage)),
    );
    if (again.length === 0) return [];
    const repeatedTime = again.reduce((sum, { wall }) => sum + wall, 0);
    return [
      {
        kind: "recomputation",
        lostMillis: repeatedTime,
        where: { ...first.where, jobIds: group.flatMap(({ row }) => row.jobIds) },
        figures: [
          count("timesRun", 1 + again.length),
          millis("stageTime", first.wall),
          millis("repeatedTime", repeatedTime),
        ],
      },
    ];
  });
}

/** Partitions that were not kept are computed again each time; as long as the stage takes, that is their part of it. */
function cachesTooSmall({ stages, clues, store }: ApplicationView): readonly Draft[] {
  if (!clues.tellsBlocks) return [];
  return [...store.rdds.values()].flatMap(({ id: rddId, numPartitions }): readonly Draft[] => {
    const kept = clues.blocksOf(rddId)?.mostKept ?? 0;
    const [first, ...later] = stages.filter(
      (stage) => isFirstAttempt(stage) && stage.row.rddIds.includes(rddId),
    );
    const missing = numPartitions - kept;
    if (first === undefined || later.length === 0 || missing <= 0) return [];
    const time = later.reduce((sum, { wall }) => sum + wall, 0);
    const measured = measuredOf(clues.blocksOf(rddId), first, later.length);
    return [
      {
        kind: "recomputation",
        lostMillis: (time * missing) / numPartitions,
        where: { ...first.where, rddId },
        figures: [
          count("partitions", numPartitions),
          count("partitionsKept", kept),
          count("timesRun", later.length + 1),
          millis("repeatedTime", time),
          ...(measured === undefined ? [] : figuresOf(measured)),
        ],
        ...(measured === undefined ? {} : { change: changes[store.rules.keepOrCompute(measured)] }),
      },
    ];
  });
}

/** Bytes a millisecond: 100 MB a second, which any disk does. A log does not tell. */
const DISK_RATE = 100_000;

/** A partition as the log tells of it: what a task took that computed one, and the size of those that were stored. */
function measuredOf(
  blocks: RddBlocks | undefined,
  first: StageView,
  timesNeeded: number,
): PartitionSeen | undefined {
  if (blocks === undefined || blocks.stored === 0) return undefined;
  return {
    computeMillis: medianOf(first.succeeded.map((task) => valueOf(task, "executorRunTime"))),
    bytes: Math.round(blocks.bytes / blocks.stored),
    timesNeeded,
    writeRate: DISK_RATE,
    readRate: DISK_RATE,
  };
}

const figuresOf = (seen: PartitionSeen): readonly Figure[] => [
  bytes("partitionBytes", seen.bytes),
  millis("partitionTime", seen.timesNeeded * seen.computeMillis),
  millis("onDiskTime", Math.round(diskMillis(seen))),
];

const changes: Readonly<Record<ReturnType<KeepOrCompute>, Both>> = {
  disk: {
    en: "persist(MEMORY_AND_DISK): a partition that has no room takes less time on disk, at 100 MB a second, than computed again. More memory for storage spares both.",
    ko: "persist(MEMORY_AND_DISK)를 쓰십시오. 자리가 없는 파티션은 다시 계산하기보다 디스크(초당 100MB로 칠 때)에 두는 편이 빠릅니다. 저장 메모리를 늘리면 둘 다 필요 없습니다.",
  },
  compute: {
    en: "Stay with MEMORY_ONLY: on disk, at 100 MB a second, a partition would take longer than computed again. A serialized level or more memory for storage makes room.",
    ko: "MEMORY_ONLY를 그대로 두십시오. 디스크(초당 100MB로 칠 때)에 두면 다시 계산하기보다 오래 걸립니다. 자리를 만들려면 직렬화 수준을 쓰거나 저장 메모리를 늘리십시오.",
  },
};

/** Costs no time but money, so it is never more than a warning; what a heartbeat saw includes garbage, so the need was smaller still. */
function memoryToSpare({ store, executors }: ApplicationView): readonly Draft[] {
  const setting = store.environment?.spark.find(([name]) => name === "spark.executor.memory")?.[1];
  const given = setting === undefined ? undefined : bytesOf(setting);
  const place = executorMetricNames.indexOf("JVMHeapMemory");
  const peaks = executors
    .filter(({ id }) => id !== "driver")
    .flatMap(({ peaks: seen }) => (seen === undefined ? [] : [Number(seen[place] ?? 0)]));
  const peak = Math.max(0, ...peaks);
  if (given === undefined || peak === 0 || given < WORTH_TELLING_BYTES) return [];
  if (peak >= QUARTER * given) return [];
  return [
    {
      kind: "memory-over",
      lostMillis: 0,
      where: {},
      figures: [bytes("executorMemory", given), bytes("peakMemory", peak)],
      atLeast: "warning",
    },
  ];
}

const units: Readonly<Record<string, number>> = {
  b: 1,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50,
};

/** A size as Spark writes one; a number alone is megabytes for this setting. */
function bytesOf(text: string): number | undefined {
  const [, digits, unit] = /^\s*(\d+)\s*([bkmgtp]?)b?\s*$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (units[(unit ?? "").toLowerCase() || "m"] ?? 1);
}
