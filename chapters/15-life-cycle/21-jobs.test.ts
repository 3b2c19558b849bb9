/**
 * Laws: actions and the jobs they run.
 *
 * In Spark: SparkContext.runJob. Same: when a job comes into being, how many an action runs, when it is over.
 * Left out on purpose: asynchronous actions of Spark's (collectAsync), which a program of promises does not need.
 */
import { simulate } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { stagesOf } from "../../test/harness/generators/model-stages.ts";
import {
  act,
  actions,
  anyCluster,
  localClusters,
  run,
  seeds,
  watched,
} from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

section(lifeInside, () => {
  law(
    "without an action, an application ends with no job",
    {
      claims: ["S0-11", "S4-10", "S4-16"],
      ko: "액션이 없으면 잡도 없다.",
      cover: { "a shuffle in the lineage": 39, "no action at all": 10, "two actions or more": 22 },
      kills: ["inside/map-runs-a-job"],
    },
    [lineages(), actions(0, 3), anyCluster, seeds],
    async (t, lineage, asked, cluster, seed) => {
      let calls = 0;
      let callsBefore = 0;
      const app = await run(cluster, { seed }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage, () => (calls += 1)).at(-1);
        callsBefore = calls;
        for (const action of asked) if (rdd !== undefined) await act(rdd, action);
      });
      const { jobs, tasks } = seen(app.events);
      t.say(
        `${inWords(lineage)} on ${cluster.name}, then ${asked.join(", ") || "no action"}`,
        `${cluster.ko}: ${inWords(lineage)}. 그다음 ${asked.join(", ") || "액션 없음"}`,
      );
      t.classify("a shuffle in the lineage", stagesOf(lineage, lineage.length - 1).length > 1);
      t.classify("no action at all", asked.length === 0);
      t.classify("two actions or more", asked.length >= 2);
      t.witness(
        `${lineage.length} RDDs, ${asked.length} actions: ${jobs.length} jobs, ${tasks.length} tasks; before the first action no function of the program had been called`,
        `RDD ${lineage.length}개, 액션 ${asked.length}개: 잡 ${jobs.length}개, 태스크 ${tasks.length}개. 첫 액션 전에는 프로그램의 함수가 한 번도 불리지 않았다`,
      );
      t.expect(app.error).toBeUndefined();
      t.expect(jobs.length).toBe(asked.length);
      t.expect(callsBefore).toBe(0);
      if (asked.length === 0) t.expect(calls + tasks.length).toBe(0);
    },
  );

  law(
    "the tasks of a job do not exist before its action is called",
    {
      claims: ["S2-11"],
      ko: "태스크는 액션을 부르기 전에는 없다.",
      cover: { "shared shuffle": 7, "a failed job in between": 25 },
      kills: ["inside/map-runs-a-job"],
    },
    [
      lineages({ maxSteps: 4 }),
      fc.array(fc.tuple(fc.nat(9), fc.boolean()), { minLength: 2, maxLength: 4 }),
      localClusters,
      seeds,
    ],
    async (t, lineage, asked, cluster, seed) => {
      const simulation = simulate(cluster.spec, watched({ seed }));
      const called: number[] = [];
      const failing: boolean[] = [];
      const now = (): number => simulation.world.trace.events.length;
      const app = simulation.submit(watched(), async (spark) => {
        const made = build(spark.sparkContext, lineage);
        for (const [at, fails] of asked) {
          const rdd = made[made.length - 1 - (at % Math.min(2, made.length))];
          called.push(now());
          failing.push(fails);
          if (!fails) await rdd?.count();
          else {
            const broken = spark.sparkContext.parallelize([1, 2], 2).map(alwaysThrows);
            await broken.count().catch(() => 0);
          }
        }
      });
      await simulation.run();
      const { jobs } = seen(app.events);
      t.say(
        `${inWords(lineage)} on ${cluster.name}, ${asked.length} actions`,
        `${cluster.ko}: ${inWords(lineage)}. 액션 ${asked.length}개`,
      );
      t.classify(
        "shared shuffle",
        jobs.some((job) => job.skipped.length > 0),
      );
      t.classify("a failed job in between", failing.slice(0, -1).includes(true));
      t.expect(jobs.length).toBe(asked.length);
      jobs.forEach((job, k) => {
        const before = jobs[k - 1]?.end?.id ?? -1;
        const own = job.attempts.flatMap(({ tasks }) => tasks.map(({ start }) => start.id));
        t.expect(job.start.id).toBeGreaterThanOrEqual(called[k] as number);
        t.expect(job.start.id).toBeGreaterThan(before);
        t.expect(Math.min(...own)).toBeGreaterThan(job.start.id);
      });
      const last = jobs.at(-1);
      t.witness(
        `${called.at(-1)} events had been recorded when the action of job ${last?.id} was called; the job began with event ${last?.start.id}, its first task with event ${Math.min(...(last?.attempts.flatMap((a) => a.tasks.map((task) => task.start.id)) ?? []))}`,
        `잡 ${last?.id}: 액션을 부를 때까지 기록된 이벤트 ${called.at(-1)}개, 잡의 시작은 이벤트 ${last?.start.id}, 첫 태스크의 시작은 이벤트 ${Math.min(...(last?.attempts.flatMap((a) => a.tasks.map((task) => task.start.id)) ?? []))}`,
      );
    },
  );

  law(
    "in one thread, a job ends before the next one starts",
    {
      claims: ["S4-11", "S2-29"],
      ko: "한 스레드에서는 앞 잡이 끝나야 다음 잡이 시작된다.",
      cover: {
        "two threads or more with overlap": 39,
        "one thread": 13,
        "result used by the next job": 49,
      },
      kills: ["inside/action-returns-at-first-result"],
    },
    [
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      localClusters,
      seeds,
    ],
    async (t, threads, cluster, seed) => {
      const held: string[] = [];
      const app = await run(cluster, { seed }, async (spark) => {
        const thread = async (number: number, count: number): Promise<void> => {
          let known = 0;
          for (const k of upTo(count)) {
            const rdd = spark.sparkContext.range(0, 4 + known, 1, 3).setName(`${number} ${k}`);
            known = await rdd.count();
            held.push(`${number} ${k} ${known}`);
          }
        };
        await Promise.all(threads.map((count, number) => thread(number, count)));
      });
      const jobs = seen(app.events).jobs.map((job) => ({
        ...job,
        name: job.stages.at(-1)?.rddInfos[0]?.name ?? "",
      }));
      const running = mostAtOnce(jobs.map(({ start, end }) => [start.id, end?.id ?? Infinity]));
      t.say(
        `${threads.length} threads with ${threads.join(", ")} jobs on ${cluster.name}`,
        `${cluster.ko}: 스레드 ${threads.length}개, 잡은 ${threads.join(", ")}개씩`,
      );
      t.classify("one thread", threads.length === 1);
      t.classify("two threads or more with overlap", threads.length > 1 && running > 1);
      t.classify("result used by the next job", Math.max(...threads) > 1);
      t.witness(
        `${threads.length} threads, ${jobs.length} jobs, at most ${running} at once; each job counted as many records as the one before it in its thread, and four more`,
        `스레드 ${threads.length}개, 잡 ${jobs.length}개, 동시에는 많아야 ${running}개`,
      );
      threads.forEach((count, number) => {
        const own = upTo(count).map((k) => jobs.find(({ name }) => name === `${number} ${k}`));
        own.forEach((job, k) => {
          t.expect(held).toContain(`${number} ${k} ${4 * (k + 1)}`);
          const before = own[k - 1];
          if (before !== undefined)
            t.expect(before.end?.id ?? Infinity).toBeLessThan(job?.start.id ?? -1);
        });
      });
      t.expect(running).toBeLessThanOrEqual(threads.length);
      if (threads.length > 1) t.expect(running).toBeGreaterThan(1);
    },
  );
});

function alwaysThrows(): number {
  throw new Error("on purpose");
}

/** The most intervals that are open at one point. */
function mostAtOnce(intervals: readonly (readonly [number, number])[]): number {
  return Math.max(
    0,
    ...intervals.map(([at]) => intervals.filter(([from, to]) => from <= at && at < to).length),
  );
}
