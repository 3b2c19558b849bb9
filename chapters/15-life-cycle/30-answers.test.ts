/**
 * Laws: what an answer does not depend on, and what it does.
 *
 * In Spark: RDD.treeAggregate, local mode beside a cluster, statics of an executor. Same: the shape of the tree, equal
 * answers everywhere, state of a module once an executor. Left out on purpose: a module's state in local mode, where
 * the JVM of driver and tasks is one and PySpark's workers are not.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import { stagesOf } from "../../test/harness/generators/model-stages.ts";
import {
  localClusters,
  localOf,
  run,
  seeds,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { exchangedHere, exchangedSoFar, rateHere, setRate } from "./modules/exchange.ts";
import { lifeInside } from "./sections.ts";

const managers = new Set([
  "RegisterApplication",
  "LaunchExecutor",
  "RegisterExecutor",
  "LaunchTask",
]);

section(lifeInside, () => {
  law(
    "`treeAggregate` adds stages and sends the driver fewer results, with the same answer",
    {
      claims: ["X-11"],
      ko: "`treeAggregate`는 스테이지를 더해 드라이버로 가는 결과 수를 줄이고 답은 같다.",
      cover: { "two stages": 20, "three stages": 5, "too few partitions to add any": 13 },
      kills: ["inside/tree-of-wrong-degree", "inside/tree-without-levels"],
    },
    [
      fc.oneof(
        { arbitrary: fc.integer({ min: 1, max: 8 }), weight: 5 },
        { arbitrary: fc.integer({ min: 9, max: 30 }), weight: 5 },
        { arbitrary: fc.integer({ min: 31, max: 120 }), weight: 1 },
      ),
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.nat(50), { maxLength: 40, size: "max" }),
      fc.boolean(),
      seeds,
    ],
    async (t, partitions, depth, numbers, reducing, seed) => {
      const sum = numbers.reduce((a, b) => a + b, 0);
      const reduces = reducing && numbers.length > 0;
      const app = await run(localOf(4), { seed }, (spark) => {
        const rdd = spark.sparkContext.parallelize([...numbers], partitions);
        return reduces
          ? rdd.treeReduce((a, b) => a + b, depth)
          : rdd.treeAggregate(
              0,
              (so, n) => so + n,
              (a, b) => a + b,
              depth,
            );
      });
      const { jobs } = seen(app.events);
      const tasks = jobs[0]?.attempts.map((attempt) => attempt.tasks.length) ?? [];
      const expected = [partitions, ...levels(partitions, depth)];
      t.say(
        `${reduces ? "treeReduce" : "treeAggregate"} of ${partitions} partitions, depth ${depth}`,
        `${reduces ? "treeReduce" : "treeAggregate"}, 파티션 ${partitions}개, 깊이 ${depth}`,
      );
      t.classify("two stages", expected.length === 2);
      t.classify("three stages", expected.length === 3);
      t.classify("too few partitions to add any", expected.length === 1);
      t.expect(app.result).toBe(sum);
      t.expect(jobs.length).toBe(1);
      t.expect(tasks).toEqual(expected);
      t.witness(
        `${partitions} partitions, depth ${depth}: stages of ${tasks.join(", ")} tasks; the driver merged ${tasks.at(-1)} results, not ${partitions}`,
        `파티션 ${partitions}개, 깊이 ${depth}: 스테이지의 태스크 ${tasks.join(", ")}개. 드라이버가 합친 결과는 ${partitions}개가 아니라 ${tasks.at(-1)}개`,
      );
    },
  );

  law(
    "one machine computes the same answer as a cluster",
    {
      claims: ["S1-02", "S4-04"],
      ko: "머신 한 대로 돌려도 클러스터와 답이 같다.",
      cover: { "two shuffles or more": 19, "local mode": 25, "cluster mode": 10 },
      kills: ["inside/remote-blocks-read-empty", "inside/local-mode-has-an-executor"],
    },
    [
      lineages(),
      fc.oneof(
        localClusters,
        fc
          .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 3 }))
          .map(([n, cores]) => standaloneOf(n, cores)),
      ),
      fc.constantFrom("client", "cluster"),
      seeds,
    ],
    async (t, lineage, cluster, mode, seed) => {
      const deployMode = cluster.isLocal ? "client" : mode;
      const collect = { seed, deployMode, conf: { "spark.executor.cores": 1 } } as const;
      const app = await run(cluster, collect, async (spark) => {
        await spark.sleep(3_000);
        return build(spark.sparkContext, lineage).at(-1)?.collect();
      });
      const alone = await run(localOf(1), { seed }, (spark) =>
        build(spark.sparkContext, lineage).at(-1)?.collect(),
      );
      const ranOn = new Set(seen(app.events).tasks.map(({ info }) => info.executorId));
      const heard = app.events.filter(({ kind }) => managers.has(kind));
      t.say(
        `${inWords(lineage)} on local[1] and on ${cluster.name}, ${deployMode} mode`,
        `local[1], 그리고 ${cluster.ko}(${deployMode} 모드): ${inWords(lineage)}`,
      );
      t.classify("two shuffles or more", stagesOf(lineage, lineage.length - 1).length > 2);
      t.classify("local mode", cluster.isLocal);
      t.classify("cluster mode", deployMode === "cluster");
      t.expect(app.error).toBeUndefined();
      t.expect(asMultiset(app.result ?? [])).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
      t.expect(asMultiset(alone.result ?? [])).toEqual(asMultiset(app.result ?? []));
      t.expect(heard.length === 0).toBe(cluster.isLocal);
      t.expect(ranOn.has("driver")).toBe(cluster.isLocal);
      if (ranOn.size < 2) return;
      t.witness(
        `${inWords(lineage)}: ${app.result?.length} records on local[1] and on ${ranOn.size} executors of ${cluster.name} (${deployMode} mode), the same`,
        `${inWords(lineage)}: local[1]에서도, ${cluster.ko}의 익스큐터 ${ranOn.size}개에서도(${deployMode} 모드) 같은 레코드 ${app.result?.length}개`,
      );
    },
  );

  law(
    "a module's variable is looked up where the task runs, not where the driver stands",
    {
      claims: ["X-16"],
      ko: "모듈 변수는 드라이버가 아니라 태스크가 도는 곳에서 찾는다.",
      cover: { "driver changed it before the action": 51, "two executors": 18 },
      kills: ["inside/modules-shared-with-the-driver"],
    },
    [
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 2 }),
      seeds,
    ],
    async (t, changed, partitions, workers, seed) => {
      const before = exchangedSoFar();
      const app = await run(standaloneOf(workers, 1), { seed }, async (spark) => {
        await spark.sleep(3_000);
        setRate(changed);
        const captured = rateHere();
        const answer = await spark.sparkContext
          .parallelize(upTo(12), partitions)
          .map((): [number, number, number] => [rateHere(), captured, exchangedHere()])
          .glom()
          .collect();
        const onDriver = rateHere();
        setRate(1);
        return { answer, onDriver };
      });
      const { tasks } = seen(app.events);
      const executors = [...new Set(tasks.map(({ info }) => info.executorId))];
      const { answer, onDriver } = app.result;
      t.say(
        `the driver sets the rate to ${changed}; ${partitions} tasks on ${workers} workers`,
        `드라이버가 환율을 ${changed}로 정한다. 워커 ${workers}개에 태스크 ${partitions}개`,
      );
      t.classify("driver changed it before the action", changed !== 1);
      t.classify("two executors", executors.length > 1);
      t.expect(onDriver).toBe(changed);
      t.expect(answer.flat().map(([rate, captured]) => [rate, captured])).toEqual(
        upTo(12).map(() => [1, changed]),
      );
      for (const executor of executors) {
        const here = tasks
          .filter(({ info }) => info.executorId === executor)
          .flatMap(({ info }) => answer[info.partitionId] ?? []);
        t.expect(here.map(([, , number]) => number).toSorted((a, b) => a - b)).toEqual(
          here.map((_, k) => k + 1),
        );
      }
      t.expect(exchangedSoFar()).toBe(before);
      t.witness(
        `the driver set the rate to ${changed}: tasks on ${executors.length} executors read 1 in their own module and ${changed} where a local variable had been captured`,
        `드라이버가 정한 환율: ${changed}. 익스큐터 ${executors.length}개의 태스크가 자기 모듈에서 읽은 값: 1, 캡처한 지역 변수의 값: ${changed}`,
      );
    },
  );
});

/** The tasks of the further stages: each level has a scale-th of the one before, while that makes the whole shorter. */
function levels(partitions: number, depth: number): number[] {
  const scale = Math.max(
    2,
    upTo(partitions + 1).find((s) => s ** depth >= partitions) ?? partitions,
  );
  const counts: number[] = [];
  let n = partitions;
  while (n > scale + Math.ceil(n / scale)) counts.push((n = Math.floor(n / scale)));
  return counts;
}
