/**
 * Laws: what ends with whom. The process that submitted, the driver, and a driver that is started again.
 *
 * In Spark: SparkSubmit, DriverRunner, CoarseGrainedExecutorBackend's watch on its driver. Same: who notices whose end, and what is left
 * afterwards. Left out on purpose: managers other than the standalone one. The other laws of this kind, from "the manager hears of applications
 * and executors, never of stages or tasks" on, are in 07-books-of-the-manager.test.ts.
 */
import { seconds, StorageLevels, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  masterSeeds,
  programInKorean,
  programInWords,
  programs,
  runProgram,
  tasksOf,
  type Program,
} from "../../test/harness/generators/outside.ts";
import { inSeconds, ran, type Asked, type Ran } from "../../test/harness/generators/outside-run.ts";
import {
  afterEvent,
  answerOf,
  driversSeen,
  executorsOf,
  many,
  phases,
  phasesInKorean,
  sparkEventsOf,
  type Phase,
} from "../../test/harness/generators/outside-ends.ts";
import { lifeOutside } from "./sections.ts";

declare const console: { log(text: string): void };

/** Everybody who watches a process knows of its end within this time, and has acted on it. */
const NOTICED = 200_000;

const killClient = (phase: Phase, delay: number, nth: number): Fault => ({
  kind: "kill client",
  when:
    phase === "before executors"
      ? { at: delay * 1100 }
      : phase === "in a stage"
        ? afterEvent("SparkListenerTaskStart", delay, nth)
        : afterEvent("SparkListenerJobEnd", delay * 500),
});

/** Two jobs, with a while in between. */
const twice =
  (program: Program): Asked["main"] =>
  async (spark) => {
    const first = await runProgram(spark, program);
    await spark.sleep(1000);
    return `${first} ${await runProgram(spark, program)}`;
  };

