/**
 * spark-submit, drivers and executors with an API server, real ones (recorded) and the engine's: every pod, service and config map field by field, requests, ends, and
 * what was written. Freedoms stand in kubernetes-told.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { onEngine } from "./engine-kubernetes.ts";
import { fileNameOf, kubernetesRuns } from "./kubernetes-runs.ts";
import { comparable, type KubernetesTold } from "./kubernetes-told.ts";

const folder = fileURLToPath(new URL("./recordings/kubernetes/", import.meta.url));
const recorded = (name: string): KubernetesTold =>
  JSON.parse(readFileSync(`${folder}${fileNameOf(name)}`, "utf8")) as KubernetesTold;

test("every run was recorded, more than thirty", () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    kubernetesRuns.map(({ name }) => fileNameOf(name)).toSorted(),
  );
  expect(kubernetesRuns.length).toBeGreaterThan(30);
});

test.each(kubernetesRuns.map((run) => [run.name, run] as const))("%s", async (name, run) => {
  expect(comparable(await onEngine(run))).toEqual(comparable(recorded(name)));
});
