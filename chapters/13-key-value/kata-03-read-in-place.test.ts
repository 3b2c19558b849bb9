/**
 * The laws of kata 13/03: which side of a join needs no shuffle.
 *
 * In Spark: CoGroupedRDD.getDependencies. Left out on purpose: partitioners that programs write.
 */
import { HashPartitioner } from "#engine/index";
import { readInPlace } from "#kata/13-key-value/03-read-in-place";
import { fc, kataLaw } from "../../test/harness/law.ts";
import type { Pair } from "../../test/harness/generators/lineage.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

/** Few kinds and bounds, so that equal ones are not rare. */
const partitioners = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((numPartitions) => hashed(numPartitions)),
  fc.constantFrom<number[]>([3], [5], [3, 5], [3, 6]).map((bounds) => ranges(bounds)),
);
const hashed = (numPartitions: number) => ({
  kind: "HashPartitioner",
  numPartitions,
  bounds: [] as number[],
});
const ranges = (bounds: number[]) => ({
  kind: "RangePartitioner",
  numPartitions: bounds.length + 1,
  bounds,
});
const told = (one: ReturnType<typeof hashed> | undefined, none = "nothing"): string =>
  one === undefined
    ? none
    : `${one.kind} of ${one.numPartitions}${one.bounds.length > 0 ? ` at ${one.bounds.join(", ")}` : ""}`;

kataLaw(
  "a side is read in place exactly when its partitioner is the one that is wanted",
  {
    subject: readInPlace,
    claims: ["S2-50", "S2-63"],
    ko: "한쪽의 파티셔너가 원하는 바로 그것일 때, 그리고 그때에만 제자리에서 읽는다.",
    cover: { "by nothing": 3, equal: 1, "only the number is equal": 1, "only bounds differ": 1 },
    kills: ["M-43", "K-13-03-a", "K-13-03-b", "K-13-03-c"],
    runs: 300,
  },
  [fc.option(partitioners, { nil: undefined, freq: 5 }), partitioners],
  (t, inPlace, own, wanted) => {
    const answer = inPlace(own, wanted);
    const expected = told(own) === told(wanted);
    t.say(
      `a side by ${told(own)}, wanted by ${told(wanted)}`,
      `${told(own, "없음")} → ${told(wanted)}`,
    );
    t.classify("by nothing", own === undefined);
    t.classify("equal", expected);
    t.classify(
      "only the number is equal",
      own !== undefined && own.kind !== wanted.kind && own.numPartitions === wanted.numPartitions,
    );
    t.classify(
      "only bounds differ",
      !expected && own?.kind === wanted.kind && own.numPartitions === wanted.numPartitions,
    );
    t.witness(
      `a side by ${told(own)}, wanted by ${told(wanted)}: ${answer ? "read in place" : "shuffled"}`,
      `${told(own, "없음")} → ${told(wanted)}: ${answer ? "제자리에서 읽음" : "셔플"}`,
    );
    if (answer !== expected)
      t.compare(
        {
          yours: answer ? "read in place" : "shuffled",
          spark: expected ? "read in place" : "shuffled",
          lanes: [],
        },
        {
          yours: answer ? "제자리에서 읽음" : "셔플",
          spark: expected ? "제자리에서 읽음" : "셔플",
          lanes: [],
        },
      );
    t.expect(answer).toBe(expected);
  },
);

const cases = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    fc.boolean(),
  )
  .map(([left, right, sorted]): KeyCase => ({
    name: {
      en: `${left} by hash joined with ${right ?? 2} ${sorted ? "sorted" : right === undefined ? "by nothing" : "by hash"}`,
      ko: `해시 파티션 ${left}개와 ${sorted ? `구간 ${right ?? 2}개로 정렬한 것` : right === undefined ? "파티셔너가 없는 것" : `해시 파티션 ${right}개`}의 조인`,
    },
    main: async (sc) => {
      const by = new HashPartitioner(left);
      const rdd = sc.parallelize(
        upTo(12).map((n): Pair => [n % 5, n]),
        2,
      );
      const other = sorted
        ? rdd.sortByKey(true, right ?? 2)
        : right === undefined
          ? rdd
          : rdd.partitionBy(new HashPartitioner(right));
      return rdd.partitionBy(by).join(other, by).collect();
    },
  }));

kataLaw(
  "joined by this rule, as many shuffles are made as in Spark, and no match is missed",
  {
    subject: readInPlace,
    claims: ["S2-50", "S2-63"],
    ko: "이 규칙으로 조인하면 셔플 수가 스파크와 같고 짝을 놓치지 않는다.",
    kills: ["M-43", "K-13-03-a"],
  },
  [cases],
  (t, inPlace, one) =>
    sameAsSpark(
      t,
      { en: "your look at the sides", ko: "여러분의 조인 양쪽 판단" },
      { readInPlace: inPlace },
      one,
    ),
);
