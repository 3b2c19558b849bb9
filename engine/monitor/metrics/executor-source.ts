/**
 * What an executor counts of its own tasks, as metrics: threads of its pool, and sums over the tasks that succeeded. In Spark: ExecutorSource. The same: names; a task that
 * failed adds to no sum; `resultSize` stays 0, because the size is set after it was added (seen on Spark 3.5.3); what push-based shuffle would fetch is 0 without it. Ours: a task is
 * counted when the driver hears of it. Left out on purpose: CPU and GC times, the pool's size and bytes of Hadoop's file systems, which no simulated process has.
 * Spark 3.5.3: core/…/executor/ExecutorSource.scala, Executor.scala.
 */
import { emptyTaskMetrics, type TaskMetrics } from "../../events/task-metrics.ts";
import type { TracedEvent } from "../../events/trace.ts";
import type { Counters, Gauges } from "./registry.ts";

type Sums = Record<string, number>;

const MICROS_A_MILLI = 1000;
const NANOS_A_MICRO = 1000;
/** Threads are made as tasks come; Int.MaxValue. */
const MOST_THREADS = 2_147_483_647;

const millis = (micros: number): number => Math.floor(micros / MICROS_A_MILLI);

/** What a succeeded task adds, by the counter's name. */
const added = (task: TaskMetrics): Sums => ({
  bytesRead: task.inputBytesRead,
  bytesWritten: task.outputBytesWritten,
  deserializeTime: millis(task.executorDeserializeTime),
  diskBytesSpilled: task.diskBytesSpilled,
  memoryBytesSpilled: task.memoryBytesSpilled,
  recordsRead: task.inputRecordsRead,
  recordsWritten: task.outputRecordsWritten,
  resultSerializationTime: millis(task.resultSerializationTime),
  resultSize: 0,
  runTime: millis(task.executorRunTime),
  shuffleBytesWritten: task.shuffleBytesWritten,
  shuffleFetchWaitTime: millis(task.fetchWaitTime),
  shuffleLocalBlocksFetched: task.localBlocksFetched,
  shuffleLocalBytesRead: task.localBytesRead,
  shuffleRecordsRead: task.shuffleRecordsRead,
  shuffleRecordsWritten: task.shuffleRecordsWritten,
  shuffleRemoteBlocksFetched: task.remoteBlocksFetched,
  shuffleRemoteBytesRead: task.remoteBytesRead,
  shuffleRemoteBytesReadToDisk: task.remoteBytesReadToDisk,
  shuffleRemoteReqsDuration: millis(task.remoteReqsDuration),
  shuffleTotalBytesRead: task.localBytesRead + task.remoteBytesRead,
  shuffleWriteTime: task.shuffleWriteTime * NANOS_A_MICRO,
  succeededTasks: 1,
});

/** Counters of push-based shuffle, which no simulated run uses. */
const merged = [
  "shuffleCorruptMergedBlockChunks",
  "shuffleMergedFetchFallbackCount",
  "shuffleMergedLocalBlocksFetched",
  "shuffleMergedLocalBytesRead",
  "shuffleMergedLocalChunksFetched",
  "shuffleMergedRemoteBlocksFetched",
  "shuffleMergedRemoteBytesRead",
  "shuffleMergedRemoteChunksFetched",
  "shuffleMergedRemoteReqsDuration",
];

export class ExecutorSource {
  readonly #sums: Sums = Object.fromEntries(merged.map((name) => [name, 0]));
  #started = 0;
  #complete = 0;

  constructor() {
    for (const name of Object.keys(added(emptyTaskMetrics()))) this.#sums[name] = 0;
  }

  /** An event of one of its own tasks. */
  take(event: TracedEvent): void {
    if (event.kind === "SparkListenerTaskStart") this.#started += 1;
    if (event.kind !== "SparkListenerTaskEnd" || event.reason.kind === "Resubmitted") return;
    this.#complete += 1;
    if (event.reason.kind !== "Success" || event.taskMetrics === undefined) return;
    for (const [name, more] of Object.entries(added(event.taskMetrics)))
      this.#sums[name] = (this.#sums[name] ?? 0) + more;
  }

  gauges(): Gauges {
    return {
      "threadpool.activeTasks": this.#started - this.#complete,
      "threadpool.completeTasks": this.#complete,
      "threadpool.maxPool_size": MOST_THREADS,
      "threadpool.startedTasks": this.#started,
    };
  }

  counters(): Counters {
    return this.#sums;
  }
}
