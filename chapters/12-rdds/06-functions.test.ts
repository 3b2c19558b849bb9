/**
 * Laws: where the functions of a program run, what they may touch, and what `map` does not do.
 *
 * In Spark: ClosureCleaner, Task, RDD.map. Same: a task works on a copy of what its functions capture, and on records of its own. Left out on
 * purpose: broadcasts and accumulators, the two things that tasks and driver may share (chapter 14).
 */
import { HashPartitioner, type Partitioner } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  localClusters,
  run,
  seeds,
  standaloneClusters,
} from "../../test/harness/generators/run.ts";
import { countOf, plural, seen, upTo } from "../../test/harness/generators/seen.ts";

/** What a task finds in its place: its executor's stdout. */
declare const console: { log(text: string): void };

section({ en: "Functions", ko: "함수" }, () => {
  law(
    "functions run in executors; the driver only evaluates the calls",
    {
      claims: ["S0-05"],
      ko: "함수는 익스큐터에서 돈다. 드라이버는 호출을 평가할 뿐이다.",
      cover: { "on a cluster": 28, "in local mode": 30 },
      kills: ["rdds/tasks-print-on-the-driver"],
    },
    [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), anyCluster, seeds],
    async (t, records, partitions, cluster, seed) => {
      const app = await run(cluster, { seed, logLevel: "INFO" }, ({ sparkContext: sc }) =>
        sc
          .parallelize(upTo(records), partitions)
          .map((n) => {
            console.log(`record ${n}`);
            return n;
          })
          .count(),
      );
      const said = app.events.flatMap((event) =>
        event.kind === "LogLine" && event.logger === "stdout" ? [event.process ?? ""] : [],
      );
      const ran = new Set(seen(app.events).tasks.map(({ info }) => info.executorId));
      t.say(
        `${plural(records, "record")} in ${plural(partitions, "partition")} on ${cluster.name}`,
        `${cluster.ko}: 레코드 ${records}개, 파티션 ${partitions}개`,
      );
      t.classify("on a cluster", !cluster.isLocal);
      t.classify("in local mode", cluster.isLocal);
      t.expect(said.length).toBe(records);
      for (const process of said) t.expect(/executor \d+$/.test(process)).toBe(!cluster.isLocal);
      if (!cluster.isLocal)
        for (const process of said) t.expect(ran).toContain(process.split(" ").at(-1));
      t.witness(
        `${plural(said.length, "call")}, all in: ${[...new Set(said)].join(", ")}`,
        `호출 ${said.length}번, 모두 여기서: ${[...new Set(said)].join(", ")}`,
      );
    },
  );

  law(
    "a function works on a copy of the variables it captures, so the driver's never change",
    {
      claims: ["X-14"],
      ko: "함수는 갈무리한 변수의 복사본으로 돈다. 드라이버의 변수는 바뀌지 않는다.",
      cover: { "several tasks": 40, "changed by the driver before the action": 30 },
      kills: ["rdds/tasks-share-the-drivers-variables"],
    },
    [
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 9 }),
      localClusters,
      seeds,
    ],
    async (t, records, partitions, before, cluster, seed) => {
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        let counter = 0;
        const cell = { value: 0 };
        const rdd = sc.parallelize(upTo(records), partitions).map(() => {
          counter += 1;
          cell.value += 1;
          return [counter, cell.value];
        });
        counter = before;
        const answers = await rdd.glom().collect();
        return { counter, cell: cell.value, answers };
      });
      const { counter, cell, answers } = app.result;
      t.say(
        `${plural(records, "call")} in ${plural(partitions, "task")}, the driver's counter at ${before}`,
        `태스크 ${partitions}개에서 호출 ${records}번, 드라이버의 계수 ${before}`,
      );
      t.classify("several tasks", partitions > 1 && records > partitions);
      t.classify("changed by the driver before the action", before > 0);
      t.expect([counter, cell]).toEqual([before, 0]);
      for (const slice of answers)
        t.expect(slice).toEqual(upTo(slice.length).map((k) => [before + k + 1, k + 1]));
      t.witness(
        `${plural(records, "call")} counted in ${plural(answers.length, "task")}; the driver's counter is ${counter} as before`,
        `태스크 ${answers.length}개에서 ${records}번 셌고, 드라이버의 계수는 전과 같이 ${counter}이다`,
      );
    },
  );

  law(
    "an RDD used inside a function of another fails there and starts nothing",
    {
      claims: ["X-15"],
      ko: "다른 RDD의 함수 안에서 RDD를 쓰면 거기서 실패하고, 아무 잡도 일으키지 않는다.",
      cover: { "an action inside": 29, "a transformation inside": 30 },
      kills: ["rdds/tasks-start-jobs"],
    },
    [
      fc.constantFrom("count", "map", "filter", "collect"),
      fc.integer({ min: 1, max: 3 }),
      standaloneClusters(1, 2),
      seeds,
    ],
    async (t, inner, partitions, cluster, seed) => {
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        const other = sc.parallelize([1, 2, 3], 1);
        const outer = sc.parallelize(upTo(partitions), partitions).map((n) => {
          if (inner === "count") void other.count();
          if (inner === "collect") void other.collect();
          if (inner === "map") return other.map((m) => m + n).id;
          if (inner === "filter") return other.filter((m) => m > n).id;
          return n;
        });
        return outer.collect();
      });
      const { jobs, tasks } = seen(app.events);
      t.say(
        `${inner} of another RDD inside a map of ${plural(partitions, "task")}`,
        `태스크 ${partitions}개의 map 안에서 다른 RDD의 ${inner}`,
      );
      t.classify("an action inside", inner === "count" || inner === "collect");
      t.classify("a transformation inside", inner === "map" || inner === "filter");
      t.expect(String(app.error)).toContain("This RDD lacks a SparkContext");
      t.expect(jobs.length).toBe(1);
      t.expect(tasks.filter(({ end }) => end?.reason.kind === "Success")).toEqual([]);
      t.witness(
        `${inner} inside a task: ${plural(jobs.length, "job")} in all, ${plural(tasks.length, "attempt")}, and ${String(app.error).slice(0, 90)}`,
        `태스크 안의 ${inner}: 잡은 모두 ${jobs.length}개, 시도 ${tasks.length}번, 그리고 ${String(app.error).slice(0, 90)}`,
      );
    },
  );

  law(
    "`map` moves nothing and forgets the partitioner; `mapValues` and `filter` keep it",
    {
      claims: ["S2-43"],
      ko: "`map`은 아무것도 옮기지 않고 파티셔너를 잊는다. `mapValues`와 `filter`는 지킨다.",
      cover: { "forgets it": 20, "keeps it": 30 },
      kills: ["rdds/map-keeps-the-partitioner", "rdds/map-deals-records-out"],
    },
    [
      fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20, size: "max" }),
      fc.constantFrom("map", "flatMap", "mapValues", "filter", "flatMapValues"),
      fc.integer({ min: 1, max: 4 }),
      localClusters,
      seeds,
    ],
    async (t, pairs, op, partitions, cluster, seed) => {
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        const placed = sc
          .parallelize(
            pairs.map(([k, v]): [number, number] => [k, v]),
            2,
          )
          .partitionBy(new HashPartitioner(partitions));
        const before = await placed.glom().collect();
        const child = {
          map: () => placed.map(([k, v]): [number, number] => [k, v + 1]),
          flatMap: () => placed.flatMap(([k, v]): [number, number][] => [[k, v + 1]]),
          mapValues: () => placed.mapValues((v) => v + 1),
          flatMapValues: () => placed.flatMapValues((v) => [v + 1]),
          filter: () => placed.filter(() => true),
        }[op]();
        const after = await child.glom().collect();
        const kinds = child.dependencies.map(({ kind }) => kind);
        return { before, after, kinds, partitioner: child.partitioner };
      });
      const { before, after, kinds, partitioner } = app.result;
      const keeps = op !== "map" && op !== "flatMap";
      const [, second] = seen(app.events).jobs;
      t.say(
        `${op} over ${plural(pairs.length, "pair")} placed in ${plural(partitions, "partition")}`,
        `쌍 ${pairs.length}개, 파티션 ${partitions}개에 ${op}`,
      );
      t.classify("keeps it", keeps);
      t.classify("forgets it", !keeps);
      t.expect(after.map((slice) => slice.length)).toEqual(before.map((slice) => slice.length));
      t.expect(kinds).not.toContain("ShuffleDependency");
      t.expect(second?.attempts.length).toBe(1);
      t.expect(isHash(partitioner, partitions)).toBe(keeps);
      t.expect(partitioner === undefined).toBe(!keeps);
      t.expect(countOf(app.events, "SparkListenerJobStart")).toBe(2);
      t.witness(
        `${op}: partitions of ${after.map((slice) => slice.length).join(", ")} records as before, partitioner ${keeps ? "kept" : "forgotten"}`,
        `${op}: 파티션마다 레코드 ${after.map((slice) => slice.length).join(", ")}개로 전과 같고, 파티셔너는 ${keeps ? "그대로다" : "없다"}`,
      );
    },
  );
});

const isHash = (partitioner: Partitioner | undefined, partitions: number): boolean =>
  new HashPartitioner(partitions).equals(partitioner);
