/**
 * Spark's three Mesos schedulers, real ones (recorded) and the engine's, under the same offers, status updates and requests: accepts, declines, resources, commands, answers of
 * the gateway, books. Freedoms stand in mesos-told.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { onEngine, type StepTold } from "./engine-mesos.ts";
import { fileNameOf, mesosRuns } from "./mesos-runs.ts";
import { comparable } from "./mesos-told.ts";

const folder = fileURLToPath(new URL("./recordings/mesos/", import.meta.url));
const recorded = (name: string): readonly StepTold[] =>
  (
    JSON.parse(readFileSync(`${folder}${fileNameOf(name)}`, "utf8")) as {
      readonly steps: readonly StepTold[];
    }
  ).steps;

test("every run was recorded, more than forty, of each scheduler some", () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    mesosRuns.map(({ name }) => fileNameOf(name)).toSorted(),
  );
  expect(mesosRuns.length).toBeGreaterThan(40);
  expect(new Set(mesosRuns.map(({ kind }) => kind)).size).toBe(3);
});

test.each(mesosRuns.map((run) => [run.name, run] as const))("%s", (name, run) => {
  const real = recorded(name);
  expect(comparable(run.kind, onEngine(run))).toEqual(comparable(run.kind, real));
  expect(real.length === 1 || real.length === run.steps.length + 1).toBe(true);
});
