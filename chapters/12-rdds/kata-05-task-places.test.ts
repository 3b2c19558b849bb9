/**
 * The laws of kata 12/05: where a task would like to run.
 *
 * In Spark: DAGScheduler.getPreferredLocsInternal. Left out on purpose: how long a task waits for such a place.
 */
import { taskPlaces } from "#kata/12-rdds/05-task-places";
import type { PlacedRddView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { plural, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { sameAsSpark } from "./kata-programs.ts";

/** Whether a drawn RDD is made from one parent, from a union of two, from a coalesced one, or behind a shuffle. */
const steps = ["map", "map", "union", "coalesce", "shuffle"] as const;

interface Drawn {
  readonly step: (typeof steps)[number];
  readonly back: readonly [number, number];
  readonly cached: boolean;
  readonly prefers: boolean;
}

const drawnStep: fc.Arbitrary<Drawn> = fc.record({
  step: fc.constantFrom(...steps),
  back: fc.tuple(fc.nat(3), fc.nat(3)),
  cached: fc.constantFrom(false, false, true),
  prefers: fc.constantFrom(false, false, false, true),
});

const count = (rdd: PlacedRddView): number => rdd.cachedOn.length;

/** One or two executors for each partition but every third, of which nothing is cached. */
const blocksOf = (id: number, partitions: number): string[][] =>
  upTo(partitions).map((index) =>
    (id + index) % 3 === 2
      ? []
      : upTo(1 + ((id + index) % 2)).map((n) => `executor_host${(id + n) % 4}_${(id + n) % 4}`),
  );

function dependenciesOf({ step, back }: Drawn, views: readonly PlacedRddView[]) {
  const parent = (steps: number): PlacedRddView =>
    views[Math.max(0, views.length - 1 - steps)] as PlacedRddView;
  const first = parent(back[0]);
  const narrow = (rdd: PlacedRddView, parents: number[][]) => ({
    kind: "narrow" as const,
    rdd,
    parents,
  });
  switch (step) {
    case "map":
      return {
        partitions: count(first),
        dependencies: [
          narrow(
            first,
            upTo(count(first)).map((n) => [n]),
          ),
        ],
      };
    case "union": {
      const second = parent(back[1]);
      const partitions = count(first) + count(second);
      return {
        partitions,
        dependencies: [
          narrow(
            first,
            upTo(partitions).map((n) => (n < count(first) ? [n] : [])),
          ),
          narrow(
            second,
            upTo(partitions).map((n) => (n < count(first) ? [] : [n - count(first)])),
          ),
        ],
      };
    }
    case "coalesce": {
      const partitions = Math.ceil(count(first) / 2);
      const groups = upTo(partitions).map((n) =>
        upTo(count(first)).filter((from) => from % partitions === n),
      );
      return { partitions, dependencies: [narrow(first, groups)] };
    }
    case "shuffle":
      return {
        partitions: 2,
        dependencies: [{ kind: "shuffle" as const, rdd: first, parents: [] }],
      };
  }
}

/** The views of a lineage; the source is a file of three blocks on hosts. */
function viewsOf(drawn: readonly Drawn[]): PlacedRddView[] {
  const views: PlacedRddView[] = [
    {
      id: 0,
      cachedOn: [[], [], []],
      prefers: [["host0"], ["host1", "host2"], []],
      dependencies: [],
    },
  ];
  for (const one of drawn) {
    const id = views.length;
    const { partitions, dependencies } = dependenciesOf(one, views);
    const none = upTo(partitions).map(() => []);
    views.push({
      id,
      cachedOn: one.cached ? blocksOf(id, partitions) : none,
      prefers: one.prefers
        ? upTo(partitions).map((n) => (n % 2 === 0 ? [`host${(id + n) % 4}`] : []))
        : none,
      dependencies,
    });
  }
  return views;
}

/** By the definition: of everything that can be asked, in the order in which it is asked, the first that is not empty. */
function inOrder(rdd: PlacedRddView, partition: number): (readonly string[])[] {
  return [
    rdd.cachedOn[partition] ?? [],
    rdd.prefers[partition] ?? [],
    ...rdd.dependencies.flatMap(({ rdd: parent, parents }) =>
      (parents[partition] ?? []).flatMap((index) => inOrder(parent, index)),
    ),
  ];
}

const told = ({ id, cachedOn, prefers, dependencies }: PlacedRddView): string => {
  const parents = dependencies.map(({ kind, rdd }) =>
    kind === "shuffle" ? `${rdd.id} (shuffle)` : `${rdd.id}`,
  );
  const marks = [
    ...(cachedOn.some((places) => places.length > 0) ? [`blocks ${JSON.stringify(cachedOn)}`] : []),
    ...(prefers.some((places) => places.length > 0) ? [`prefers ${JSON.stringify(prefers)}`] : []),
  ];
  return `RDD ${id} ← ${parents.join(", ") || "∅"} ${marks.join(", ")}`.trim();
};

kataLaw(
  "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
  {
    subject: taskPlaces,
    claims: ["S0-10", "Y-33"],
    ko: "태스크는 블록이 있는 곳, 없으면 RDD가 바라는 곳, 그것도 없으면 좁은 부모가 말하는 곳에서 돌고 싶어 한다.",
    cover: { "a parent had to be asked": 23, "a block is there": 5, "anywhere will do": 7 },
    kills: ["K-12-05-a", "K-12-05-b", "K-12-05-c", "K-12-05-d", "K-12-05-e"],
  },
  [fc.array(drawnStep, { minLength: 1, maxLength: 7, size: "max" }), fc.nat(7)],
  (t, subject, drawn, which) => {
    const views = viewsOf(drawn);
    const last = views.at(-1) as PlacedRddView;
    const partition = which % count(last);
    const order = inOrder(last, partition);
    const at = order.findIndex((places) => places.length > 0);
    const expected = order[at] ?? [];
    t.classify("a parent had to be asked", at > 1);
    t.classify("a block is there", at === 0);
    t.classify("anywhere will do", at === -1);
    const story = views.toReversed().map(told);
    t.say(
      `partition ${partition} of ${story.join("; ")}`,
      `파티션 ${partition}, ${story.join("; ")}`,
    );
    const yours = subject(last, partition);
    inBoth(t, { yours: `[${yours.join(", ")}]`, spark: `[${expected.join(", ")}]`, lanes: story });
    t.witness(
      `${plural(views.length, "RDD")}: the task of partition ${partition} would like ${expected.join(" or ") || "any place"}`,
      `RDD ${views.length}개: 파티션 ${partition}의 태스크가 바라는 곳은 ${expected.join(", ") || "아무 데나"}`,
    );
    t.expect(yours).toEqual(expected);
  },
);

kataLaw(
  "placed by this rule, the tasks of a program run where Spark runs them",
  {
    subject: taskPlaces,
    claims: ["S0-10", "Y-33"],
    ko: "이 규칙으로 자리를 고르면 프로그램의 태스크가 스파크와 같은 곳에서 돈다.",
    cover: { "a union of cached data": 28, "a map over cached data": 30 },
    kills: ["K-12-05-b", "K-12-05-d"],
  },
  [fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }), fc.boolean(), seeds],
  async (t, subject, first, second, union, seed) => {
    t.classify("a union of cached data", union);
    t.classify("a map over cached data", !union);
    await sameAsSpark(
      t,
      { en: "your places", ko: "여러분의 자리" },
      { taskPlaces: subject },
      {
        words: {
          en: `two cached RDDs of ${first} and ${second} partitions, then ${union ? "a union of both" : "a map over the second"}`,
          ko: `캐시한 RDD 둘(파티션 ${first}개와 ${second}개), 그다음 ${union ? "둘의 union" : "둘째 위의 map"}`,
        },
        cluster: standaloneOf(3, 2),
        seed,
        main: async (spark) => {
          await spark.sleep(5_000);
          const numbers = (count: number) =>
            spark.sparkContext.parallelize(upTo(12), count).map((n) => n + 1);
          const [one, two] = [numbers(first).cache(), numbers(second).cache()];
          await one.count();
          await two.count();
          await spark.sleep(2_000);
          return (union ? one.union(two) : two).map((n) => n * 2).collect();
        },
      },
    );
  },
);
