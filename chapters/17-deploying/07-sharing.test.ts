/**
 * Laws: who gets what of a cluster, and of an application.
 *
 * In Spark: Master.startExecutorsOnWorkers, Pool, ExecutorAllocationManager; in Hadoop the Capacity scheduler. Left out on purpose: minimum shares and weights of pools, which
 * a slow model of the scheduler holds to account (test/scheduler).
 */
import { eventsOf, standalone, type Main, type SparkSession } from "#engine/index";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import { inSeconds, ran } from "../../test/harness/generators/outside-run.ts";
import { experiment, fc, law, section } from "../../test/harness/law.ts";
import { doneAt } from "./tenants.ts";
import { granted, yarnOf } from "./yarn-seen.ts";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const longTasks = (spark: SparkSession, tasks: number, milliseconds: number): Promise<number> =>
  spark.sparkContext
    .parallelize(numbers(tasks), tasks)
    .costing(milliseconds * 1000)
    .count();

section({ en: "Between applications", ko: "애플리케이션 사이" }, () => {
  law(
    "an application runs its tasks on executors of its own; when one application is killed, the other keeps every executor and its result",
    {
      claims: ["S4-61", "S4-62"],
      ko: "애플리케이션은 자기 익스큐터에서만 태스크를 돌린다. 하나를 강제로 끝내도 다른 하나는 익스큐터와 결과를 모두 지킨다.",
      cover: { "killed at work": 40 },
      kills: ["sharing/one-end-is-everybodys"],
    },
    [
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 5_000, max: 14_000 }),
      masterSeeds,
    ],
    async (t, first, second, at, seed) => {
      t.say(
        `${first} and ${second} executors on YARN; the first application is killed at ${inSeconds(at * 1000)} s`,
        `YARN에서 익스큐터 ${first}개와 ${second}개. 먼저 온 애플리케이션을 ${inSeconds(at * 1000)}초에 강제로 끝냄`,
      );
      const app = (name: string, executors: number): Parameters<typeof ran>[2] => ({
        name,
        conf: { "spark.executor.instances": executors, "spark.executor.memory": "512m" },
        main: (spark) => longTasks(spark, 6, 3000),
      });
      const run = await ran(
        yarnOf(
          { nodes: 2, memory: 8192, vcores: 8, step: 1024, dominant: false },
          { "yarn.scheduler.capacity.maximum-am-resource-percent": "0.9" },
        ),
        { seed, faults: [{ kind: "kill application", app: 0, when: { at: at * 1000 } }] },
        app("killed", first),
        app("lives", second),
      );
      const [, lives] = run.applications;
      const ids = run.of("SparkListenerApplicationStart").map(({ app: id }) => id);
      for (const id of ids) {
        const own = run.of("SparkListenerExecutorAdded", id).map(({ executorId }) => executorId);
        for (const { taskInfo } of run.of("SparkListenerTaskStart", id))
          t.expect(own).toContain(taskInfo.executorId);
      }
      const containers = granted(run);
      t.expect(new Set(containers.map(({ containerId }) => containerId)).size).toBe(
        containers.length,
      );
      t.expect(lives?.result).toBe(6);
      const [of] = eventsOf(lives?.events ?? [], "SparkListenerApplicationStart");
      t.expect(run.of("SparkListenerExecutorRemoved", of?.app)).toEqual([]);
      const ended = run.of(
        "SparkListenerTaskEnd",
        ids.find((id) => id !== of?.app),
      ).length;
      t.classify("killed at work", ended < 6);
      t.witness(
        `killed after ${ended} of its 6 tasks; the other counted ${String(lives?.result)} with ${second} executors`,
        `태스크 6개 가운데 ${ended}개 뒤에 끝남. 다른 하나는 익스큐터 ${second}개로 ${String(lives?.result)}까지 셈`,
      );
    },
  );

  law(
    "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
    {
      claims: ["S4-63"],
      ko: "스탠드얼론 마스터는 온 순서대로 애플리케이션을 본다. 어디에도 들어가지 않는 것은 건너뛰고 뒤의 것을 챙긴다.",
      cover: { "one is passed over": 40, "all fit": 10 },
      kills: ["sharing/who-does-not-fit-blocks"],
    },
    [
      fc.array(fc.constantFrom(1, 2, 6), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      masterSeeds,
    ],
    async (t, memories, workers, seed) => {
      t.say(
        `applications of ${memories.join(", ")} GB an executor, one core each, on ${workers} workers of 4 GB`,
        `익스큐터가 ${memories.join(", ")} GB인 애플리케이션, 코어는 하나씩. 4 GB짜리 워커 ${workers}대`,
      );
      const run = await ran(
        standalone({ workers, cores: 8, memory: "4g" }),
        { seed, until: 20_000_000 },
        ...memories.map((memory, i) => ({
          name: `application ${i}`,
          conf: { "spark.executor.memory": `${memory}g`, "spark.cores.max": 1 },
          after: i * 100,
          main: (async (spark) => {
            await spark.sleep(30_000);
          }) as Main<unknown>,
        })),
      );
      const served = new Set(run.of("LaunchExecutor").map(({ appId }) => appId));
      const ids = run.of("SparkListenerApplicationStart").map(({ app }) => app ?? "");
      // By the rule: each in turn, where a worker has room; which worker is the most free one, and all are alike.
      const room = numbers(workers).map(() => 4);
      const fits = memories.map((memory) => {
        const most = Math.max(...room);
        if (most < memory) return false;
        const free = room.findIndex((one) => one >= memory);
        room[free] = (room[free] ?? 0) - memory;
        return true;
      });
      const large = memories.map((memory) => memory > 4);
      t.classify(
        "one is passed over",
        large.some((one, i) => one && large.slice(i).includes(false)),
      );
      t.classify("all fit", !fits.includes(false));
      memories.forEach((memory, i) => {
        if (memory > 4) t.expect(served.has(ids[i] ?? "")).toBe(false);
        else if (memories.slice(0, i + 1).filter((one) => one <= 4).length <= workers)
          t.expect(served.has(ids[i] ?? "")).toBe(true);
      });
      t.witness(
        `of ${memories.length} applications ${served.size} have executors`,
        `애플리케이션 ${memories.length}개 가운데 ${served.size}개가 익스큐터를 가짐`,
      );
    },
  );

  experiment(
    "of two tenants on YARN the second has its job done sooner when the first gives its idle executors back",
    {
      claims: ["S4-61", "S4-63"],
      ko: "YARN의 두 세입자 가운데 나중 것은, 먼저 온 것이 노는 익스큐터를 돌려줄 때 잡을 더 빨리 끝낸다.",
      band: [60, 100],
    },
    [
      fc.record({
        work: fc.integer({ min: 4, max: 20 }),
        rest: fc.integer({ min: 10, max: 90 }),
        late: fc.integer({ min: 5, max: 40 }),
      }),
      masterSeeds,
    ],
    async (t, drawn, seed) => {
      const { work, rest, late } = drawn;
      const [dynamic, fixed] = [
        await doneAt({ ...drawn, isDynamic: true, seed }),
        await doneAt({ ...drawn, isDynamic: false, seed }),
      ];
      t.witness(
        `the first works ${work} s, rests ${rest} s, works again; the second comes after ${late} s and is done at ${inSeconds(dynamic)} s with dynamic allocation, at ${inSeconds(fixed)} s without`,
        `먼저 온 것이 ${work}초 일하고 ${rest}초 쉬고 다시 일한다. 나중 것은 ${late}초에 와서 동적 할당이면 ${inSeconds(dynamic)}초에, 없으면 ${inSeconds(fixed)}초에 끝낸다`,
      );
      return dynamic < fixed;
    },
  );
});

