/**
 * Laws: how Spark's coarse-grained scheduler answers offers of Mesos, and what a master does with the answers.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend, as recorded (test/oracle/recordings/mesos). Left out on purpose: roles, ports, GPUs.
 */
import { SparkConf } from "#engine/conf/spark-conf";
import { CoarseGrained } from "#engine/deploy/mesos/coarse-grained";
import { amountOf } from "#engine/deploy/mesos/resources";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import {
  agentsDrawn,
  agentsInKorean,
  agentsInWords,
  Bench,
  cpusOf,
  liveTasks,
  mesosOf,
  offerOf,
} from "./mesos-seen.ts";

const env = { SPARK_HOME: "/opt/spark" };

section({ en: "What Mesos offers, and who takes it", ko: "메소스의 제안, 받는 쪽" }, () => {
  law(
    "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
    {
      claims: ["S0-39", "Y-13", "S2-72"],
      ko: "메소스의 제안에는 한 번 답한다. 들어맞는 익스큐터를 띄우거나 거절한다. 에이전트가 조건에 맞지 않거나 코어를 다 채웠으면 2분 동안 거절한다.",
      cover: { "several executors on an offer": 15, "an unfit agent": 30, "cores enough": 8 },
      kills: ["deploying/mesos-beyond-cores-max", "deploying/mesos-declines-briefly"],
    },
    [
      agentsDrawn,
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      fc.integer({ min: 1, max: 12 }),
    ],
    (t, agents, fit, executorCores, coresMax) => {
      t.say(
        `${agentsInWords(agents)}; spark.cores.max ${coresMax}, spark.executor.cores ${executorCores ?? "unset"}`,
        `${agentsInKorean(agents)}. spark.cores.max ${coresMax}, spark.executor.cores ${executorCores ?? "없음"}`,
      );
      const bench = new Bench();
      const backend = new CoarseGrained({
        conf: new SparkConf({
          "spark.app.name": "law",
          "spark.mesos.constraints": "os:linux",
          "spark.cores.max": coresMax,
          ...(executorCores === undefined ? {} : { "spark.executor.cores": executorCores }),
        }),
        env,
        driver: bench,
        now: () => 0,
        driverUrl: () => "",
        appId: () => "",
        isDynamic: false,
        log: () => undefined,
        removed: () => undefined,
      });
      const offers = agents.map((agent, i) =>
        offerOf(`o${i}`, `h${i}`, agent, [
          { name: "os", text: fit[i] === true ? "linux" : "other" },
        ]),
      );
      backend.resourceOffers(offers);
      const taken = bench.launched.reduce(
        (sum, { tasks }) =>
          sum +
          amountOf(
            tasks.flatMap(({ resources }) => resources),
            "cpus",
          ),
        0,
      );
      const most = coresMax - (coresMax % (executorCores ?? 1));
      t.classify(
        "several executors on an offer",
        bench.launched.some(({ tasks }) => tasks.length > 1),
      );
      t.classify(
        "an unfit agent",
        agents.some((_, i) => fit[i] !== true),
      );
      t.classify("cores enough", taken === most && taken > 0);
      t.expect(taken).toBeLessThanOrEqual(most);
      for (const [i, { id, resources }] of offers.entries()) {
        const own = bench.launched.filter(({ offer }) => offer === id);
        t.expect(own.length + (bench.declined.has(id) ? 1 : 0)).toBe(1);
        const used = own.flatMap(({ tasks }) => tasks.flatMap((task) => task.resources));
        for (const kind of ["cpus", "mem"])
          t.expect(amountOf(used, kind)).toBeLessThanOrEqual(amountOf(resources, kind));
        const isLong = fit[i] !== true || taken >= most;
        if (bench.declined.has(id)) t.expect(bench.declined.get(id)).toBe(isLong ? 120 : 5);
        if (fit[i] !== true) t.expect(own).toEqual([]);
      }
      t.witness(
        `${taken} of ${most} cores taken, ${bench.declined.size} of ${offers.length} offers declined`,
        `코어 ${most}개 가운데 ${taken}개를 받고, 제안 ${offers.length}개 가운데 ${bench.declined.size}개를 거절`,
      );
    },
  );

  law(
    "on Mesos nothing is given twice: the tasks of an agent never hold more than it has, and a declined offer does not come back before its time",
    {
      claims: ["S0-39", "Y-13"],
      ko: "메소스에서 같은 자원이 두 번 나가지 않는다. 에이전트의 태스크는 있는 것보다 많이 쥐지 않고, 거절한 제안은 때가 되기 전에 다시 오지 않는다.",
      cover: { "two applications at once": 30, "an offer is declined": 60 },
      kills: ["deploying/mesos-offers-twice", "deploying/mesos-forgets-refusals"],
    },
    [agentsDrawn, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 1500 }), masterSeeds],
    async (t, agents, coresMax, after, seed) => {
      t.say(
        `${agentsInWords(agents)}; two applications with spark.cores.max ${coresMax}, ${after} ms apart`,
        `${agentsInKorean(agents)}. spark.cores.max ${coresMax}인 애플리케이션 둘, ${after} ms 간격`,
      );
      const main: Parameters<typeof ran>[2]["main"] = async (spark) => {
        await spark.sparkContext.range(0, 20, 1, 4).count();
        await spark.sleep(3000);
      };
      const conf = { "spark.cores.max": coresMax, "spark.executor.memory": "512m" };
      const run = await ran(mesosOf(agents), { seed }, { conf, main }, { conf, main, after });
      let atOnce = 0;
      for (const live of liveTasks(run.events)) {
        atOnce = Math.max(atOnce, new Set(live.map(({ frameworkId }) => frameworkId)).size);
        for (const [i, { cpus, mem }] of agents.entries()) {
          const here = live.filter(({ host }) => host === `agent-${i + 1}`);
          t.expect(cpusOf(here)).toBeLessThanOrEqual(cpus);
          t.expect(here.reduce((sum, task) => sum + task.mem, 0)).toBeLessThanOrEqual(mem * 256);
        }
      }
      const offers = run.of("ResourceOffer");
      const revived = run.of("ReviveOffers");
      const declined = run.of("DeclineOffer");
      for (const { offerId, at, from, refuseSeconds } of declined) {
        const refused = offers.find((offer) => offer.offerId === offerId);
        const end = at + refuseSeconds * 1_000_000;
        const again = offers.find(
          (offer) =>
            offer.to === from &&
            offer.at > at + 1000 &&
            offer.at < end &&
            offer.host === refused?.host &&
            offer.cpus <= refused.cpus &&
            offer.mem <= refused.mem &&
            !revived.some((one) => one.from === from && one.at > at && one.at <= offer.at),
        );
        t.expect(again).toBe(undefined);
      }
      t.classify("two applications at once", atOnce > 1);
      t.classify(
        "an offer is declined",
        declined.some(({ from }) => from !== "dispatcher"),
      );
      t.expect(run.applications.map(({ finalState }) => finalState)).toEqual([
        "COMPLETED",
        "COMPLETED",
      ]);
      t.witness(
        `${offers.length} offers, ${declined.length} declined`,
        `제안 ${offers.length}번 가운데 ${declined.length}번 거절`,
      );
    },
  );
});
