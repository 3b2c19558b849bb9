/**
 * Laws: what a failing task costs, and when it ends its job.
 *
 * In Spark: TaskSetManager.handleFailedTask. Same: failures counted by task and stage attempt, the limits of clusters and
 * of local mode, Spark's text. Left out on purpose: excluding executors on which tasks fail.
 */
import type { Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Lineage } from "../../test/harness/generators/lineage.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import { shapesOf, stagesOf } from "../../test/harness/generators/model-stages.ts";
import {
  localOf,
  run,
  seeds,
  standaloneOf,
  type ClusterCase,
} from "../../test/harness/generators/run.ts";
import { plural, seen } from "../../test/harness/generators/seen.ts";
import { whenThingsDie } from "./sections.ts";

interface Limited {
  readonly cluster: ClusterCase;
  /** Failures of one task that end its job. */
  readonly limit: number;
  readonly conf: Readonly<Record<string, number>>;
  readonly isLocalWithLimit: boolean;
}

const clusterLimit = (failures: number | undefined): Limited => ({
  cluster: standaloneOf(2, 1),
  limit: failures ?? 4,
  conf: failures === undefined ? {} : { "spark.task.maxFailures": failures },
  isLocalWithLimit: false,
});

const localLimit = (threads: number, failures: number | undefined): Limited => ({
  cluster: localOf(threads, failures),
  limit: failures ?? 1,
  // In local mode this setting is not looked at.
  conf: { "spark.task.maxFailures": 9 },
  isLocalWithLimit: failures !== undefined,
});

const limits: fc.Arbitrary<Limited> = fc.oneof(
  fc.constantFrom(undefined, undefined, 1, 2, 3).map(clusterLimit),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(undefined, 1, 2, 3))
    .map(([n, f]) => localLimit(n, f)),
);

