/** What a closure may ask about the attempt that runs it; in Spark `TaskContext.get`. */
export interface AttemptView {
  readonly partitionId: number;
  readonly attemptNumber: number;
}

/** The attempt that runs now. */
export function taskContext(): AttemptView {
  throw new Error("no task runs");
}
