/**
 * The laws of kata 13/01: the remainder of a hash.
 *
 * In Spark: HashPartitioner. Left out on purpose: types of keys; chapter 13 has a law about those.
 */
import { HashPartitioner } from "#engine/index";
import { hashPartition } from "#kata/13-key-value/01-hash-partition";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

kataLaw(
  "a key goes to the remainder of its hash, counted from zero up",
  {
    subject: hashPartition,
    claims: ["S2-51"],
    ko: "키는 해시를 0부터 센 나머지가 가리키는 파티션으로 간다.",
    cover: { "a negative hash": 19, "no hash": 5, "a negative multiple": 1 },
    kills: ["K-13-01-a", "K-13-01-b", "K-13-01-c", "K-13-01-d"],
    runs: 200,
  },
  [
    fc.oneof(
      fc.integer(),
      fc.integer({ min: -12, max: 12 }),
      fc.integer({ min: -9, max: 9 }),
      fc.constant(null),
    ),
    fc.integer({ min: 1, max: 7 }),
  ],
  (t, place, hash, numPartitions) => {
    const partition = place(hash, numPartitions) + 0;
    const expected = upTo(numPartitions).find(
      (one) =>
        Math.floor(((hash ?? 0) - one) / numPartitions) * numPartitions === (hash ?? 0) - one,
    );
    t.say(
      `hash ${String(hash)} in ${numPartitions} partitions`,
      `파티션 ${numPartitions}개, 해시 ${String(hash)}`,
    );
    t.classify("a negative hash", hash !== null && hash < 0);
    t.classify("no hash", hash === null);
    t.classify("a negative multiple", hash !== null && hash < 0 && hash % numPartitions === 0);
    t.witness(
      `hash ${String(hash)} goes to partition ${partition} of ${numPartitions}`,
      `해시 ${String(hash)}: 파티션 ${numPartitions}개 가운데 ${partition}번`,
    );
    if (partition !== expected)
      t.compare(
        { yours: `partition ${partition}`, spark: `partition ${expected}`, lanes: [] },
        { yours: `파티션 ${partition}`, spark: `파티션 ${expected}`, lanes: [] },
      );
    t.expect(partition).toBe(expected);
  },
);

const cases = fc
  .tuple(
    fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 6 }), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([keys, r]): KeyCase => ({
    name: {
      en: `keys ${keys.join(", ")} in ${r} partitions`,
      ko: `파티션 ${r}개, 키 ${keys.join(", ")}`,
    },
    main: async (sc) => {
      const rdd = sc.parallelize(
        keys.map((key): [number | null, number] => [key, 1]),
        2,
      );
      const placed = await rdd.partitionBy(new HashPartitioner(r)).glom().collect();
      return [placed, await rdd.reduceByKey((a, b) => a + b, r).collect()];
    },
  }));

kataLaw(
  "placed by this rule, records lie where they lie in Spark",
  {
    subject: hashPartition,
    claims: ["S2-51"],
    ko: "이 규칙으로 놓은 레코드는 스파크에서와 같은 파티션에 있다.",
    kills: ["K-13-01-a", "K-13-01-d"],
  },
  [cases],
  (t, hashPartitionUnderTest, one) =>
    sameAsSpark(
      t,
      { en: "your hashing of keys", ko: "여러분의 해시 규칙" },
      { hashPartition: hashPartitionUnderTest },
      one,
    ),
);
