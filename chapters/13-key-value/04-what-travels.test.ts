/**
 * Laws: what goes through a shuffle, and what spares one.
 *
 * In Spark: PairRDDFunctions, CoGroupedRDD, SortShuffleWriter. Same: records written, shuffles made. Left out
 * on purpose: time; what a record costs is chapter 19's.
 */
import { HashPartitioner, type RDD } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { pairs, type Pair } from "../../test/harness/generators/lineage.ts";
import { localClusters, localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { seen, upTo, type RunSeen } from "../../test/harness/generators/seen.ts";
import { slicesOf } from "./rdds-seen.ts";

const keyedOps = [
  "reduceByKey",
  "groupByKey",
  "join",
  "cogroup",
  "mapValues",
  "filter",
  "map",
  "map",
] as const;
type KeyedOp = (typeof keyedOps)[number];

section({ en: "What travels", ko: "무엇이 오가나" }, () => {
  law(
    "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
    {
      claims: ["S2-50"],
      ko: "한 번 셔플한 뒤에는 같은 파티셔너를 쓰는 키별 연산이 셔플을 더하지 않는다. `map`이 파티셔너를 버리기 전까지는.",
      cover: {
        "no further shuffle": 25,
        "a map forgot the partitioner": 10,
        "a join of the same": 25,
      },
      kills: ["keys/keyed-steps-shuffle-anew", "inside/join-shuffles-both-sides", "M-43", "M-42"],
    },
    [
      fc.array(fc.constantFrom<KeyedOp>(...keyedOps), { minLength: 1, maxLength: 5, size: "max" }),
      fc.integer({ min: 1, max: 3 }),
      pairs(10),
      seeds,
    ],
    async (t, ops, p, records, seed) => {
      let expected = 1;
      let placed = true;
      for (const op of ops) {
        const moves = isKeyed(op) && !placed;
        if (moves) expected += 1;
        if (isKeyed(op)) placed = true;
        else if (op === "map") placed = false;
      }
      const app = await run(localOf(2), { seed }, async (spark) => {
        const base = spark.sparkContext
          .parallelize(
            records.map(([k, v]): Pair => [k, v]),
            3,
          )
          .partitionBy(new HashPartitioner(p));
        const last = ops.reduce((rdd, op) => stepped(rdd, base, op, p), base);
        return [last.partitioner?.numPartitions, await last.count()];
      });
      const shuffles = shufflesOf(seen(app.events));
      t.say(`partitionBy(${p}) → ${ops.join(" → ")}`, `partitionBy(${p}) → ${ops.join(" → ")}`);
      t.classify("no further shuffle", ops.some(isKeyed) && expected === 1);
      t.classify("a map forgot the partitioner", expected > 1);
      t.classify("a join of the same", ops.includes("join") || ops.includes("cogroup"));
      t.expect(app.result[0]).toBe(placed ? p : undefined);
      t.expect(shuffles).toBe(expected);
      t.witness(
        `partitionBy(${p}) → ${ops.join(" → ")}: ${ops.filter(isKeyed).length} operations by key, ${shuffles} shuffles with the first`,
        `partitionBy(${p}) → ${ops.join(" → ")}: 키별 연산 ${ops.filter(isKeyed).length}번, 처음 것까지 셔플 ${shuffles}번`,
      );
    },
  );

  law(
    "partitioning first sends fewer records exactly from the second use by key on",
    {
      claims: ["S2-52"],
      ko: "미리 나눠 두면 키별로 두 번째 쓸 때부터 셔플하는 레코드가 준다.",
      cover: { "used once": 8, "used twice or more": 50, "the other side is larger": 20 },
      kills: ["inside/join-shuffles-both-sides", "keys/partition-by-moves-nothing"],
    },
    [pairs(16), pairs(16), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), seeds],
    async (t, large, small, uses, p, seed) => {
      t.pre(large.length > 0);
      const sent: number[] = [];
      for (const first of [true, false]) {
        const app = await run(localOf(2), { seed }, async (spark) => {
          const sc = spark.sparkContext;
          const rdd = (records: readonly (readonly [number, number])[]): RDD<Pair> =>
            sc.parallelize(
              records.map(([k, v]): Pair => [k, v]),
              2,
            );
          const left = rdd(large);
          const used = first ? left.partitionBy(new HashPartitioner(p)) : left;
          const counts: number[] = [];
          for (const _ of upTo(uses)) counts.push(await used.join(rdd(small), p).count());
          return counts;
        });
        t.expect(app.error).toBeUndefined();
        sent.push(recordsSent(seen(app.events)));
      }
      const others = uses * small.length;
      const [divided, plain] = sent;
      t.say(
        `${large.length} records joined ${uses} times with ${small.length} in ${p} partitions`,
        `파티션 ${p}개에서 레코드 ${large.length}개를 ${small.length}개와 ${uses}번 조인`,
      );
      t.classify("used once", uses === 1);
      t.classify("used twice or more", uses > 1);
      t.classify("the other side is larger", small.length > large.length);
      t.expect(divided).toBe(large.length + others);
      t.expect(plain).toBe(uses * large.length + others);
      t.expect((divided as number) < (plain as number)).toBe(uses > 1);
      t.witness(
        `${large.length} records joined ${uses} times: ${divided} records shuffled if partitioned first, ${plain} if not`,
        `레코드 ${large.length}개를 ${uses}번 조인: 미리 나누면 ${divided}개, 나누지 않으면 ${plain}개를 셔플`,
      );
    },
  );

  law(
    "`reduceByKey` sends one record for each key of a map task, `groupByKey` sends them all",
    {
      claims: ["S2-49"],
      ko: "`reduceByKey`는 맵 태스크의 키마다 레코드 하나를 보내고 `groupByKey`는 모두 보낸다.",
      cover: { "keys repeat in a map task": 52, "nothing to combine": 5 },
      kills: ["keys/groups-combine-on-the-map-side", "keys/reduce-combines-nothing", "M-47"],
    },
    [
      pairs(24),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      localClusters,
      seeds,
    ],
    async (t, records, m, r, cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const rdd = spark.sparkContext.parallelize(
          records.map(([k, v]): Pair => [k, v]),
          m,
        );
        const sums = await rdd.reduceByKey((a, b) => a + b, r).collect();
        const groups = await rdd.groupByKey(r).collect();
        return [sums, groups.map(([k, vs]): Pair => [k, vs.reduce((a, b) => a + b, 0)])] as const;
      });
      const [reduced, grouped] = seen(app.events).jobs.map(({ attempts }) =>
        recordsSent({ attempts }),
      );
      const expected = slicesOf(records, m).reduce(
        (sum, slice) => sum + new Set(slice.map(([k]) => k)).size,
        0,
      );
      t.say(
        `${records.length} records in ${m} map tasks`,
        `맵 태스크 ${m}개의 레코드 ${records.length}개`,
      );
      t.classify("keys repeat in a map task", expected < records.length);
      t.classify("nothing to combine", expected === records.length);
      t.expect(app.result[1].toSorted(byKey)).toEqual(app.result[0].toSorted(byKey));
      t.expect([reduced, grouped]).toEqual([expected, records.length]);
      t.witness(
        `${records.length} records in ${m} map tasks: reduceByKey sent ${reduced}, groupByKey ${grouped}, and the sums are the same`,
        `맵 태스크 ${m}개의 레코드 ${records.length}개: reduceByKey는 ${reduced}개, groupByKey는 ${grouped}개를 보냄. 합은 같음`,
      );
    },
  );
});