section({ en: "Within an application", ko: "애플리케이션 안" }, () => {
  law(
    "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
    {
      claims: ["S4-64", "S4-65", "S4-66"],
      ko: "한 애플리케이션의 잡은 함께 돈다. FIFO에서는 앞선 잡에 기다리는 태스크가 없어야 뒤의 잡이 코어를 받고, FAIR에서는 자기 풀이 있는 잡이 다음에 비는 코어를 받는다.",
      cover: { FAIR: 40, FIFO: 40, "the short job came first to its end": 20 },
      kills: ["sharing/fifo-shares", "sharing/fair-is-fifo"],
    },
    [
      fc.boolean(),
      // With one core no pool runs anything when it is free, and the names decide.
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 4, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      masterSeeds,
    ],
    async (t, isFair, cores, rounds, short, seed) => {
      const long = cores * rounds;
      t.say(
        `${isFair ? "FAIR" : "FIFO"}, ${cores} cores; a job of ${long} tasks, and while it runs one of ${short}`,
        `${isFair ? "FAIR" : "FIFO"}, 코어 ${cores}개. 태스크 ${long}개짜리 잡, 그것이 도는 동안 ${short}개짜리 잡`,
      );
      const main: Main<unknown> = async (spark) => {
        const { sparkContext: sc } = spark;
        await spark.sleep(3000);
        const first = longTasks(spark, long, 1000);
        await spark.sleep(1500);
        sc.setLocalProperty("spark.scheduler.pool", "requests");
        return [await longTasks(spark, short, 1000), await first];
      };
      const conf = {
        "spark.scheduler.mode": isFair ? "FAIR" : "FIFO",
        "spark.executor.memory": "512m",
      };
      const run = await ran(
        standalone({ workers: 1, cores }),
        { seed },
        { name: "two", conf, main },
      );
      t.expect(run.applications[0]?.result).toEqual([short, long]);
      const starts = run.of("SparkListenerTaskStart");
      const [, second] = run.of("SparkListenerStageSubmitted");
      const id = second?.stageInfo.stageId;
      const after = starts.filter(({ id: at }) => at > (second?.id ?? 0));
      const firstShort = after.findIndex(({ stageId }) => stageId === id);
      const waiting = after.slice(firstShort).filter(({ stageId }) => stageId !== id).length;
      if (isFair) t.expect(firstShort).toBe(0);
      else t.expect(waiting).toBe(0);
      const [ended] = run.of("SparkListenerJobEnd");
      t.classify("FAIR", isFair);
      t.classify("FIFO", !isFair);
      t.classify("the short job came first to its end", ended?.jobId === 1);
      t.witness(
        `${firstShort} tasks of the long job started between the short job's coming and its first task`,
        `짧은 잡이 온 뒤 첫 태스크가 돌기까지 긴 잡의 태스크 ${firstShort}개가 시작함`,
      );
    },
  );
});
