/**
 * The seams of chapter 13's katas: an answer that cannot be used is a fault that names the policy, and what a program's own function throws stays the
 * program's.
 *
 * In Spark: nothing. Left out on purpose: answers that are wrong and usable; laws see those.
 */
import { describe, expect, test } from "vitest";
import { HashPartitioner, KataFault, local, submit, type Policies } from "#engine/index";

/** Three operations by key and a coalesce, with all that chapter 13's katas are asked about. */
async function runByKey(policies: Policies) {
  const app = await submit(
    local("local[2]"),
    {
      policies,
      seed: 3,
      maxSteps: 30_000,
      conf: { "spark.shuffle.minNumPartitionsToHighlyCompress": 1 },
    },
    async (spark) => {
      const { sparkContext: sc } = spark;
      const pairs = sc.parallelize([1, 2, 3, 4], 4).map((n): [number, number] => [n % 2, n]);
      const sums = pairs.reduceByKey((a, b) => a + b);
      const sorted = pairs.sortByKey(true, 2);
      return [
        await sums.join(sorted, new HashPartitioner(4)).collect(),
        await pairs.coalesce(2).collect(),
      ];
    },
  );
  return app.result;
}

/** What a policy answers is given as anything at all, as JavaScript allows. */
const answering = (policy: keyof Policies, answer: unknown): Policies => ({
  [policy]: () => answer,
});

describe("an answer about keys that cannot be used names its policy", () => {
  const bad: [policy: keyof Policies, answer: unknown, says: string][] = [
    ["hashPartition", undefined, "no partition undefined of 4"],
    ["hashPartition", 4, "no partition 4 of 4"],
    ["hashPartition", 0.5, "no partition 0.5"],
    ["hashPartition", Number.NaN, "no partition NaN"],
    ["hashPartition", "0", "no partition 0"],
    ["mapSideCombine", undefined, "not a list, but undefined"],
    ["mapSideCombine", [[]], "no key undefined"],
    ["mapSideCombine", [3], "no key 3"],
    ["choosePartitioner", undefined, "undefined is no choice"],
    ["choosePartitioner", null, "null is no choice"],
    ["choosePartitioner", 4, "4 is no choice"],
    ["choosePartitioner", { kind: "range" }, "{ kind } is no choice"],
    ["choosePartitioner", { kind: "keep" }, "input undefined has no partitioner"],
    ["choosePartitioner", { kind: "keep", input: 0 }, "input 0 has no partitioner"],
    ["choosePartitioner", { kind: "keep", input: 7 }, "input 7 has no partitioner"],
    ["choosePartitioner", { kind: "hash" }, "undefined is no number of partitions"],
    ["choosePartitioner", { kind: "hash", numPartitions: 0 }, "0 is no number of partitions"],
    ["choosePartitioner", { kind: "hash", numPartitions: 1.5 }, "1.5 is no number of partitions"],
    ["choosePartitioner", { kind: "hash", numPartitions: 2 ** 31 }, "more than can run here"],
    ["readInPlace", undefined, "undefined is neither true nor false"],
    ["readInPlace", 1, "1 is neither true nor false"],
    ["readInPlace", () => true, "(…) => … is neither true nor false"],
    ["readInPlace", true, "2 partitions cannot be read as 4"],
    ["coalesceGroups", undefined, "not a list of groups, but undefined"],
    ["coalesceGroups", { groups: [] }, "not a list of groups, but { groups }"],
    ["coalesceGroups", [0, 1], "0 is no group"],
    ["coalesceGroups", Array(2), "undefined is no group"],
    ["coalesceGroups", Array(10_001), "more than can run here"],
    ["coalesceGroups", [[4]], "no partition 4 of 4"],
    ["coalesceGroups", [[-1]], "no partition -1"],
    ["coalesceGroups", [[undefined]], "no partition undefined"],
    ["rangeBounds", undefined, "not a list of keys, but undefined"],
    ["rangeBounds", [7], "no key 7 in the sample"],
    ["rangeBounds", [-1], "no key -1 in the sample"],
    ["rangeBounds", ["0"], "no key 0 in the sample"],
    ["rangeBounds", Array(10_001), "more than can run here"],
    ["hugeFrom", undefined, "undefined is no size"],
    ["hugeFrom", -1, "-1 is no size"],
    ["hugeFrom", Number.NaN, "NaN is no size"],
  ];
  test.each(bad)("%s answers %o", async (policy, answer, says) => {
    const fault = await runByKey(answering(policy, answer)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(KataFault);
    expect((fault as KataFault).policy).toBe(policy);
    expect((fault as KataFault).message).toContain(says);
    expect((fault as KataFault).message).not.toContain("\n");
    expect((fault as KataFault).line.ko).toMatch(/[가-힣]/);
  });

  const policies = ["hashPartition", "mapSideCombine", "choosePartitioner", "readInPlace"] as const;
  test.each([...policies, "coalesceGroups", "rangeBounds", "hugeFrom"] as const)(
    "%s throws",
    async (policy) => {
      const own = new RangeError("of the kata");
      const throwing = {
        [policy]: () => {
          throw own;
        },
      };
      const fault = await runByKey(throwing).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(KataFault);
      expect((fault as KataFault).policy).toBe(policy);
      expect((fault as KataFault).cause).toBe(own);
    },
  );

  test("what a function of the program throws while a kata combines stays the program's", async () => {
    const mapSideCombine: Policies["mapSideCombine"] = (records, _create, merge) => [
      [records[0]?.[0] ?? "", merge(1, 2)],
    ];
    const app = await submit(local("local[1]"), { policies: { mapSideCombine } }, (spark) =>
      spark.sparkContext
        .parallelize([1, 2], 1)
        .map((n): [number, number] => [0, n])
        .reduceByKey((): number => {
          throw new Error("of the program");
        })
        .collect(),
    );
    expect(String(app.error)).toContain("of the program");
    expect(app.error).not.toBeInstanceOf(KataFault);
  });
});

describe("a view about keys belongs to the engine", () => {
  const spoil = (view: unknown): never => {
    for (const part of Object.values(view as object))
      if (typeof part === "object" && part !== null) spoil(part);
    (view as Record<string, unknown>)["id"] = 99;
    throw new Error("the view was changed");
  };
  const givenKeys: Policies[] = [
    { mapSideCombine: (records) => spoil(records) },
    { choosePartitioner: (inputs) => spoil(inputs) },
    { rangeBounds: (sample) => spoil(sample) },
    { hugeFrom: (view) => spoil(view) },
    { readInPlace: (_own, wanted) => spoil(wanted) },
  ];
  test.each(givenKeys)("%o", async (policies) => {
    const thrown = await runByKey(policies).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(KataFault);
    expect((thrown as KataFault).cause).toBeInstanceOf(TypeError);
  });
});
