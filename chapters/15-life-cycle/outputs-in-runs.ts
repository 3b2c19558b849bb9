/**
 * Which map tasks ran and ran again in a run, and which partitions each stage attempt had to compute, read from its events.
 *
 * In Spark: what MapOutputTracker knows at each moment. Left out on purpose: the laws about it.
 */
import type { TracedEvent } from "#engine/index";
import { OutputsKnown } from "../../test/harness/generators/losses.ts";
import {
  partitionsOf,
  succeeded,
  type AttemptSeen,
  type TaskSeen,
} from "../../test/harness/generators/seen.ts";
import type { Trial } from "../../test/harness/law.ts";

/** The first success of each map partition, and those after it with the executor of the one before. */
export function mapTasksRun(
  events: readonly TracedEvent[],
  tasks: readonly TaskSeen[],
): { first: TaskSeen[]; again: { task: TaskSeen; before: string }[] } {
  const shuffleOf = new Map<number, number | undefined>();
  for (const event of events)
    if (event.kind === "SparkListenerJobStart")
      for (const { stageId, shuffleId } of event.stageInfos) shuffleOf.set(stageId, shuffleId);
  const last = new Map<string, string>();
  const [first, again] = [[] as TaskSeen[], [] as { task: TaskSeen; before: string }[]];
  const maps = tasks.filter((task) => succeeded(task) && shuffleOf.get(task.stage) !== undefined);
  for (const task of maps.toSorted((a, b) => (a.end?.id ?? 0) - (b.end?.id ?? 0))) {
    const key = `${shuffleOf.get(task.stage)} ${task.info.partitionId}`;
    const before = last.get(key);
    if (before === undefined) first.push(task);
    else again.push({ task, before });
    last.set(key, task.info.executorId);
  }
  return { first, again };
}

/** For each stage attempt the partitions that it has to compute, by what was known when it was submitted. */
export function partitionsDue(events: readonly TracedEvent[]): Map<string, number[]> {
  const known = new OutputsKnown();
  const done = new Set<string>();
  const due = new Map<string, number[]>();
  for (const event of events) {
    if (event.kind === "SparkListenerTaskEnd" && event.reason.kind === "Success")
      done.add(`${event.stageId} ${event.taskInfo.partitionId}`);
    if (event.kind === "SparkListenerStageSubmitted") {
      const { stageId, attemptNumber, shuffleId, rddInfos } = event.stageInfo;
      const all = Array.from({ length: rddInfos[0]?.numPartitions ?? 0 }, (_, p) => p);
      const left = all.filter((p) => !done.has(`${stageId} ${p}`));
      const wanted = shuffleId === undefined ? left : known.missing(shuffleId, all.length);
      due.set(`${stageId}.${attemptNumber}`, wanted);
    }
    known.take(event);
  }
  return due;
}

/** Says which partitions an attempt computed, where they are not those that were missing. */
export function comparePartitions(t: Trial, attempt: AttemptSeen, due: readonly number[]): void {
  const [own, wanted] = [partitionsOf(attempt).join(", "), due.join(", ")];
  if (own === wanted) return;
  const stage = `${attempt.stage}.${attempt.attempt}`;
  t.compare(
    {
      yours: `stage ${stage} computes partitions ${own}`,
      spark: `partitions ${wanted || "none"}, because that is what is missing`,
    },
    {
      yours: `스테이지 ${stage}의 파티션: ${own}`,
      spark: `파티션 ${wanted || "없음"}. 빠진 것은 그것뿐이다`,
    },
  );
}
