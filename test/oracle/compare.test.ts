/** The comparison itself: two runs of real Spark agree, and any other change of a recording is noticed unless a freedom excuses it. */
import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import { drawFrom } from "./draw.ts";
import { freedoms, notClaimed } from "./freedoms.ts";
import type { Observation, Recording } from "./observation.ts";
import { readRecordings } from "./read.ts";

const recordings = readRecordings();

/** The leaves of a JSON value, each as the way to it. */
function leavesOf(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== "object") return [way];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...way, key]));
}

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${String(value)}x`;
}

/** The observation with one leaf changed. */
function changed(observation: Observation, way: readonly string[]): Observation {
  const copy = structuredClone(observation);
  let at = copy as unknown as Record<string, unknown>;
  for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = way.at(-1) ?? "";
  at[last] = otherThan(at[last]);
  return copy;
}

/** Whether the table of freedoms lets this leaf be what it likes. */
function isFree({ program, observation }: Recording, way: readonly string[]): boolean {
  const [part = ""] = way;
  if (part === "tasks" || part === "attempts")
    return (
      program.master.startsWith("local-cluster") ||
      observation.jobs.some((job) => job.failed !== null)
    );
  if (part === "nodes" && way.includes("debug"))
    return (
      observation.nodes[Number(way[1])]?.debug[Number(way[3])]?.includes("CachedPartitions") ===
      true
    );
  const asker = (step: string | undefined): string | undefined => {
    const act = program.steps.find((each) => each.do === "act" && each.name === step);
    return act?.do === "act" ? act.action : undefined;
  };
  if (part === "jobs" && way.at(-1) === "name")
    if (asker(observation.jobs[Number(way[1])]?.step) === "toLocalIterator") return true;
  if (part === "nodes" || part === "results") return program.master.startsWith("local-cluster");
  return (
    part === "jobs" &&
    (program.master.startsWith("local-cluster") ||
      observation.jobs.some((job) => job.failed !== null))
  );
}

/** A run that refers to what is not there cannot even be read: that is noticed, too. */
function isNoticed(recording: Recording, observation: Observation): boolean {
  try {
    return compare(recording, observation).length > 0;
  } catch {
    return true;
  }
}

describe("comparing a run with a recording", () => {
  test("two recordings of one program on real Spark agree", () => {
    const again = readRecordings([], "again");
    expect(again.length).toBeGreaterThan(3);
    for (const second of again) {
      const first = recordings.find(({ program }) => program.name === second.program.name);
      expect(first?.program).toEqual(second.program);
      expect(first === undefined ? [] : compare(first, second.observation)).toEqual([]);
      expect(JSON.stringify(first?.observation)).not.toBe(JSON.stringify(second.observation));
    }
  });

  test("a recording agrees with itself", () => {
    for (const recording of recordings)
      expect(compare(recording, recording.observation)).toEqual([]);
  });

  test("a change of any leaf is noticed unless a freedom excuses it", () => {
    const draw = drawFrom(20261121);
    const missed: string[] = [];
    let tried = 0;
    let noticed = 0;
    for (const recording of recordings) {
      const leaves = leavesOf(recording.observation);
      for (let count = 0; count < 8; count++) {
        const way = draw.pick(leaves);
        tried += 1;
        if (isNoticed(recording, changed(recording.observation, way))) noticed += 1;
        else if (!isFree(recording, way)) missed.push(`${recording.program.name} ${way.join(".")}`);
      }
    }
    expect(missed).toEqual([]);
    expect(noticed / tried).toBeGreaterThan(0.95);
  });

  test("a run without its last job, or with a task run twice, is noticed", () => {
    for (const recording of recordings.filter(({ observation }) => observation.jobs.length > 0)) {
      const { observation } = recording;
      expect(
        compare(recording, { ...observation, jobs: observation.jobs.slice(0, -1) }),
      ).not.toEqual([]);
      const ok =
        observation.jobs.every((job) => job.failed === null) &&
        observation.lost.length === 0 &&
        observation.tasks.length > 0;
      if (ok)
        expect(
          compare(recording, {
            ...observation,
            tasks: [...observation.tasks, ...observation.tasks.slice(-1)],
          }),
        ).not.toEqual([]);
    }
  });

  test("each freedom says why", () => {
    for (const freedom of [...freedoms, ...notClaimed])
      expect(freedom.reason.length).toBeGreaterThan(20);
    expect(new Set(freedoms.map(({ id }) => id)).size).toBe(freedoms.length);
  });
});
