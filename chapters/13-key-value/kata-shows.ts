/**
 * One run for each kata of this chapter, chosen so that its rule shows: the learner's function runs here, and the question of the kata's
 * card is about this very run.
 *
 * In Spark: an application on two threads. Left out on purpose: chance; the cases that are drawn belong to the laws.
 */
import { HashPartitioner, standalone, type Policies, type SparkContext } from "#engine/index";
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import type { Both } from "#engine/foundation/language";
import type { Pair, Pairs } from "../../test/harness/generators/lineage.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { ranWith, reported, type KeyCase } from "./kata-engine.ts";

const numbered = (sc: SparkContext, count: number, keys: number, slices: number): Pairs =>
  sc.parallelize(
    upTo(count).map((n): Pair => [(n % keys) - Math.floor(keys / 2), n]),
    slices,
  );

const shows: Readonly<Record<string, readonly [noun: Both, show: KeyCase]>> = {
  hashPartition: [
    { en: "your hashing of keys", ko: "여러분의 해시 규칙" },
    {
      name: {
        en: "24 records with keys -4 to 4 and null, in 4 partitions",
        ko: "키 -4~4와 null인 레코드 24개, 파티션 4개",
      },
      main: (sc) =>
        sc
          .parallelize(
            upTo(24).map((n): [number | null, number] => [n % 6 === 5 ? null : (n % 9) - 4, n]),
            3,
          )
          .partitionBy(new HashPartitioner(4))
          .glom()
          .collect(),
    },
  ],
  choosePartitioner: [
    { en: "your choice of a partitioner", ko: "여러분의 파티셔너 선택" },
    {
      name: {
        en: "3 hash partitions joined with 7, then with 30",
        ko: "해시 파티션 3개를 7개와, 다음에는 30개와 조인",
      },
      main: async (sc) => {
        const small = numbered(sc, 12, 6, 2).partitionBy(new HashPartitioner(3));
        const first = small.join(numbered(sc, 12, 6, 7));
        const second = small.join(numbered(sc, 12, 6, 30));
        return [await first.count(), await second.count()];
      },
    },
  ],
  readInPlace: [
    { en: "your look at the sides", ko: "여러분의 조인 양쪽 판단" },
    {
      name: {
        en: "a join of two RDDs of 3 hash partitions, then one with a sorted RDD of 3 ranges",
        ko: "해시 파티션 3개끼리 조인, 다음에는 구간 3개로 정렬한 것과 조인",
      },
      main: async (sc) => {
        const by = new HashPartitioner(3);
        const left = numbered(sc, 12, 6, 2).partitionBy(by);
        const right = numbered(sc, 12, 6, 3).partitionBy(new HashPartitioner(3));
        const sorted = numbered(sc, 12, 6, 3).sortByKey(true, 3);
        return [await left.join(right, by).count(), await left.join(sorted, by).count()];
      },
    },
  ],
  coalesceGroups: [
    { en: "your groups", ko: "여러분의 묶음" },
    {
      name: {
        en: "10 partitions into 4, then into 20",
        ko: "파티션 10개를 4개로, 다음에는 20개로",
      },
      main: async (sc) => {
        const rdd = sc.parallelize(upTo(20), 10).map((n) => n + 1);
        return [await rdd.coalesce(4).glom().collect(), await rdd.coalesce(20).count()];
      },
    },
  ],
  rangeBounds: [
    { en: "your ranges", ko: "여러분의 구간" },
    {
      name: {
        en: "partitions of 200, 4, 6 and 3 records sorted into 4",
        ko: "레코드 200, 4, 6, 3개인 파티션을 4개로 정렬",
      },
      main: (sc) =>
        sc
          .parallelize(upTo(4), 4)
          .flatMap((p) => upTo([200, 4, 6, 3][p] ?? 0).map((n): Pair => [(n * 7 + p) % 13, n]))
          .sortByKey(true, 4)
          .glom()
          .collect(),
    },
  ],
  hugeFrom: [
    { en: "your limit", ko: "여러분의 한계" },
    {
      name: {
        en: "4 map tasks and 9 reducers, 5 of them without data; 60 records of one key from the first task, 6 of another from the second, 2 of all else; factor 4; where the reduce tasks are wanted",
        ko: "맵 태스크 4개와 리듀서 9개(5개는 데이터 없음). 첫 태스크에서 한 키의 레코드 60개, 둘째에서 다른 키의 레코드 6개, 나머지는 2개씩. 배수 4. 리듀스 태스크마다 고른 자리",
      },
      cluster: standalone({ workers: 4, cores: 1, memory: "2g" }),
      conf: {
        "spark.shuffle.minNumPartitionsToHighlyCompress": 2,
        "spark.shuffle.accurateBlockSkewedFactor": 4,
      },
      main: async (sc) => {
        const shuffled = sc
          .parallelize(upTo(4), 4)
          .flatMap((task) =>
            upTo(4).flatMap((key) =>
              upTo(task === 0 && key === 0 ? 60 : task === 1 && key === 1 ? 6 : 2).map((): Pair => [
                key,
                task,
              ]),
            ),
          )
          .partitionBy(new HashPartitioner(9));
        await shuffled.count();
        return upTo(4).map((partition) => shuffled.preferredLocations(partition));
      },
    },
  ],
  mapSideCombine: [
    { en: "your combining", ko: "여러분의 결합" },
    {
      name: {
        en: "24 records with 5 keys in 3 map tasks",
        ko: "맵 태스크 3개에 키 5가지인 레코드 24개",
      },
      main: (sc) =>
        numbered(sc, 24, 5, 3)
          .combineByKey(
            (v): number[] => [v],
            (list, v) => [...list, v],
            (a, b) => [...a, ...b],
            2,
          )
          .collect(),
    },
  ],
};

/** Runs the show of a policy with the function given, or with Spark's where none is; counts what it did. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  const show = shows[policy];
  if (show === undefined) throw new Error(`no kata of chapter 13 is about ${policy}`);
  const [noun, one] = show;
  const on = one.cluster === undefined ? "local[2]" : "standalone";
  const run = { en: `${one.name.en}, on ${on}`, ko: `${one.name.ko}, ${on}에서` };
  return shownBy(noun, run, async () => {
    const spark = await ranWith({}, one);
    const yours = rule === undefined ? spark : await ranWith({ [policy]: rule }, one);
    const same = yours.outcome === spark.outcome;
    const report = reported(noun, yours.events, same);
    if (policy !== "hugeFrom") return { report, events: yours.events };
    const wanted = { en: `${report.en}: ${yours.outcome}`, ko: `${report.ko}: ${yours.outcome}` };
    return { report: wanted, events: yours.events };
  });
}
