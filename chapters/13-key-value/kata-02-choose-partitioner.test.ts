/**
 * The laws of kata 13/02: which partitioner an operation by key takes.
 *
 * In Spark: Partitioner.defaultPartitioner. Left out on purpose: partitioners without partitions.
 */
import { HashPartitioner, type RDD } from "#engine/index";
import { choosePartitioner } from "#kata/13-key-value/02-choose-partitioner";
import { fc, kataLaw } from "../../test/harness/law.ts";
import type { Pair } from "../../test/harness/generators/lineage.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

const size = fc.constantFrom(1, 2, 3, 6, 10, 20, 30, 60);
const inputs = fc.array(fc.record({ numPartitions: size, isPartitioned: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
  size: "max",
});
const defaults = fc.option(fc.constantFrom(1, 2, 4, 12, 40), { nil: undefined, freq: 2 });

kataLaw(
  "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
  {
    subject: choosePartitioner,
    claims: ["X-02"],
    ko: "가장 큰 파티셔너가 넉넉하면 그대로 쓰고, 아니면 기본 수만큼 해시한다.",
    cover: { kept: 30, "too small": 1, "the default is set": 29, "exactly ten times": 1 },
    kills: ["M-11", "K-13-02-a", "K-13-02-b", "K-13-02-c", "K-13-02-d"],
    runs: 300,
  },
  [inputs, defaults],
  (t, choose, parents, defaultParallelism) => {
    const answer = choose(parents, defaultParallelism);
    const most = Math.max(...parents.map(({ numPartitions }) => numPartitions));
    const owned = parents.filter(({ isPartitioned }) => isPartitioned);
    const kept = Math.max(0, ...owned.map(({ numPartitions }) => numPartitions));
    const wanted = defaultParallelism ?? most;
    const isKept = kept > 0 && (Math.log10(most) - Math.log10(kept) < 1 || wanted <= kept);
    const expected = isKept
      ? {
          kind: "keep",
          input: parents.findIndex((one) => one.isPartitioned && one.numPartitions === kept),
        }
      : { kind: "hash", numPartitions: wanted };
    const told = parents.map((one) => `${one.numPartitions}${one.isPartitioned ? " kept" : ""}`);
    t.say(
      `parents ${told.join(", ")}, default ${defaultParallelism ?? "not set"}`,
      `부모 ${told.join(", ").replaceAll(" kept", "(파티셔너 있음)")}, 기본 병렬도 ${defaultParallelism ?? "없음"}`,
    );
    t.classify("kept", isKept);
    t.classify("too small", kept > 0 && !isKept);
    t.classify("the default is set", defaultParallelism !== undefined);
    t.classify("exactly ten times", kept > 0 && most === 10 * kept);
    t.witness(
      `${told.join(", ")}, default ${defaultParallelism ?? "not set"}: ${JSON.stringify(answer)}`,
      `${told.join(", ").replaceAll(" kept", "(파티셔너 있음)")}, 기본 병렬도 ${defaultParallelism ?? "없음"}: ${JSON.stringify(answer)}`,
    );
    if (JSON.stringify(answer) !== JSON.stringify(expected)) {
      const parts = { yours: JSON.stringify(answer), spark: JSON.stringify(expected), lanes: told };
      t.compare(parts, parts);
    }
    t.expect(answer).toEqual(expected);
  },
);

const cases = fc.tuple(inputs, defaults).map(([parents, wanted]): KeyCase => {
  const conf = wanted === undefined ? {} : { "spark.default.parallelism": wanted };
  const told = parents.map((one) => `${one.numPartitions}${one.isPartitioned ? " by hash" : ""}`);
  return {
    name: {
      en: `${told.join(" and ")}, default ${wanted ?? "not set"}`,
      ko: `${told.join(", ").replaceAll(" by hash", "(해시)")}, 기본 병렬도 ${wanted ?? "없음"}`,
    },
    conf,
    main: async (sc) => {
      const [left, right] = parents.map(({ numPartitions, isPartitioned }): RDD<Pair> => {
        const rdd = sc.parallelize<Pair>([[1, 1]], isPartitioned ? 1 : numPartitions);
        return isPartitioned ? rdd.partitionBy(new HashPartitioner(numPartitions)) : rdd;
      }) as [RDD<Pair>, RDD<Pair> | undefined];
      return right === undefined
        ? left.reduceByKey((a, b) => a + b).getNumPartitions()
        : left.join(right).getNumPartitions();
    },
  };
});

kataLaw(
  "chosen by this rule, operations by key have the partitions that they have in Spark",
  {
    subject: choosePartitioner,
    claims: ["X-02"],
    ko: "이 규칙으로 고르면 키별 연산의 파티션 수가 스파크와 같다.",
    kills: ["K-13-02-c"],
  },
  [cases],
  (t, choose, one) =>
    sameAsSpark(
      t,
      { en: "your choice of a partitioner", ko: "여러분의 파티셔너 선택" },
      { choosePartitioner: choose },
      one,
    ),
);
