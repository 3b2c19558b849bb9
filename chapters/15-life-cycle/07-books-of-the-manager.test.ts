/**
 * Laws: what a cluster manager hears of, and what its books say when an application is over.
 *
 * In Spark: Master's messages, its states of applications and drivers, its sums of cores and memory. Same: states, who is told what, when cores
 * are free again. Left out on purpose: recovery of a Master; applications that are FAILED because their executors never stay up.
 */
import { milliseconds, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  masterSeeds,
  modes,
  programs,
  runProgram,
} from "../../test/harness/generators/outside.ts";
import { inSeconds, ran, type Asked, type Ran } from "../../test/harness/generators/outside-run.ts";
import {
  afterEvent,
  executorsOf,
  managerMessages,
  many,
} from "../../test/harness/generators/outside-ends.ts";
import { lifeOutside } from "./sections.ts";

/** What belongs inside an application. */
const inside = [
  "jobId",
  "stageId",
  "stageAttemptId",
  "taskId",
  "taskInfo",
  "partitionId",
  "shuffleId",
];

/** Messages take half a millisecond, a JVM that shuts down a little more. */
const SOON = milliseconds(200);

/** The Master does not wait for executors to be gone before it grants their cores again. */
const AT_ONCE = milliseconds(10);

type Ending =
  "well" | "main threw" | "job failed" | "job running" | "driver killed" | "worker killed";

const inKorean: Readonly<Record<Ending, string>> = {
  well: "정상 종료",
  "main threw": "main이 예외를 던짐",
  "job failed": "잡이 실패함",
  "job running": "잡이 도는 동안 main이 끝남",
  "driver killed": "드라이버가 죽음",
  "worker killed": "워커가 죽음",
};

/** A program that ends in a given way, some time after its executors are there. */
const ending =
  (how: Ending, tasks: number): Asked["main"] =>
  async (spark) => {
    const numbers = spark.sparkContext.parallelize([1, 2, 3, 4], tasks).costing(50_000);
    await numbers.count();
    const next = numbers.map((n) => {
      if (how === "job failed") throw new Error("this record cannot be read");
      return n;
    });
    if (how === "well" || how === "job failed") return next.count();
    if (how === "main threw") throw new Error("main gave up");
    next.count().catch(() => undefined);
    await spark.sleep(how === "job running" ? 20 : 60_000);
    return 0;
  };

