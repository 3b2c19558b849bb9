/**
 * Laws: how many partitions there are, and how even they are.
 *
 * In Spark: CoalescedRDD, HashPartitioner. Same: groups of partitions, tasks, where the records of one key lie. Left out on purpose:
 * preferred locations, which the recordings hold; time.
 */
import { HashPartitioner } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { type Pair } from "../../test/harness/generators/lineage.ts";
import { localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { hashPartitionOf, slicesOf } from "./rdds-seen.ts";

section({ en: "What travels", ko: "무엇이 오가나" }, () => {
  law(
    "`coalesce` joins whole partitions and never makes more, and the steps before it run in its few tasks",
    {
      claims: ["S2-62"],
      ko: "`coalesce`는 파티션을 통째로 합칠 뿐 늘리지 못하며, 그 앞의 단계도 줄어든 태스크에서 돈다.",
      cover: { "more were asked for": 25, "one task does it all": 1, "through a shuffle": 28 },
      kills: ["keys/coalesce-grows", "keys/coalesce-after-a-shuffle", "M-45", "M-46"],
    },
    [
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 30 }),
      seeds,
    ],
    async (t, n, wanted, withShuffle, count, seed) => {
      const app = await run(localOf(3), { seed }, (spark) =>
        spark.sparkContext
          .parallelize(upTo(count), n)
          .map((x) => x + 1)
          .coalesce(wanted, withShuffle)
          .glom()
          .collect(),
      );
      const tasks = seen(app.events).attempts.map((attempt) => attempt.tasks.length);
      const parts = app.result;
      const before = slicesOf(upTo(count), n);
      t.say(
        `${n} partitions, coalesce(${wanted}${withShuffle ? ", true" : ""})`,
        `파티션 ${n}개, coalesce(${wanted}${withShuffle ? ", true" : ""})`,
      );
      t.classify("more were asked for", wanted > n);
      t.classify("one task does it all", !withShuffle && wanted === 1 && n > 1);
      t.classify("through a shuffle", withShuffle);
      t.expect(tasks).toEqual(withShuffle ? [n, wanted] : [Math.min(n, wanted)]);
      if (withShuffle)
        t.expect(parts.flat().toSorted((a, b) => a - b)).toEqual(upTo(count).map((x) => x + 1));
      else
        t.expect(parts).toEqual(
          slicesOf(before, Math.min(n, wanted)).map((group) => group.flat().map((x) => x + 1)),
        );
      t.witness(
        `${n} partitions, coalesce(${wanted}${withShuffle ? ", true" : ""}): stages of ${tasks.join(" and ")} tasks`,
        `파티션 ${n}개, coalesce(${wanted}${withShuffle ? ", true" : ""}): 태스크 ${tasks.join("개, ")}개`,
      );
    },
  );

  law(
    "more partitions do not divide a key that is hot; salting the key does",
    {
      claims: ["S2-51"],
      ko: "파티션을 늘려도 한 키에 몰린 레코드는 나뉘지 않는다. 키에 솔트를 붙이면 나뉜다.",
      cover: { "more partitions than keys": 30, "the salt divides it": 50 },
      kills: ["keys/a-hot-key-is-divided", "M-52"],
    },
    [
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 1, max: 5 }),
      seeds,
    ],
    async (t, hot, others, r, salts, seed) => {
      const app = await run(localOf(2), { seed }, async (spark) => {
        const rdd = spark.sparkContext.parallelize(
          [...upTo(hot).map((): Pair => [0, 1]), ...upTo(others).map((k): Pair => [k + 1, 1])],
          2,
        );
        const plain = await rdd.partitionBy(new HashPartitioner(r)).glom().collect();
        const salted = rdd
          .zipWithIndex()
          .map(([[k], at]): Pair => [k * salts + (Number(at) % salts), 1]);
        const spread = await salted.partitionBy(new HashPartitioner(r)).glom().collect();
        const sums = await salted
          .reduceByKey((a, b) => a + b, r)
          .map(([k, v]): Pair => [Math.floor(k / salts), v])
          .reduceByKey((a, b) => a + b, r)
          .collect();
        return { plain: plain.map(sizeOf), spread: spread.map(sizeOf), sums };
      });
      const { plain, spread, sums } = app.result;
      const homes = new Set(upTo(salts).map((salt) => hashPartitionOf(salt, r))).size;
      t.say(
        `${hot} records of one key, ${others} of others, ${r} partitions, ${salts} salts`,
        `한 키의 레코드 ${hot}개, 다른 키 ${others}개, 파티션 ${r}개, 솔트 ${salts}개`,
      );
      t.classify("more partitions than keys", r > others + 1);
      t.classify("the salt divides it", homes > 1);
      t.expect(plain[0]).toBeGreaterThanOrEqual(hot);
      t.expect(Math.max(...spread)).toBeLessThanOrEqual(
        Math.ceil(salts / Math.min(r, salts)) * Math.ceil(hot / salts) + others,
      );
      t.expect(new Map(sums).get(0)).toBe(hot);
      t.witness(
        `${hot} of ${hot + others} records have one key: the largest of ${r} partitions holds ${Math.max(...plain)}, with ${salts} salts ${Math.max(...spread)}`,
        `레코드 ${hot + others}개 가운데 ${hot}개가 한 키: 파티션 ${r}개 가운데 가장 큰 것에 ${Math.max(...plain)}개, 솔트 ${salts}개면 ${Math.max(...spread)}개`,
      );
    },
  );
});

const sizeOf = (records: readonly unknown[]): number => records.length;
