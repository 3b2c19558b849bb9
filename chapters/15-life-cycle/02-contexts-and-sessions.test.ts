/**
 * Laws: one context in a driver, sessions over it, settings that stay; how many executors stand on a worker.
 *
 * In Spark: SparkContext, SparkSession, Master.schedule, CoarseGrainedSchedulerBackend. Same: errors and numbers. Left out on purpose:
 * settings of Spark SQL.
 */
import { type SparkContext, type SparkSession } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  counted,
  masterSeeds,
  workersDrawn,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import { localOf } from "../../test/harness/generators/run.ts";
import { theParts } from "./sections.ts";

const somewhere = fc.oneof(
  fc.constant(localOf(2)),
  alike(1, 2, 2).map((workers) => ({
    spec: clusterOf(workers),
    name: workersInWords(workers),
    ko: workersInKorean(workers),
  })),
);

section(theParts, () => {
  law(
    "a second SparkContext is refused while the first one is active",
    {
      claims: ["S0-03"],
      ko: "`SparkContext`가 살아 있는 동안에는 두 번째 생성이 거절된다.",
      cover: { "create while active": 50, "create after stop": 20, "getOrCreate while active": 50 },
      kills: ["outside/contexts-without-limit"],
    },
    [
      somewhere,
      fc.array(fc.constantFrom("create", "getOrCreate", "stop"), { minLength: 3, maxLength: 7 }),
      masterSeeds,
    ],
    async (t, cluster, steps, seed) => {
      t.say(`${cluster.name}: ${steps.join(", ")}`, `${cluster.ko}: ${steps.join(", ")}`);
      const seen: string[] = [];
      const run = await ran(
        cluster.spec,
        { seed },
        {
          main: async (spark, driver) => {
            const made: SparkContext[] = [spark.sparkContext];
            for (const step of steps) {
              const active = made.find((context) => !context.isStopped);
              seen.push(`${step} ${active === undefined ? "after stop" : "while active"}`);
              if (step === "stop") active?.stop();
              else if (step === "getOrCreate") {
                const got = await driver.SparkContext.getOrCreate();
                if (active === undefined) made.push(got);
                else t.expect(got).toBe(active);
              } else if (active !== undefined) {
                await t
                  .expect(driver.newContext())
                  .rejects.toThrow("Only one SparkContext should be running in this JVM");
              } else made.push(await driver.newContext());
              t.expect(made.filter((context) => !context.isStopped).length).toBeLessThanOrEqual(1);
            }
            const last = made.at(-1) as SparkContext;
            if (!last.isStopped) t.expect(await last.parallelize([1, 2], 2).count()).toBe(2);
            return made.map(({ applicationId }) => applicationId);
          },
        },
      );
      const ids = run.applications[0]?.result as string[];
      t.expect(new Set(ids).size).toBe(ids.length);
      t.expect(run.of("SparkListenerApplicationStart").map(({ appId }) => appId)).toEqual(ids);
      for (const kind of seen) t.classify(kind);
      const refused = seen.filter((kind) => kind === "create while active").length;
      t.witness(
        `${steps.join(", ")}: ${refused} refused, ${ids.length} applications one after another, never two contexts at once`,
        `${steps.join(", ")}: 거절 ${refused}번, 애플리케이션 ${ids.length}개가 차례로, 컨텍스트가 둘인 때는 없다`,
      );
    },
  );

  law(
    "`getOrCreate` answers the session that exists, and all sessions share one context",
    {
      claims: ["S4-12", "S4-13", "S4-15"],
      ko: "`getOrCreate`는 이미 있는 세션을 돌려주고, 세션은 모두 컨텍스트 하나를 함께 쓴다.",
      cover: { "newSession in the sequence": 50, "stop and start again": 22 },
      kills: ["outside/a-session-a-call"],
    },
    [
      somewhere,
      fc.array(fc.constantFrom("getOrCreate", "newSession", "stop"), {
        minLength: 2,
        maxLength: 6,
      }),
      masterSeeds,
    ],
    async (t, cluster, steps, seed) => {
      t.say(`${cluster.name}: ${steps.join(", ")}`, `${cluster.ko}: ${steps.join(", ")}`);
      let shared = 0;
      await ran(
        cluster.spec,
        { seed },
        {
          main: async (spark, driver) => {
            let sessions: SparkSession[] = [spark];
            for (const step of steps) {
              const first = sessions[0] as SparkSession;
              if (step === "stop") first.stop();
              else if (step === "newSession" && !first.sparkContext.isStopped) {
                sessions.push(first.newSession());
                t.expect(sessions.at(-1)).not.toBe(first);
              } else if (step === "getOrCreate") {
                const stopped = first.sparkContext.isStopped;
                const got = await driver.SparkSession.builder().appName("again").getOrCreate();
                t.expect(got === first).toBe(!stopped);
                if (stopped) sessions = [got];
                t.classify("stop and start again", stopped);
              }
              for (const session of sessions)
                t.expect(session.sparkContext).toBe(sessions[0]?.sparkContext);
            }
            if (sessions[0]?.sparkContext.isStopped === true) return;
            const [a, b] = [sessions[0], sessions.at(-1)] as [SparkSession, SparkSession];
            const left = a.sparkContext.parallelize([1, 2], 1);
            const both = left.union(b.sparkContext.parallelize([3], 1));
            t.expect(await both.collect()).toEqual([1, 2, 3]);
            shared = sessions.length;
          },
        },
      ).then((run) => t.expect(run.applications[0]?.error).toBeUndefined());
      t.classify("newSession in the sequence", steps.includes("newSession"));
      if (shared < 2) return;
      t.witness(
        `${steps.join(", ")}: at the end ${shared} sessions over one context; RDDs of the first and the last went into one job`,
        `${steps.join(", ")}: 끝에 세션 ${shared}개가 컨텍스트 하나를 함께 썼고, 첫 세션과 마지막 세션의 RDD가 잡 하나에 들어갔다`,
      );
    },
  );

  law(
    "a core setting is fixed once the application runs",
    {
      claims: ["S4-14"],
      ko: "애플리케이션이 도는 동안에는 SQL 밖의 설정이 바뀌지 않는다.",
      cover: {
        "key that would change the number of slots": 19,
        "change before the context exists (takes effect)": 19,
      },
      kills: ["outside/core-settings-may-change"],
    },
    [
      fc.constantFrom(
        ["spark.task.cpus", "2"] as const,
        ["spark.executor.memory", "2g"] as const,
        ["spark.cores.max", "1"] as const,
        ["spark.task.maxFailures", "1"] as const,
        ["spark.scheduler.mode", "FAIR"] as const,
      ),
      fc.constantFrom("never" as const, "before" as const, "while it runs" as const),
      alike(1, 2, 2),
      masterSeeds,
    ],
    async (t, [key, value], when, workers, seed) => {
      t.say(
        `${key}=${value} ${when === "never" ? "is never set" : when === "before" ? "before the context" : "while it runs"}, on ${workersInWords(workers)}`,
        `${workersInKorean(workers)}, ${key}=${value}: ${when === "never" ? "바꾸지 않음" : when === "before" ? "컨텍스트를 만들기 전에 정함" : "도는 동안에 바꿈"}`,
      );
      const once = (change: boolean) =>
        ran(
          clusterOf(workers),
          { seed },
          {
            conf: when === "before" && change ? { [key]: value } : {},
            main: async (spark) => {
              await spark.sleep(3000);
              if (change && when === "while it runs") {
                t.expect(() => spark.conf.set(key, value)).toThrow(
                  `[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "${key}"`,
                );
                spark.sparkContext.conf.set(key, value);
                spark.sparkContext.getConf().set(key, value);
              }
              spark.conf.set("spark.sql.shuffle.partitions", "7");
              t.expect(spark.conf.get("spark.sql.shuffle.partitions")).toBe("7");
              return spark.sparkContext
                .parallelize([1, 2, 3, 4, 5, 6], 6)
                .costing(50_000)
                .reduce((a, b) => a + b);
            },
          },
        );
      const [changed, plain] = [await once(true), await once(false)];
      const plainly = ({ events }: typeof plain) =>
        events
          .filter(({ kind }) => kind !== "SparkListenerEnvironmentUpdate")
          .map((event) => JSON.stringify(event));
      const slots = key === "spark.task.cpus" || key === "spark.cores.max";
      t.expect(changed.applications[0]?.result).toBe(21);
      if (when !== "before") t.expect(plainly(changed)).toEqual(plainly(plain));
      const end = ({ of }: typeof plain) => of("SparkListenerApplicationEnd")[0]?.at as number;
      if (when === "before" && slots) t.expect(end(changed)).toBeGreaterThan(end(plain));
      t.classify("key that would change the number of slots", slots);
      t.classify("change before the context exists (takes effect)", when === "before");
      if (when !== "while it runs") return;
      t.witness(
        `${key}=${value} while it runs: SparkSession refuses it, SparkConf takes it and nothing changes: ${end(changed) / 1000} ms with it and ${end(plain) / 1000} ms without`,
        `도는 동안 ${key}=${value}: SparkSession은 거절하고, SparkConf에 적어도 바뀌는 것이 없다. 바꾼 실행 ${end(changed) / 1000} ms, 그대로 둔 실행 ${end(plain) / 1000} ms`,
      );
    },
  );

  law(
    "as many executors stand on a worker as its cores and its memory allow",
    {
      claims: ["S0-13", "S2-15"],
      ko: "워커에는 코어와 메모리가 허락하는 만큼의 익스큐터가 선다.",
      cover: {
        "memory is what limits": 25,
        "cores are what limits": 25,
        "a worker gets none": 20,
        "two or more on one worker": 15,
      },
      kills: ["outside/one-executor-a-worker", "outside/one-core-by-default"],
    },
    [
      workersDrawn(1, 4, { cores: 6, gib: 6 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 4 }),
      fc.integer({ min: 1, max: 3 }),
      masterSeeds,
    ],
    async (t, workers, cores, gib, seed) => {
      t.say(
        `${workersInWords(workers)}; executors of ${cores === undefined ? "all cores" : counted(cores, "core")} and ${gib} GiB`,
        `${workersInKorean(workers)}. 익스큐터는 ${cores === undefined ? "코어 전부" : `코어 ${cores}개`}, ${gib} GiB`,
      );
      const run = await ran(
        clusterOf(workers),
        { seed },
        {
          conf: {
            "spark.executor.memory": `${gib}g`,
            ...(cores === undefined ? {} : { "spark.executor.cores": cores }),
          },
          main: (spark) => spark.sleep(2000),
        },
      );
      const launched = run.of("LaunchExecutor");
      const counts = workers.map((worker, i) => {
        const here = launched.filter(({ to }) => to === `Worker ${i + 1}`);
        const byCores = cores === undefined ? 1 : Math.floor(worker.cores / cores);
        const byMemory = Math.floor(worker.gib / gib);
        t.expect(here).toHaveLength(Math.min(byCores, byMemory));
        for (const one of here) t.expect(one.cores).toBe(cores ?? worker.cores);
        t.classify("memory is what limits", byMemory < byCores);
        t.classify("cores are what limits", byCores < byMemory);
        t.classify("a worker gets none", here.length === 0);
        t.classify("two or more on one worker", here.length >= 2);
        return here.length;
      });
      t.witness(
        `${workersInWords(workers)}, executors of ${cores ?? "all"} cores, ${gib} GiB each: ${counts.join(" + ")}`,
        `${workersInKorean(workers)}, 익스큐터마다 코어 ${cores ?? "전부"}, ${gib} GiB: ${counts.join(" + ")}개`,
      );
    },
  );
});
