/**
 * What a reader says of a map output that cannot be had, as real Spark said it (LostShuffles.scala), and the engine beside it.
 *
 * In Spark: FetchFailedException without a text of its own, and its cause. Left out on purpose: frames of the stack. What comes of a way that is cut while
 * both sides live is recorded in recordings/fetches.
 */
import { expect, test } from "vitest";
import { HashPartitioner, standalone, submit, type Fault, type SparkContext } from "#engine/index";
import { rddFacts } from "./rdd-facts.ts";

const recorded = rddFacts.facts.filter(({ kind }) => kind === "a map output that cannot be had");

/** Two jobs over one shuffle; what is lost, is lost before the second, or while that one reads. */
async function twice(sc: SparkContext, reducers: number): Promise<number> {
  const numbers = Array.from({ length: 4000 }, (_, n): [number, number] => [n, n]);
  const rdd = sc.parallelize(numbers, 4).partitionBy(new HashPartitioner(reducers));
  await rdd.count();
  return rdd.count();
}

/** The texts of failed fetches, told apart by who read. Places and numbers that vary are replaced as in the recording. */
async function texts(fault: Fault, reducers = 2): Promise<Record<"own" | "other", string[]>> {
  const app = await submit(
    standalone({ workers: 2, cores: 1, memory: "2g" }),
    { faults: [fault] },
    (spark) => twice(spark.sparkContext, reducers),
  );
  expect(app.result).toBe(4000);
  const seen = { own: new Set<string>(), other: new Set<string>() };
  for (const event of app.events) {
    if (event.kind !== "SparkListenerTaskEnd") continue;
    const { reason, taskInfo } = event;
    if (reason.kind !== "FetchFailed") continue;
    const own = reason.bmAddress?.executorId === taskInfo.executorId;
    const text = reason.message
      .replaceAll(/\/[^ :]*\/shuffle_(\d+)_\d+_/g, "…/shuffle_$1_M_")
      .replaceAll(/Id: \d+/g, "Id: N")
      .replaceAll("\n", " | ");
    seen[own ? "own" : "other"].add(text);
  }
  return { own: [...seen.own], other: [...seen.other] };
}

test("the recording tells of files that are gone, by both readers, and of an executor that died", () => {
  expect(recorded.map(({ name }) => name)).toEqual([
    "its files are gone, read by their own executor",
    "its files are gone, read by another executor",
    "its executor has died",
  ]);
});

test("files that are gone: the reader names the index file, another executor as an answer", async () => {
  const [own, other] = recorded;
  const seen = await texts({
    kind: "lose disk",
    executor: "1",
    when: { after: ({ kind }) => kind === "SparkListenerJobEnd" },
  });
  expect(seen.other).toEqual([other?.seen]);
  expect([own?.seen]).toEqual(seen.own);
});

test("an executor that dies while it is read from: the reader is told that it is dead", async () => {
  // One reducer: another one would learn from the driver that outputs are missing, while this one waits to ask again.
  const seen = await texts(
    {
      kind: "kill executor",
      executor: "1",
      when: {
        after: (event) => event.kind === "FetchShuffleBlocks" && event.from.endsWith("executor 1"),
      },
    },
    1,
  );
  expect(seen.other).toEqual([recorded[2]?.seen]);
});
