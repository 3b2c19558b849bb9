/**
 * What the type checker must refuse: operators of pairs on other records, statistics of texts, keys of two types. In Scala the implicit conversions
 * are missing there. `tsc` fails when a line marked with `@ts-expect-error` type-checks after all.
 */
import { expect, test } from "vitest";
import { HashPartitioner, local, submit, type RDD, type SparkContext } from "../../engine/index.ts";

type Same<A, B> =
  (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
const same = <A, B>(...is: Same<A, B> extends true ? [] : [never]): void => void is;

/** Never called: only its types are looked at. */
function refused(numbers: RDD<number>, words: RDD<string>, pairs: RDD<[string, number]>): void {
  // @ts-expect-error reduceByKey is for pairs
  numbers.reduceByKey((a: number, b: number) => a + b);
  // @ts-expect-error groupByKey is for pairs
  words.groupByKey();
  // @ts-expect-error keys is for pairs
  words.keys();
  // @ts-expect-error join is for pairs
  words.join(pairs);
  // @ts-expect-error the keys are of two types
  pairs.join(numbers.keyBy((n) => n));
  // @ts-expect-error sortByKey is for pairs
  numbers.sortByKey();
  // @ts-expect-error repartitionAndSortWithinPartitions is for pairs
  numbers.repartitionAndSortWithinPartitions(new HashPartitioner(2));
  // @ts-expect-error sampleByKey is for pairs
  numbers.sampleByKey(false, new Map());
  // @ts-expect-error lookup is for pairs
  void numbers.lookup(1);
  // @ts-expect-error the key is a text
  void pairs.lookup(1);
  // @ts-expect-error sum is for numbers
  void words.sum();
  // @ts-expect-error histogram is for numbers
  void pairs.histogram(3);
  // @ts-expect-error subtract takes an RDD of the same records
  numbers.subtract(words);
}

/** Never called either: what the operators answer. */
function answered(pairs: RDD<[string, number]>, others: RDD<[string, boolean]>): void {
  same<ReturnType<typeof refused>, void>();
  const joined = pairs.leftOuterJoin(others);
  same<typeof joined, RDD<[string, [number, boolean | undefined]]>>();
  const three = pairs.cogroup(others, pairs);
  same<typeof three, RDD<[string, [number[], boolean[], number[]]]>>();
  const zipped = pairs.zipPartitions(others, (a, b) => [[...a].length, [...b].length]);
  same<typeof zipped, RDD<number>>();
  const counted = pairs.collectAsMap();
  same<typeof counted, Promise<Map<string, number>>>();
  const later = others.values().collectAsync().get();
  same<typeof later, Promise<boolean[]>>();
}

test("operators of pairs work on pairs and statistics on numbers", async () => {
  const main = async (sc: SparkContext): Promise<unknown> => [
    await sc
      .parallelize([["a", 1] as [string, number], ["a", 2] as [string, number]], 2)
      .reduceByKey((a, b) => a + b)
      .collect(),
    await sc.parallelize([1, 2, 6], 2).mean(),
  ];
  const app = await submit(local("local[2]"), { name: "types" }, (spark) =>
    main(spark.sparkContext),
  );
  expect(app.result).toEqual([[["a", 3]], 3]);
  expect([refused.length, answered.length]).toEqual([3, 2]);
});
