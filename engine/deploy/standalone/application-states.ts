/**
 * The states of an application as the Master keeps them. RUNNING begins when the Master launches the first executor, not when it registers,
 * and does not go back. A driver that ends well and one that crashes both leave FINISHED. Rules D2.12, D2.30, D2.31.
 * Spark 3.5.3: core/…/deploy/master/ApplicationState.scala, Master.scala.
 */
import { KataFault, shown } from "../../foundation/kata-fault.ts";
import type { ApplicationState } from "../../events/deploy-events.ts";

/** What happens to an application, as the Master learns of it. */
export type ApplicationEvent =
  /** The Master launched an executor for it. */
  | "executor launched"
  /** An executor of it is gone. */
  | "executor lost"
  /** The driver said goodbye: sc.stop(). */
  | "unregistered"
  /** The driver's connection closed without a word. */
  | "driver disconnected"
  /** Someone killed it in the Master's page. */
  | "killed"
  /** Its executors failed one after another, too often. */
  | "executors keep failing";

export type NextApplicationState = (
  state: ApplicationState,
  event: ApplicationEvent,
) => ApplicationState;

/** The table: what is not in it changes nothing. Printed in the book, walked by a law. */
export const applicationTransitions = {
  WAITING: {
    "executor launched": "RUNNING",
    unregistered: "FINISHED",
    "driver disconnected": "FINISHED",
    killed: "KILLED",
    "executors keep failing": "FAILED",
  },
  RUNNING: {
    unregistered: "FINISHED",
    "driver disconnected": "FINISHED",
    killed: "KILLED",
    "executors keep failing": "FAILED",
  },
  FINISHED: {},
  FAILED: {},
  KILLED: {},
  UNKNOWN: { "driver disconnected": "FINISHED" },
} as const satisfies Record<ApplicationState, Partial<Record<ApplicationEvent, ApplicationState>>>;

const nextApplicationState: NextApplicationState = (state, event) =>
  (applicationTransitions[state] as Partial<Record<ApplicationEvent, ApplicationState>>)[event] ??
  state;

/** The state that follows: by the table, or by a kata whose answer is looked at. */
export function stateAfter(
  kata: NextApplicationState | undefined,
  state: ApplicationState,
  event: ApplicationEvent,
): ApplicationState {
  if (kata === undefined) return nextApplicationState(state, event);
  const answer: unknown = kata(state, event);
  if (!Object.hasOwn(applicationTransitions, String(answer)))
    throw new KataFault("nextApplicationState", {
      en: `${shown(answer)} is no state of an application`,
      ko: `애플리케이션의 상태가 아닙니다: ${shown(answer)}`,
    });
  return answer as ApplicationState;
}
