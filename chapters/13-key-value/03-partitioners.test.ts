/**
 * Laws: which partition a key goes to, and who says so when the program does not.
 *
 * In Spark: HashPartitioner, RangePartitioner, Partitioner.defaultPartitioner, SparkContext.defaultParallelism. Same: the partition of
 * every key, the choice, the numbers. Left out on purpose: partitioners that programs write, which no law of the notes asks for.
 */
import { HashPartitioner, type RDD } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { type Pair } from "../../test/harness/generators/lineage.ts";
import { isJobEnd } from "../../test/harness/generators/losses.ts";
import { localOf, run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inSeconds, seen, upTo } from "../../test/harness/generators/seen.ts";
import { hashPartitionOf, javaHash, type DrawnKey } from "./rdds-seen.ts";

const keys: fc.Arbitrary<DrawnKey> = fc.oneof(
  fc.integer({ min: -60, max: 60 }),
  fc.integer(),
  fc.string({ maxLength: 8 }),
  fc.boolean(),
  fc.constant(null),
);

/** Of 1 to 5: how many partitions real Spark keeps against exactly ten times as many (recording edge-ten-times-as-many). */
const keptAtTenTimes = new Set([4, 5]);

section({ en: "Partitioners", ko: "파티셔너" }, () => {
  law(
    "equal keys share one partition, the remainder of their hash; which executor computes it can change",
    {
      claims: ["S2-51"],
      ko: "같은 키는 해시의 나머지가 가리키는 한 파티션에 모인다. 그 파티션을 어느 익스큐터가 계산할지는 바뀔 수 있다.",
      cover: {
        "negative hash": 36,
        "null as a key": 20,
        "unequal keys share a partition": 60,
        "a key moved to another node": 20,
      },
      kills: [
        "keys/remainders-below-zero-turned-round",
        "keys/null-goes-last",
        "keys/keys-stay-where-they-were",
      ],
    },
    [
      fc.array(keys, { minLength: 2, maxLength: 16, size: "max" }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      seeds,
    ],
    async (t, drawn, r, m, seed) => {
      const twice = [...drawn, ...drawn];
      const dies = {
        kind: "kill executor",
        executor: "0",
        when: { after: isJobEnd, delay: 1_000 },
      };
      const app = await run(
        standaloneOf(2, 1),
        { seed, faults: [dies as never] },
        async (spark) => {
          await spark.sleep(4_000);
          const placed = spark.sparkContext
            .parallelize(
              twice.map((key): [DrawnKey, number] => [key, 1]),
              m,
            )
            .partitionBy(new HashPartitioner(r));
          const first = await placed.glom().collect();
          await spark.sleep(8_000);
          return [first, await placed.glom().collect()];
        },
      );
      const expected = upTo(r).map((partition) =>
        told(twice.filter((key) => hashPartitionOf(key, r) === partition)),
      );
      const homes = seen(app.events).jobs.map(({ attempts }) =>
        (attempts.at(-1)?.tasks ?? []).toSorted(byPartition).map(({ info }) => info.host),
      );
      const moved = expected.filter(
        (own, partition) => own.length > 0 && homes[0]?.[partition] !== homes[1]?.[partition],
      );
      t.say(
        `keys ${told(drawn).join(", ")} in ${r} partitions`,
        `파티션 ${r}개에 넣은 키 ${told(drawn).join(", ")}`,
      );
      t.classify(
        "negative hash",
        r > 1 && drawn.some((key) => key !== null && javaHash(key) % r < 0),
      );
      t.classify("null as a key", drawn.includes(null));
      t.classify(
        "unequal keys share a partition",
        expected.some((own) => new Set(own).size > 1),
      );
      t.classify("a key moved to another node", moved.length > 0);
      for (const job of app.result)
        t.expect(job.map((records) => told(records.map(([key]) => key)))).toEqual(expected);
      t.witness(
        `${new Set(told(drawn)).size} keys in ${r} partitions: ${expected.map((own) => new Set(own).size).join(", ")}; the same in both jobs, ${moved.length} partitions computed on another node the second time`,
        `키 ${new Set(told(drawn)).size}개가 파티션 ${r}개에 ${expected.map((own) => new Set(own).size).join(", ")}개씩. 두 잡이 같고, 두 번째에는 파티션 ${moved.length}개를 다른 노드에서 계산`,
      );
    },
  );

  law(
    "sorted by key, each partition holds one range of keys, and at most as many partitions are made as were asked for",
    {
      claims: ["S2-51"],
      ko: "키로 정렬하면 파티션마다 키의 한 구간이 들어가고, 파티션 수는 요청한 수를 넘지 않는다.",
      cover: {
        descending: 31,
        "fewer partitions than asked for": 1,
        "a key stands several times": 50,
      },
      kills: ["keys/descending-in-ascending-ranges", "keys/ranges-left-unsorted"],
    },
    [
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40, size: "max" }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      seeds,
    ],
    async (t, drawn, asked, m, ascending, seed) => {
      const app = await run(localOf(2), { seed }, async (spark) => {
        const sorted = spark.sparkContext
          .parallelize(
            drawn.map((key): Pair => [key, 1]),
            m,
          )
          .sortByKey(ascending, asked);
        return [await sorted.glom().collect(), sorted.getNumPartitions()] as const;
      });
      const [parts, count] = app.result;
      const found = parts.map((records) => records.map(([key]) => key));
      t.say(
        `${drawn.join(", ")} ${ascending ? "ascending" : "descending"} in ${asked}`,
        `${drawn.join(", ")}: ${ascending ? "오름차순" : "내림차순"}, 파티션 ${asked}개`,
      );
      t.classify("descending", !ascending);
      t.classify("fewer partitions than asked for", count < asked);
      t.classify("a key stands several times", new Set(drawn).size < drawn.length);
      t.expect(found.flat()).toEqual(drawn.toSorted((a, b) => (ascending ? a - b : b - a)));
      t.expect(count).toBeLessThanOrEqual(asked);
      const homes = found.flatMap((own) => [...new Set(own)]);
      t.expect(new Set(homes).size).toBe(homes.length);
      t.witness(
        `${drawn.length} records, ${asked} partitions asked for, ${count} made: ${found.map((own) => (own.length === 0 ? "none" : `${own[0]} to ${own.at(-1)}`)).join(" | ")}`,
        `레코드 ${drawn.length}개, 요청한 파티션 ${asked}개, 만든 것 ${count}개: ${found.map((own) => (own.length === 0 ? "없음" : `${own[0]}~${own.at(-1)}`)).join(" | ")}`,
      );
    },
  );

  law(
    "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
    {
      claims: ["X-02"],
      ko: "파티셔너를 주지 않으면 기존의 가장 큰 것이 넉넉히 클 때 그것을 쓰고, 아니면 기본 수만큼의 해시 파티션을 쓴다.",
      cover: {
        "nobody has a partitioner": 1,
        "an existing one is kept": 25,
        "exactly ten times": 10,
        "an existing one is too small": 7,
        "spark.default.parallelism is set": 26,
      },
      kills: [
        "keys/joins-take-the-smaller-number",
        "keys/reduce-into-as-many-as-cores",
        "keys/any-partitioner-is-kept",
        "keys/ten-times-is-never-near",
        "M-11",
        "M-12",
      ],
    },
    [
      fc.oneof(
        fc.array(input([1, 2, 3, 10, 19, 20, 30, 60], fc.boolean()), {
          minLength: 1,
          maxLength: 2,
          size: "max",
        }),
        fc.tuple(input([1, 2, 3], fc.constant(true)), input([10, 19, 20, 30], fc.boolean())),
        fc.constantFrom(1, 2, 3, 4, 5).map((kept) => [
          { partitions: kept, hashed: true },
          { partitions: 10 * kept, hashed: false },
        ]),
      ),
      fc.option(fc.constantFrom(1, 2, 4, 12), { nil: undefined, freq: 2 }),
      fc.integer({ min: 1, max: 4 }),
    ],
    async (t, inputs, configured, threads) => {
      const conf = configured === undefined ? {} : { "spark.default.parallelism": configured };
      const app = await run(localOf(threads), { conf }, async (spark) => {
        const [left, right] = inputs.map(({ partitions, hashed }): RDD<Pair> => {
          const rdd = spark.sparkContext.parallelize<Pair>([[1, 1]], hashed ? 1 : partitions);
          return hashed ? rdd.partitionBy(new HashPartitioner(partitions)) : rdd;
        }) as [RDD<Pair>, RDD<Pair> | undefined];
        const made: RDD<unknown> =
          right === undefined ? left.reduceByKey((a) => a) : left.join(right);
        return made.getNumPartitions();
      });
      const most = Math.max(...inputs.map(({ partitions }) => partitions));
      const kept = Math.max(
        0,
        ...inputs.map(({ partitions, hashed }) => (hashed ? partitions : 0)),
      );
      const wanted = configured ?? most;
      const isLargeEnough = most < 10 * kept || (most === 10 * kept && keptAtTenTimes.has(kept));
      const isKept = kept > 0 && (isLargeEnough || wanted <= kept);
      const expected = isKept ? kept : wanted;
      const named = inputs.map(
        ({ partitions, hashed }) => `${partitions}${hashed ? " by hash" : ""}`,
      );
      t.say(
        `${named.join(" and ")}, default ${configured ?? "not set"}, local[${threads}]`,
        `부모 ${named.join(", ").replaceAll(" by hash", "(해시)")}, 기본 병렬도 ${configured ?? "없음"}, local[${threads}]`,
      );
      t.classify("nobody has a partitioner", kept === 0);
      t.classify("an existing one is kept", isKept);
      t.classify("an existing one is too small", kept > 0 && !isKept);
      t.classify("exactly ten times", kept > 0 && most === 10 * kept && wanted > kept);
      t.classify("spark.default.parallelism is set", configured !== undefined);
      t.expect(app.result).toBe(expected);
      t.witness(
        `parents of ${named.join(" and ")} partitions, spark.default.parallelism ${configured ?? "not set"}: ${app.result} partitions`,
        `부모 파티션 ${named.join(", ").replaceAll(" by hash", "(해시)")}, spark.default.parallelism ${configured ?? "없음"}: 파티션 ${app.result}개`,
      );
    },
  );

  law(
    "on a cluster the default parallelism is the cores registered by the moment it is asked for, and at least two",
    {
      claims: ["X-18"],
      ko: "클러스터의 기본 병렬도는 물어본 순간까지 등록된 코어 수이고 최소 2다.",
      cover: {
        "asked before all have registered": 30,
        "asked when all have registered": 9,
        "spark.default.parallelism is set": 15,
      },
      kills: ["keys/a-default-for-ever", "M-82"],
    },
    [
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(0, 0, 500, 1_000, 1_100, 1_500, 4_000),
      fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined, freq: 4 }),
      seeds,
    ],
    async (t, workers, cores, wait, configured, seed) => {
      const conf = configured === undefined ? {} : { "spark.default.parallelism": configured };
      const app = await run(standaloneOf(workers, cores), { seed, conf }, async (spark) => {
        if (wait > 0) await spark.sleep(wait);
        const rdd = spark.sparkContext.parallelize([1, 2, 3]);
        await rdd.count();
        return rdd.getNumPartitions();
      });
      const job = app.events.findIndex(({ kind }) => kind === "SparkListenerJobStart");
      const registered = app.events
        .slice(0, job)
        .reduce(
          (sum, event) =>
            sum + (event.kind === "SparkListenerExecutorAdded" ? event.totalCores : 0),
          0,
        );
      t.say(
        `${workers} workers of ${cores} cores, asked ${wait} ms after the start`,
        `코어 ${cores}개인 워커 ${workers}개, 시작하고 ${wait}ms 뒤에 물음`,
      );
      t.classify("asked before all have registered", registered < workers * cores);
      t.classify("asked when all have registered", registered === workers * cores);
      t.classify("spark.default.parallelism is set", configured !== undefined);
      t.expect(app.result).toBe(configured ?? Math.max(registered, 2));
      t.witness(
        `at ${inSeconds(app.events[job]?.at ?? 0)} ${registered} of ${workers * cores} cores were registered, spark.default.parallelism ${configured ?? "not set"}: parallelize made ${app.result} partitions`,
        `${inSeconds(app.events[job]?.at ?? 0)}에 코어 ${workers * cores}개 가운데 ${registered}개가 등록됨, spark.default.parallelism ${configured ?? "없음"}: parallelize의 파티션 ${app.result}개`,
      );
    },
  );
});

/** A parent of an operation by key: its partitions, and whether keys were hashed into them. */
const input = (partitions: readonly number[], hashed: fc.Arbitrary<boolean>) =>
  fc.record({ partitions: fc.constantFrom(...partitions), hashed });

/** Keys as text, in an order that does not depend on where they were. */
const told = (drawn: readonly DrawnKey[]): string[] =>
  drawn.map((key) => JSON.stringify(key)).toSorted();

const byPartition = (
  a: { readonly info: { readonly partitionId: number } },
  b: { readonly info: { readonly partitionId: number } },
): number => a.info.partitionId - b.info.partitionId;