const isKeyed = (op: KeyedOp): boolean =>
  op === "reduceByKey" || op === "groupByKey" || op === "join" || op === "cogroup";

function stepped(rdd: RDD<Pair>, base: RDD<Pair>, op: KeyedOp, p: number): RDD<Pair> {
  switch (op) {
    case "reduceByKey":
      return rdd.reduceByKey((a, b) => Math.max(a, b), p);
    case "groupByKey":
      return rdd.groupByKey(p).mapValues((values) => values.length);
    case "join":
      return rdd
        .reduceByKey((a) => a, p)
        .join(
          base.reduceByKey((a) => a, p),
          p,
        )
        .mapValues(([v]) => v);
    case "cogroup":
      return rdd.cogroup(base, p).mapValues(([own, other]) => own.length + other.length);
    case "mapValues":
      return rdd.mapValues((v) => v + 1);
    case "filter":
      return rdd.filter(() => true);
    case "map":
      return rdd.map((pair) => pair);
  }
}

/** Stages that wrote a shuffle. */
const shufflesOf = ({ attempts }: Pick<RunSeen, "attempts">): number =>
  attempts.filter(({ submitted }) => submitted.stageInfo.shuffleId !== undefined).length;

const recordsSent = ({ attempts }: Pick<RunSeen, "attempts">): number =>
  attempts
    .flatMap(({ tasks }) => tasks)
    .reduce((sum, { end }) => sum + (end?.taskMetrics?.shuffleRecordsWritten ?? 0), 0);

const byKey = ([a]: readonly [number, number], [b]: readonly [number, number]): number => a - b;
