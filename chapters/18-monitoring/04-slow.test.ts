/**
 * Laws: what is slow, and what makes it faster: skew, slow hosts, joins, small files.
 *
 * In Spark: the summary metrics of a stage, speculation, map-side joins, splits of files. Left out on purpose: real time; the doctor weighs virtual time.
 */
import { eventsOf, HashPartitioner, MemoryDisk, type Fault } from "#engine/index";
import { encodeUtf8 } from "#engine/foundation/utf8";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { diagnosed } from "./asked.ts";

section({ en: "What is slow", ko: "느린 것" }, () => {
  law(
    "the doctor finds a planted skew first, and names its task",
    {
      claims: ["S4-86"],
      ko: "닥터는 심어 둔 데이터 치우침을 가장 먼저 찾고 태스크까지 말한다.",
      cover: { "three executors": 30 },
      kills: ["monitor/nothing-is-long"],
    },
    [
      standaloneClusters(2, 3, 1),
      fc.integer({ min: 4, max: 6 }),
      fc.nat(5),
      fc.integer({ min: 900, max: 1_500 }),
      seeds,
    ],
    async (t, cluster, partitions, place, hot, seed) => {
      const key = place % partitions;
      const app = await run(cluster, { seed }, async (spark) => {
        await spark.sleep(3_000);
        const keys = Array.from({ length: 20 * partitions }, (_, n) => n % partitions);
        const pairs = spark.sparkContext
          .parallelize([...keys, ...Array.from({ length: hot }, () => key)], partitions)
          .map((one): [number, number] => [one, 1]);
        return pairs.partitionBy(new HashPartitioner(partitions)).costing(5_000).count();
      });
      const { findings } = diagnosed(app);
      const [first] = findings;
      t.say(
        `${hot} records of key ${key} on ${cluster.name}`,
        `${cluster.ko}, 키 ${key}의 레코드 ${hot}개`,
      );
      t.classify("three executors", cluster.executors > 2);
      t.expect(first?.kind).toBe("skew");
      t.expect(first?.where.taskIndex).toBe(key);
      t.witness(
        `first finding: skew in task ${first?.where.taskIndex}, ${first?.lostMillis} ms lost (${first?.severity})`,
        `첫 소견: 태스크 ${first?.where.taskIndex}의 데이터 치우침, 잃은 시간 ${first?.lostMillis}ms (${first?.severity})`,
      );
    },
  );

  law(
    "where nothing is wrong the doctor finds nothing above a note",
    {
      claims: ["S4-75"],
      ko: "잘못된 것이 없으면 닥터는 참고보다 무거운 소견을 내지 않는다.",
      cover: { "several stages": 40 },
      kills: ["monitor/starting-counts-as-a-gap"],
    },
    [
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 2 }),
      fc.boolean(),
      seeds,
    ],
    async (t, workers, cores, waves, shuffles, seed) => {
      const partitions = 3 * waves * workers * cores;
      const app = await run(standaloneOf(workers, cores), { seed }, async (spark) => {
        await spark.sleep(3_000);
        const numbers = spark.sparkContext.range(0, 20 * partitions, 1, partitions).costing(50_000);
        if (!shuffles) return numbers.count();
        const pairs = numbers.map((n): [number, number] => [n % (20 * partitions), n]);
        return pairs.partitionBy(new HashPartitioner(partitions)).costing(50_000).count();
      });
      const { findings, isHealthy } = diagnosed(app);
      t.say(
        `${partitions} equal tasks on ${workers} workers of ${cores}`,
        `워커 ${workers}개(코어 ${cores}개씩)에 같은 태스크 ${partitions}개`,
      );
      t.classify("several stages", shuffles);
      t.expect(
        findings.filter(({ severity }) => severity !== "note").map(({ kind }) => kind),
      ).toEqual([]);
      t.expect(isHealthy).toBe(true);
      t.witness(
        `${partitions} equal tasks: ${findings.length} note(s), healthy`,
        `같은 태스크 ${partitions}개: 참고 ${findings.length}개, 건강함`,
      );
    },
  );

  law(
    "a copy helps a task on a slow host, not one that has more to do; and one result of each task counts",
    {
      claims: ["S4-86"],
      ko: "복사본은 느린 호스트의 태스크를 돕고, 할 일이 많은 태스크는 돕지 못한다. 태스크마다 결과 하나만 쓰인다.",
      cover: { "a slow host": 30, skew: 30, "a copy was launched": 40 },
      kills: ["M-65"],
    },
    [fc.boolean(), fc.integer({ min: 5, max: 7 }), fc.integer({ min: 10, max: 20 }), seeds],
    async (t, isSkew, partitions, factor, seed) => {
      const slow: Fault[] = [{ kind: "slow host", host: "worker-3", factor, when: { at: 0 } }];
      const job = (speculation: boolean) =>
        run(
          standaloneOf(3, 2),
          {
            seed,
            conf: { "spark.speculation": String(speculation), "spark.speculation.quantile": "0.5" },
            faults: isSkew ? [] : slow,
          },
          async (spark) => {
            await spark.sleep(5_000);
            const counted = spark.sparkContext.longAccumulator("counted");
            const sizes = Array.from({ length: partitions }, (_, n) =>
              isSkew && n === 0 ? factor : 1,
            );
            await spark.sparkContext
              .parallelize(sizes, partitions)
              .flatMap((size) => Array.from({ length: size }, (_, n) => n))
              .costing(400_000)
              .foreach(() => {
                counted.add(1);
              });
            await spark.sleep(20_000);
            return { counted: counted.value, wanted: sizes.reduce((a, b) => a + b, 0) };
          },
        );
      const [without, having] = [await job(false), await job(true)];
      const took = (app: typeof without): number =>
        (eventsOf(app.events, "SparkListenerJobEnd")[0]?.at ?? 0) -
        (eventsOf(app.events, "SparkListenerJobStart")[0]?.at ?? 0);
      const copies = eventsOf(having.events, "SparkListenerTaskStart").filter(
        ({ taskInfo }) => taskInfo.speculative,
      );
      const good = eventsOf(having.events, "SparkListenerTaskEnd").filter(
        ({ reason }) => reason.kind === "Success",
      );
      t.say(
        isSkew ? `a task ${factor} times as large` : `a host ${factor} times as slow`,
        isSkew ? `${factor}배 큰 태스크` : `${factor}배 느린 호스트`,
      );
      t.classify(isSkew ? "skew" : "a slow host");
      t.classify("a copy was launched", copies.length > 0);
      t.expect(having.result.counted).toBe(having.result.wanted);
      t.expect(good.length).toBe(partitions);
      if (isSkew) t.expect(took(having)).toBeGreaterThan(0.85 * took(without));
      else if (copies.length > 0) t.expect(took(having)).toBeLessThan(took(without));
      const [a, b] = [took(without), took(having)].map((micros) => (micros / 1e6).toFixed(1));
      t.witness(
        `${isSkew ? "skew" : "a slow host"}: ${a} s without, ${b} s with ${copies.length} copies; ${good.length} results for ${partitions} tasks`,
        `${isSkew ? "데이터 치우침" : "느린 호스트"}: 없이 ${a}초, 복사본 ${copies.length}개로 ${b}초. 태스크 ${partitions}개에 결과 ${good.length}개`,
      );
    },
  );

  law(
    "a join with a broadcast table shuffles nothing and answers the same",
    {
      claims: ["S4-88"],
      ko: "브로드캐스트한 표와의 조인은 셔플이 없고 답은 같다.",
      cover: { "some keys find nobody": 30 },
      kills: ["inside/map-ends-a-stage"],
    },
    [
      anyCluster,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      seeds,
    ],
    async (t, cluster, records, keys, partitions, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const facts = sc.range(0, records, 1, partitions).map((n): [number, number] => [n % 7, n]);
        const names = Array.from({ length: keys }, (_, key): [number, string] => [
          key,
          `name ${key}`,
        ]);
        const shuffled = await facts.join(sc.parallelize(names, 2)).collect();
        const table = sc.broadcast(new Map(names));
        const inPlace = await facts
          .map(([key, n]): [number, [number, string | undefined]] => [
            key,
            [n, table.value.get(key)],
          ])
          .filter(([, [, name]]) => name !== undefined)
          .collect();
        return { shuffled, inPlace };
      });
      const written = (job: number): number => {
        const stages = new Set(
          eventsOf(app.events, "SparkListenerJobStart")[job]?.stageInfos.map(
            ({ stageId }) => stageId,
          ),
        );
        return eventsOf(app.events, "SparkListenerTaskEnd")
          .filter(({ stageId }) => stages.has(stageId))
          .reduce((sum, { taskMetrics }) => sum + (taskMetrics?.shuffleRecordsWritten ?? 0), 0);
      };
      const { shuffled, inPlace } = app.result;
      const sorted = (rows: readonly unknown[]): readonly string[] =>
        rows.map((row) => JSON.stringify(row)).toSorted();
      t.say(`${records} records join ${keys} keys`, `레코드 ${records}개와 키 ${keys}개의 조인`);
      t.classify("some keys find nobody", inPlace.length < records);
      t.expect(sorted(inPlace)).toEqual(sorted(shuffled));
      t.expect(written(0)).toBe(records + keys);
      t.expect(written(1)).toBe(0);
      t.expect(eventsOf(app.events, "SparkListenerJobStart")[1]?.stageInfos.length).toBe(1);
      t.witness(
        `${shuffled.length} rows either way: ${written(0)} records through the shuffle, or none and a table of ${keys} in a broadcast`,
        `어느 쪽이나 ${shuffled.length}행. 셔플로는 레코드 ${written(0)}개, 브로드캐스트로는 0개에 ${keys}행짜리 표 하나`,
      );
    },
  );

  law(
    "every small file is a task of its own until they are packed; the lines stay",
    {
      claims: ["S4-89"],
      ko: "작은 파일은 저마다 태스크 하나다. 묶으면 태스크가 줄고 줄은 그대로다.",
      cover: { "many files": 40 },
      kills: ["monitor/files-beyond-five-unread"],
    },
    [anyCluster, fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 3 }), seeds],
    async (t, cluster, files, packs, seed) => {
      const disk = new MemoryDisk();
      for (let file = 0; file < files; file += 1)
        disk.write(`/in/part-${file}`, encodeUtf8(`line ${file}\n`));
      const app = await run(cluster, { seed, files: disk }, async (spark) => {
        const lines = spark.sparkContext.textFile("/in", 1);
        return [await lines.count(), await lines.coalesce(packs).count()];
      });
      const tasks = (stage: number): number =>
        eventsOf(app.events, "SparkListenerTaskEnd").filter(({ stageId }) => stageId === stage)
          .length;
      t.say(`${files} files on ${cluster.name}`, `${cluster.ko}, 파일 ${files}개`);
      t.classify("many files", files > 6);
      t.expect(app.result).toEqual([files, files]);
      t.expect(tasks(0)).toBe(files);
      t.expect(tasks(1)).toBe(Math.min(files, packs));
      t.witness(
        `${files} files of a line each: ${tasks(0)} tasks, packed ${tasks(1)}; ${files} lines both times`,
        `한 줄짜리 파일 ${files}개: 태스크 ${tasks(0)}개, 묶으면 ${tasks(1)}개. 줄은 두 번 다 ${files}개`,
      );
    },
  );
});
