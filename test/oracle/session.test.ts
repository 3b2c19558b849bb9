/** Recorded sessions of a real standalone cluster against the same sessions on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plans, runSession } from "./engine-session.ts";
import {
  engineSchedulerEvents,
  inventedLines,
  schedulerEvents,
  stateText,
  tasksSorted,
  type SessionRecording,
} from "./session-compare.ts";

const read = (name: string): SessionRecording =>
  JSON.parse(
    readFileSync(new URL(`recordings/${name}.json`, import.meta.url), "utf8"),
  ) as SessionRecording;

describe.each(Object.keys(plans))("%s", (name) => {
  const recording = read(name);
  const running = runSession(name);

  test("both jobs answer what they answered in Spark", async () => {
    expect((await running).results).toEqual(recording.results);
  });

  test("jobs, stages and tasks are the same, also those that run again", async () => {
    expect(tasksSorted(engineSchedulerEvents((await running).events))).toEqual(
      tasksSorted(schedulerEvents(recording)),
    );
  });

  test.each(["master", "workers", "driver"] as const)(
    "the %s says nothing that Spark did not say there",
    async (party) => {
      expect(inventedLines(recording, (await running).events, party)).toEqual([]);
    },
  );

  const after = recording.states["after"];
  if (after === undefined) return;
  test("the Master's /json/ tells the same in the end", async () => {
    expect(stateText((await running).state)).toEqual(stateText(after));
  });
});
