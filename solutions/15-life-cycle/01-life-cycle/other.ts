/**
 * 15/01 · The states of an application, as a table.
 *
 * In Spark: ApplicationState and Master.scala. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { ApplicationEvent, ApplicationState, Policies } from "#engine/kata";

export const way = {
  en: "A table of what each event makes of a living application, beside the list of states that are final.",
  ko: "살아 있는 애플리케이션을 사건마다 무엇으로 바꾸는지 적은 표와, 끝난 상태의 목록을 둔다.",
} as const;

const final: readonly ApplicationState[] = ["FINISHED", "FAILED", "KILLED"];

const after: Readonly<Partial<Record<ApplicationEvent, ApplicationState>>> = {
  "executor launched": "RUNNING",
  killed: "KILLED",
  "executors keep failing": "FAILED",
  unregistered: "FINISHED",
  "driver disconnected": "FINISHED",
};

export const nextApplicationState: Policies["nextApplicationState"] = (state, event) =>
  final.includes(state) ? state : (after[event] ?? state);
