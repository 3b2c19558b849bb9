/**
 * Laws: what the deploy mode decides, whoever manages the cluster, and what it does not.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment, the clients of the managers, CoarseGrainedSchedulerBackend.isReady. Left out on purpose: local mode; shells, which have client mode only.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import {
  masterSeeds,
  modes,
  programInKorean,
  programInWords,
  programs,
  runProgram,
} from "../../test/harness/generators/outside.ts";
import { ran, type Ran } from "../../test/harness/generators/outside-run.ts";
import { anyManager, executorsOf, managers } from "./managers.ts";

section({ en: "What the deploy mode decides", ko: "배포 모드가 정하는 것" }, () => {
  law(
    "whoever manages, results, stages and tasks are the same in either mode; the mode says whose machine the driver runs on",
    {
      claims: ["S0-17", "S0-29", "S1-33"],
      ko: "어느 매니저든 어느 모드든 결과와 스테이지와 태스크는 같다. 모드는 드라이버가 누구의 머신에서 도는지를 정한다.",
      cover: { "client mode": 30, "cluster mode": 30, "several jobs": 30 },
      kills: [
        "deploying/parallelism-that-is-set-is-ignored",
        "deploying/drivers-in-the-cluster-stay-outside",
      ],
    },
    [
      programs({ partitions: 3, shuffles: 2, jobs: 2, slow: 50 }),
      modes,
      fc.integer({ min: 1, max: 2 }),
      masterSeeds,
      fc.shuffledSubarray([...managers], { minLength: 2, maxLength: 2 }),
    ],
    async (t, program, deployMode, executors, seed, two) => {
      t.say(
        `${programInWords(program)}, ${executors} executors of 2 cores; ${deployMode} mode on ${two.map(({ name }) => name).join(" and ")}`,
        `${programInKorean(program)}, 코어 2개짜리 익스큐터 ${executors}개. ${deployMode} 모드로 ${two.map(({ ko }) => ko).join(", ")}에서`,
      );
      const runs: Ran[] = [];
      for (const { spec, conf } of two)
        runs.push(
          await ran(
            spec,
            { seed },
            {
              deployMode,
              conf: {
                ...executorsOf(executors, 2),
                "spark.default.parallelism": 3,
                ...conf(deployMode),
              },
              main: async (spark) => [
                spark.sparkContext.parallelize([1, 2, 3, 4]).getNumPartitions(),
                await runProgram(spark, program),
              ],
            },
          ),
        );
      const work = (run: Ran): unknown => ({
        result: run.applications[0]?.result,
        stages: run.of("SparkListenerStageSubmitted").map(({ stageInfo }) => stageInfo.numTasks),
        tasks: run.of("SparkListenerTaskStart").length,
      });
      const homes = runs.map((run) => run.of("MainStarted")[0]?.host ?? "nowhere");
      t.classify(deployMode === "client" ? "client mode" : "cluster mode");
      t.classify("several jobs", program.jobs > 1);
      const [first, ...others] = runs.map(work);
      for (const other of others) t.expect(other).toEqual(first);
      t.expect(homes.map((host) => host === "submitter")).toEqual(
        homes.map(() => deployMode === "client"),
      );
      t.witness(
        `${two.map(({ name }) => name).join(" and ")}, ${deployMode} mode: the driver ran on ${homes.join(" and ")}`,
        `${two.map(({ ko }) => ko).join(", ")}, ${deployMode} 모드: 드라이버가 돈 곳 ${homes.join(", ")}`,
      );
    },
  );

  law(
    "whoever manages, an application in client mode dies with whoever submitted it, and one in cluster mode does not notice",
    {
      claims: ["S0-32", "S1-33"],
      ko: "어느 매니저든 클라이언트 모드의 애플리케이션은 제출한 쪽과 함께 죽고, 클러스터 모드의 것은 눈치채지 못한다.",
      cover: { "client mode": 30, "cluster mode": 30 },
      kills: ["deploying/pods-die-with-their-clients"],
    },
    [anyManager, modes, fc.integer({ min: 0, max: 4000 }), masterSeeds],
    async (t, { name, ko, spec, conf }, deployMode, delay, seed) => {
      t.say(
        `${name}, ${deployMode} mode; spark-submit is killed ${delay} ms after the first job`,
        `${ko}, ${deployMode} 모드. 첫 잡이 끝나고 ${delay} ms 뒤에 spark-submit을 죽임`,
      );
      const run = await ran(
        spec,
        { seed },
        {
          deployMode,
          conf: { ...executorsOf(1, 1), ...conf(deployMode) },
          faults: [
            {
              kind: "kill client",
              when: { after: ({ kind }) => kind === "SparkListenerJobEnd", delay: delay * 1000 },
            },
          ],
          main: async (spark) => {
            const count = (): Promise<number> => spark.sparkContext.range(0, 20, 1, 2).count();
            await count();
            await spark.sleep(6000);
            return count();
          },
        },
      );
      const isClient = deployMode === "client";
      const jobs = run.of("SparkListenerJobEnd").length;
      t.classify(isClient ? "client mode" : "cluster mode");
      t.expect(jobs).toBe(isClient ? 1 : 2);
      t.expect(run.applications[0]?.error === undefined).toBe(!isClient);
      t.witness(
        `${name}, ${deployMode} mode: ${jobs} of 2 jobs ended`,
        `${ko}, ${deployMode} 모드: 잡 2개 가운데 ${jobs}개가 끝남`,
      );
    },
  );

  law(
    "in cluster mode spark-submit stays to the end on YARN and Kubernetes, and is gone before it on standalone and Mesos",
    {
      claims: ["S0-33"],
      ko: "클러스터 모드의 spark-submit은 YARN과 쿠버네티스에서는 끝까지 남고, 스탠드얼론과 메소스에서는 그 전에 떠난다.",
      cover: { "it stays": 30, "it leaves": 30 },
      kills: ["deploying/clients-of-pods-leave-at-once", "deploying/standalone-clients-stay"],
    },
    [anyManager, fc.integer({ min: 10_000, max: 40_000 }), masterSeeds],
    async (t, { name, ko, spec, conf }, ms, seed) => {
      t.say(`${name}, an application of ${ms} ms`, `${ko}, ${ms} ms 동안 도는 애플리케이션`);
      const run = await ran(
        spec,
        { seed },
        {
          deployMode: "cluster",
          conf: { ...executorsOf(1, 1), ...conf("cluster") },
          main: (spark) => spark.sleep(ms),
        },
      );
      const [left, ended] = [run.of("ClientExited")[0], run.of("MainEnded")[0]];
      const stays = (left?.at ?? 0) > (ended?.at ?? 0);
      t.classify(stays ? "it stays" : "it leaves");
      t.expect(left?.exitCode).toBe(0);
      t.expect(stays).toBe(name === "YARN" || name === "Kubernetes");
      t.witness(
        `${name}: spark-submit left ${stays ? "after" : "before"} the application`,
        `${ko}: spark-submit이 애플리케이션보다 ${stays ? "나중에" : "먼저"} 떠남`,
      );
    },
  );

  law(
    "what is not set follows the manager: the first RDD has two partitions on standalone and Mesos, and on YARN and Kubernetes one for each core of four fifths of the executors or more",
    {
      claims: ["S0-29"],
      ko: "정하지 않은 것은 매니저를 따른다. 첫 RDD의 파티션은 스탠드얼론과 메소스에서는 2개이고, YARN과 쿠버네티스에서는 익스큐터 5분의 4 이상의 코어 수만큼이다.",
      cover: { "as many as cores": 25, "two, whatever the cores": 25 },
      kills: ["deploying/nobody-waits-for-executors"],
    },
    [
      anyManager,
      modes,
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      masterSeeds,
    ],
    async (t, { name, ko, spec, conf }, deployMode, executors, cores, seed) => {
      t.say(
        `${name}, ${deployMode} mode, ${executors} executors of ${cores} cores`,
        `${ko}, ${deployMode} 모드, 코어 ${cores}개짜리 익스큐터 ${executors}개`,
      );
      const run = await ran(
        spec,
        { seed },
        {
          deployMode,
          conf: { ...executorsOf(executors, cores), ...conf(deployMode) },
          main: (spark) => spark.sparkContext.parallelize([1, 2, 3]).getNumPartitions(),
        },
      );
      const waits = name === "YARN" || name === "Kubernetes";
      const partitions = Number(run.applications[0]?.result);
      t.classify(waits ? "as many as cores" : "two, whatever the cores");
      const least = waits ? Math.max(2, Math.ceil(0.8 * executors) * cores) : 2;
      t.expect(partitions).toBeGreaterThanOrEqual(least);
      t.expect(partitions).toBeLessThanOrEqual(waits ? Math.max(2, executors * cores) : 2);
      t.witness(
        `${name} with ${executors} executors of ${cores} cores: ${partitions} partitions`,
        `${ko}, 코어 ${cores}개짜리 익스큐터 ${executors}개: 파티션 ${partitions}개`,
      );
    },
  );
});
