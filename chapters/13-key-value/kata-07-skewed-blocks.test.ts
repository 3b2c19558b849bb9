/**
 * The laws of kata 13/07: which blocks of a map output are told with a size of their own.
 *
 * In Spark: HighlyCompressedMapStatus. Left out on purpose: statuses of few blocks, which tell all sizes.
 */
import { hugeFrom } from "#kata/13-key-value/07-skewed-blocks";
import { HashPartitioner, standalone } from "#engine/index";
import type { BlocksView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import type { Pair } from "../../test/harness/generators/lineage.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

const block = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 900 }) },
);
const views = fc.record({
  lengths: fc.array(block, { minLength: 1, maxLength: 9, size: "max" }),
  threshold: fc.constantFrom(50, 200, 5_000),
  skewedFactor: fc.constantFrom(-1, 0, 1.5, 3, 5),
  mostSkewed: fc.constantFrom(1, 2, 100),
});

/** By its definition, over blocks in order of size. */
function limitOf({ lengths, threshold, skewedFactor, mostSkewed }: BlocksView): number {
  if (skewedFactor <= 0) return threshold;
  const inOrder = lengths.toSorted((a, b) => a - b);
  const middle = inOrder.filter((_, place) => Math.abs(2 * place - (lengths.length - 1)) < 2);
  const median = Math.trunc(middle.reduce((a, b) => a + b) / middle.length);
  const largest = inOrder.slice(-mostSkewed);
  return Math.min(Math.max(Math.max(median, 1) * skewedFactor, largest[0] ?? 0), threshold);
}

kataLaw(
  "a block is huge from so many times the median on, for so many blocks at most, and from the threshold on in any case",
  {
    subject: hugeFrom,
    claims: ["S2-51"],
    ko: "블록은 중앙값의 몇 배부터, 정한 수까지만 큰 것이고, threshold부터는 언제나 큰 것이다.",
    cover: { "some are told, some are averaged": 30, "the median is 0": 8 },
    kills: ["K-13-07-a", "K-13-07-b", "K-13-07-c", "K-13-07-d", "K-13-07-e"],
    runs: 300,
  },
  [views],
  (t, rule, view) => {
    const { lengths, threshold, skewedFactor, mostSkewed } = view;
    const [found, wanted] = [rule(view), limitOf(view)];
    const told = lengths.filter((length) => length >= found && length > 0).length;
    const empty = lengths.filter((length) => length === 0).length;
    const settings = `threshold ${threshold}, factor ${skewedFactor}, at most ${mostSkewed}`;
    t.say(
      `blocks of ${lengths.join(", ")} bytes; ${settings}`,
      `블록 ${lengths.join(", ")}바이트. threshold ${threshold}, 배수 ${skewedFactor}, 많아야 ${mostSkewed}개`,
    );
    t.classify(
      "some are told, some are averaged",
      lengths.some((length) => length >= wanted) &&
        lengths.some((length) => length > 0 && length < wanted),
    );
    t.classify("the median is 0", 2 * empty > lengths.length);
    t.witness(
      `blocks of ${lengths.join(", ")} bytes, ${settings}: huge from ${found} on, which are ${told}`,
      `블록 ${lengths.join(", ")}바이트, threshold ${threshold}, 배수 ${skewedFactor}, 많아야 ${mostSkewed}개: ${found}부터 큰 블록, ${told}개`,
    );
    if (found !== wanted)
      t.compare(
        { yours: `huge from ${found} on`, spark: `huge from ${wanted} on`, lanes: [] },
        { yours: `${found}부터 큰 블록`, spark: `${wanted}부터 큰 블록`, lanes: [] },
      );
    t.expect(found).toBe(wanted);
  },
);

const cases = fc
  .tuple(fc.integer({ min: 5, max: 60 }), fc.constantFrom(-1, 2, 4), fc.integer({ min: 3, max: 6 }))
  .map(([hot, factor, reducers]): KeyCase => ({
    name: {
      en: `${hot} records of one key from one task, 2 of each of ${reducers} keys from all, factor ${factor}`,
      ko: `한 태스크에서 온 한 키의 레코드 ${hot}개, 태스크마다 키 ${reducers}가지가 2개씩, 배수 ${factor}`,
    },
    cluster: standalone({ workers: 4, cores: 1, memory: "2g" }),
    conf: {
      "spark.shuffle.minNumPartitionsToHighlyCompress": 2,
      "spark.shuffle.accurateBlockSkewedFactor": factor,
    },
    main: async (sc) => {
      const shuffled = sc
        .parallelize(upTo(4), 4)
        .flatMap((task) => [
          ...upTo(2 * reducers).map((n): Pair => [n % reducers, task]),
          ...upTo(task === 0 ? hot : 0).map((): Pair => [0, task]),
        ])
        .partitionBy(new HashPartitioner(reducers));
      await shuffled.count();
      return upTo(reducers).map((partition) => shuffled.preferredLocations(partition));
    },
  }));

kataLaw(
  "told by this rule, the driver wants each reduce task where Spark wants it",
  {
    subject: hugeFrom,
    claims: ["S2-51"],
    ko: "이 규칙으로 알리면 드라이버가 리듀스 태스크마다 스파크에서와 같은 자리를 고른다.",
    kills: ["K-13-07-a", "K-13-07-b"],
  },
  [cases],
  (t, rule, one) =>
    sameAsSpark(t, { en: "your limit", ko: "여러분의 한계" }, { hugeFrom: rule }, one),
);
