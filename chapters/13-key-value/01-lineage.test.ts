/**
 * Laws: what a lineage is made of, and what it costs to go back along it.
 *
 * In Spark: RDD.dependencies, RDD.toDebugString, BlockManager, MapOutputTracker. Same: parents before children, operations and no
 * records, only what is lost made again. Left out on purpose: how long it takes; chapter 19 asks that.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import {
  build,
  inWords,
  type Lineage,
  type Pair,
  type Pairs,
} from "../../test/harness/generators/lineage.ts";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { localOf, run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { behind, slicesOf } from "./rdds-seen.ts";

section({ en: "Lineage", ko: "계보" }, () => {
  law(
    "an RDD's parents have smaller ids than it has, so no way along a lineage leads back",
    {
      claims: ["S2-35"],
      ko: "부모 RDD의 id는 언제나 자식보다 작다. 그래서 계보를 따라가면 되돌아오는 길이 없다.",
      cover: { "two parents": 30, "shared parent": 25, "RDDs that the program never named": 25 },
      kills: ["keys/ids-grow-smaller"],
    },
    [lineages({ maxSteps: 8 })],
    async (t, lineage) => {
      const app = await run(localOf(1), {}, async (spark) => {
        const made = build(spark.sparkContext, lineage);
        const rdds = behind(made);
        return {
          named: made.length,
          edges: rdds.flatMap((rdd) =>
            rdd.dependencies.map(({ rdd: parent }): [number, number] => [rdd.id, parent.id]),
          ),
          ids: rdds.map(({ id }) => id),
        };
      });
      const { named, edges, ids } = app.result;
      const parents = edges.map(([, parent]) => parent);
      t.say(inWords(lineage), inWords(lineage));
      t.classify(
        "two parents",
        edges.some(([child], at) => edges.findIndex(([other]) => other === child) < at),
      );
      t.classify("shared parent", new Set(parents).size < parents.length);
      t.classify("RDDs that the program never named", ids.length > named);
      t.expect(edges.filter(([child, parent]) => parent >= child)).toEqual([]);
      t.expect(new Set(ids).size).toBe(ids.length);
      t.witness(
        `${named} RDDs of the program, ${ids.length} with those that Spark made: ${edges.length} edges, each from a higher id to a lower one`,
        `프로그램의 RDD ${named}개, 스파크가 만든 것까지 ${ids.length}개. 간선 ${edges.length}개가 모두 큰 id에서 작은 id로 감`,
      );
    },
  );

  law(
    "a lineage grows with its steps, not with its records",
    {
      claims: ["S2-36"],
      ko: "계보의 크기는 레코드 수가 아니라 단계 수를 따른다.",
      cover: { "a hundred times the records": 32, "a shuffle": 50 },
      kills: ["keys/a-lineage-holds-records"],
    },
    [lineages({ maxSteps: 6, ops: lineageOps }), fc.constantFrom(2, 10, 100, 300), fc.nat(6)],
    async (t, lineage, times, seed) => {
      const told: string[] = [];
      const code: number[] = [];
      let rdds = 0;
      for (const factor of [1, times]) {
        const app = await run(localOf(2), { seed }, async (spark) => {
          const last = build(spark.sparkContext, grown(lineage, factor)).at(-1) as Pairs;
          told.push(last.toDebugString());
          rdds = behind([last]).length;
          await last.take(1);
        });
        t.expect(app.error).toBeUndefined();
        code.push(seen(app.events).jobs[0]?.stages.length ?? 0);
      }
      t.say(
        `${inWords(lineage)}, and over ${times} times the records`,
        `${inWords(lineage)}, 그리고 레코드를 ${times}배로`,
      );
      t.classify("a hundred times the records", times >= 100);
      t.classify("a shuffle", (told[0] ?? "").includes("+-"));
      t.expect(told[1]).toBe(told[0]);
      t.expect(code[1]).toBe(code[0]);
      t.witness(
        `${rdds} RDDs in ${told[0]?.split("\n").length} lines over ${recordsIn(lineage)} records, and the same text over ${times} times as many`,
        `레코드 ${recordsIn(lineage)}개일 때 RDD ${rdds}개, ${told[0]?.split("\n").length}줄. 레코드가 ${times}배여도 같은 글`,
      );
    },
  );

  law(
    "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
    {
      claims: ["S2-37", "X-05"],
      ko: "유실 뒤에는 잃은 것만 다시 만든다. 캐시한 파티션은 계보를 따라, 맵 출력은 거기에 필요한 것만 만든다.",
      cover: {
        "no shuffle on the way": 25,
        "map outputs were lost, too": 15,
        "something was left": 50,
      },
      kills: ["inside/resubmit-every-partition", "keys/a-loss-empties-every-cache"],
    },
    [
      fc.integer({ min: 1, max: 6 }),
      fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 2 }),
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 4, max: 24 }),
      seeds,
    ],
    async (t, m, r, executors, count, seed) => {
      const records = upTo(count).map((n): Pair => [n, n]);
      const lineage: Lineage = [
        { op: "parallelize", records, slices: m },
        { op: "map", on: 0 },
        ...(r === undefined ? [] : ([{ op: "reduceByKey", on: 1, partitions: r }] as const)),
        { op: "mapValues", on: r === undefined ? 1 : 2 },
      ];
      let mapped = 0;
      const after: number[] = [];
      const app = await run(
        standaloneOf(executors, 1),
        { seed, faults: [afterJob(1)] },
        async (spark) => {
          await spark.sleep(4_000);
          const last = build(spark.sparkContext, lineage, (step) => (mapped += Number(step === 1)))
            .at(-1)
            ?.cache();
          const first = await last?.collect();
          after.push(mapped);
          await spark.sleep(8_000);
          const second = await last?.collect();
          after.push(mapped);
          return [first, second];
        },
      );
      const { jobs } = seen(app.events);
      const [one, two] = jobs;
      const onLost = (stage: "map" | "result"): number[] =>
        (one?.attempts ?? [])
          .filter(
            ({ submitted }) => (submitted.stageInfo.shuffleId !== undefined) === (stage === "map"),
          )
          .flatMap(({ tasks }) => tasks)
          .filter(({ info }) => info.executorId === "0")
          .map(({ info }) => info.partitionId);
      const lostCached = onLost("result");
      const lostOutputs = lostCached.length > 0 ? onLost("map") : [];
      const slices = slicesOf(records, m);
      const again = r === undefined ? lostCached : lostOutputs;
      const expected = again.reduce((sum, partition) => sum + (slices[partition]?.length ?? 0), 0);
      const mapTasks = (two?.attempts ?? [])
        .filter(({ submitted }) => submitted.stageInfo.shuffleId !== undefined)
        .flatMap(({ tasks }) => tasks.map(({ info }) => info.partitionId));
      t.say(
        `${inWords(lineage)} cached on ${executors} executors; executor 0 dies between two jobs`,
        `익스큐터 ${executors}개에 ${inWords(lineage)}를 캐시. 두 잡 사이에 익스큐터 0이 죽음`,
      );
      t.classify("no shuffle on the way", r === undefined);
      t.classify("map outputs were lost, too", lostOutputs.length > 0);
      t.classify("something was left", again.length > 0 && again.length < m);
      t.expect(app.result[1]).toEqual(app.result[0]);
      t.expect(after[0]).toBe(count);
      t.expect((after[1] ?? 0) - count).toBe(expected);
      t.expect(mapTasks.toSorted(byNumber)).toEqual(
        r === undefined ? [] : lostOutputs.toSorted(byNumber),
      );
      t.witness(
        `executor 0 held ${lostCached.length} of ${r ?? m} cached partitions${r === undefined ? "" : ` and ${onLost("map").length} of ${m} map outputs`}: ${expected} of ${count} records were mapped again`,
        `익스큐터 0에 캐시한 파티션 ${r ?? m}개 가운데 ${lostCached.length}개${r === undefined ? "" : `, 맵 출력 ${m}개 가운데 ${onLost("map").length}개`}가 있었음. 레코드 ${count}개 가운데 ${expected}개를 다시 매핑`,
      );
    },
  );
});

const byNumber = (a: number, b: number): number => a - b;

/** Operators whose records do not multiply; `cartesian` and joins would. */
const lineageOps = {
  map: 2,
  filter: 1,
  mapValues: 2,
  flatMap: 1,
  coalesce: 1,
  reduceByKey: 3,
  partitionBy: 2,
  distinct: 1,
  repartition: 1,
} as const;

/** The same program over `factor` times the records. */
const grown = (lineage: Lineage, factor: number): Lineage =>
  lineage.map((step) =>
    step.op === "parallelize"
      ? { ...step, records: upTo(factor).flatMap(() => step.records) }
      : step,
  );

const recordsIn = (lineage: Lineage): number =>
  lineage.reduce((sum, step) => sum + (step.op === "parallelize" ? step.records.length : 0), 0);
