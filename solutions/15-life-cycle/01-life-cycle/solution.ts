/**
 * 15/01 · The states of an application: an end is final, an executor makes it run, and nothing makes it wait again.
 *
 * In Spark: ApplicationState and Master.scala. Left out on purpose: UNKNOWN, which belongs to recovery.
 */
import type { Policies } from "#engine/kata";

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) => {
  if (state !== "WAITING" && state !== "RUNNING") return state;
  if (event === "executor launched") return "RUNNING";
  if (event === "executor lost") return state;
  if (event === "killed") return "KILLED";
  return event === "executors keep failing" ? "FAILED" : "FINISHED";
};