section(lifeOutside, () => {
  law(
    "in client mode, the application ends with the process that submitted it",
    {
      claims: ["S0-34", "S4-01"],
      ko: "클라이언트 모드에서는 제출한 프로세스가 끝나면 애플리케이션도 끝난다.",
      cover: {
        "killed before executors are there": 15,
        "killed in the middle of a stage": 15,
        "killed between jobs": 15,
      },
      kills: ["outside2/client-may-go", "outside2/a-dead-driver-unnoticed"],
    },
    [
      phases,
      fc.integer({ min: 1, max: 1700 }),
      fc.integer({ min: 1, max: 3 }),
      alike(1, 2, 2),
      programs({ partitions: 3, shuffles: 1, jobs: 1 }),
      masterSeeds,
    ],
    async (t, phase, delay, nth, workers, program, seed) => {
      t.say(
        `killed ${phase}; ${programInWords(program)}`,
        `죽은 때: ${phasesInKorean[phase]}. ${programInKorean(program)}`,
      );
      const main = twice(program);
      const faults = [killClient(phase, delay, Math.min(nth, program.partitions))];
      const run = await ran(
        clusterOf(workers),
        { seed },
        { main, faults },
        { main, after: 20_000 },
      );
      const [app, again] = run.applications;
      const killed = run.of("ProcessLost")[0]?.at ?? NaN;
      const of = app?.id === "" ? [] : sparkEventsOf(run, app?.id ?? "");
      const since = of.filter(({ at }) => at > killed);
      t.expect(since).toEqual([]);
      t.expect(app?.succeeded).toBe(false);
      const executors = app?.id === "" ? [] : executorsOf(run, app?.id ?? "");
      for (const { launched, ended } of executors) {
        t.expect(launched.at).toBeLessThanOrEqual(killed + NOTICED);
        t.expect(ended?.at).toBeLessThanOrEqual(killed + NOTICED);
      }
      const cores = workers.length * 2;
      const granted = executorsOf(run, again?.id ?? "").map(({ launched }) => launched.cores);
      t.expect(granted.reduce((a, b) => a + b, 0)).toBe(cores);
      t.expect([run.state.coresused, run.state.memoryused]).toEqual([0, 0]);
      t.expect(run.state.activeapps).toEqual([]);
      t.expect(again?.result).toBe(`${answerOf(program)} ${answerOf(program)}`);
      t.expect(run.of("SparkListenerJobStart", again?.id).map(({ jobId }) => jobId)).toEqual([
        0, 1,
      ]);
      t.expect(run.of("SparkListenerTaskEnd", again?.id)).toHaveLength(2 * tasksOf(program));
      t.classify("killed before executors are there", phase === "before executors");
      t.classify("killed in the middle of a stage", phase === "in a stage");
      t.classify("killed between jobs", phase === "between jobs");
      t.witness(
        `the client was killed at ${inSeconds(killed)} s, ${phase}: ${many(executors.length, "executor")} gone within ${NOTICED / 1000} ms, all ${cores} cores free; submitted again, it began with job 0`,
        `클라이언트가 ${inSeconds(killed)}초에 죽었다. ${NOTICED / 1000} ms 안에 익스큐터 ${executors.length}개가 사라지고 코어 ${cores}개가 모두 비었다. 다시 제출하니 잡 0부터 시작했다`,
      );
    },
  );

  law(
    "in cluster mode, the driver goes on after the submitter is gone",
    {
      claims: ["S4-07"],
      ko: "클러스터 모드의 드라이버는 제출한 쪽이 사라져도 계속 돈다.",
      cover: {
        "killed after acceptance, before the driver starts": 15,
        "killed while tasks run": 15,
        "killed before acceptance": 15,
      },
      kills: [
        "outside2/the-driver-goes-with-the-submitter",
        "outside2/a-request-outlives-its-sender",
      ],
    },
    [
      fc.constantFrom("before acceptance", "accepted", "in a stage"),
      fc.integer({ min: 1, max: 790 }),
      alike(1, 2, 2),
      programs({ partitions: 3, shuffles: 1, jobs: 1 }),
      masterSeeds,
    ],
    async (t, phase, delay, workers, program, seed) => {
      t.say(
        `the submitter is killed ${phase}; ${programInWords(program)}`,
        `제출한 쪽이 죽은 때: ${phasesInKorean[phase]}. ${programInKorean(program)}`,
      );
      // The client stays to the end, so that it is there to be killed.
      const asked: Asked = {
        deployMode: "cluster",
        conf: { "spark.standalone.submit.waitAppCompletion": true },
        main: (spark) => runProgram(spark, program),
      };
      const kill: Fault = {
        kind: "kill client",
        when:
          phase === "before acceptance"
            ? { at: delay * 1000 }
            : phase === "accepted"
              ? afterEvent("RequestSubmitDriver", delay * 1000)
              : afterEvent("SparkListenerTaskStart", delay, 1 + (delay % program.partitions)),
      };
      const hit = await ran(clusterOf(workers), { seed }, { ...asked, faults: [kill] });
      const [app] = hit.applications;
      t.expect(hit.of("ProcessLost").map(({ process }) => process)).toEqual(["spark-submit"]);
      const killed = hit.of("ProcessLost")[0]?.at ?? NaN;
      if (phase === "before acceptance") {
        t.expect(hit.messages.filter(({ from }) => from === "spark-submit")).toEqual([]);
        t.expect(hit.of("LaunchDriver")).toEqual([]);
        t.expect(hit.of("MainStarted")).toEqual([]);
        t.expect(app?.succeeded).toBe(false);
      } else {
        const calm = await ran(clusterOf(workers), { seed }, asked);
        const tale = (run: Ran): unknown =>
          sparkEventsOf(run, run.applications[0]?.id ?? "").map(({ kind, at }) => [kind, at]);
        t.expect(tale(hit)).toEqual(tale(calm));
        t.expect(app?.result).toBe(answerOf(program));
        const order = (
          ["LaunchDriver", "MainStarted", "RegisterApplication", "LaunchExecutor"] as const
        ).map((kind) => hit.events.findIndex((event) => event.kind === kind));
        t.expect(order).toEqual(order.toSorted((a, b) => a - b));
        t.expect(hit.state.completeddrivers.map(({ state }) => state)).toEqual(["FINISHED"]);
      }
      const began = hit.of("MainStarted")[0]?.at ?? Infinity;
      t.classify("killed before acceptance", phase === "before acceptance");
      t.classify(
        "killed after acceptance, before the driver starts",
        phase === "accepted" && killed < began,
      );
      t.classify("killed while tasks run", phase === "in a stage");
      t.witness(
        phase === "before acceptance"
          ? `the submitter was killed at ${inSeconds(killed)} s, before it had asked: no driver was ever started`
          : `the submitter was killed at ${inSeconds(killed)} s; its driver, started at ${inSeconds(began)} s, ran every task and answered`,
        phase === "before acceptance"
          ? `제출한 프로세스가 요청하기 전인 ${inSeconds(killed)}초에 죽었다. 드라이버는 뜨지 않았다`
          : `제출한 프로세스가 ${inSeconds(killed)}초에 죽었다. ${inSeconds(began)}초에 시작한 드라이버는 태스크를 모두 돌리고 답을 냈다`,
      );
    },
  );

  law(
    "a supervised driver that fails starts again from nothing, one driver at a time",
    {
      claims: ["S1-12"],
      ko: "`--supervise`를 준 드라이버는 실패하면 처음부터 다시 시작하며, 한 번에 하나만 있다.",
      cover: { supervised: 40, "fails twice or more": 15, "not supervised": 10 },
      kills: [
        "outside2/restarted-unasked",
        "outside2/two-drivers-at-a-time",
        "outside2/a-restart-at-once",
        "outside2/blocks-outlive-the-driver",
      ],
    },
    [
      fc.constantFrom(true, true, false),
      fc.nat(3),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      alike(1, 2, 3),
      masterSeeds,
    ],
    async (t, supervise, failures, long, partitions, workers, seed) => {
      t.say(
        `${failures} failures, ${supervise ? "supervised" : "not supervised"}, runs over 5 s: ${long.join(", ")}`,
        `실패 ${failures}번, ${supervise ? "--supervise" : "--supervise 없음"}, 5초를 넘긴 실행: ${long.join(", ")}`,
      );
      let begun = 0;
      const main: Asked["main"] = async (spark) => {
        const mine = (begun += 1);
        const rdd = spark.sparkContext
          .parallelize([1, 2, 3, 4], partitions)
          .map((n): [number, number] => {
            console.log(`computed ${n}`);
            return [n % 2, n];
          })
          .persist(StorageLevels.MEMORY_ONLY)
          .reduceByKey((a, b) => a + b, 1);
        await rdd.count();
        const answer = await rdd.collect();
        if (long[mine - 1] === true) await spark.sleep(6000);
        if (mine <= failures) throw new Error(`failure ${mine}`);
        return answer.toSorted(([a], [b]) => a - b);
      };
      const run = await ran(
        clusterOf(workers),
        { seed },
        { main, supervise, deployMode: "cluster" },
      );
      const [app] = run.applications;
      const runs = supervise ? failures + 1 : 1;
      const lives = driversSeen(run);
      t.expect(lives).toHaveLength(runs);
      lives
        .slice(1)
        .forEach(({ from }, i) => t.expect(from).toBeGreaterThan(lives[i]?.to ?? Infinity));
      t.expect(new Set(app?.ids).size).toBe(runs);
      for (const id of app?.ids ?? []) {
        t.expect(run.of("SparkListenerJobStart", id).map(({ jobId }) => jobId)).toEqual([0, 1]);
        t.expect(run.of("SparkListenerTaskEnd", id)).toHaveLength(partitions + 2);
        const computed = run.of("LogLine", id).filter(({ logger }) => logger === "stdout");
        t.expect(computed.map(({ text }) => text).toSorted()).toEqual(
          [1, 2, 3, 4].map((n) => `computed ${n}`),
        );
      }
      const succeeds = runs > failures;
      t.expect(app?.succeeded).toBe(succeeds);
      if (succeeds)
        t.expect(app?.result).toEqual([
          [0, 6],
          [1, 4],
        ]);
      t.expect(run.of("LaunchDriver")).toHaveLength(1);
      t.expect(run.state.completeddrivers.map(({ state }) => state)).toEqual([
        succeeds ? "FINISHED" : "FAILED",
      ]);
      t.expect([run.state.coresused, run.state.memoryused]).toEqual([0, 0]);
      let pause = 0;
      const pauses = Array.from(
        { length: runs - 1 },
        (_, i) => (pause = pause === 0 || long[i] === true ? 1 : pause * 2),
      );
      const waited = lives
        .slice(1)
        .map(({ from }, i) => Math.floor((from - (lives[i]?.to ?? 0)) / seconds(1)));
      t.expect(waited).toEqual(pauses);
      t.classify("supervised", supervise);
      t.classify("not supervised", !supervise);
      t.classify("fails twice or more", supervise && failures > 1);
      t.witness(
        `main failed ${Math.min(failures, runs)} times, ${supervise ? "supervised" : "not supervised"}: ${many(runs, "run")}${runs > 1 ? `, with pauses of ${pauses.join(", ")} s between` : ""}; each computed all 4 records and began with job 0`,
        `main이 ${Math.min(failures, runs)}번 실패했다(${supervise ? "--supervise" : "--supervise 없음"}). 실행 ${runs}번${runs > 1 ? `, 사이에 ${pauses.join(", ")}초씩 쉼` : ""}. 매번 레코드 4개를 모두 계산했고 잡 0부터 시작했다`,
      );
    },
  );
});
