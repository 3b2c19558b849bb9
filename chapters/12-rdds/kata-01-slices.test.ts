/**
 * The laws of kata 12/01: how a collection is cut.
 *
 * In Spark: ParallelCollectionRDD.slice. Left out on purpose: ranges of numbers.
 */
import { slicePositions } from "#kata/12-rdds/01-slices";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { localClusters, seeds } from "../../test/harness/generators/run.ts";
import { plural, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { sameAsSpark } from "./kata-programs.ts";

const inWords = (slices: readonly (readonly [number, number])[]): string =>
  slices.map(([start, end]) => `${start}-${end}`).join(", ");

kataLaw(
  "slices lie end to end, and each begins where Spark begins it",
  {
    subject: slicePositions,
    claims: ["X-01", "S2-39"],
    ko: "조각은 빈틈없이 이어지고 스파크와 같은 자리에서 시작한다.",
    cover: { "slices of two sizes": 40, "more slices than elements": 8 },
    kills: ["K-12-01-a", "K-12-01-b", "K-12-01-c", "K-12-01-d"],
  },
  [fc.nat(40), fc.integer({ min: 1, max: 12 })],
  (t, subject, length, numSlices) => {
    const expected = upTo(numSlices).map((i): [number, number] => [
      (i * length - ((i * length) % numSlices)) / numSlices,
      ((i + 1) * length - (((i + 1) * length) % numSlices)) / numSlices,
    ]);
    t.classify("slices of two sizes", length % numSlices !== 0);
    t.classify("more slices than elements", numSlices > length);
    t.say(
      `${plural(length, "element")} in ${plural(numSlices, "slice")}`,
      `원소 ${length}개를 조각 ${numSlices}개로`,
    );
    const yours = subject(length, numSlices);
    inBoth(t, { yours: inWords(yours), spark: inWords(expected) });
    t.witness(
      `${plural(length, "element")} in ${plural(numSlices, "slice")}: ${inWords(expected)}`,
      `원소 ${length}개를 조각 ${numSlices}개로: ${inWords(expected)}`,
    );
    t.expect(yours).toEqual(expected);
  },
);

kataLaw(
  "cut by this rule, programs count, collect and take what they do in Spark",
  {
    subject: slicePositions,
    claims: ["X-01", "S2-31"],
    ko: "이 규칙으로 나눈 프로그램은 세고 모은 답이 스파크와 같다.",
    cover: { "a slice is empty": 4, "two slices or more": 60 },
    kills: ["K-12-01-a", "K-12-01-d"],
  },
  [
    fc.array(fc.nat(99), { maxLength: 20, size: "max" }),
    fc.integer({ min: 1, max: 6 }),
    localClusters,
    seeds,
  ],
  async (t, subject, numbers, slices, cluster, seed) => {
    t.classify("a slice is empty", numbers.length < slices);
    t.classify("two slices or more", slices > 1);
    await sameAsSpark(
      t,
      { en: "your slices", ko: "여러분의 조각" },
      { slicePositions: subject },
      {
        words: {
          en: `${plural(numbers.length, "element")} in ${plural(slices, "slice")}`,
          ko: `원소 ${numbers.length}개를 조각 ${slices}개로`,
        },
        cluster,
        seed,
        main: async ({ sparkContext: sc }) => {
          const rdd = sc.parallelize([...numbers], slices);
          return [await rdd.count(), await rdd.glom().collect(), await rdd.take(3)];
        },
      },
    );
  },
);
