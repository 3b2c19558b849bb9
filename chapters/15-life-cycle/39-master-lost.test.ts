/**
 * Laws: what is lost with the Master.
 *
 * In Spark: StandaloneAppClient and Worker without their Master. Same: applications go on with the executors they have, nobody is granted
 * another one. Left out on purpose: standby Masters; workers that give up after more than ten minutes without a Master, and take their
 * executors with them (D2.4).
 */
import type { Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  masterSeeds,
  modes,
  programInKorean,
  programInWords,
  programs,
  runProgram,
} from "../../test/harness/generators/outside.ts";
import { inSeconds, ran } from "../../test/harness/generators/outside-run.ts";
import { afterEvent, answerOf, executorsOf } from "../../test/harness/generators/outside-ends.ts";
import { whenThingsDie } from "./sections.ts";

section(whenThingsDie, () => {
  law(
    "killing the master stops grants, not running applications",
    {
      claims: ["S2-14", "X-17"],
      ko: "마스터가 죽으면 새 배정만 멈추고 도는 애플리케이션은 계속 돈다.",
      cover: {
        "killed while tasks run": 30,
        "an executor is lost afterwards (no replacement)": 30,
      },
      kills: ["outside2/applications-die-with-the-master", "outside2/a-dead-master-grants"],
    },
    [
      fc.integer({ min: 1, max: 4 }),
      fc.nat(400),
      fc.boolean(),
      modes,
      modes,
      programs({ partitions: 4, shuffles: 1, jobs: 2, slow: 200 }),
      masterSeeds,
    ],
    async (t, nth, delay, loses, mode, laterMode, program, seed) => {
      t.say(
        `the Master killed in a stage, ${mode} mode${loses ? ", executor 0 lost later" : ""}; ${programInWords(program)}`,
        `스테이지가 도는 중에 마스터가 죽음, ${mode} 모드${loses ? ", 나중에 익스큐터 0번을 잃음" : ""}. ${programInKorean(program)}`,
      );
      const executors = 2;
      const busy = afterEvent(
        "SparkListenerTaskStart",
        delay * 1000,
        Math.min(nth, program.partitions),
      );
      const faults: Fault[] = [{ kind: "kill master", when: busy }];
      if (loses)
        faults.push({
          kind: "kill executor",
          executor: "0",
          when: afterEvent("SparkListenerJobEnd", 500_000, program.jobs),
        });
      const run = await ran(
        clusterOf([
          { cores: 2, gib: 4 },
          { cores: 2, gib: 4 },
        ]),
        { seed },
        {
          deployMode: mode,
          faults,
          conf: { "spark.executor.cores": 1, "spark.cores.max": executors },
          main: async (spark) => {
            await spark.sleep(2500);
            const first = await runProgram(spark, program);
            await spark.sleep(1000);
            return [first, await runProgram(spark, program)];
          },
        },
        { after: 10_000, deployMode: laterMode, main: (spark) => runProgram(spark, program) },
      );
      const [app, later] = run.applications;
      const [dead, ...others] = run.of("ProcessLost");
      t.expect(dead?.process).toBe("Master");
      t.expect(others).toHaveLength(loses ? 1 : 0);
      t.expect(app?.result).toEqual([answerOf(program), answerOf(program)]);
      t.expect(run.of("MainEnded", app?.id).map(({ exitCode }) => exitCode)).toEqual([0]);
      const granted = run.of("LaunchExecutor");
      t.expect(granted).toHaveLength(executors);
      for (const { at } of granted) t.expect(at).toBeLessThan(dead?.at ?? 0);
      t.expect(
        run.events.filter(
          (event) => "from" in event && event.from === "Master" && event.at > (dead?.at ?? 0),
        ),
      ).toEqual([]);
      for (const { ended } of executorsOf(run, app?.id ?? "")) t.expect(ended).toBeDefined();
      t.expect(later?.succeeded).toBe(false);
      t.expect(later?.ids).toEqual([]);
      t.expect(String(later?.error)).toContain(
        laterMode === "client"
          ? "All masters are unresponsive! Giving up."
          : "Exception thrown in awaitResult",
      );
      const running = run
        .of("SparkListenerTaskEnd", app?.id)
        .filter(
          ({ taskInfo, at }) => taskInfo.launchTime < (dead?.at ?? 0) && at > (dead?.at ?? 0),
        ).length;
      const since = run
        .of("SparkListenerTaskEnd", app?.id)
        .filter(({ at }) => at > (dead?.at ?? 0)).length;
      t.classify("killed while tasks run", running > 0);
      t.classify("an executor is lost afterwards (no replacement)", loses);
      t.witness(
        `the Master was killed at ${inSeconds(dead?.at ?? 0)} s with ${running} tasks running: ${since} tasks ended after it, the answer came${loses ? "; executor 0, lost later, was not replaced" : ""}; the next application got nothing`,
        `태스크 ${running}개가 도는 ${inSeconds(dead?.at ?? 0)}초에 마스터가 죽었다. 그 뒤에 태스크 ${since}개가 끝나고 답이 나왔다${loses ? ". 나중에 잃은 익스큐터 0번의 자리는 비었다" : ""}. 다음 애플리케이션은 아무것도 받지 못했다`,
      );
    },
  );
});
