/** Identifiers, each a number or text of its own kind, so that a stage's id cannot be taken for a job's. */
export type RddId = number & { readonly __id?: "rdd" };
export type JobId = number & { readonly __id?: "job" };
export type StageId = number & { readonly __id?: "stage" };
export type ShuffleId = number & { readonly __id?: "shuffle" };
/** TID: the number of a task attempt, counted over the whole application. */
export type TaskId = number & { readonly __id?: "task" };
/** "driver" or "0", "1", … */
export type ExecutorId = string;
export type HostName = string;
export type ApplicationId = string;
export type WorkerId = string;
