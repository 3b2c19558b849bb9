/**
 * What was computed again for nothing. A task of a shuffle is run again only when what it wrote was lost; a result is computed once. Two
 * attempts that overlap are no matter: the second began before anybody knew of the first one's end. A map stage that may come out otherwise
 * is computed again as a whole, once a part of it was lost or it was not finished.
 *
 * In Spark: the same, as DAGScheduler resubmits only missing partitions (C3.40–C3.44), and forgets an indeterminate stage's outputs (C3.41). Read from
 * events alone.
 */
import type { EventOf, TracedEvent } from "../../engine/events/trace.ts";

interface Loss {
  readonly executorId: string;
  readonly at: number;
}

interface Done {
  readonly executorId: string;
  /** When the stage attempt was submitted: from then on a loss of the executor may make the output void. */
  readonly madeAt: number;
  readonly finishedAt: number;
}

/** Whose outputs are gone from this event on: of an executor that is given up (its removal is told later, if it fell silent), or that a fetch failed from. */
function lostBy(event: TracedEvent): string | undefined {
  if (event.kind === "LogLine")
    return /^(?:Lost executor|Executor) (\S+) on /.exec(event.text)?.[1];
  if (event.kind === "SparkListenerTaskEnd" && event.reason.kind === "FetchFailed")
    return event.reason.bmAddress?.executorId;
  return undefined;
}

/** Whether what was done is gone by then. */
const isLost = (one: Done, losses: readonly Loss[], by: number): boolean =>
  losses.some(
    ({ executorId, at }) => executorId === one.executorId && at >= one.madeAt && at <= by,
  );

/** A map stage that may come out otherwise starts again: all that earlier attempts wrote is void. */
function forget(
  { stageInfo, at }: EventOf<"SparkListenerStageSubmitted">,
  done: Map<string, Done[]>,
  losses: readonly Loss[],
): void {
  const { shuffleId, attemptNumber, rddInfos } = stageInfo;
  if (shuffleId === undefined || rddInfos[0]?.outputDeterministicLevel !== "INDETERMINATE") return;
  const own = [...done].filter(([key]) => key.startsWith(`shuffle ${shuffleId}, `));
  if (attemptNumber > 0 || own.some(([, all]) => all.some((one) => isLost(one, losses, at))))
    for (const [key] of own) done.delete(key);
}

/** Each task that ran again though nothing of it was lost, in words. */
export function recomputedForNothing(events: readonly TracedEvent[]): string[] {
  const found: string[] = [];
  const submitted = new Map<string, number>();
  const shuffleOf = new Map<number, number | undefined>();
  const losses: Loss[] = [];
  const done = new Map<string, Done[]>();
  for (const event of events) {
    const lost = lostBy(event);
    if (lost !== undefined) losses.push({ executorId: lost, at: event.at });
    if (event.kind === "SparkListenerStageSubmitted") {
      const { stageId, attemptNumber, shuffleId } = event.stageInfo;
      submitted.set(`${stageId}.${attemptNumber}`, event.at);
      shuffleOf.set(stageId, shuffleId);
      forget(event, done, losses);
    }
    if (event.kind !== "SparkListenerTaskEnd" || event.reason.kind !== "Success") continue;
    const { partitionId, executorId, launchTime, finishTime } = event.taskInfo;
    const shuffle = shuffleOf.get(event.stageId);
    // Another job's stage over the same shuffle has another number and the same tasks.
    const what = shuffle === undefined ? `result of stage ${event.stageId}` : `shuffle ${shuffle}`;
    const key = `${what}, partition ${partitionId}`;
    const earlier = done.get(key) ?? [];
    const held = earlier.filter(
      (one) =>
        one.finishedAt < launchTime && (shuffle === undefined || !isLost(one, losses, launchTime)),
    );
    if (held.length > 0)
      found.push(`${key} is computed again on ${executorId}, though ${held[0]?.executorId} has it`);
    const madeAt = submitted.get(`${event.stageId}.${event.stageAttemptId}`) ?? 0;
    done.set(key, [...earlier, { executorId, madeAt, finishedAt: finishTime }]);
  }
  return found;
}
