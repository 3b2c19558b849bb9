/**
 * Laws: where the driver runs in which deploy mode, what the mode does not change, and which one is meant where none is said.
 *
 * In Spark: SparkSubmit, Master, DriverRunner. Same: who launches the driver, and what it takes from whose machine. Left out on purpose:
 * managers other than the standalone one; they have chapters of their own.
 */
import { sparkSubmit, standalone, submit } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  counted,
  masterSeeds,
  modes,
  programInKorean,
  programInWords,
  programs,
  runProgram,
  workersDrawn,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { ran, type Ran } from "../../test/harness/generators/outside-run.ts";
import { lifeOutside } from "./sections.ts";

section(lifeOutside, () => {
  law(
    "in client mode the submitting process is the driver; in cluster mode the manager launches one",
    {
      claims: ["S1-29", "S2-24", "S4-06"],
      ko: "클라이언트 모드에서는 제출한 프로세스가 드라이버이고, 클러스터 모드에서는 매니저가 드라이버를 띄운다.",
      cover: {
        "cluster mode on a worker that also gets executors": 20,
        "driver does not fit on the first worker": 9,
      },
      kills: ["outside/client-mode-on-the-cluster", "outside/a-driver-takes-no-cores"],
    },
    [
      workersDrawn(1, 3),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      modes,
      masterSeeds,
    ],
    async (t, drawn, cores, gib, deployMode, seed) => {
      const workers = [...drawn, { cores: 4, gib: 4 }];
      t.say(
        `${workersInWords(workers)}; a driver of ${counted(cores, "core")}, ${gib} GiB in ${deployMode} mode`,
        `${workersInKorean(workers)}. ${deployMode} 모드, 드라이버는 코어 ${cores}개, ${gib} GiB`,
      );
      const run = await ran(
        clusterOf(workers),
        { seed },
        {
          deployMode,
          submitHost: "laptop",
          conf: { "spark.driver.cores": cores, "spark.driver.memory": `${gib}g` },
          main: (spark) => spark.sleep(2000),
        },
      );
      const [main] = run.of("MainStarted");
      const [request] = run.of("RequestSubmitDriver");
      const [launch] = run.of("LaunchDriver");
      const clustered = deployMode === "cluster";
      t.expect([request?.cores, request?.memory]).toEqual(
        clustered ? [cores, gib * 2 ** 30] : [undefined, undefined],
      );
      t.expect(main?.host).toBe(clustered ? launch?.host : "laptop");
      t.expect(launch?.to.startsWith("Worker")).toBe(clustered ? true : undefined);
      t.expect(run.of("RegisterApplication")[0]?.from).toBe(main?.to);
      if (clustered)
        t.expect(run.messages.filter(({ from }) => from === "spark-submit")).toEqual([
          { from: "spark-submit", to: "Master", what: "RequestSubmitDriver" },
        ]);
      workers.forEach((worker, i) => {
        const here = launch?.to === `Worker ${i + 1}`;
        const free = here
          ? { cores: worker.cores - cores, gib: worker.gib - gib }
          : { cores: worker.cores, gib: worker.gib };
        const granted = run.of("LaunchExecutor").filter(({ to }) => to === `Worker ${i + 1}`);
        t.expect(granted.map((one) => one.cores)).toEqual(
          free.cores > 0 && free.gib > 0 ? [free.cores] : [],
        );
        t.classify(
          "cluster mode on a worker that also gets executors",
          here && free.cores > 0 && free.gib > 0,
        );
      });
      const fits = ({ cores: has, gib: holds }: { cores: number; gib: number }) =>
        has >= cores && holds >= gib;
      t.classify(
        "driver does not fit on the first worker",
        clustered && !fits(workers[0] as { cores: number; gib: number }),
      );
      t.witness(
        `${deployMode} mode, ${workersInWords(workers)}: the driver (${cores} cores, ${gib} GiB) runs on ${main?.host}${clustered ? `, and that worker has so much less for executors` : ", no driver was asked for"}`,
        `${deployMode} 모드, ${workersInKorean(workers)}: 드라이버(코어 ${cores}개, ${gib} GiB)는 ${main?.host}에서 돈다${clustered ? ". 그 워커에서 익스큐터가 쓸 것은 그만큼 적다" : ". 드라이버를 청하지 않았다"}`,
      );
    },
  );

  law(
    "deploy mode moves the driver, not the tasks",
    {
      claims: ["S1-27"],
      ko: "배포 모드가 옮기는 것은 드라이버이지 태스크가 아니다.",
      cover: { "two shuffles or more": 20, "several jobs": 30 },
      kills: ["outside/executors-beside-the-driver"],
    },
    [
      programs({ partitions: 3, shuffles: 3, jobs: 2, slow: 50 }),
      fc.integer({ min: 2, max: 4 }),
      masterSeeds,
    ],
    async (t, program, cores, seed) => {
      t.say(
        `${programInWords(program)}, ${cores} executors of one core; in client mode and in cluster mode`,
        `${programInKorean(program)}, 코어 1개짜리 익스큐터 ${cores}개. 클라이언트 모드와 클러스터 모드로 한 번씩`,
      );
      const inMode = (deployMode: "client" | "cluster"): Promise<Ran> =>
        ran(
          clusterOf([
            { cores: 4, gib: 6 },
            { cores: 4, gib: 6 },
          ]),
          { seed },
          {
            deployMode,
            submitHost: "laptop",
            conf: { "spark.cores.max": cores, "spark.executor.cores": 1 },
            main: async (spark, driver) => {
              const answer = await runProgram(spark, program);
              return [answer, driver.host.startsWith("worker") ? "on a worker" : driver.host];
            },
          },
        );
      const [client, cluster] = [await inMode("client"), await inMode("cluster")];
      const work = (run: Ran) => ({
        jobs: run.of("SparkListenerJobStart").map(({ stageInfos }) => stageInfos.length),
        stages: run
          .of("SparkListenerStageSubmitted")
          .map(({ stageInfo }) => [stageInfo.stageId, stageInfo.numTasks]),
        tasks: run
          .of("SparkListenerTaskEnd")
          .map(({ stageId, taskInfo, taskMetrics }) =>
            JSON.stringify([
              stageId,
              taskInfo.partitionId,
              taskMetrics?.shuffleRecordsRead,
              taskMetrics?.shuffleRecordsWritten,
            ]),
          )
          .toSorted(),
        executors: run.of("LaunchExecutor").map((one) => one.cores),
        hosts: run.of("SparkListenerExecutorAdded").every(({ host }) => host.startsWith("worker")),
      });
      const of = (run: Ran) => run.applications[0]?.result as [string, string];
      t.expect(work(cluster)).toEqual(work(client));
      t.expect(work(client).hosts).toBe(true);
      t.expect(work(client).executors).toHaveLength(cores);
      t.expect(of(cluster)[0]).toBe(of(client)[0]);
      t.expect([of(client)[1], of(cluster)[1]]).toEqual(["laptop", "on a worker"]);
      t.classify("two shuffles or more", program.shuffles.length >= 2);
      t.classify("several jobs", program.jobs > 1);
      t.witness(
        `${programInWords(program)}: ${work(client).tasks.length} tasks with equal records in both modes on ${cores} executors; the driver ran on the laptop, then on a worker`,
        `${programInKorean(program)}: 두 모드에서 익스큐터 ${cores}개가 레코드까지 같은 태스크 ${work(client).tasks.length}개를 돌렸다. 드라이버는 한 번은 노트북에, 한 번은 워커에 있었다`,
      );
    },
  );

  law(
    "without a deploy mode the mode is `client`",
    {
      claims: ["S1-28", "S3-01", "S2-23"],
      ko: "배포 모드를 적지 않으면 `client`이다.",
      cover: {
        "mode by property": 30,
        "no mode, spark:// master": 4,
        "flag and property differ": 2,
      },
      kills: ["outside/a-cluster-manager-means-cluster-mode"],
    },
    [
      fc.constantFrom("spark://master:7077", "spark://master:7077", "local[2]", "yarn"),
      fc.option(modes, { nil: undefined, freq: 2 }),
      fc.option(modes, { nil: undefined, freq: 2 }),
      fc.constantFrom("--conf" as const, "defaults" as const),
      fc.shuffledSubarray(["--supervise", "--executor-cores=1", "--total-executor-cores=2"]),
      masterSeeds,
    ],
    async (t, master, flag, property, by, others, seed) => {
      const setting = property === undefined ? [] : [`spark.submit.deployMode=${property}`];
      const words = [
        ...others,
        "--master",
        master,
        ...(flag === undefined ? [] : ["--deploy-mode", flag]),
        ...(by === "--conf" ? setting.flatMap((each) => ["--conf", each]) : []),
        "program.jar",
        "--deploy-mode=cluster",
      ];
      const defaults =
        by === "defaults" && property !== undefined ? `spark.submit.deployMode ${property}` : "";
      const expected = flag ?? property ?? "client";
      t.say(`spark-submit ${words.join(" ")}`, `명령: spark-submit ${words.join(" ")}`);
      const command = (): ReturnType<typeof sparkSubmit> =>
        sparkSubmit(words, {
          env: { HADOOP_CONF_DIR: "/etc/hadoop" },
          defaultsFile: "conf/spark-defaults.conf",
          readFile: () => defaults,
        });
      t.classify("mode by property", property !== undefined);
      t.classify(
        "no mode, spark:// master",
        flag === undefined && property === undefined && master.startsWith("spark"),
      );
      t.classify(
        "flag and property differ",
        flag !== undefined && property !== undefined && flag !== property,
      );
      t.witness(
        `spark-submit ${words.join(" ")}${by === "defaults" && property !== undefined ? ` (${property} in spark-defaults.conf)` : ""}: ${expected} mode`,
        `spark-submit ${words.join(" ")}${by === "defaults" && property !== undefined ? ` (spark-defaults.conf에 ${property})` : ""}: ${expected} 모드`,
      );
      if (master.startsWith("local") && expected === "cluster") {
        t.expect(command).toThrow("not compatible");
        return;
      }
      t.expect(command().deployMode).toBe(expected);
      if (!master.startsWith("spark")) return;
      const cluster = standalone({ workers: 1, cores: 3, memory: "4g" });
      const app = await submit(
        cluster,
        { ...command(), seed, submitHost: "laptop" },
        (_spark, driver) => driver.host,
      );
      t.expect(app.result === "laptop").toBe(expected === "client");
    },
  );
});
