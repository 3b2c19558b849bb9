/**
 * The seams of katas: an answer that cannot be used is a fault that names the policy, a view cannot be changed, and what a program's own
 * function throws stays the program's.
 *
 * In Spark: nothing. Left out on purpose: answers that are wrong and usable; laws see those.
 */
import { describe, expect, test } from "vitest";
import { countingIn } from "./oracle/programs/counting.ts";
import { KataFault, local, standalone, submit, type Policies } from "#engine/index";

const cluster = () => standalone({ workers: 2, cores: 2, memory: "4g" });

/** Two jobs over one shuffle, with a lost executor between them; a policy may stop it anywhere. */
async function run(policies: Policies, deployMode: "client" | "cluster" = "client") {
  const lost = { kind: "kill executor", executor: "0" } as const;
  const app = await submit(
    cluster(),
    {
      policies,
      deployMode,
      seed: 3,
      maxSteps: 30_000,
      faults: [
        { ...lost, when: { after: ({ kind }) => kind === "SparkListenerJobEnd", delay: 1_000 } },
        { kind: "fail task", partition: 1, attempts: 1 },
      ],
    },
    async (spark) => {
      const { sparkContext: sc } = spark;
      const counts = sc
        .parallelize([1, 2, 3, 4], 4)
        .map(countingIn(sc.longAccumulator("seen")))
        .reduceByKey((a, b) => a + b, 2);
      counts.toDebugString();
      return [await counts.collect(), await counts.collect()];
    },
  );
  return app.result;
}

/** What a policy answers is given as anything at all, as JavaScript allows. */
const answering = (policy: keyof Policies, answer: unknown): Policies => ({
  [policy]: () => answer,
});

describe("an answer that cannot be used names its policy", () => {
  const bad: [policy: keyof Policies, answer: unknown, says: string][] = [
    ["nextApplicationState", "DONE", "DONE is no state"],
    ["nextApplicationState", undefined, "undefined is no state"],
    ["cutStages", "0", "not a list of shuffle ids"],
    ["cutStages", [7], "shuffle 0 is read"],
    ["cutStages", [0, 0], ""],
    ["pipeline", 3, "not a function"],
    ["shuffleIndex", undefined, "not a list of offsets"],
    ["shuffleIndex", [0, 4], "holds 3 offsets, not 2"],
    ["shuffleIndex", [0, Number.NaN, 4], "no place in a file"],
    ["shuffleIndex", [0, -1, 4], "no place in a file"],
    ["blockRange", undefined, "offset undefined"],
    ["blockRange", { offset: 0, length: 0.5 }, "length 0.5"],
    ["stagesToRun", 0, "not a list of parent stages"],
    ["stagesToRun", [99], "no parent stage 99"],
    ["mapTasksToResubmit", undefined, "not a list of map outputs"],
    ["mapTasksToResubmit", [17], "no map output 17"],
    ["grantCores", [1], "one number for each worker"],
    ["grantCores", [99, 0], "free cores"],
    ["placeDriver", undefined, "no place for a driver"],
    ["placeDriver", { on: "the moon" }, "the moon is no place"],
    ["placeDriver", { on: "worker", id: "worker-9" }, "no worker worker-9"],
    ["placeDriver", { on: "refused" }, "without a word"],
    ["afterFailure", "again", "again is none of"],
    ["hashPartition", -1, "no partition -1 of 2"],
    ["hashPartition", undefined, "no partition undefined"],
    ["mapSideCombine", 3, "not a list"],
    ["mapSideCombine", [["nobody", 1]], "no key nobody"],
    ["cutPieces", 3, "not a list of sizes"],
    ["cutPieces", [1.5], "1.5 is no size of a piece"],
    ["pieceSource", "nobody", "nobody has no piece 0"],
    ["countsUpdates", 1, "1 is neither true nor false"],
    ["slicePositions", undefined, "not a list of 4 slices"],
    ["slicePositions", [[0, 1]], "not a list of 4 slices"],
    [
      "slicePositions",
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 9],
      ],
      "[3,9] is no slice of 4 elements",
    ],
    ["taskPlaces", "worker-1", "not a list of places"],
    ["taskPlaces", ["nowhere"], "there is no place nowhere"],
    ["debugString", ["a"], "the answer is not a text"],
    ["shufflesToRead", 0, "not a list of shuffle"],
    ["shufflesToRead", [99], "no shuffle of this stage 99"],
  ];
  test.each(bad)("%s answers %o", async (policy, answer, says) => {
    const fault = await run(answering(policy, answer)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(KataFault);
    expect((fault as KataFault).policy).toBe(policy);
    expect((fault as KataFault).message).toContain(says);
  });
});

