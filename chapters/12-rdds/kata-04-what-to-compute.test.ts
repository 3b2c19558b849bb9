/**
 * The laws of kata 12/04: how far back a stage has to go.
 *
 * In Spark: DAGScheduler.getMissingParentStages. Left out on purpose: whether a shuffle's output is there.
 */
import { shufflesToRead } from "#kata/12-rdds/04-what-to-compute";
import type { CachedRddView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { plural, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { sameAsSpark } from "./kata-programs.ts";

type Drawn = readonly [
  parents: readonly (readonly [back: number, wide: boolean])[],
  cached: string,
];

const drawnLineage: fc.Arbitrary<readonly Drawn[]> = fc.array(
  fc.tuple(
    fc.array(fc.tuple(fc.nat(2), fc.constantFrom(false, false, true)), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.constantFrom("no", "no", "no", "marked", "half", "all"),
  ),
  { minLength: 1, maxLength: 8, size: "max" },
);

/** The views of a lineage, the source first. */
function viewsOf(drawn: readonly Drawn[]): CachedRddView[] {
  const views: CachedRddView[] = [
    { id: 0, numPartitions: 2, isPersisted: false, cachedPartitions: 0, dependencies: [] },
  ];
  let shuffles = 0;
  for (const [parents, cached] of drawn)
    views.push({
      id: views.length,
      numPartitions: 2,
      isPersisted: cached !== "no",
      cachedPartitions: { no: 0, marked: 0, half: 1, all: 2 }[cached] ?? 0,
      dependencies: parents.map(([back, wide]) => {
        const rdd = views[Math.max(0, views.length - 1 - back)] as CachedRddView;
        return wide ? { kind: "shuffle", rdd, shuffleId: shuffles++ } : { kind: "narrow", rdd };
      }),
    });
  return views;
}

/** By the definition: nothing where all is cached, else what its dependencies need. */
function needed({ numPartitions, cachedPartitions, dependencies }: CachedRddView): number[] {
  if (cachedPartitions === numPartitions) return [];
  return dependencies.flatMap(({ kind, rdd, shuffleId }) =>
    kind === "shuffle" ? [shuffleId ?? -1] : needed(rdd),
  );
}

const told = ({ id, cachedPartitions, isPersisted, dependencies }: CachedRddView): string => {
  const parents = dependencies.map(({ rdd, shuffleId }) =>
    shuffleId === undefined ? `${rdd.id}` : `${rdd.id} (shuffle ${shuffleId})`,
  );
  const cached = isPersisted ? ` [${cachedPartitions}/2]` : "";
  return `RDD ${id}${cached} ← ${parents.join(", ") || "∅"}`;
};

kataLaw(
  "a stage reads the shuffles that it meets on its way back to cached data",
  {
    subject: shufflesToRead,
    claims: ["S2-54", "S2-33"],
    ko: "스테이지는 캐시한 데이터까지 거슬러 가며 만난 셔플을 읽는다.",
    cover: {
      "cached data shortens the way": 5,
      "half of an RDD is cached": 20,
      "several shuffles": 2,
    },
    kills: ["K-12-04-a", "K-12-04-b", "K-12-04-c", "K-12-04-d", "K-12-04-e"],
  },
  [drawnLineage],
  (t, subject, drawn) => {
    const views = viewsOf(drawn);
    const last = views.at(-1) as CachedRddView;
    const expected = [...new Set(needed(last))].toSorted((a, b) => a - b);
    const bare = viewsOf(drawn.map(([parents]) => [parents, "no"])).at(-1) as CachedRddView;
    t.classify("cached data shortens the way", new Set(needed(bare)).size > expected.length);
    t.classify(
      "half of an RDD is cached",
      views.some((view) => view.cachedPartitions === 1),
    );
    t.classify("several shuffles", expected.length > 1);
    const story = views.toReversed().map(told);
    t.say(story.join(", "), story.join(", "));
    const yours = [...subject(last)].toSorted((a, b) => a - b);
    inBoth(t, { yours: `[${yours.join(", ")}]`, spark: `[${expected.join(", ")}]`, lanes: story });
    t.witness(
      `${plural(views.length, "RDD")}, ${views.filter((view) => view.cachedPartitions === 2).length} of them cached: the last stage reads ${plural(expected.length, "shuffle")}`,
      `RDD ${views.length}개, 모두 캐시된 것 ${views.filter((view) => view.cachedPartitions === 2).length}개: 마지막 스테이지가 읽는 셔플 ${expected.length}개`,
    );
    t.expect(yours).toEqual(expected);
  },
);

kataLaw(
  "computed again by this rule, a program runs the tasks that it runs in Spark",
  {
    subject: shufflesToRead,
    claims: ["S2-54", "S2-34"],
    ko: "이 규칙으로 다시 계산한 프로그램은 스파크와 같은 태스크를 돌린다.",
    cover: { "all of it was cached": 30, "only one partition was": 13 },
    kills: ["K-12-04-a", "K-12-04-c"],
  },
  [
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 1, max: 2 }),
    fc.constantFrom("count", "count", "take"),
    seeds,
  ],
  async (t, subject, maps, reducers, first, seed) => {
    t.classify("all of it was cached", first === "count");
    t.classify("only one partition was", first === "take");
    await sameAsSpark(
      t,
      { en: "your way back", ko: "여러분의 되짚기" },
      { shufflesToRead: subject },
      {
        words: {
          en: `sums of ${maps} slices in ${plural(reducers, "partition")}, cached; ${first}, an executor dies, count`,
          ko: `조각 ${maps}개의 합을 파티션 ${reducers}개로, 캐시하고 ${first}, 익스큐터가 죽은 뒤 collect`,
        },
        cluster: standaloneOf(3, 1),
        faults: [afterJob(1)],
        seed,
        main: async (spark) => {
          await spark.sleep(5_000);
          const sums = spark.sparkContext
            .parallelize(upTo(12), maps)
            .map((n): [number, number] => [n % 5, n])
            .reduceByKey((a, b) => a + b, reducers)
            .mapValues((sum) => sum * 2)
            .cache();
          if (first === "count") await sums.count();
          else await sums.take(1);
          await spark.sleep(8_000);
          return sums.collect();
        },
      },
    );
  },
);
