/**
 * The laws of kata 12/06: how a lineage is printed, and what its margins say about stages.
 *
 * In Spark: RDD.toDebugString. Left out on purpose: the line about what is cached.
 */
import { debugString } from "#kata/12-rdds/06-debug-string";
import type { RDD, SparkContext } from "#engine/index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { localOf, seeds } from "../../test/harness/generators/run.ts";
import { plural, seen, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { ranProgram } from "./kata-programs.ts";

type Step = readonly [what: "map" | "reduceByKey" | "union" | "join", partitions: number];
type Pairs = RDD<[number, number]>;

const stepsUpTo = (most: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.tuple(
      fc.constantFrom("map" as const, "reduceByKey" as const, "union" as const, "join" as const),
      fc.integer({ min: 1, max: most }),
    ),
    { minLength: 1, maxLength: 6, size: "max" },
  );

const source = (sc: SparkContext, partitions: number): Pairs =>
  sc.parallelize(upTo(4), partitions).map((n): [number, number] => [n, 1]);

/** Each step makes the next RDD; a union and a join take a fresh source besides, which is reduced first for a join. */
function lineageOf(sc: SparkContext, [first, steps]: readonly [number, readonly Step[]]): Pairs {
  let rdd = source(sc, first);
  for (const [what, partitions] of steps) {
    if (what === "map") rdd = rdd.map(([key, value]): [number, number] => [key, value + 1]);
    else if (what === "reduceByKey") rdd = rdd.reduceByKey((a, b) => a + b, partitions);
    else if (what === "union") rdd = source(sc, partitions).union(rdd);
    else
      rdd = rdd
        .join(source(sc, partitions), partitions)
        .map(([key, [a, b]]): [number, number] => [key, a + b]);
  }
  return rdd;
}

const inWords = ([first, steps]: readonly [number, readonly Step[]]): string =>
  [
    `parallelize ${first}`,
    ...steps.map(([what, n]) => (what === "map" ? what : `${what} ${n}`)),
  ].join(", ");

kataLaw(
  "a lineage is printed as Spark prints it, margin and all",
  {
    subject: debugString,
    claims: ["S2-33", "Y-33"],
    ko: "계보는 여백까지 스파크와 똑같이 찍힌다.",
    cover: { "two shuffles or more": 30, "a join": 25, "labels of several lengths": 25 },
    kills: ["K-12-06-a", "K-12-06-b", "K-12-06-c", "K-12-06-d", "K-12-06-e"],
  },
  [fc.tuple(fc.constantFrom(1, 7, 12, 120), stepsUpTo(130))],
  async (t, subject, drawn) => {
    const texts = async (policies: Parameters<typeof ranProgram>[0]): Promise<string> => {
      const { outcome } = await ranProgram(policies, {
        words: { en: inWords(drawn), ko: inWords(drawn) },
        cluster: localOf(1),
        seed: 1,
        main: ({ sparkContext }) => Promise.resolve(lineageOf(sparkContext, drawn).toDebugString()),
      });
      return outcome.startsWith('"') ? (JSON.parse(outcome) as string) : outcome;
    };
    const expected = (await texts({})).split("\n");
    t.say(inWords(drawn), inWords(drawn));
    const signs = expected.filter((line) => line.includes("+-")).length;
    t.classify("two shuffles or more", signs > 1);
    t.classify(
      "a join",
      drawn[1].some(([what]) => what === "join"),
    );
    t.classify(
      "labels of several lengths",
      new Set(expected.map((line) => /\(\d+\)/.exec(line)?.[0].length)).size > 2,
    );
    const yours = (await texts({ debugString: subject })).split("\n");
    const at = expected.findIndex((line, index) => line !== yours[index]);
    inBoth(t, {
      yours: yours[at] ?? "…",
      spark: expected[at] ?? "…",
      lanes: expected.slice(Math.max(0, at - 3), Math.max(0, at)),
    });
    t.witness(
      `${plural(expected.length, "line")}, ${signs} with +-: ${expected.at(-1)?.trim() ?? ""}`,
      `${expected.length}줄, +-가 있는 줄 ${signs}개: ${expected.at(-1)?.trim() ?? ""}`,
    );
    t.expect(yours).toEqual(expected);
  },
);

kataLaw(
  "one stage for each `+-` of the text, and one more",
  {
    subject: debugString,
    claims: ["S2-33"],
    ko: "글에 있는 `+-`마다 스테이지 하나, 그리고 하나 더 돈다.",
    cover: { "a shuffle": 50, "no shuffle": 2 },
    kills: ["K-12-06-a", "K-12-06-c"],
  },
  [fc.tuple(fc.integer({ min: 1, max: 3 }), stepsUpTo(3)), seeds],
  async (t, subject, drawn, seed) => {
    const ran = await ranProgram(
      { debugString: subject },
      {
        words: { en: inWords(drawn), ko: inWords(drawn) },
        cluster: localOf(2),
        seed,
        main: async ({ sparkContext }) => {
          const rdd = lineageOf(sparkContext, drawn);
          const text = rdd.toDebugString();
          await rdd.count();
          return text;
        },
      },
    );
    t.say(inWords(drawn), inWords(drawn));
    const text = JSON.parse(ran.outcome) as string;
    const signs = text.split("\n").filter((line) => line.includes("+-")).length;
    const stages = seen(ran.events).jobs.flatMap(({ attempts }) => attempts).length;
    t.classify("a shuffle", stages > 1);
    t.classify("no shuffle", stages === 1);
    inBoth(t, { yours: `${signs} × +-`, spark: `${stages - 1} × +-`, lanes: text.split("\n") });
    t.witness(
      `${inWords(drawn)}: ${signs} × +-, ${plural(stages, "stage")}`,
      `${inWords(drawn)}: +- ${signs}개, 스테이지 ${stages}개`,
    );
    t.expect(signs + 1).toBe(stages);
  },
);