section(lifeOutside, () => {
  law(
    "the manager hears of applications and executors, never of stages or tasks",
    {
      claims: ["S4-05"],
      ko: "클러스터 매니저는 애플리케이션과 익스큐터만 알고 스테이지와 태스크는 모른다.",
      cover: { "several jobs": 30, "an executor lost": 30 },
      kills: ["outside2/tasks-through-the-master", "outside2/the-master-is-told-of-tasks"],
    },
    [
      modes,
      alike(1, 2, 3),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 5, max: 12 }),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, deployMode, workers, jobs, few, times, loses, seed) => {
      t.say(
        `${deployMode} mode, ${jobs} jobs of ${few} and of ${few * times} tasks${loses ? ", executor 0 killed" : ""}`,
        `${deployMode} 모드, 태스크 ${few}개짜리와 ${few * times}개짜리 잡 ${jobs}개씩${loses ? ", 익스큐터 0번이 죽음" : ""}`,
      );
      const faults: Fault[] = loses
        ? [{ kind: "kill executor", executor: "0", when: afterEvent("SparkListenerTaskEnd", 0) }]
        : [];
      const of = (tasks: number): Promise<Ran> =>
        ran(
          clusterOf(workers),
          { seed },
          {
            deployMode,
            faults,
            main: async (spark) => {
              const numbers = Array.from({ length: tasks }, (_, i) => i);
              const rdd = spark.sparkContext.parallelize(numbers, tasks).costing(5000);
              for (let job = 0; job < jobs; job += 1) await rdd.count();
              await spark.sleep(9000);
            },
          },
        );
      const small = await of(few);
      const large = await of(few * times);
      const heard = managerMessages(large);
      t.expect(heard).toEqual(managerMessages(small));
      const daemon = /^(Master|Worker \d+)$/;
      for (const event of large.events) {
        if (!("from" in event) || !(daemon.test(event.from) || daemon.test(event.to))) continue;
        t.expect(inside.filter((key) => key in event)).toEqual([]);
      }
      const tasks = [small, large].map((run) => run.of("SparkListenerTaskStart").length);
      t.expect(tasks[1]).toBeGreaterThanOrEqual(few * times * jobs);
      t.classify("several jobs", jobs > 1);
      t.classify("an executor lost", loses);
      t.witness(
        `${tasks[0]} tasks, then ${tasks[1]}: ${heard.length} messages to and from Master and workers both times, none names a job, a stage or a task`,
        `태스크 ${tasks[0]}개, 다음에는 ${tasks[1]}개: 마스터와 워커가 주고받은 메시지는 두 번 모두 ${heard.length}개이고, 잡이나 스테이지, 태스크를 말하는 것은 없다`,
      );
    },
  );

  law(
    "when an application ends, its executors stop and their cores are free again",
    {
      claims: ["S1-26"],
      ko: "애플리케이션이 끝나면 익스큐터가 멈추고 코어가 돌아온다.",
      cover: {
        "a job was running when main returned": 10,
        "main threw": 10,
        "another application waits": 40,
      },
      kills: [
        "outside2/cores-not-given-back",
        "outside2/executors-stay",
        "outside2/jobs-end-before-their-application",
      ],
    },
    [
      fc.constantFrom<Ending[]>("well", "main threw", "job failed", "job running"),
      modes,
      alike(1, 2, 2),
      fc.integer({ min: 1, max: 4 }),
      fc.option(programs({ partitions: 2, shuffles: 1, jobs: 1, slow: 20 }), {
        nil: undefined,
        freq: 3,
      }),
      masterSeeds,
    ],
    async (t, how, deployMode, workers, tasks, waiting, seed) => {
      t.say(
        `${how}, ${deployMode} mode, ${workers.length} workers${waiting === undefined ? "" : ", another one waits"}`,
        `${inKorean[how]}, ${deployMode} 모드, 워커 ${workers.length}개${waiting === undefined ? "" : ", 기다리는 애플리케이션이 있음"}`,
      );
      const first: Asked = {
        deployMode,
        conf: { "spark.driver.memory": "512m", "spark.executor.cores": 1 },
        main: ending(how, tasks),
      };
      const asked: Asked[] = [first];
      if (waiting !== undefined)
        asked.push({ after: 1200, main: (spark) => runProgram(spark, waiting) });
      const run = await ran(clusterOf(workers), { seed }, ...asked);
      const [app, next] = run.applications;
      const ended = run.of("UnregisterApplication", app?.id)[0]?.at ?? NaN;
      const executors = executorsOf(run, app?.id ?? "");
      t.expect(executors.length).toBe(2 * workers.length - (deployMode === "cluster" ? 1 : 0));
      for (const executor of executors) {
        t.expect(executor.ended?.at).toBeGreaterThanOrEqual(ended);
        t.expect(executor.ended?.at).toBeLessThanOrEqual(ended + SOON);
      }
      const { coresused, memoryused, activeapps, activedrivers } = run.state;
      t.expect([coresused, memoryused]).toEqual([0, 0]);
      t.expect([...activeapps, ...activedrivers]).toEqual([]);
      t.expect(run.of("ApplicationFinished", app?.id)).toHaveLength(workers.length);
      if (how === "job running") {
        const [, cancelled] = run.of("SparkListenerJobEnd", app?.id);
        t.expect(JSON.stringify(cancelled?.jobResult)).toContain("SparkContext was shut down");
        const said = run.of("SparkListenerApplicationEnd", app?.id)[0]?.id;
        t.expect(cancelled?.id).toBeGreaterThan(said ?? Infinity);
      }
      t.expect(app?.succeeded).toBe(how === "well" || how === "job running");
      if (next !== undefined) {
        const launched = executorsOf(run, next.id).map((one) => one.launched);
        t.expect(launched[0]?.at).toBeGreaterThanOrEqual(ended);
        t.expect(launched[0]?.at).toBeLessThanOrEqual(ended + AT_ONCE);
        t.expect(next.succeeded).toBe(true);
      }
      t.classify("a job was running when main returned", how === "job running");
      t.classify("main threw", how === "main threw");
      t.classify("another application waits", next !== undefined);
      t.witness(
        `ended at ${inSeconds(ended)} s (${how}): ${many(executors.length, "executor")} gone within ${SOON / 1000} ms${next === undefined ? ", no core in use" : ", their cores granted to the application that waited"}`,
        `${inSeconds(ended)}초에 끝났다(${inKorean[how]}). ${SOON / 1000} ms 안에 익스큐터 ${executors.length}개가 멈추고 ${next === undefined ? "쓰는 코어가 없다" : "그 코어는 기다리던 애플리케이션이 받았다"}`,
      );
    },
  );

  law(
    "a standalone master calls a client-mode application FINISHED however it ended",
    {
      claims: ["S4-09"],
      ko: "스탠드얼론 마스터는 클라이언트 모드 애플리케이션이 어떻게 끝나든 FINISHED로 적는다.",
      cover: { "job failed": 10, "driver killed": 10, "cluster mode and failed": 20 },
      kills: [
        "outside2/a-failed-application-is-failed",
        "outside2/a-dead-driver-fails-its-application",
        "outside2/every-driver-finishes",
      ],
    },
    [
      fc.constantFrom<Ending[]>(
        "well",
        "job failed",
        "job failed",
        "main threw",
        "driver killed",
        "driver killed",
        "worker killed",
      ),
      modes,
      fc.nat(60),
      masterSeeds,
    ],
    async (t, how, deployMode, delay, seed) => {
      t.say(`${deployMode} mode, ${how}`, `${deployMode} 모드, ${inKorean[how]}`);
      const when = afterEvent("SparkListenerTaskStart", delay * 1000, 2);
      const faults: Fault[] =
        how === "driver killed"
          ? [{ kind: "kill driver", when }]
          : how === "worker killed"
            ? [{ kind: "kill worker", worker: 1, when }]
            : [];
      // In client mode the loss of a worker is no end; another one comes.
      if (how === "worker killed" && deployMode === "client")
        faults.push({ kind: "add worker", when });
      const run = await ran(
        clusterOf([{ cores: 3, gib: 4 }]),
        { seed },
        { deployMode, faults, main: ending(how, 2) },
      );
      const [app] = run.applications;
      t.expect(app?.finalState).toBe("FINISHED");
      t.expect(run.state.completedapps.map(({ state }) => state)).toEqual(["FINISHED"]);
      const exits = run.of("MainEnded").map(({ exitCode }) => exitCode);
      const lost = how === "driver killed" || (how === "worker killed" && deployMode === "cluster");
      const good = how === "well" || (how === "worker killed" && deployMode === "client");
      t.expect(exits).toEqual(lost ? [] : [good ? 0 : 1]);
      t.expect(app?.succeeded).toBe(good);
      const told = run.state.completeddrivers.map(({ state }) => state);
      const driver = good ? "FINISHED" : how === "worker killed" ? "ERROR" : "FAILED";
      t.expect(told).toEqual(deployMode === "client" ? [] : [driver]);
      if (deployMode === "cluster")
        t.expect(run.of("ClientExited").map(({ exitCode }) => exitCode)).toEqual([0]);
      t.classify("job failed", how === "job failed");
      t.classify("driver killed", how === "driver killed");
      t.classify("cluster mode and failed", deployMode === "cluster" && !good);
      if (deployMode === "cluster") return;
      t.witness(
        `the Master says FINISHED: client mode, ${how}, exit code ${exits[0] ?? "none, killed"}`,
        `마스터의 기록은 FINISHED: 클라이언트 모드, ${inKorean[how]}, 종료 코드 ${exits[0] ?? "없음(죽음)"}`,
      );
    },
  );
});
