/**
 * Applications on YARN, on a real one (recorded) and on the engine: exit codes, results, states of application, attempts and containers, sizes, and what
 * spark-submit and each ApplicationMaster wrote. Freedoms stand in yarn-told.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { onEngine } from "./engine-yarn.ts";
import { fileNameOf, yarnClusters } from "./yarn-runs.ts";
import { clientLoggers, masterLoggers } from "./yarn-normal.ts";
import { comparable, type YarnTold } from "./yarn-told.ts";

const folder = fileURLToPath(new URL("./recordings/yarn/", import.meta.url));
const recorded = (name: string): YarnTold =>
  JSON.parse(readFileSync(`${folder}${fileNameOf(name)}`, "utf8")) as YarnTold;
/** Programs of the engine begin with a context: one that throws before it, or makes none, cannot be written. */
const notHere = new Set(["cluster, throws before a context", "cluster, no context"]);
const all = yarnClusters.flatMap((cluster) => cluster.runs.map((run) => ({ cluster, run })));

test("every run was recorded, more than thirty", () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    all.map(({ run }) => fileNameOf(run.name)).toSorted(),
  );
  expect(all.length).toBeGreaterThan(30);
});

test.each(
  all.filter(({ run }) => !notHere.has(run.name)).map((one) => [one.run.name, one] as const),
)("%s", async (name, { cluster, run }) => {
  const ours = await onEngine(cluster, run, { client: clientLoggers, master: masterLoggers });
  expect(comparable(ours)).toEqual(comparable(recorded(name)));
});
