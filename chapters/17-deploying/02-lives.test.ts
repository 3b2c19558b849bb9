/**
 * Laws: what dies with what on YARN, who waits, and what is said of it at the end.
 *
 * In Spark: yarn Client, ApplicationMaster. Left out on purpose: a ResourceManager that dies.
 */
import { eventsOf, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds, modes } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import { finalStatuses, yarnOf } from "./yarn-seen.ts";

const cluster = yarnOf({ nodes: 2, memory: 8192, vcores: 8, step: 1024, dominant: true });
const conf = {
  "spark.executor.instances": 1,
  "spark.executor.memory": "512m",
  "spark.driver.memory": "512m",
};
const jobEnds = (event: TracedEvent): boolean => event.kind === "SparkListenerJobEnd";

section({ en: "Who lives and dies with whom", ko: "누가 누구와 살고 죽는가" }, () => {
  law(
    "with whoever submitted dies an application in client mode; one in cluster mode goes on",
    {
      claims: ["S0-32", "S1-33"],
      ko: "클라이언트 모드의 애플리케이션은 제출한 쪽과 함께 죽고, 클러스터 모드의 것은 계속 돈다.",
      cover: { "client mode": 30, "cluster mode": 30 },
      kills: ["deploying/clusters-die-with-their-clients"],
    },
    [modes, fc.integer({ min: 0, max: 4000 }), masterSeeds],
    async (t, deployMode, delay, seed) => {
      t.say(
        `${deployMode} mode, killed ${delay} ms after the first job`,
        `${deployMode} 모드, 첫 잡이 끝나고 ${delay} ms 뒤에 죽임`,
      );
      const faults = [
        { kind: "kill client" as const, when: { after: jobEnds, delay: delay * 1000 } },
      ];
      const run = await ran(
        cluster,
        { seed },
        {
          deployMode,
          conf,
          faults,
          main: async (spark) => {
            const count = (): Promise<number> => spark.sparkContext.range(0, 20, 1, 2).count();
            await count();
            await spark.sleep(6000);
            return count();
          },
        },
      );
      const jobs = eventsOf(run.events, "SparkListenerJobEnd").length;
      const isClient = deployMode === "client";
      t.classify(isClient ? "client mode" : "cluster mode");
      t.expect(jobs).toBe(isClient ? 1 : 2);
      t.expect(run.applications[0]?.error === undefined).toBe(!isClient);
      t.expect(finalStatuses(run)).toEqual(["SUCCEEDED"]);
      t.witness(
        `${deployMode} mode: ${jobs} of 2 jobs ended; YARN says SUCCEEDED either way`,
        `${deployMode} 모드: 잡 2개 가운데 ${jobs}개가 끝남. YARN은 어느 쪽이든 SUCCEEDED라고 함`,
      );
    },
  );

  law(
    "in cluster mode spark-submit stays until the application is over, unless it is told not to wait",
    {
      claims: ["S0-33"],
      ko: "클러스터 모드의 spark-submit은 애플리케이션이 끝날 때까지 남는다. 기다리지 말라고 했을 때만 떠난다.",
      cover: { "told not to wait": 30, "main throws": 30 },
      kills: ["deploying/clients-leave-at-once"],
    },
    [fc.boolean(), fc.boolean(), fc.integer({ min: 2000, max: 20_000 }), masterSeeds],
    async (t, waits, fails, ms, seed) => {
      t.say(
        `an application of ${ms} ms${waits ? "" : ", not waited for"}`,
        `${ms} ms 동안 도는 애플리케이션${waits ? "" : ", 기다리지 않음"}`,
      );
      const settings = {
        ...conf,
        "spark.yarn.submit.waitAppCompletion": waits,
        "spark.yarn.maxAppAttempts": 1,
      };
      const run = await ran(
        cluster,
        { seed },
        {
          deployMode: "cluster",
          conf: settings,
          main: async (spark) => {
            await spark.sleep(ms);
            if (fails) throw new Error("on purpose");
          },
        },
      );
      const [left] = run.of("ClientExited");
      const [ended] = run.of("MainEnded");
      t.classify("told not to wait", !waits);
      t.classify("main throws", fails);
      t.expect((left?.at ?? 0) > (ended?.at ?? 0)).toBe(waits);
      t.expect(left?.exitCode).toBe(waits && fails ? 1 : 0);
      t.expect(finalStatuses(run)).toEqual([fails ? "FAILED" : "SUCCEEDED"]);
      t.witness(
        `spark-submit left with ${left?.exitCode}, the application ended as ${finalStatuses(run)[0]}`,
        `spark-submit은 ${left?.exitCode}로 떠났고 애플리케이션은 ${finalStatuses(run)[0]}(으)로 끝남`,
      );
    },
  );

  law(
    "an ApplicationMaster that dies is started once more: in cluster mode the program begins anew, in client mode it goes on",
    {
      claims: ["S1-30"],
      ko: "죽은 애플리케이션마스터는 한 번 더 뜬다. 클러스터 모드에서는 프로그램이 처음부터 다시 돌고, 클라이언트 모드에서는 이어서 돈다.",
      cover: { "client mode": 30, "cluster mode": 30 },
      kills: ["deploying/one-attempt-only"],
    },
    [modes, fc.integer({ min: 1, max: 2 }), masterSeeds],
    async (t, deployMode, nth, seed) => {
      t.say(
        `${deployMode} mode, its ApplicationMaster dies after job ${nth}`,
        `${deployMode} 모드, 잡 ${nth}번 뒤에 애플리케이션마스터가 죽음`,
      );
      const run = await ran(
        cluster,
        { seed },
        {
          deployMode,
          conf,
          faults: [{ kind: "kill am", when: { after: jobEnds, nth, delay: 500_000 } }],
          main: async (spark) => {
            for (let job = 0; job < 3; job += 1) {
              await spark.sparkContext.range(0, 20, 1, 2).count();
              await spark.sleep(4000);
            }
            return "done";
          },
        },
      );
      const isClient = deployMode === "client";
      const jobs = eventsOf(run.events, "SparkListenerJobStart").length;
      t.classify(isClient ? "client mode" : "cluster mode");
      t.expect(run.of("RegisterApplicationMaster")).toHaveLength(2);
      t.expect(run.of("MainStarted")).toHaveLength(isClient ? 1 : 2);
      t.expect(jobs).toBe(isClient ? 3 : 3 + nth);
      t.expect(run.applications[0]?.result).toBe("done");
      const numbers = eventsOf(run.events, "SparkListenerExecutorAdded").map(
        ({ executorId }) => executorId,
      );
      t.expect(numbers).toEqual(isClient ? ["1", "2"] : ["1", "1"]);
      t.witness(
        `${jobs} jobs were started, on executors ${numbers.join(" and ")}`,
        `잡 ${jobs}개가 시작됨. 익스큐터 번호 ${numbers.join(", ")}`,
      );
    },
  );

  law(
    "what YARN says of an application in cluster mode is how its program ended; in client mode it says SUCCEEDED whatever happened",
    {
      claims: ["S4-09"],
      ko: "YARN이 말하는 결과는 클러스터 모드에서는 프로그램의 결과이고, 클라이언트 모드에서는 무슨 일이 있어도 SUCCEEDED다.",
      cover: {
        "client mode": 30,
        "cluster mode": 30,
        "main throws": 30,
        "left by System.exit": 20,
      },
      kills: ["deploying/every-end-is-a-success"],
    },
    [modes, fc.constantFrom("ends", "throws", "exits"), masterSeeds],
    async (t, deployMode, way, seed) => {
      t.say(`${deployMode} mode; main ${way}`, `${deployMode} 모드. main: ${way}`);
      const run = await ran(
        cluster,
        { seed },
        {
          deployMode,
          conf: { ...conf, "spark.yarn.maxAppAttempts": 1 },
          main: async (spark, driver) => {
            await spark.sparkContext.range(0, 20, 1, 2).count();
            if (way === "throws") throw new Error("on purpose");
            if (way === "exits") await driver.exit(0);
          },
        },
      );
      const isClient = deployMode === "client";
      t.classify(isClient ? "client mode" : "cluster mode");
      t.classify("main throws", way === "throws");
      t.classify("left by System.exit", way === "exits");
      const expected = isClient || way === "ends" ? "SUCCEEDED" : "FAILED";
      t.expect(finalStatuses(run)).toEqual([expected]);
      t.witness(
        `main ${way} in ${deployMode} mode: ${expected}`,
        `${deployMode} 모드에서 main ${way}: ${expected}`,
      );
    },
  );
});