describe("a view belongs to the engine", () => {
  const spoil = (view: unknown): never => {
    for (const part of Object.values(view as object))
      if (typeof part === "object" && part !== null) spoil(part);
    (view as Record<string, unknown>)["id"] = 99;
    throw new Error("the view was changed");
  };
  const given: Policies[] = [
    { cutStages: (rdd) => spoil(rdd) },
    { stagesToRun: (stage) => spoil(stage) },
    { shufflesToRead: (rdd) => spoil(rdd) },
    { mapTasksToResubmit: (outputs) => spoil(outputs) },
    { shuffleIndex: (lengths) => spoil(lengths) },
    { blockRange: (offsets) => spoil(offsets) },
    { pipeline: (steps) => spoil(steps) },
    { grantCores: (request) => spoil(request) },
    { placeDriver: (submission) => spoil(submission) },
    { afterFailure: (_failures, _most, reason) => spoil(reason) },
    { pieceSource: (holders) => spoil(holders) },
    { countsUpdates: (ended) => spoil(ended) },
  ];
  test.each(given)("%o", async (policies) => {
    const thrown = await run(policies).catch((error: unknown) => error);
    const cause = thrown instanceof KataFault ? thrown.cause : thrown;
    expect(cause).toBeInstanceOf(TypeError);
  });
});

describe("a pipeline of a kata", () => {
  const pushing: Policies["pipeline"] = (steps, emit) =>
    steps.reduceRight<(record: unknown) => void>(
      (next, { kind, apply }) =>
        (record) => {
          const out = apply(record);
          if (kind === "map") next(out);
          else if (kind === "flatMap") for (const one of out as Iterable<unknown>) next(one);
          else if (out === true) next(record);
        },
      emit,
    );
  const results = async (pipeline: Policies["pipeline"]) => {
    const app = await submit(
      local("local[2]"),
      pipeline === undefined ? {} : { policies: { pipeline } },
      async (spark) => {
        const { sparkContext: sc } = spark;
        const thrice = sc.parallelize([1, 2, 3, 4], 2).flatMap((n) => [n, 10 * n, 100 * n]);
        return [
          await thrice.take(5),
          await thrice.zip(thrice.map((n) => -n)).collect(),
          await thrice.mapPartitions((records) => [[...records].length]).collect(),
          await thrice.cartesian(sc.parallelize([1, 2], 1).flatMap((n) => [n, n])).count(),
        ];
      },
    );
    return app.result;
  };

  test("loses nothing where an operator stops in the middle of a flatMap", async () => {
    expect(await results(pushing)).toEqual(await results(undefined));
  });

  test("leaves what a function of the program throws to the program", async () => {
    const app = await submit(local("local[1]"), { policies: { pipeline: pushing } }, (spark) =>
      spark.sparkContext
        .parallelize([1], 1)
        .map((): number => {
          throw new Error("of the program");
        })
        .collect(),
    );
    expect(String(app.error)).toContain("of the program");
    expect(app.error).not.toBeInstanceOf(KataFault);
  });

  test("answers for what it throws itself, with the error as it was", async () => {
    const own = new RangeError("of the kata");
    const throwing: Policies["pipeline"] = () => () => {
      throw own;
    };
    const thrown = await results(throwing).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(KataFault);
    expect((thrown as KataFault).cause).toBe(own);
  });
});
