/**
 * Laws: tasks in their executors, and how an executor comes to be: asked for, granted, started, registered.
 *
 * In Spark: CoarseGrainedSchedulerBackend, Master, Worker, CoarseGrainedExecutorBackend. Same: who sends what to whom, in which order. Left out
 * on purpose: dynamic allocation.
 */
import { milliseconds, seconds, StorageLevels, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  counted,
  masterSeeds,
  modes,
  programInKorean,
  programInWords,
  programs,
  runProgram,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { causesOf, inSeconds, ran, type Asked } from "../../test/harness/generators/outside-run.ts";
import { slotsOver } from "../../test/harness/generators/slots.ts";
import { lifeOutside, theParts } from "./sections.ts";

section(theParts, () => {
  law(
    "an executor never runs more tasks at once than it has slots",
    {
      claims: ["S1-41", "S2-20"],
      ko: "익스큐터가 함께 돌리는 태스크 수는 슬롯 수를 넘지 않는다.",
      cover: {
        "spark.task.cpus over 1": 40,
        "more tasks than slots": 50,
        "cores not divisible by task.cpus": 17,
      },
      kills: ["outside/a-task-takes-one-core"],
    },
    [
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      programs({ partitions: 8, shuffles: 1, jobs: 1, slow: 50 }),
      masterSeeds,
    ],
    async (t, cpus, more, count, program, seed) => {
      t.say(
        `${counted(count, "worker")} of ${counted(cpus + more, "core")}, ${cpus} for a task; ${programInWords(program)}`,
        `워커 ${count}개(코어 ${cpus + more}개씩), 태스크 하나에 코어 ${cpus}개. ${programInKorean(program)}`,
      );
      const cores = cpus + more;
      const run = await ran(
        clusterOf(Array.from({ length: count }, () => ({ cores, gib: 2 }))),
        { seed },
        {
          // Without a wait for near places (chapter 12), so that a free slot is taken at once.
          conf: { "spark.task.cpus": cpus, "spark.locality.wait": "0s" },
          main: async (spark) => {
            await spark.sleep(3000);
            return runProgram(spark, program);
          },
        },
      );
      const slots = Math.floor(cores / cpus);
      const { most, idle } = slotsOver(run, slots, count);
      t.expect(most).toBeLessThanOrEqual(slots);
      t.expect(idle).toEqual([]);
      t.classify("spark.task.cpus over 1", cpus > 1);
      t.classify("more tasks than slots", program.partitions > slots * count);
      t.classify("cores not divisible by task.cpus", cores % cpus > 0);
      t.witness(
        `${count} executors of ${cores} cores, ${cpus} for a task: ${slots} slots each; at most ${most} tasks ran at once in one, and none waited beside a free slot`,
        `코어 ${cores}개짜리 익스큐터 ${count}개, 태스크에 ${cpus}개: 슬롯 ${slots}개씩. 한 익스큐터에서 함께 돈 태스크는 많아야 ${most}개였고, 빈 슬롯 옆에서 기다린 태스크는 없다`,
      );
    },
  );

  law(
    "executors run only tasks that their driver sent them",
    {
      claims: ["S0-06", "S1-10", "S2-22"],
      ko: "익스큐터는 자기 드라이버가 보낸 태스크만 돌린다.",
      cover: {
        "launch messages reordered": 20,
        "one executor idle while another has several tasks": 30,
      },
      kills: ["outside/an-idle-executor-takes-a-task"],
    },
    [
      alike(2, 3, 2),
      fc.integer({ min: 2, max: 8 }),
      fc.constantFrom(0, 20, 200),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, workers, partitions, late, cached, seed) => {
      t.say(
        `${counted(partitions, "task")} on ${workersInWords(workers)}${late === 0 ? "" : `, messages to worker-1 ${late} ms late`}${cached ? ", cached" : ""}`,
        `${workersInKorean(workers)}, 태스크 ${partitions}개${late === 0 ? "" : `, worker-1로 가는 메시지가 ${late} ms 늦음`}${cached ? ", 캐시함" : ""}`,
      );
      const link: Fault = {
        kind: "link",
        from: "submitter",
        to: "worker-1",
        delay: milliseconds(late),
        when: { at: seconds(3) },
      };
      const run = await ran(
        clusterOf(workers),
        {
          seed,
          faults: [
            ...(late === 0 ? [] : [link]),
            { kind: "add worker", cores: 2, when: { at: seconds(3) } },
          ],
        },
        {
          main: async (spark) => {
            const rdd = spark.sparkContext
              .parallelize(
                Array.from({ length: partitions }, (_, i) => i),
                partitions,
              )
              .map((n) => n + 1)
              .costing(30_000);
            // The worker that joins later finds all data cached elsewhere: tasks wait for it, and it may not take them.
            if (cached) await rdd.persist(StorageLevels.MEMORY_ONLY).count();
            await spark.sleep(4000);
            return rdd.collect();
          },
        },
      );
      const sent = new Map(run.of("LaunchTask").map((launch) => [launch.taskId, launch]));
      const app = run.applications[0]?.id;
      const drivers = new Set(run.of("LaunchTask").map(({ from }) => from));
      t.expect([...drivers]).toEqual(["driver"]);
      for (const report of run.of("StatusUpdate")) {
        const launch = sent.get(report.taskId);
        t.expect([launch?.to, launch?.from]).toEqual([report.from, report.to]);
        t.expect(launch?.id).toBeLessThan(report.id);
      }
      for (const { taskInfo } of run.of("SparkListenerTaskStart"))
        t.expect(sent.get(taskInfo.taskId)?.to).toBe(`${app}/executor ${taskInfo.executorId}`);
      t.expect(run.of("StatusUpdate")).toHaveLength(sent.size);
      const stages = new Set([...sent.values()].map(({ stageId }) => stageId));
      const perStage = [...stages].map((stage) => {
        const counts = new Map<string, number>();
        for (const { stageId, to } of sent.values())
          if (stageId === stage) counts.set(to, (counts.get(to) ?? 0) + 1);
        return counts;
      });
      const registered = run.of("RegisteredExecutor").length;
      const lopsided = perStage.some(
        (counts) => counts.size < registered && Math.max(...counts.values()) > 1,
      );
      const host = run.of("RegisterExecutor").find((one) => one.host === "worker-1")?.from;
      t.classify("one executor idle while another has several tasks", lopsided);
      t.classify(
        "launch messages reordered",
        late > 0 && perStage.at(-1)?.has(host ?? "") === true,
      );
      t.witness(
        `${sent.size} tasks were sent by the driver to ${registered} executors: ${[...(perStage.at(-1)?.values() ?? [])].join(" + ")} in the last stage; each reported its own and no other${late > 0 ? `, though messages to worker-1 took ${late} ms longer` : ""}`,
        `드라이버가 태스크 ${sent.size}개를 익스큐터 ${registered}개에 보냈다. 마지막 스테이지는 ${[...(perStage.at(-1)?.values() ?? [])].join(" + ")}. 저마다 받은 것만 보고했다${late > 0 ? `. worker-1로 가는 메시지가 ${late} ms 늦었어도` : ""}`,
      );
    },
  );
});

section(lifeOutside, () => {
  law(
    "an executor is asked for, granted, started and registered before its first task",
    {
      claims: ["S1-22", "S2-16", "S2-28"],
      ko: "익스큐터는 요청, 배정, 기동, 등록을 차례로 거친 뒤에 첫 태스크를 받는다.",
      cover: {
        "executor started after the first job was submitted": 40,
        "two applications": 25,
      },
      kills: ["outside/a-grant-is-an-executor"],
    },
    [
      alike(1, 2, 2),
      fc.option(fc.integer({ min: 500, max: 6000 }), { nil: undefined, freq: 2 }),
      modes,
      fc.boolean(),
      programs({ partitions: 4, shuffles: 0, jobs: 1, slow: 200 }),
      masterSeeds,
    ],
    async (t, workers, joins, deployMode, two, program, seed) => {
      t.say(
        `${two ? "two applications" : "one application"} in ${deployMode} mode on ${workersInWords([...workers, { cores: 2, gib: 4 }])}${joins === undefined ? "" : `, another joins at ${inSeconds(joins * 1000)} s`}`,
        `${workersInKorean([...workers, { cores: 2, gib: 4 }])}, ${deployMode} 모드, 애플리케이션 ${two ? 2 : 1}개${joins === undefined ? "" : `, ${inSeconds(joins * 1000)} s에 워커 하나가 더 들어옴`}`,
      );
      const asked: Asked = {
        deployMode,
        conf: { "spark.cores.max": 2, "spark.executor.cores": 1 },
        main: (spark) => runProgram(spark, program),
      };
      const faults: Fault[] =
        joins === undefined
          ? []
          : [{ kind: "add worker", cores: 2, when: { at: milliseconds(joins) } }];
      const cluster = clusterOf([...workers, { cores: 2, gib: 4 }]);
      const run = await ran(cluster, { seed, faults }, ...(two ? [asked, asked] : [asked]));
      let late = 0;
      for (const app of run.applications) {
        const first = run.of("LaunchTask", app.id);
        const jobs = run.of("SparkListenerJobStart", app.id)[0]?.id ?? Infinity;
        const [context] = run.of("SparkContextStarted", app.id);
        const request =
          run.of("RegisterApplication").find(({ from }) => from === context?.from)?.id ?? Infinity;
        for (const granted of run.of("LaunchExecutor", app.id)) {
          const same = (one: { executorId: string }) => one.executorId === granted.executorId;
          const started = run.of("ExecutorStateChanged", app.id).find(same);
          const asks = run.of("RegisterExecutor", app.id).find(same);
          const answer = run.of("RegisteredExecutor", app.id).find(same);
          t.expect(granted.id).toBeGreaterThan(request);
          t.expect([granted.from, started?.state]).toEqual(["Master", "RUNNING"]);
          t.expect(started?.cause).toBe(granted.id);
          t.expect(started?.from).toBe(granted.to);
          if (asks === undefined) continue;
          t.expect(causesOf(run.events, asks)).toContain(granted);
          t.expect(asks.id).toBeGreaterThan(started?.id ?? Infinity);
          t.expect(answer?.cause).toBe(asks.id);
          const task = first.find(({ to }) => to === asks.from);
          if (task !== undefined) t.expect(task.id).toBeGreaterThan(answer?.id ?? Infinity);
          if (task !== undefined && asks.id > jobs) late += 1;
        }
      }
      t.expect(run.applications.every(({ succeeded }) => succeeded)).toBe(true);
      t.classify("executor started after the first job was submitted", late > 0);
      t.classify("two applications", two);
      const path = [
        run.of("RegisterApplication")[0],
        run.of("LaunchExecutor")[0],
        run.of("RegisterExecutor")[0],
        run.of("LaunchTask")[0],
      ].map((event) => inSeconds(event?.at ?? 0));
      t.witness(
        `asked at ${path[0]} s, granted at ${path[1]} s, registered at ${path[2]} s, first task at ${path[3]} s; ${late} executors came after the first job was there`,
        `${path[0]}초에 청하고 ${path[1]}초에 배정, ${path[2]}초에 등록, 첫 태스크는 ${path[3]}초. 첫 잡보다 늦게 온 익스큐터 ${late}개`,
      );
    },
  );
});
