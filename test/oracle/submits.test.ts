/**
 * Command lines of spark-submit, on real Spark (recorded) and on the engine: what was understood, what would be started, what was refused and how.
 *
 * In Spark: bin/spark-submit --verbose. Where a JVM would go on to a class that is not there, so does this test. Left out on purpose: log lines.
 */
import { expect, test } from "vitest";
import {
  bareSurroundings,
  classMissing,
  submitted,
} from "../../engine/deploy/submit/submission.ts";
import type { Surroundings } from "../../engine/deploy/submit/surroundings.ts";
import recorded from "./recordings/submits.json" with { type: "json" };
import { submitRuns, type SubmitRun } from "./submit-runs.ts";
import { type SubmitTold, toldBy } from "./submit-told.ts";

const told = recorded.told as unknown as Readonly<Record<string, SubmitTold>>;

/** The machine as it was when it was recorded: nothing but the files of settings. */
function around({ env = {}, defaults = "", properties }: SubmitRun): Surroundings {
  const files = new Map([["/conf/spark-defaults.conf", defaults]]);
  if (properties !== undefined) files.set("/conf/own.conf", properties);
  return {
    ...bareSurroundings,
    env,
    folder: "/conf",
    defaultsFile: "/conf/spark-defaults.conf",
    readFile: (path) => files.get(path),
    exists: (path) => files.has(path),
    mainClassOf: (path) => {
      throw new Error(`File file:${path} does not exist`);
    },
  };
}

function onEngine(run: SubmitRun): SubmitTold {
  const words = run.words.map((word) => (word === "FILE" ? "/conf/own.conf" : word));
  const { lines, exit, prepared } = submitted(
    words.length === 0 ? [] : ["--verbose", ...words],
    around(run),
  );
  if (prepared === undefined || run.reaches === true) return toldBy(lines.join("\n"), exit);
  return toldBy([...lines, classMissing(prepared.mainClass)].join("\n"), 101);
}

test("every command line was recorded, more than eighty", () => {
  expect(Object.keys(told)).toEqual(submitRuns.map(({ name }) => name));
  expect(submitRuns.length).toBeGreaterThan(80);
});

test.each(submitRuns.map((run) => [run.name, run] as const))("%s", (name, run) => {
  expect(onEngine(run)).toEqual(told[name]);
});
