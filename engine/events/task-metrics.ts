/**
 * What a task attempt measured: TaskMetrics. Times of Spark are milliseconds; ours are microseconds of virtual time and become
 * milliseconds in the event log. Left out: GC, CPU time apart from run time, push-based shuffle. Spark 3.5.3: core/…/executor/TaskMetrics.scala.
 */
export interface TaskMetrics {
  executorDeserializeTime: number;
  executorRunTime: number;
  resultSerializationTime: number;
  resultSize: number;
  memoryBytesSpilled: number;
  diskBytesSpilled: number;
  peakExecutionMemory: number;
  inputBytesRead: number;
  inputRecordsRead: number;
  outputBytesWritten: number;
  outputRecordsWritten: number;
  remoteBlocksFetched: number;
  localBlocksFetched: number;
  fetchWaitTime: number;
  remoteBytesRead: number;
  remoteBytesReadToDisk: number;
  remoteReqsDuration: number;
  localBytesRead: number;
  shuffleRecordsRead: number;
  shuffleBytesWritten: number;
  shuffleWriteTime: number;
  shuffleRecordsWritten: number;
}

/** Metrics that have measured nothing yet. */
export const emptyTaskMetrics = (): TaskMetrics => ({
  executorDeserializeTime: 0,
  executorRunTime: 0,
  resultSerializationTime: 0,
  resultSize: 0,
  memoryBytesSpilled: 0,
  diskBytesSpilled: 0,
  peakExecutionMemory: 0,
  inputBytesRead: 0,
  inputRecordsRead: 0,
  outputBytesWritten: 0,
  outputRecordsWritten: 0,
  remoteBlocksFetched: 0,
  localBlocksFetched: 0,
  fetchWaitTime: 0,
  remoteBytesRead: 0,
  remoteBytesReadToDisk: 0,
  remoteReqsDuration: 0,
  localBytesRead: 0,
  shuffleRecordsRead: 0,
  shuffleBytesWritten: 0,
  shuffleWriteTime: 0,
  shuffleRecordsWritten: 0,
});
