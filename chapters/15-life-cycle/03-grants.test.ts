/**
 * Law: what the manager grants stays within what the application asked for.
 *
 * In Spark: Master.startExecutorsOnWorkers and spark.cores.max. Same: counts, also after an executor was replaced. Left out on purpose: dynamic
 * allocation.
 */
import { seconds, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  counted,
  masterSeeds,
  workersDrawn,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import { lifeOutside } from "./sections.ts";

section(lifeOutside, () => {
  law(
    "the manager never grants more cores than the application asked for",
    {
      claims: ["S1-21", "S2-25"],
      ko: "클러스터 매니저가 내주는 코어는 애플리케이션이 요청한 수를 넘지 않는다.",
      cover: {
        "limit not divisible by executor cores": 3,
        "limit unset": 15,
        "after a replacement": 25,
      },
      kills: ["outside/grants-forget-what-is-held", "outside/one-core-by-default"],
    },
    [
      workersDrawn(1, 3),
      fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 3 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 2 }),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, workers, limit, each, lost, seed) => {
      t.say(
        `${workersInWords(workers)}; ${limit === undefined ? "no limit" : `${counted(limit, "core")} at most`}, ${each === undefined ? "all cores of a worker" : counted(each, "core")} for an executor${lost ? "; executor 0 dies" : ""}`,
        `${workersInKorean(workers)}. 코어 ${limit === undefined ? "제한 없음" : `${limit}개까지`}, 익스큐터마다 ${each === undefined ? "워커의 코어 전부" : `${each}개`}${lost ? ". 익스큐터 0이 죽음" : ""}`,
      );
      const kill: Fault = { kind: "kill executor", executor: "0", when: { at: seconds(3) } };
      const run = await ran(
        clusterOf(workers),
        { seed, faults: lost ? [kill] : [] },
        {
          conf: {
            ...(limit === undefined ? {} : { "spark.cores.max": limit }),
            ...(each === undefined ? {} : { "spark.executor.cores": each }),
          },
          main: (spark) => spark.sleep(6000),
        },
      );
      const registered = run.of("RegisterApplication")[0]?.id ?? Infinity;
      const held = new Map<string, number>();
      let most = 0;
      const sum = (): number => [...held.values()].reduce((total, cores) => total + cores, 0);
      for (const event of run.events) {
        if (event.kind === "ExecutorStateChanged" && event.state !== "RUNNING")
          held.delete(event.executorId);
        if (event.kind !== "LaunchExecutor") continue;
        t.expect(event.id).toBeGreaterThan(registered);
        held.set(event.executorId, event.cores);
        t.expect(sum()).toBeLessThanOrEqual(limit ?? Infinity);
        most = Math.max(most, sum());
      }
      const room = workers.map(({ cores, gib }) =>
        each === undefined ? cores : Math.min(Math.floor(cores / each), gib) * each,
      );
      const whole = room.reduce((total, cores) => total + cores, 0);
      const wanted = limit === undefined ? Infinity : limit - (limit % (each ?? 1));
      t.expect(most).toBe(Math.min(whole, wanted));
      const replaced = run.of("LaunchExecutor").some(({ at }) => at > seconds(3));
      t.classify("limit not divisible by executor cores", (limit ?? 0) % (each ?? 1) > 0);
      t.classify("limit unset", limit === undefined);
      t.classify("after a replacement", replaced);
      t.witness(
        `${workersInWords(workers)}, limit ${limit ?? "unset"}, executors of ${each ?? "all"} cores: ${most} cores granted at most${replaced ? ", also after executor 0 was lost and replaced" : ""}`,
        `${workersInKorean(workers)}, 상한 ${limit ?? "없음"}, 익스큐터마다 코어 ${each ?? "전부"}: 내준 코어는 많아야 ${most}개${replaced ? ". 익스큐터 0을 잃고 채운 뒤에도" : ""}`,
      );
    },
  );
});
