/**
 * What ran again after an executor was lost, held against where that very run had put its map outputs.
 * In Spark: MapOutputTracker forgets the outputs of the lost executor, and only these are made again (C3.44).
 */
import type { JobSeen, Observation, StageSeen, TaskSeen } from "./observation.ts";

/** What does not fit: empty when each run again is explained by an output that lay on a lost executor, and each loss is made good. */
export function lossesExplained(seen: Observation, afterLoss: ReadonlySet<string>): string[] {
  if (seen.lost.length === 0) return [];
  const outputs = new Map<string, Map<number, string>>();
  const faults: string[] = [];
  for (const job of seen.jobs) {
    for (const stage of job.stages) {
      const key = shuffleOf(stage, job, seen);
      if (key === undefined) continue;
      const held = outputs.get(key) ?? new Map<number, string>();
      const ran = seen.tasks.filter(
        (task) => task.stage === stage.id && task.reason.kind === "Success",
      );
      if (afterLoss.has(job.step)) faults.push(...explain(key, held, ran, seen.lost));
      for (const task of ran) held.set(task.partition, task.executor);
      outputs.set(key, held);
    }
  }
  return faults;
}

function explain(
  key: string,
  held: ReadonlyMap<number, string>,
  ran: readonly TaskSeen[],
  lost: readonly string[],
): string[] {
  if (held.size === 0 || ran.length === 0) return [];
  const needed = [...held]
    .filter(([, executor]) => lost.includes(executor))
    .map(([partition]) => partition);
  const again = ran.map((task) => task.partition);
  const same =
    needed.length === again.length && needed.every((partition) => again.includes(partition));
  return same
    ? []
    : [`${key}: lost ${needed.join(",") || "nothing"}, ran again ${again.join(",") || "nothing"}`];
}

const childOf = (stage: StageSeen, job: JobSeen): StageSeen | undefined =>
  job.stages.find((each) => each.parents.includes(stage.id));

/** The shuffle that a map stage writes, as far as events tell: its last RDD, and the RDDs of the child stage that read that one. */
export function shuffleOf(stage: StageSeen, job: JobSeen, seen: Observation): string | undefined {
  const child = childOf(stage, job);
  if (child === undefined) return undefined;
  const last = Math.max(...stage.rdds);
  const readers = seen.rdds.filter(
    (rdd) => child.rdds.includes(rdd.id) && rdd.parents.includes(last),
  );
  return `map of RDD ${last} for RDD ${readers.map((rdd) => rdd.id).join(" and ")}`;
}
