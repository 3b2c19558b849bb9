/**
 * Events of exclusion as lines of the event log: Spark leaves them to a general writer, which names the class in full and its fields in order.
 * Recorded in test/oracle/recordings/exclusions. Spark 3.5.3: core/…/util/JsonProtocol.scala.
 */
import type { ExclusionEvent } from "../events/exclusion-events.ts";
import { epochMillis } from "../foundation/timestamps.ts";
import type { JsonObject } from "./json-text.ts";

const order = [
  "executorId",
  "taskFailures",
  "hostId",
  "executorFailures",
  "stageId",
  "stageAttemptId",
] as const;

function fieldsOf(event: ExclusionEvent): JsonObject {
  const values: Partial<Record<(typeof order)[number], string | number>> = event;
  return {
    fields: [
      ...("time" in event ? [["time", epochMillis(event.time)] as const] : []),
      ...order.map((name) => [name, values[name]] as const),
    ],
  };
}

type LoggedKind = Exclude<
  ExclusionEvent["kind"],
  "SparkListenerUnschedulableTaskSetAdded" | "SparkListenerUnschedulableTaskSetRemoved"
>;

export const exclusionFields: Readonly<Record<LoggedKind, typeof fieldsOf>> = {
  SparkListenerExecutorBlacklisted: fieldsOf,
  SparkListenerExecutorBlacklistedForStage: fieldsOf,
  SparkListenerExecutorExcluded: fieldsOf,
  SparkListenerExecutorExcludedForStage: fieldsOf,
  SparkListenerExecutorUnblacklisted: fieldsOf,
  SparkListenerExecutorUnexcluded: fieldsOf,
  SparkListenerNodeBlacklisted: fieldsOf,
  SparkListenerNodeBlacklistedForStage: fieldsOf,
  SparkListenerNodeExcluded: fieldsOf,
  SparkListenerNodeExcludedForStage: fieldsOf,
  SparkListenerNodeUnblacklisted: fieldsOf,
  SparkListenerNodeUnexcluded: fieldsOf,
};

/** The name under which the log has an event: these with their package. */
export const loggedName = (kind: string): string =>
  Object.hasOwn(exclusionFields, kind) ? `org.apache.spark.scheduler.${kind}` : kind;
