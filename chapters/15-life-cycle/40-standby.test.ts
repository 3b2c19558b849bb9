/**
 * Laws: several Masters, of which one is in charge.
 *
 * In Spark: Master with spark.deploy.recoveryMode=ZOOKEEPER. Same: who is elected and when, what is taken over. Left out on purpose: a Master that lives and loses its session with
 * ZooKeeper; a ZooKeeper that fails.
 */
import { eventsOf, simulate, standalone, type Fault } from "#engine/index";
import { StandaloneCluster } from "#engine/deploy/standalone/standalone-cluster";
import { fc, law, section } from "../../test/harness/law.ts";
import { inSeconds } from "../../test/harness/generators/outside-run.ts";
import { seeds, watched } from "../../test/harness/generators/run.ts";
import { whenThingsDie } from "./sections.ts";

section(whenThingsDie, () => {
  law(
    "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
    {
      claims: ["S1-11", "S0-22", "S2-14"],
      ko: "마스터가 여럿이어도 일을 맡는 것은 많아야 하나다. 그것이 죽으면 1분 뒤 다른 마스터가 기록을 이어받고, 그동안에도 애플리케이션은 계산한다.",
      cover: {
        "two masters died": 30,
        "tasks ended while nobody was in charge": 40,
        "a later application waited": 40,
      },
      kills: [
        "standby/all-in-charge",
        "standby/nobody-takes-over",
        "standby/applications-forgotten",
      ],
    },
    [
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 3_000, max: 40_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 25, max: 50 }),
      seeds,
    ],
    async (t, deaths, first, cost, later, seed) => {
      const deadAt = [first * 1000, (first + 150_000) * 1000].slice(0, deaths);
      const faults = deadAt.map((at): Fault => ({ kind: "kill master", when: { at } }));
      const simulation = simulate(
        standalone({ masters: deaths + 1, workers: 2, cores: 2, memory: "8g" }),
        { ...watched({ seed, logLevel: "INFO" }), faults },
      );
      const { manager, world } = simulation;
      const masters = manager instanceof StandaloneCluster ? manager.masters : [];
      let most = 0;
      world.trace.listen(() => {
        const charged = masters.filter(({ alive, state }) => alive && state === "ALIVE");
        most = Math.max(most, charged.length);
      });
      const one = simulation.submit({ conf: { "spark.cores.max": 2 } }, async (spark) => {
        const counts: number[] = [];
        for (let round = 0; round < 12; round++) {
          const numbers = spark.sparkContext.range(0, 40, 1, 4).costing(cost * 50_000);
          counts.push(await numbers.count());
          await spark.sleep(20_000);
        }
        return counts;
      });
      const other = simulation.submit(
        { conf: { "spark.cores.max": 1 } },
        (spark) => spark.sparkContext.range(0, 10, 1, 2).count(),
        first * 1000 + later * 1_000_000,
      );
      await simulation.run();
      const elected = eventsOf(world.trace.events, "LogLine").filter(({ text }) =>
        text.startsWith("I have been elected leader!"),
      );
      const gaps = deadAt.map((at) => ({
        from: at,
        to: elected.find((line) => line.at > at)?.at ?? Infinity,
      }));
      const mine = one.events.filter(({ app }) => app === one.id);
      const unled = eventsOf(mine, "SparkListenerTaskEnd").filter(({ at }) =>
        gaps.some(({ from, to }) => at > from && at < to),
      ).length;
      const granted = eventsOf(mine, "LaunchExecutor").length;
      t.say(
        `${deaths + 1} masters, the one in charge dies at ${deadAt.map((at) => `${inSeconds(at)} s`).join(" and ")}; another application comes ${later} s after the first death`,
        `마스터 ${deaths + 1}개. 일을 맡은 것이 ${deadAt.map((at) => `${inSeconds(at)}초`).join(", ")}에 죽고, 첫 죽음에서 ${later}초 뒤 다른 애플리케이션이 온다`,
      );
      t.classify("two masters died", deaths === 2);
      t.classify("tasks ended while nobody was in charge", unled > 0);
      t.classify("a later application waited", later < 60);
      t.witness(
        `nobody was in charge for ${gaps.map(({ from, to }) => `${inSeconds(to - from)} s`).join(" and ")}; ${unled} tasks ended meanwhile, and no executor was lost`,
        `아무도 맡지 않은 시간 ${gaps.map(({ from, to }) => `${inSeconds(to - from)}초`).join(", ")}. 그동안 태스크 ${unled}개가 끝났고 잃은 익스큐터는 없다`,
      );
      t.expect(most).toBe(1);
      for (const { from, to } of gaps) t.expect(Math.floor((to - from) / 1_000_000)).toBe(60);
      t.expect(one.error).toBeUndefined();
      t.expect(one.result).toEqual(Array.from({ length: 12 }, () => 40));
      t.expect(other.result).toBe(10);
      t.expect(granted).toBe(2);
      t.expect(other.succeeded).toBe(true);
    },
  );
});
