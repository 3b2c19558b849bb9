/** The engine against every recording of real Spark 3.5.3: one test a program, the first difference told in both words. */
import { afterAll, describe, expect, test } from "vitest";
import { compare, matrix, showDifference, type Verdict } from "./compare.ts";
import { observe } from "./engine.ts";
import { readRecordings } from "./read.ts";

const recordings = readRecordings();
const verdicts = new Map<string, Verdict>();

describe("recordings of Spark 3.5.3", () => {
  test.each(recordings.map((recording) => [recording.program.name, recording] as const))(
    "%s",
    async (name, recording) => {
      verdicts.set(name, "differs");
      const differences = compare(recording, await observe(recording.program));
      if (differences.length === 0) verdicts.set(name, "agrees");
      expect(differences.slice(0, 1).map(showDifference).join("\n")).toBe("");
    },
  );

  afterAll(() => {
    const agreed = [...verdicts.values()].filter((verdict) => verdict === "agrees").length;
    console.log(
      `${matrix(recordings, verdicts)}\n${agreed} of ${recordings.length} agree with Spark 3.5.3`,
    );
  });
});
