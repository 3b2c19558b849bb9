/**
 * The laws of kata 13/06: where the ranges end into which sorting cuts the keys.
 *
 * In Spark: RangePartitioner.determineBounds. Left out on purpose: the sample, which the engine draws as Spark does.
 */
import { rangeBounds } from "#kata/13-key-value/06-range-bounds";
import { fc, kataLaw } from "../../test/harness/law.ts";
import type { Pair } from "../../test/harness/generators/lineage.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

interface Sampled {
  readonly key: number;
  readonly weight: number;
}

/** Keys from 0 on without a gap, as the engine numbers them. */
const samples = fc
  .array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 6 })), {
    minLength: 1,
    maxLength: 16,
    size: "max",
  })
  .map((drawn): readonly Sampled[] => {
    const keys = [...new Set(drawn.map(([key]) => key))].toSorted((a, b) => a - b);
    return drawn.map(([key, weight]) => ({ key: keys.indexOf(key), weight }));
  });

/** By its definition: the first key above the last bound up to which the sample weighs so many shares. */
function bounds(sample: readonly Sampled[], partitions: number): readonly number[] {
  const weightTo = (place: number, sorted: readonly Sampled[]): number =>
    sorted.slice(0, place + 1).reduce((sum, { weight }) => sum + weight, 0);
  const sorted = sample.toSorted((a, b) => a.key - b.key);
  const share = weightTo(sorted.length - 1, sorted) / partitions;
  const found: number[] = [];
  for (let i = 1; i < partitions; i += 1) {
    const last = found.at(-1) ?? -1;
    const next = sorted.find(
      ({ key }, place) => key > last && weightTo(place, sorted) >= i * share,
    );
    if (next !== undefined) found.push(next.key);
  }
  return found;
}

kataLaw(
  "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
  {
    subject: rangeBounds,
    claims: ["S2-51"],
    ko: "구간은 표본의 무게가 한 몫씩 차는 곳에서 끝나고, 그때마다 더 큰 키이다.",
    cover: { "a key is heavier than a share": 25, "fewer bounds than asked for": 7 },
    kills: ["K-13-06-a", "K-13-06-b", "K-13-06-c", "K-13-06-d", "K-13-06-e"],
    runs: 300,
  },
  [samples, fc.constantFrom(1, 2, 4, 8)],
  (t, cut, sample, asked) => {
    const partitions = Math.min(asked, sample.length);
    const wanted = bounds(sample, partitions);
    const found = [...cut(sample, partitions)];
    const total = sample.reduce((sum, { weight }) => sum + weight, 0);
    const shown = sample.map(({ key, weight }) => `${key} (${weight})`).join(", ");
    t.say(`${partitions} ranges of ${shown}`, `${shown}에서 구간 ${partitions}개`);
    t.classify(
      "a key is heavier than a share",
      upTo(10).some(
        (one) =>
          sample.reduce((sum, { key, weight }) => sum + (key === one ? weight : 0), 0) >
          total / partitions,
      ),
    );
    t.classify("fewer bounds than asked for", wanted.length < partitions - 1);
    t.witness(
      `keys and weights ${shown} into ${partitions} ranges: they end at ${found.join(", ") || "no key"}`,
      `키와 무게 ${shown}, 구간 ${partitions}개: 경계 ${found.join(", ") || "없음"}`,
    );
    if (found.join() !== wanted.join())
      t.compare(
        {
          yours: `ranges end at ${found.join(", ") || "no key"}`,
          spark: `ranges end at ${wanted.join(", ") || "no key"}`,
          lanes: [],
        },
        {
          yours: `경계 ${found.join(", ") || "없음"}`,
          spark: `경계 ${wanted.join(", ") || "없음"}`,
          lanes: [],
        },
      );
    t.expect(found).toEqual(wanted);
  },
);

const cases = fc
  .tuple(
    fc.array(fc.constantFrom(0, 3, 20, 60), { minLength: 3, maxLength: 3 }),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(2, 4),
  )
  .map(([sizes, keys, ranges]): KeyCase => ({
    name: {
      en: `partitions of ${sizes.join(", ")} records with ${keys} keys, sorted into ${ranges}`,
      ko: `레코드 ${sizes.join(", ")}개인 파티션과 키 ${keys}가지를 ${ranges}개로 정렬`,
    },
    main: (sc) =>
      sc
        .parallelize(upTo(sizes.length), sizes.length)
        .flatMap((p) => upTo(sizes[p] ?? 0).map((n): Pair => [((n * 7 + p) % keys) * (p + 1), n]))
        .sortByKey(true, ranges)
        .glom()
        .collect(),
  }));

kataLaw(
  "cut by this rule, each partition holds the keys that it holds in Spark",
  {
    subject: rangeBounds,
    claims: ["S2-51"],
    ko: "이 규칙으로 자르면 파티션마다 스파크에서와 같은 키가 들어간다.",
    kills: ["K-13-06-b", "K-13-06-d"],
  },
  [cases],
  (t, cut, one) =>
    sameAsSpark(t, { en: "your ranges", ko: "여러분의 구간" }, { rangeBounds: cut }, one),
);
