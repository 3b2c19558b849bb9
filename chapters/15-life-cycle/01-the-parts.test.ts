/**
 * Laws: what an application consists of, and that applications share nothing but the machines.
 *
 * In Spark: SparkContext, CoarseGrainedSchedulerBackend, and one Executor process for one application. Same: who names whom in messages and
 * events. Left out on purpose: what happens inside a job.
 */
import { local, StorageLevels, type SparkSession } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  counted,
  masterSeeds,
  programInKorean,
  programInWords,
  programs,
  runProgram,
  tasksOf,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { inSeconds, ran, type Asked, type Ran } from "../../test/harness/generators/outside-run.ts";
import { theParts } from "./sections.ts";

/** In a task: the stdout of its executor. */
declare const console: { log(text: string): void };

/** A lineage of a few records that says on its executor's stdout when it computes one. */
function spoken(spark: SparkSession, partitions: number) {
  return spark.sparkContext
    .parallelize([1, 2, 3, 4, 5, 6], partitions)
    .map((n) => {
      console.log(`computed ${n}`);
      return n * n;
    })
    .persist(StorageLevels.MEMORY_ONLY);
}

const computedBy = (run: Ran, app: string): string[] =>
  run
    .of("LogLine", app)
    .filter(({ logger }) => logger === "stdout")
    .map(({ text }) => text)
    .toSorted();

