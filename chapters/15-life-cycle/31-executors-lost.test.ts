/**
 * Laws: how long an executor stays, and what comes in its place.
 *
 * In Spark: Master, Worker, StandaloneSchedulerBackend. Same: numbers are given once, the manager replaces what died.
 * Left out on purpose: dynamic allocation, which has a chapter of its own.
 */
import { type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import { run, seeds, standaloneClusters } from "../../test/harness/generators/run.ts";
import { inSeconds, seen } from "../../test/harness/generators/seen.ts";
import type { TracedEvent } from "#engine/index";
import { whenThingsDie } from "./sections.ts";

section(whenThingsDie, () => {
  law(
    "without faults or dynamic allocation, no executor goes before the application ends",
    {
      claims: ["S0-07", "S2-18"],
      ko: "장애도 동적 할당도 없으면 애플리케이션이 끝날 때까지 익스큐터는 그대로다.",
      cover: { "idle gap over 60 s": 31, "worker joins late": 30 },
      kills: ["inside/idle-executors-go"],
    },
    [
      shuffledLineages({ maxSteps: 1 }),
      standaloneClusters(1, 3),
      fc.array(fc.oneof(fc.nat(5_000), fc.integer({ min: 60_001, max: 3_600_000 })), {
        minLength: 1,
        maxLength: 2,
      }),
      fc.option(fc.integer({ min: 3_000_000, max: 9_000_000 })),
      seeds,
    ],
    async (t, lineage, cluster, gaps, joinsAt, seed) => {
      const faults: Fault[] =
        joinsAt === null
          ? []
          : [{ kind: "add worker", cores: 2, memory: "4g", when: { at: joinsAt } }];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1);
        await rdd?.count();
        for (const gap of gaps) {
          await spark.sleep(gap);
          await rdd?.count();
        }
      });
      const end = app.events.find(({ kind }) => kind === "SparkListenerApplicationEnd")?.id ?? -1;
      const removed = app.events.filter(({ kind, id }) => goes.has(kind) && id < end);
      const launched = launchesIn(app.events).map(({ executorId }) => Number(executorId));
      const late = joinsAt !== null && launched.length > cluster.executors;
      t.say(
        `${inWords(lineage)} on ${cluster.name}, gaps of ${gaps.join(", ")} ms`,
        `${cluster.ko}: ${inWords(lineage)}. 쉬는 시간 ${gaps.join(", ")} ms`,
      );
      t.classify("idle gap over 60 s", Math.max(...gaps) > 60_000);
      t.classify("worker joins late", late);
      t.expect(app.error).toBeUndefined();
      t.expect(removed).toEqual([]);
      t.expect(launched).toEqual(launched.map((_, k) => k));
      t.witness(
        `executors ${launched.join(", ")} stayed to the end at ${inSeconds(app.events[end]?.at ?? 0)}, idle for ${gaps.map((gap) => inSeconds(gap * 1_000)).join(" and ")}${late ? "; the last one came with a late worker" : ""}`,
        `익스큐터 ${launched.join(", ")} 모두 끝(${inSeconds(app.events[end]?.at ?? 0)})까지 남았다. 쉰 시간: ${gaps.map((gap) => inSeconds(gap * 1_000)).join(", ")}`,
      );
    },
  );

  law(
    "a lost executor is replaced under a new number",
    {
      claims: ["S2-19", "S0-07"],
      ko: "잃은 익스큐터의 자리에는 새 번호의 익스큐터가 온다.",
      cover: { "killed while it runs tasks": 15, "killed while idle": 25, "killed twice": 18 },
      kills: ["inside/lost-executors-not-replaced", "inside/numbers-given-again"],
    },
    [
      shuffledLineages({ maxSteps: 1 }),
      standaloneClusters(1, 3),
      fc.array(fc.tuple(fc.nat(2), fc.oneof(fc.nat(900), fc.nat(6_000))), {
        minLength: 1,
        maxLength: 2,
      }),
      seeds,
    ],
    async (t, lineage, cluster, kills, seed) => {
      const first = (kills[0]?.[0] ?? 0) % cluster.executors;
      const other =
        (first + 1 + ((kills[1]?.[0] ?? 0) % cluster.executors)) % (cluster.executors + 1);
      const faults = kills.map(([, at], k): Fault => {
        const when = { at: 2_150_000 + 1_000 * at + 8_000_000 * k };
        return { kind: "kill executor", executor: String(k === 0 ? first : other), when };
      });
      const app = await run(cluster, { seed, faults }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage, undefined, () => 100_000).at(-1);
        const first = await rdd?.count();
        await spark.sleep(18_000);
        return { first, again: await rdd?.collect() };
      });
      const lost = app.events.flatMap((event) =>
        event.kind === "ProcessLost"
          ? [{ event, executor: event.process.split(" ").at(-1) ?? "" }]
          : [],
      );
      const launched = launchesIn(app.events);
      const { tasks } = seen(app.events);
      const running = (executor: string, at: number): boolean =>
        tasks.some(
          ({ info, start, end }) =>
            info.executorId === executor && start.id < at && (end?.id ?? Infinity) > at,
        );
      const busy = lost.map(({ event, executor }) => running(executor, event.id));
      const wanted = recordsOf(lineage).at(-1) ?? [];
      t.say(
        `${inWords(lineage)} on ${cluster.name}; killed: ${lost.map(({ executor }) => executor).join(", ")}`,
        `${cluster.ko}: ${inWords(lineage)}. 죽은 익스큐터: ${lost.map(({ executor }) => executor).join(", ")}`,
      );
      t.classify("killed while it runs tasks", busy.includes(true));
      t.classify("killed while idle", busy.includes(false));
      t.classify("killed twice", lost.length > 1);
      t.expect(app.error).toBeUndefined();
      t.expect(app.result.first).toBe(wanted.length);
      t.expect(asMultiset(app.result.again ?? [])).toEqual(asMultiset(wanted));
      t.expect(launched.map(({ executorId }) => Number(executorId))).toEqual(
        launched.map((_, k) => k),
      );
      t.expect(launched.length).toBe(cluster.executors + lost.length);
      for (const [k, { event, executor }] of lost.entries()) {
        const next = launched[cluster.executors + k];
        t.expect(next?.id).toBeGreaterThan(event.id);
        t.expect(next?.executorId).not.toBe(executor);
      }
      t.witness(
        lost
          .map(
            ({ event, executor }, k) =>
              `executor ${executor} killed at ${inSeconds(event.at)}${busy[k] === true ? " in the middle of its tasks" : ""}, executor ${launched[cluster.executors + k]?.executorId} launched at ${inSeconds(launched[cluster.executors + k]?.at ?? 0)}`,
          )
          .join(" · "),
        lost
          .map(
            ({ event, executor }, k) =>
              `익스큐터 ${executor} 종료 ${inSeconds(event.at)} → 익스큐터 ${launched[cluster.executors + k]?.executorId} 시작 ${inSeconds(launched[cluster.executors + k]?.at ?? 0)}`,
          )
          .join(" · "),
      );
    },
  );
});

const goes = new Set(["SparkListenerExecutorRemoved", "KillExecutor", "ProcessLost"]);

function launchesIn(events: readonly TracedEvent[]): (TracedEvent & { executorId: string })[] {
  return events.flatMap((event) => (event.kind === "LaunchExecutor" ? [event] : []));
}
