/**
 * Which stages of a job were skipped, said where its first stage starts: no event of Spark's tells it.
 *
 * In Spark: the web UI's "skipped", which it gives when the job ends to every stage of the job that was never submitted. Left out on purpose: jobs that
 * fail; a stage of theirs may only not have had its turn.
 */
import type { TracedEvent } from "../../engine/index.ts";

/** By the id of the event that submits a job's first stage: the stages of that job that never run. */
export function skipsIn(events: readonly TracedEvent[]): ReadonlyMap<number, readonly number[]> {
  const submitted = new Map<string, number>();
  const succeeded = new Set<string>();
  for (const event of events) {
    const app = event.app ?? "";
    if (event.kind === "SparkListenerStageSubmitted") {
      const key = `${app} ${event.stageInfo.stageId}`;
      if (!submitted.has(key)) submitted.set(key, event.id);
    }
    if (event.kind === "SparkListenerJobEnd" && event.jobResult.kind === "JobSucceeded")
      succeeded.add(`${app} ${event.jobId}`);
  }
  const skips = new Map<number, readonly number[]>();
  for (const event of events) {
    if (event.kind !== "SparkListenerJobStart") continue;
    const app = event.app ?? "";
    if (!succeeded.has(`${app} ${event.jobId}`)) continue;
    const stages = event.stageInfos.map(({ stageId }) => stageId);
    const skipped = stages.filter((stage) => !submitted.has(`${app} ${stage}`));
    const first = stages.flatMap((stage) => submitted.get(`${app} ${stage}`) ?? []);
    if (skipped.length > 0 && first.length > 0)
      skips.set(
        Math.min(...first),
        skipped.toSorted((a, b) => a - b),
      );
  }
  return skips;
}