section(theParts, () => {
  law(
    "an application is one driver and the executors that registered with it",
    {
      claims: ["S0-01", "S1-03", "S4-02"],
      ko: "애플리케이션은 드라이버 하나와 그 드라이버에 등록한 익스큐터로 이루어진다.",
      cover: {
        "two applications or more": 30,
        "no executor ever registered": 4,
        "local mode": 5,
      },
      kills: ["outside/executor-registers-with-the-master"],
    },
    [
      fc.option(alike(1, 3, 2), { nil: undefined, freq: 5 }),
      fc.array(
        fc.record({
          program: fc.option(programs({ partitions: 2, shuffles: 1, jobs: 1 }), {
            nil: undefined,
            freq: 3,
          }),
          after: fc.nat(3000),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      masterSeeds,
    ],
    async (t, workers, drawn, seed) => {
      t.say(
        `${counted(workers === undefined ? 1 : drawn.length, "application")} on ${workers === undefined ? "local[2]" : workersInWords(workers)}`,
        `${workers === undefined ? "local[2]" : workersInKorean(workers)}에 애플리케이션 ${workers === undefined ? 1 : drawn.length}개`,
      );
      const asked = (workers === undefined ? drawn.slice(0, 1) : drawn).map(
        ({ program, after }): Asked => ({
          after,
          conf: { "spark.cores.max": 2 },
          main: (spark) => (program === undefined ? 0 : runProgram(spark, program)),
        }),
      );
      const run = await ran(
        workers === undefined ? local("local[2]") : clusterOf(workers),
        { seed },
        ...asked,
      );
      const actors = ["user", "fault", "drivers", "Master"];
      for (const event of run.of("MainStarted")) actors.push(event.to);
      for (const { to } of run.of("SparkSubmit")) actors.push(to);
      for (const { from } of run.of("RegisterWorker")) actors.push(from);
      let executors = 0;
      let tasks = 0;
      for (const app of run.applications) {
        const registered = run.of("RegisteredExecutor", app.id);
        const driver = run.of("SparkContextStarted", app.id).map(({ from }) => from);
        executors += registered.length;
        t.expect(driver).toHaveLength(1);
        t.expect(new Set(registered.map(({ from }) => from)).size).toBeLessThanOrEqual(1);
        for (const { from, to } of registered) {
          t.expect(from).toBe(driver[0]);
          actors.push(to);
        }
        for (const start of run.of("SparkListenerTaskStart", app.id)) {
          const { executorId } = start.taskInfo;
          tasks += 1;
          const earlier = registered.some(
            (one) => one.executorId === executorId && one.id < start.id,
          );
          t.expect(workers === undefined ? executorId === "driver" : earlier).toBe(true);
        }
        for (const { to, from } of run.of("RegisterExecutor", app.id)) {
          t.expect(to).toBe(driver[0]);
          actors.push(from);
        }
      }
      const known = new Set(actors);
      const strangers = run.events.filter(
        (event) => "from" in event && !(known.has(event.from) && known.has(event.to)),
      );
      t.expect(strangers).toEqual([]);
      t.classify("two applications or more", asked.length > 1);
      t.classify("no executor ever registered", workers !== undefined && executors === 0);
      t.classify("local mode", workers === undefined);
      if (tasks === 0) return;
      t.witness(
        `${asked.length} applications, each one driver; ${executors} executors registered, ${tasks} tasks ran on them`,
        `애플리케이션 ${asked.length}개에 드라이버 하나씩, 등록한 익스큐터 ${executors}개, 거기서 돈 태스크 ${tasks}개`,
      );
    },
  );

  law(
    "an executor belongs to one application",
    {
      claims: ["S1-14", "S1-13", "S2-17"],
      ko: "익스큐터는 한 애플리케이션에만 속한다.",
      cover: { "applications overlap in time": 40, "two executors on one worker": 40 },
      kills: ["outside/executor-of-the-first-application"],
    },
    [
      fc.array(programs({ partitions: 2, shuffles: 1, jobs: 1 }), { minLength: 2, maxLength: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.nat(800),
      masterSeeds,
    ],
    async (t, drawn, cores, later, seed) => {
      t.say(
        `${counted(drawn.length, "application")} of ${counted(cores, "core")} each, ${later} ms apart, on one worker of ${drawn.length * cores} cores`,
        `코어 ${drawn.length * cores}개인 워커 하나에 코어 ${cores}개씩 쓰는 애플리케이션 ${drawn.length}개, 간격 ${later} ms`,
      );
      const workers = [{ cores: drawn.length * cores, gib: 4 }];
      const asked = drawn.map((program, i): Asked => ({
        after: i * later,
        conf: { "spark.cores.max": cores },
        main: (spark) => runProgram(spark, program),
      }));
      const run = await ran(clusterOf(workers), { seed }, ...asked);
      const alone = await ran(clusterOf(workers), { seed }, asked[1] as Asked);
      const tasksSeen = (of: Ran, app: string) =>
        of
          .of("SparkListenerTaskEnd", app)
          .map(
            ({ stageId, taskInfo, reason }) => `${stageId}/${taskInfo.partitionId} ${reason.kind}`,
          )
          .toSorted();
      for (const { from, to, app } of [...run.of("LaunchTask"), ...run.of("StatusUpdate")])
        t.expect([from, to].some((name) => name.startsWith(`${app}/executor`))).toBe(true);
      const ids = run.applications.map(({ id }) => id);
      t.expect(new Set(ids).size).toBe(ids.length);
      t.expect(tasksSeen(run, ids[1] as string)).toEqual(
        tasksSeen(alone, alone.applications[0]?.id as string),
      );
      t.expect(run.applications[1]?.result).toEqual(alone.applications[0]?.result);
      const end = run.of("UnregisterApplication", ids[0])[0]?.at ?? 0;
      const begin = run.of("RegisteredExecutor", ids[1])[0]?.at ?? Infinity;
      t.classify("applications overlap in time", begin < end);
      t.classify("two executors on one worker", begin < end);
      t.witness(
        `${ids.length} applications with ${cores} cores each on one worker: ${run.of("RegisteredExecutor").length} executors, none served two; the second ran the same ${tasksSeen(run, ids[1] as string).length} tasks as alone`,
        `워커 하나에서 코어 ${cores}개씩 쓰는 애플리케이션 ${ids.length}개: 익스큐터 ${run.of("RegisteredExecutor").length}개, 두 애플리케이션이 함께 쓴 것은 없다. 둘째는 혼자일 때와 같은 태스크 ${tasksSeen(run, ids[1] as string).length}개를 돌렸다`,
      );
    },
  );

  law(
    "what one application caches or registers, another cannot read",
    {
      claims: ["S1-15"],
      ko: "한 애플리케이션이 캐시한 것을 다른 애플리케이션은 읽지 못한다.",
      cover: { "A still runs while B runs": 30, "same worker holds executors of both": 10 },
      kills: ["outside/blocks-shared-by-all"],
    },
    [fc.integer({ min: 1, max: 4 }), alike(1, 2, 2), fc.boolean(), masterSeeds],
    async (t, partitions, workers, stays, seed) => {
      t.say(
        `application A caches ${counted(partitions, "partition")} on ${workersInWords(workers)}, B asks for the same${stays ? " while A still runs" : ""}`,
        `${workersInKorean(workers)}. 애플리케이션 A는 파티션 ${partitions}개를 캐시하고 B는 같은 것을 ${stays ? "A가 도는 동안 " : ""}다시 계산한다`,
      );
      const conf = { "spark.cores.max": 1, "spark.executor.cores": 1 };
      const saved = "hdfs://books/squares";
      const a: Asked = {
        conf,
        main: async (spark) => {
          const rdd = spoken(spark, partitions);
          await rdd.count();
          const again = await rdd.collect();
          await rdd.saveAsTextFile(saved);
          if (stays) await spark.sleep(10_000);
          return again;
        },
      };
      const b: Asked = {
        conf,
        after: 6000,
        main: async (spark) => ({
          squares: await spoken(spark, partitions).collect(),
          read: await spark.sparkContext.textFile(saved).collect(),
        }),
      };
      const run = await ran(clusterOf(workers), { seed }, a, b);
      const [first, second] = run.applications;
      const all = [1, 2, 3, 4, 5, 6].map((n) => `computed ${n}`);
      t.expect(first?.result).toEqual([1, 4, 9, 16, 25, 36]);
      t.expect(computedBy(run, first?.id ?? "")).toEqual(all);
      t.expect(computedBy(run, second?.id ?? "")).toEqual(all);
      const { squares, read } = (second as NonNullable<typeof second>).result as {
        squares: number[];
        read: string[];
      };
      t.expect(squares).toEqual([1, 4, 9, 16, 25, 36]);
      t.expect(read.map(Number).toSorted((x, y) => x - y)).toEqual(squares);
      const hosts = (app: string | undefined) =>
        run.of("RegisterExecutor", app).map(({ host }) => host);
      t.classify("A still runs while B runs", stays);
      t.classify(
        "same worker holds executors of both",
        stays && hosts(first?.id).some((host) => hosts(second?.id).includes(host)),
      );
      t.witness(
        `A computed 6 records once for 3 actions (cached); B computed all 6 again, and read the 6 lines that A had saved`,
        `A는 액션 셋에 레코드 6개를 한 번만 계산했다(캐시). B는 6개를 모두 다시 계산했고, A가 저장한 6줄을 읽었다`,
      );
    },
  );

  law(
    "the driver is the process that runs `main`, and `main` begins before its context exists",
    {
      claims: ["S1-08", "S2-08", "S1-20"],
      ko: "드라이버는 `main`을 실행하는 프로세스이며, `main`이 시작한 뒤에 컨텍스트가 생긴다.",
      cover: { "client mode": 16, "cluster mode": 16, "local mode": 5 },
      kills: ["outside/client-mode-on-the-cluster"],
    },
    [
      fc.constantFrom("client" as const, "cluster" as const, "local" as const),
      alike(1, 2, 2),
      programs({ partitions: 3, shuffles: 1, jobs: 1 }),
      masterSeeds,
    ],
    async (t, mode, workers, program, seed) => {
      t.say(`${mode}, ${programInWords(program)}`, `${mode}, ${programInKorean(program)}`);
      let host = "";
      const run = await ran(
        mode === "local" ? local("local[2]") : clusterOf(workers),
        { seed },
        {
          deployMode: mode === "cluster" ? "cluster" : "client",
          submitHost: "laptop",
          main: (spark, driver) => {
            host = driver.host;
            return runProgram(spark, program);
          },
        },
      );
      const [submitted] = run.of("SparkSubmit");
      const [main] = run.of("MainStarted");
      const [context] = run.of("SparkContextStarted");
      const ids = [submitted?.id, main?.id, context?.id].map(Number);
      t.expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      t.expect(run.of("SparkListenerJobStart")[0]?.id).toBeGreaterThan(ids[2] as number);
      t.expect(host).toBe(main?.host);
      t.expect(host.startsWith("worker")).toBe(mode === "cluster");
      t.expect(context?.from).toBe(main?.to);
      const results = run.of("StatusUpdate").map(({ to }) => to);
      const ends = run.of("SparkListenerTaskEnd").map(({ taskInfo }) => taskInfo.executorId);
      t.expect(ends).toHaveLength(tasksOf(program));
      if (mode === "local") t.expect(new Set(ends)).toEqual(new Set(["driver"]));
      else t.expect(new Set(results)).toEqual(new Set([main?.to]));
      t.classify(`${mode} mode`);
      if (mode === "local") return;
      t.witness(
        `${mode} mode: \`main\` began on ${host} at ${inSeconds(main?.at ?? 0)} s, its context was there at ${inSeconds(context?.at ?? 0)} s; all ${ends.length} results came back to it`,
        `${mode} 모드: \`main\`은 ${host}에서 ${inSeconds(main?.at ?? 0)}초에 시작했고 컨텍스트는 ${inSeconds(context?.at ?? 0)}초에 준비되었다. 결과 ${ends.length}개가 모두 거기로 돌아왔다`,
      );
    },
  );
});
