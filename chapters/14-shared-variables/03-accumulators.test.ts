/**
 * Laws: what an accumulator holds after jobs, retries and losses, who may read it, who lists it.
 *
 * In Spark: DAGScheduler.updateAccumulators, Task.collectAccumulatorUpdates. Left out on purpose: speculation; SQL metrics.
 */
import { eventsOf, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { failing } from "../../test/harness/generators/failing.ts";
import {
  anyCluster,
  localOf,
  run,
  seeds,
  standaloneOf,
  type ClusterCase,
} from "../../test/harness/generators/run.ts";
import { seen, succeeded } from "../../test/harness/generators/seen.ts";

/** Clusters on which a task may fail three times: twice by itself, once with its executor. */
const lenient: fc.Arbitrary<ClusterCase> = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((threads) => localOf(threads, 4)),
  fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 2 }))
    .map(([n, c]) => standaloneOf(n, c)),
);

const death = (executor: number, at: number): Fault => ({
  kind: "kill executor",
  executor: String(executor),
  when: { at },
});

section({ en: "Accumulators", ko: "어큐뮬레이터" }, () => {
  law(
    "in an action an accumulator counts each partition once, whatever fails or dies",
    {
      claims: ["X-06"],
      ko: "액션 안의 어큐뮬레이터는 무엇이 실패하고 죽어도 파티션마다 한 번만 센다.",
      cover: { "an attempt failed after it had added": 35, "an executor died": 10 },
      kills: ["shared/failed-attempts-count"],
    },
    [
      lenient,
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 2 }),
      fc.option(fc.tuple(fc.nat(1), fc.integer({ min: 2_050_000, max: 2_400_000 }))),
      seeds,
    ],
    async (t, cluster, partitions, each, attempts, dies, seed) => {
      const faults = dies === null || cluster.isLocal ? [] : [death(...dies)];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        const sc = spark.sparkContext;
        const acc = sc.longAccumulator("records");
        const records = sc.range(0, partitions * each, 1, partitions).costing(20_000);
        await failing(records, { partition: 1, attempts }, each - 1).foreach(() => {
          acc.add(1);
        });
        return acc.value;
      });
      const failed = seen(app.events).tasks.filter(
        ({ end }) => end?.reason.kind === "ExceptionFailure",
      ).length;
      const died = app.events.some(({ kind }) => kind === "ProcessLost");
      t.say(
        `${partitions} partitions of ${each}, task 1 fails ${attempts} times on ${cluster.name}`,
        `${cluster.ko}, 레코드 ${each}개짜리 파티션 ${partitions}개, 태스크 1의 실패 ${attempts}번`,
      );
      t.classify("an attempt failed after it had added", failed > 0);
      t.classify("an executor died", died);
      t.expect(app.error).toBeUndefined();
      t.expect(app.result).toBe(partitions * each);
      t.witness(
        `foreach over ${partitions} partitions of ${each} records on ${cluster.name}: ${failed} attempts failed after adding${died ? ", an executor died" : ""}; the accumulator says ${app.result}`,
        `${cluster.name}, 레코드 ${each}개짜리 파티션 ${partitions}개에 foreach: 더한 뒤 실패한 시도 ${failed}번${died ? ", 익스큐터 하나를 잃음" : ""}. 어큐뮬레이터는 ${app.result}`,
      );
    },
  );

  law(
    "in a transformation an accumulator counts again each time its partition is computed",
    {
      claims: ["X-06"],
      ko: "트랜스포메이션 안의 어큐뮬레이터는 파티션을 계산할 때마다 다시 센다.",
      cover: { uncached: 20, cached: 20, "behind a shuffle": 20, "several actions": 50 },
      kills: ["M-54"],
    },
    [
      anyCluster,
      fc.constantFrom("uncached", "cached", "behind a shuffle"),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 3 }),
      seeds,
    ],
    async (t, cluster, how, records, actions, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const acc = sc.longAccumulator("mapped");
        const mapped = sc.range(0, records, 1, 3).map((n): [number, number] => {
          acc.add(1);
          return [n % 2, n];
        });
        if (how === "cached") mapped.cache();
        const asked = how === "behind a shuffle" ? mapped.groupByKey(2) : mapped;
        for (let action = 0; action < actions; action += 1) await asked.count();
        return acc.value;
      });
      const wanted = how === "uncached" ? records * actions : records;
      t.say(
        `${records} records, ${how}, ${actions} actions on ${cluster.name}`,
        `${cluster.ko}, 레코드 ${records}개, 액션 ${actions}번 (${how})`,
      );
      t.classify(how, true);
      t.classify("several actions", actions > 1);
      t.expect(app.result).toBe(wanted);
      t.witness(
        `${records} records mapped, ${how}, ${actions} actions: the accumulator in the map says ${wanted}`,
        `레코드 ${records}개, ${how === "uncached" ? "캐시 없이" : how === "cached" ? "캐시하고" : "셔플 앞에서"} 액션 ${actions}번: map 안의 어큐뮬레이터는 ${wanted}`,
      );
    },
  );

  law(
    "a map task that runs again after a loss adds again",
    {
      claims: ["X-06"],
      ko: "잃은 뒤 다시 도는 맵 태스크는 다시 더한다.",
      cover: { "map tasks ran again": 40 },
      kills: ["shared/map-updates-once"],
    },
    [
      fc.integer({ min: 2, max: 3 }).map((n) => standaloneOf(n, 1)),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      seeds,
    ],
    async (t, cluster, partitions, each, seed) => {
      const lost: Fault = {
        kind: "lose disk",
        executor: "0",
        when: { after: ({ kind }) => kind === "SparkListenerStageCompleted", delay: 1 },
      };
      const app = await run(cluster, { seed, faults: [lost] }, async (spark) => {
        const sc = spark.sparkContext;
        const acc = sc.longAccumulator("mapped");
        const grouped = sc
          .range(0, partitions * each, 1, partitions)
          .map((n): [number, number] => {
            acc.add(1);
            return [n % 3, n];
          })
          .groupByKey(2);
        return { count: await grouped.count(), again: await grouped.count(), acc: acc.value };
      });
      const maps = seen(app.events).tasks.filter(
        (task) => task.end?.taskType === "ShuffleMapTask" && succeeded(task),
      );
      t.say(
        `${partitions} partitions of ${each} on ${cluster.name}; executor 0 loses its files`,
        `${cluster.ko}, 레코드 ${each}개짜리 파티션 ${partitions}개. 익스큐터 0이 파일을 잃음`,
      );
      t.classify("map tasks ran again", maps.length > partitions);
      t.expect(app.error).toBeUndefined();
      t.expect(app.result.again).toBe(app.result.count);
      t.expect(app.result.acc).toBe(maps.length * each);
      t.witness(
        `${partitions} map tasks of ${each} records on ${cluster.name}; executor 0 lost its files and ${maps.length - partitions} ran again: the accumulator says ${app.result.acc} for ${partitions * each} records`,
        `${cluster.name}, 레코드 ${each}개짜리 맵 태스크 ${partitions}개. 익스큐터 0이 파일을 잃어 ${maps.length - partitions}개가 다시 돌았고, 레코드 ${partitions * each}개에 어큐뮬레이터는 ${app.result.acc}`,
      );
    },
  );

  law(
    "a task reads its own part of an accumulator, the driver the sum of what came back",
    {
      claims: ["X-07"],
      ko: "태스크는 어큐뮬레이터에서 자기 몫만 읽고, 드라이버는 돌아온 것의 합을 읽는다.",
      cover: { "several tasks": 60, "the driver had added before": 40 },
      kills: ["shared/accumulator-in-place"],
    },
    [anyCluster, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.nat(3), seeds],
    async (t, cluster, partitions, each, before, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const acc = sc.longAccumulator("records");
        acc.add(before);
        const read = await sc
          .range(0, partitions * each, 1, partitions)
          .map(() => {
            acc.add(1);
            return acc.value;
          })
          .collect();
        return { read, driver: acc.value };
      });
      const own = Array.from({ length: partitions * each }, (_, n) => (n % each) + 1);
      t.say(
        `${partitions} tasks of ${each} records on ${cluster.name}, ${before} before`,
        `${cluster.ko}, 레코드 ${each}개짜리 태스크 ${partitions}개, 그 전의 값 ${before}`,
      );
      t.classify("several tasks", partitions > 1);
      t.classify("the driver had added before", before > 0);
      t.expect(app.result.read).toEqual(own);
      t.expect(app.result.driver).toBe(before + partitions * each);
      t.witness(
        `the driver had ${before}; each of ${partitions} tasks read 1 to ${each}; then the driver read ${app.result.driver}`,
        `드라이버에는 ${before}. 태스크 ${partitions}개는 저마다 1부터 ${each}까지 읽었고, 그다음 드라이버가 읽은 값은 ${app.result.driver}`,
      );
    },
  );

  law(
    "a named accumulator is listed with the tasks and stages that changed it, one without a name nowhere",
    {
      claims: ["X-06", "X-07"],
      ko: "이름 있는 어큐뮬레이터는 그것을 바꾼 태스크와 스테이지에 적힌다. 이름이 없으면 어디에도 적히지 않는다.",
      cover: { "a task added nothing": 25, "all tasks added": 25 },
      kills: ["shared/unnamed-listed"],
    },
    [anyCluster, fc.integer({ min: 1, max: 5 }), fc.boolean(), seeds],
    async (t, cluster, partitions, some, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const [named, silent] = [sc.longAccumulator("even"), sc.longAccumulator()];
        await sc.range(0, partitions, 1, partitions).foreach((n) => {
          silent.add(1);
          if (!some || n % 2 === 0) named.add(n + 1);
        });
        return [named.value, silent.value];
      });
      const ends = eventsOf(app.events, "SparkListenerTaskEnd");
      const listed = ends.flatMap(({ taskInfo }) => taskInfo.accumulables);
      const [stage] = eventsOf(app.events, "SparkListenerStageCompleted");
      const adding = ends.filter(({ taskInfo }) => !some || taskInfo.partitionId % 2 === 0);
      t.say(
        `${partitions} tasks on ${cluster.name}, ${some ? "every other adds" : "all add"}`,
        `${cluster.ko}, 태스크 ${partitions}개 (${some ? "하나 걸러 더함" : "모두 더함"})`,
      );
      t.classify("a task added nothing", adding.length < ends.length);
      t.classify("all tasks added", adding.length === ends.length);
      t.expect(app.result[1]).toBe(partitions);
      t.expect(listed.length).toBe(adding.length);
      t.expect(listed.every(({ name }) => name === "even")).toBe(true);
      t.expect(listed.reduce((sum, { update }) => sum + Number(update), 0)).toBe(app.result[0]);
      t.expect(stage?.stageInfo.accumulables.map(({ value }) => value)).toEqual([
        String(app.result[0]),
      ]);
      t.witness(
        `${adding.length} of ${ends.length} tasks added to “even”: their lists say ${listed.map(({ update }) => update).join(", ")}, the stage's says ${app.result[0]}`,
        `태스크 ${ends.length}개 가운데 ${adding.length}개가 “even”에 더했다. 태스크의 목록은 ${listed.map(({ update }) => update).join(", ")}, 스테이지의 목록은 ${app.result[0]}`,
      );
    },
  );
});
