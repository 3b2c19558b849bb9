/**
 * Laws: who starts the executors, who speaks to whom for it, and what waiting for them means.
 *
 * In Spark: Master, Worker, ExecutorRunner, CoarseGrainedExecutorBackend. Same: which process speaks to which. Left out on purpose: managers
 * other than the standalone one.
 */
import { milliseconds, seconds, standalone } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  masterSeeds,
  modes,
  programs,
  runProgram,
  tasksOf,
  workersDrawn,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { inSeconds, ran } from "../../test/harness/generators/outside-run.ts";
import { lifeOutside } from "./sections.ts";

section(lifeOutside, () => {
  law(
    "the worker starts the executor, and the executor introduces itself to the driver",
    {
      claims: ["S2-26", "S2-14", "S4-03"],
      ko: "워커가 익스큐터를 띄우고, 익스큐터가 드라이버를 찾아가 등록한다.",
      cover: { "driver on another host than the master": 50, "no application at the start": 27 },
      kills: ["outside/executor-registers-with-the-master", "outside/submitter-speaks-to-workers"],
    },
    [
      workersDrawn(1, 3),
      modes,
      fc.constantFrom("laptop", "master", "worker-1"),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, drawn, deployMode, submitHost, later, seed) => {
      const workers = [...drawn, { cores: 3, gib: 4 }];
      t.say(
        `${workersInWords(workers)}; submitted from ${submitHost} in ${deployMode} mode${later ? ", a second later" : ""}`,
        `${workersInKorean(workers)}. ${submitHost}에서 ${deployMode} 모드로 제출${later ? ", 1초 뒤" : ""}`,
      );
      const run = await ran(
        clusterOf(workers),
        { seed },
        {
          deployMode,
          submitHost,
          after: later ? 1000 : 0,
          main: (spark) => spark.sleep(2000),
        },
      );
      const hosts = new Map(run.of("RegisterWorker").map(({ from, host }) => [from, host]));
      const [main] = run.of("MainStarted");
      const toWorkers = run.messages.filter(({ to }) => hosts.has(to)).map(({ from }) => from);
      t.expect([...new Set(toWorkers)]).toEqual(["Master"]);
      const registered = run.of("RegisterExecutor");
      t.expect(registered.length).toBeGreaterThan(0);
      for (const { executorId, host, from, to } of registered) {
        const launch = run.of("LaunchExecutor").find((one) => one.executorId === executorId);
        t.expect(hosts.get(launch?.to ?? "")).toBe(host);
        t.expect(to).toBe(main?.to);
        t.expect(run.messages).toContainEqual({ from, to, what: "RegisterExecutor" });
      }
      t.expect(run.state.aliveworkers).toBe(workers.length);
      t.expect(run.state.activeapps).toEqual([]);
      const first = run.of("SparkSubmit")[0]?.at ?? 0;
      if (later) for (const { at } of run.of("RegisteredWorker")) t.expect(at).toBeLessThan(first);
      t.classify("driver on another host than the master", main?.host !== "master");
      t.classify("no application at the start", later);
      t.witness(
        `driver on ${main?.host}: ${new Set(toWorkers).size} process spoke to the workers, the Master; ${registered.length} executors were started on ${new Set(registered.map(({ host }) => host)).size} hosts and went to the driver themselves`,
        `드라이버는 ${main?.host}에. 워커에 말을 건 것은 마스터 하나뿐이다. 익스큐터 ${registered.length}개가 호스트 ${new Set(registered.map(({ host }) => host)).size}곳에서 떠서 스스로 드라이버를 찾아갔다`,
      );
    },
  );

  law(
    "an application submitted before any worker joins waits, and runs by itself when one joins",
    {
      claims: ["S2-14"],
      ko: "워커보다 먼저 제출한 애플리케이션은 기다렸다가 워커가 오면 스스로 돈다.",
      cover: {
        "worker joins after the first warning": 24,
        "first worker too small": 22,
        "worker there from the start": 10,
      },
      kills: ["outside/a-new-worker-changes-nothing", "outside/no-worker-no-application"],
    },
    [
      fc.option(fc.nat(90), { nil: undefined, freq: 2 }),
      fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ min: 100, max: 45_000 }) },
      ),
      programs({ partitions: 3, shuffles: 1, jobs: 1, slow: 50 }),
      masterSeeds,
    ],
    async (t, percent, joins, program, seed) => {
      const small = percent === undefined ? undefined : Math.floor((joins * percent) / 100);
      t.say(
        `no worker at the start; one joins at ${inSeconds(joins * 1000)} s${small === undefined ? "" : `, one that is too small at ${inSeconds(small * 1000)} s`}`,
        `처음에는 워커 없음. ${inSeconds(joins * 1000)} s에 하나가 들어옴${small === undefined ? "" : `, 너무 작은 것이 ${inSeconds(small * 1000)} s에 먼저 들어옴`}`,
      );
      const add = (after: number, memory: string) =>
        ({
          kind: "add worker",
          cores: 2,
          memory,
          when: { at: milliseconds(after) },
        }) as const;
      const faults = [add(joins, "2g"), ...(small === undefined ? [] : [add(small, "512m")])];
      const run = await ran(
        standalone({ workers: [] }),
        { seed, faults },
        { main: (spark) => runProgram(spark, program) },
      );
      const [app] = run.applications;
      const usable = run
        .of("RegisteredWorker")
        .find(({ to }) => to !== "Worker 1" || joins <= (small ?? joins));
      const states = run.of("ApplicationStateChanged").map(({ state }) => state);
      const running = run.of("ApplicationStateChanged").find(({ state }) => state === "RUNNING");
      const added = run.of("SparkListenerExecutorAdded")[0]?.at ?? 0;
      const asked = run.of("SparkListenerStageSubmitted")[0]?.at ?? 0;
      const warned = run
        .of("LogLine")
        .filter(({ text }) => text.startsWith("Initial job has not accepted any resources"))
        .map(({ at }) => Math.round((at - asked) / seconds(1)));
      const ticks = Math.ceil((added - asked) / seconds(15)) - 1;
      t.expect(warned).toEqual(Array.from({ length: Math.max(0, ticks) }, (_, i) => 15 * (i + 1)));
      t.expect(states).toEqual(["WAITING", "RUNNING", "FINISHED"]);
      t.expect(running?.at).toBeGreaterThanOrEqual(usable?.at ?? Infinity);
      t.expect(run.of("SparkListenerTaskStart")[0]?.at).toBeGreaterThanOrEqual(added);
      t.expect(run.of("RegisterApplication")).toHaveLength(1);
      t.expect(run.of("SparkListenerTaskEnd")).toHaveLength(tasksOf(program));
      t.expect(app?.succeeded).toBe(true);
      t.classify("worker joins after the first warning", warned.length > 0);
      t.classify("first worker too small", small !== undefined && small < joins);
      t.classify("worker there from the start", joins === 0);
      t.witness(
        `submitted at 0 s, a worker with room at ${inSeconds(usable?.at ?? 0)} s: ${warned.length} warnings, then ${app?.id} ran its ${tasksOf(program)} tasks without being submitted again`,
        `0초에 제출, 자리가 있는 워커는 ${inSeconds(usable?.at ?? 0)}초에. 경고 ${warned.length}번 뒤에 ${app?.id}가 다시 제출하지 않아도 태스크 ${tasksOf(program)}개를 돌렸다`,
      );
    },
  );
});
