/**
 * Laws: when a dispatcher of Mesos tries a driver again.
 *
 * In Spark: MesosClusterScheduler, as recorded (test/oracle/recordings/mesos). Left out on purpose: queues, which the recordings have.
 */
import { SparkConf } from "#engine/conf/spark-conf";
import { ClusterScheduler } from "#engine/deploy/mesos/cluster-scheduler";
import { driverDescription } from "#engine/deploy/mesos/driver-description";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import { Bench, mesosOf, offerOf } from "./mesos-seen.ts";

const env = { SPARK_HOME: "/opt/spark" };
const ends = ["TASK_FINISHED", "TASK_FAILED", "TASK_LOST", "TASK_KILLED", "TASK_ERROR"] as const;

section({ en: "The dispatcher of Mesos", ko: "메소스의 디스패처" }, () => {
  law(
    "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
    {
      claims: ["S2-75", "Y-15"],
      ko: "감독받는 드라이버는 실패하거나 사라지면 1초, 그다음부터 갑절씩 최대 1분까지 기다렸다 다시 뜬다. 다른 끝은 모두 끝이다.",
      cover: { "tried again twice": 15, "not supervised": 7 },
      kills: ["deploying/mesos-waits-a-second-more", "deploying/mesos-retries-no-lost-driver"],
    },
    [
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom("TASK_FAILED" as const, "TASK_LOST" as const) },
          { weight: 1, arbitrary: fc.constantFrom(...ends) },
        ),
        { minLength: 1, maxLength: 9 },
      ),
      fc.integer({ min: 3, max: 60 }),
    ],
    (t, supervise, states, longest) => {
      t.say(
        `${supervise ? "supervised" : "not supervised"}, ends with ${states.join(", ")}; waits ${longest} s at most`,
        `${supervise ? "감독받음" : "감독받지 않음"}, 끝난 상태 ${states.join(", ")}. 최대 ${longest}초 대기`,
      );
      let now = 0;
      const scheduler = new ClusterScheduler({
        conf: new SparkConf({ "spark.mesos.cluster.retry.wait.max": longest }),
        env,
        master: "master:5050",
        driver: new Bench(),
        now: () => now,
        log: () => undefined,
      });
      scheduler.registered("framework");
      const sparkProperties = {
        "spark.app.name": "law",
        "spark.driver.supervise": String(supervise),
      };
      const request = { appResource: "a.jar", mainClass: "A", appArgs: [], sparkProperties };
      scheduler.submitDriver(driverDescription(request, "driver-1"));
      const offer = [offerOf("o", "h", { cpus: 1, mem: 7 })];
      const waits: number[] = [];
      let expected = 1;
      for (const [tried, state] of states.entries()) {
        scheduler.resourceOffers(offer);
        t.expect(scheduler.launched.size).toBe(1);
        const task = tried === 0 ? "driver-1" : `driver-1-retry-${tried}`;
        scheduler.statusUpdate({ task, agentId: "h", state });
        const again = supervise && (state === "TASK_FAILED" || state === "TASK_LOST");
        t.expect([scheduler.retrying.length, scheduler.finished.length]).toEqual(
          again ? [1, 0] : [0, 1],
        );
        if (!again) break;
        waits.push(expected);
        scheduler.resourceOffers(offer);
        t.expect(scheduler.launched.size).toBe(0);
        now += expected * 1_000_000;
        scheduler.resourceOffers(offer);
        t.expect(scheduler.launched.size).toBe(0);
        now += 1;
        expected = Math.min(longest, expected * 2);
      }
      t.classify("tried again twice", waits.length > 1);
      t.classify("not supervised", !supervise);
      t.witness(
        waits.length === 0 ? "over at once" : `waited ${waits.join(", ")} s`,
        waits.length === 0 ? "바로 끝남" : `${waits.join(", ")}초씩 기다림`,
      );
    },
  );

  law(
    "a driver that waits one second is started again when the dispatcher is offered something again: it has just declined everything, for two minutes",
    {
      claims: ["S2-75"],
      ko: "1초를 기다리는 드라이버도 디스패처가 제안을 다시 받아야 뜬다. 디스패처는 그사이 온 제안을 2분 동안 모두 거절했기 때문이다.",
      cover: { "two minutes": 20, "an impatient dispatcher": 30 },
      kills: ["deploying/mesos-dispatcher-declines-briefly"],
    },
    [
      fc.oneof(fc.constant(120), fc.integer({ min: 7, max: 60 })),
      fc.integer({ min: 3000, max: 6000 }),
      masterSeeds,
    ],
    async (t, refuse, killed, seed) => {
      t.say(
        `spark.mesos.rejectOfferDuration ${refuse} s; the driver is killed after ${killed} ms`,
        `spark.mesos.rejectOfferDuration ${refuse}초. ${killed} ms 뒤 드라이버를 죽임`,
      );
      const run = await ran(
        mesosOf([{ cpus: 4, mem: 32 }], { "spark.mesos.rejectOfferDuration": `${refuse}s` }),
        { seed },
        {
          deployMode: "cluster",
          supervise: true,
          conf: { "spark.master.rest.enabled": true, "spark.cores.max": 1 },
          faults: [{ kind: "kill driver", when: { at: killed * 1000 } }],
          main: (spark) => spark.sleep(5000),
        },
      );
      const states = run.of("DispatcherDriverStateChanged");
      const [waiting] = states.filter(({ state }) => state === "RETRYING");
      const again = states.filter(({ state }) => state === "RUNNING")[1];
      const gap = ((again?.at ?? 0) - (waiting?.at ?? 0)) / 1_000_000;
      t.classify("two minutes", refuse === 120);
      t.classify("an impatient dispatcher", refuse < 60);
      t.expect(states.map(({ state }) => state)).toEqual([
        "QUEUED",
        "RUNNING",
        "RETRYING",
        "RUNNING",
        "FINISHED",
      ]);
      t.expect(waiting?.waitSeconds).toBe(1);
      t.expect(gap).toBeGreaterThanOrEqual(refuse);
      t.expect(gap).toBeLessThan(refuse + 2);
      t.witness(
        `told to wait 1 s, started again after ${gap.toFixed(1)} s`,
        `1초를 기다리라고 했지만 ${gap.toFixed(1)}초 뒤에 다시 뜸`,
      );
    },
  );
});