section(whenThingsDie, () => {
  law(
    "a failed reduce task does not run the map tasks again",
    {
      claims: ["S4-28"],
      ko: "리듀스 태스크가 실패해도 맵 태스크는 다시 돌지 않는다.",
      cover: { "job survives": 9, "job fails, action repeated": 20, "two shuffles": 21 },
      kills: ["inside/back-to-the-sources", "inside/failed-jobs-leave-no-output"],
    },
    [
      shuffledLineages({ maxSteps: 2 }),
      fc.boolean(),
      fc.nat(5),
      fc.integer({ min: 1, max: 5 }),
      limits,
      seeds,
    ],
    async (t, drawn, deep, partition, attempts, { cluster, limit, conf }, seed) => {
      const lineage: Lineage = deep
        ? [...drawn, { op: "reduceByKey", on: drawn.length - 1, partitions: 2 }]
        : drawn;
      const model = stagesOf(lineage, lineage.length - 1);
      const reducers = shapesOf(lineage).at(-1)?.partitions ?? 1;
      const failing = partition % reducers;
      const stage = model.length - 1;
      const faults: Fault[] = [{ kind: "fail task", partition: failing, attempts, stage }];
      const app = await run(cluster, { seed, conf, faults }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1);
        const survived = await rdd?.count().then(
          () => true,
          () => false,
        );
        return { survived, again: await rdd?.collect() };
      });
      const { jobs, tasks } = seen(app.events);
      const maps = tasks.filter(({ end }) => end?.taskType === "ShuffleMapTask");
      const wanted = model.slice(0, -1).reduce((sum, one) => sum + one.tasks, 0);
      const { survived, again } = app.result;
      t.say(
        `${inWords(lineage)} on ${cluster.name}: reduce task ${failing} fails ${attempts} times, the limit is ${limit}`,
        `${cluster.ko}: ${inWords(lineage)}. 리듀스 태스크 ${failing}의 실패 ${attempts}번, 한도 ${limit}`,
      );
      t.classify("job survives", survived === true);
      t.classify("job fails, action repeated", survived === false);
      t.classify("two shuffles", model.length > 2);
      t.expect(survived).toBe(attempts < limit);
      t.expect(maps.length).toBe(wanted);
      t.expect(jobs[1]?.attempts.length).toBe(1);
      t.expect(asMultiset(again ?? [])).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
      const result = jobs[0]?.attempts.at(-1);
      const tries = result?.tasks.filter(({ info }) => info.partitionId === failing).length;
      t.expect(tries).toBe(Math.min(attempts + 1, limit));
      if (survived === true) t.expect(result?.tasks.length).toBe(reducers + attempts);
      // Where the first failure ends the job, nothing could have run again.
      if (limit === 1) return;
      t.witness(
        `each of ${plural(maps.length, "map task")} ran once, though reduce task ${failing} failed ${plural(Math.min(attempts, limit), "time")} on ${cluster.name}; the job ${survived === true ? "went on" : "failed"}, and the same action again skipped ${plural(jobs[1]?.skipped.length ?? 0, "stage")}`,
        `맵 태스크 ${maps.length}개는 한 번씩만 돌았다. ${cluster.ko}에서 리듀스 태스크 ${failing}의 실패 ${Math.min(attempts, limit)}번, 잡은 ${survived === true ? "이어졌다" : "실패했다"}. 같은 액션을 다시 부르자 스테이지 ${jobs[1]?.skipped.length}개를 건너뛰었다`,
      );
    },
  );

  law(
    "the fourth failure of one task ends the job; in local mode the first does",
    {
      claims: ["X-12", "S1-25"],
      ko: "한 태스크가 네 번째로 실패하면 잡이 끝난다. 로컬 모드에서는 첫 번째에 끝난다.",
      cover: {
        "fails just below the limit": 7,
        "local[n,F]": 18,
        "two tasks fail": 11,
        "reaches the limit": 30,
      },
      kills: ["M-51", "inside/retried-for-ever", "inside/failures-add-up"],
    },
    [
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.tuple(fc.nat(4), fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(3))), {
        minLength: 1,
        maxLength: 2,
      }),
      limits,
      seeds,
    ],
    async (t, partitions, plans, { cluster, limit, conf, isLocalWithLimit }, seed) => {
      const failures = new Map(plans.map(([partition, times]) => [partition % partitions, times]));
      const faults = [...failures].map(([partition, attempts]): Fault => ({
        kind: "fail task",
        partition,
        attempts,
        message: "on purpose",
      }));
      const app = await run(cluster, { seed, conf, faults }, (spark) =>
        spark.sparkContext.range(0, 10, 1, partitions).count(),
      );
      const most = Math.max(...failures.values());
      const { jobs, tasks } = seen(app.events);
      const attempts = jobs[0]?.attempts ?? [];
      t.say(
        `${[...failures].map(([p, n]) => `task ${p} fails ${n} times`).join(", ")} on ${cluster.name}, limit ${limit}`,
        `${cluster.ko}, 한도 ${limit}: ${[...failures].map(([p, n]) => `태스크 ${p}의 실패 ${n}번`).join(", ")}`,
      );
      t.classify("fails just below the limit", most === limit - 1);
      t.classify("local[n,F]", isLocalWithLimit);
      t.classify("two tasks fail", failures.size > 1);
      t.classify("reaches the limit", most >= limit);
      t.expect(app.succeeded).toBe(most < limit);
      t.expect(attempts.length).toBe(1);
      if (most < limit) {
        t.expect(app.result).toBe(10);
        t.expect(tasks.length).toBe(partitions + [...failures.values()].reduce((a, b) => a + b, 0));
      } else {
        const found = /Task (\d+) in stage (\d+)\.(\d+) failed (\d+) times/.exec(String(app.error));
        t.expect(found?.slice(2).map(Number)).toEqual([0, 0, limit]);
        const index = Number(found?.[1]);
        t.expect(failures.get(index)).toBeGreaterThanOrEqual(limit);
        const tries = tasks.filter(
          ({ info, end }) => info.index === index && end?.reason.kind === "ExceptionFailure",
        );
        t.expect(tries.length).toBe(limit);
      }
      const failedOf = (partition: number): number =>
        tasks.filter(
          ({ info, end }) => info.index === partition && end?.reason.kind === "ExceptionFailure",
        ).length;
      const told = [...failures.keys()]
        .map((p) => [p, failedOf(p)] as const)
        .filter(([, times]) => times > 0);
      // The sentence is about the limit that nobody has set.
      if (isLocalWithLimit || (!cluster.isLocal && limit !== 4)) return;
      t.witness(
        `the job ${most < limit ? "survived" : "failed"} on ${cluster.name}: ${told.map(([p, n]) => `task ${p} failed ${plural(n, "time")}`).join(", ")}`,
        `${cluster.ko}에서 잡은 ${most < limit ? "살아남았다" : "실패했다"}: ${told.map(([p, n]) => `태스크 ${p} 실패 ${n}번`).join(", ")}`,
      );
    },
  );
});
