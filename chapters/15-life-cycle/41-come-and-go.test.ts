/**
 * Laws: executors that come and go with the work (dynamic allocation).
 *
 * In Spark: ExecutorAllocationManager, ExecutorMonitor, Master. Same: totals, instants, who is given back. Left out on purpose: resource profiles, decommissioning.
 */
import { eventsOf, standalone, type SparkSession } from "#engine/index";
import { experiment, fc, law, section } from "../../test/harness/law.ts";
import { inSeconds } from "../../test/harness/generators/outside-run.ts";
import { run, seeds } from "../../test/harness/generators/run.ts";
import {
  allocationOf,
  executorsAt,
  idleWhenRemoved,
  rampOf,
  sharesOf,
  totalsAsked,
  type Tenant,
} from "./come-and-go.ts";
import { comeAndGo } from "./sections.ts";

/** Tasks that run longer than anything here takes. */
const longTasks = (spark: SparkSession, tasks: number): Promise<number> =>
  spark.sparkContext
    .parallelize(
      Array.from({ length: tasks }, (_, i) => i),
      tasks,
    )
    .costing(120_000_000)
    .count();

section(comeAndGo, () => {
  law(
    "while tasks wait, executors are asked for one, two, four, eight more at a time, up to what the tasks need",
    {
      claims: ["S4-47", "S4-68"],
      ko: "태스크가 기다리는 동안 익스큐터를 하나, 둘, 넷, 여덟 개씩 더 요청하되, 태스크가 쓸 만큼까지만 요청한다.",
      cover: {
        "stopped by the limit": 10,
        "stopped by what the tasks need": 20,
        "the cluster has fewer": 8,
        "several tasks to an executor": 25,
        "asks for half": 12,
      },
      kills: ["allocation/all-at-once", "allocation/one-at-a-time", "allocation/no-limit", "M-57"],
    },
    [
      fc.record({
        tasks: fc.integer({ min: 2, max: 24 }),
        cores: fc.integer({ min: 1, max: 2 }),
        min: fc.nat(2),
        max: fc.option(fc.integer({ min: 3, max: 12 }), { nil: undefined }),
        backlog: fc.integer({ min: 1, max: 4 }),
        sustained: fc.integer({ min: 1, max: 3 }),
        ratio: fc.constantFrom(1, 1, 0.5),
        room: fc.integer({ min: 3, max: 30 }),
      }),
      seeds,
    ],
    async (t, drawn, seed) => {
      const { tasks, cores, room } = drawn;
      const app = await run(
        standalone({ workers: 1, cores: room * cores, memory: "32g" }),
        { seed, conf: allocationOf({ ...drawn, idle: 60 }) },
        (spark) => longTasks(spark, tasks),
      );
      const wanted = rampOf(drawn);
      const begun = eventsOf(app.events, "SparkListenerStageSubmitted")[0]?.at ?? 0;
      const ended = eventsOf(app.events, "SparkListenerTaskEnd")[0]?.at ?? 0;
      const asked = totalsAsked(app.events).filter(({ at }) => at > begun && at < ended);
      const [totals, due] = [wanted.map(({ total }) => total), wanted.map(({ after }) => after)];
      t.say(
        `${tasks} tasks, ${cores} to an executor, from ${drawn.min} executors up to ${drawn.max ?? "any number"}, share ${drawn.ratio}, first after ${drawn.backlog} s, then every ${drawn.sustained} s`,
        `태스크 ${tasks}개(익스큐터마다 ${cores}개), 익스큐터는 ${drawn.min}개에서 ${drawn.max === undefined ? "제한 없이" : `${drawn.max}개까지`}, 비율 ${drawn.ratio}, 처음은 ${drawn.backlog}초 뒤, 그다음은 ${drawn.sustained}초마다`,
      );
      const needed = Math.ceil((tasks * drawn.ratio) / cores);
      t.classify("stopped by the limit", drawn.max !== undefined && drawn.max < needed);
      t.classify(
        "stopped by what the tasks need",
        (drawn.max ?? needed) >= needed && totals.length > 0,
      );
      t.classify("the cluster has fewer", (totals.at(-1) ?? 0) > room);
      t.classify("several tasks to an executor", cores > 1);
      t.classify("asks for half", drawn.ratio < 1);
      t.witness(
        `${tasks} tasks waited from ${inSeconds(begun)} s on; asked for ${asked.map(({ total, at }) => `${total} at ${inSeconds(at)} s`).join(", ") || "nothing"}`,
        `태스크 ${tasks}개가 ${inSeconds(begun)}초부터 기다렸다. 요청한 수: ${asked.map(({ total, at }) => `${inSeconds(at)}초에 ${total}개`).join(", ") || "없음"}`,
      );
      t.expect(asked.map(({ total }) => total)).toEqual(totals);
      asked.forEach(({ at }, i) => {
        const late = at - begun - (due[i] ?? 0) * 1_000_000;
        t.expect(late).toBeGreaterThanOrEqual(0);
        // It looks at the clock ten times a second.
        t.expect(late).toBeLessThanOrEqual(100_000 * (i + 1));
      });
    },
  );

  law(
    "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
    {
      claims: ["S4-68", "S4-47"],
      ko: "노는 익스큐터는 정해진 시간이 지나면 돌려주지만, 캐시된 블록이 있거나 제 셔플 파일을 직접 내주어야 하는 익스큐터는 남긴다.",
      cover: {
        "held nothing": 10,
        "held cached blocks": 10,
        "held shuffle files": 10,
        "shuffle files are served": 10,
        "for a time only": 12,
      },
      kills: ["allocation/idle-is-idle", "allocation/kept-for-ever", "M-58"],
    },
    [
      fc.constantFrom("nothing", "cached", "shuffle", "served"),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 60 }),
      fc.option(fc.integer({ min: 61, max: 200 }), { nil: undefined }),
      seeds,
    ],
    async (t, held, executors, idle, longer, seed) => {
      const conf = {
        ...allocationOf({ cores: 1, min: 0, idle, cached: longer, shuffle: longer }),
        "spark.shuffle.service.enabled": held === "served",
      };
      const cluster = standalone({ workers: 1, cores: executors, memory: "32g" });
      const app = await run(cluster, { seed, conf }, async (spark) => {
        const numbers = spark.sparkContext
          .parallelize(
            Array.from({ length: executors }, (_, i) => i),
            executors,
          )
          .costing(20_000_000);
        if (held === "cached") await numbers.cache().count();
        else if (held === "nothing") await numbers.count();
        else
          await numbers
            .map((n): [number, number] => [n, n])
            .reduceByKey((a, b) => a + b, 1)
            .count();
        await spark.sleep(400_000);
      });
      const isFree = held === "nothing" || held === "served";
      const expected = isFree ? idle : longer;
      const times = idleWhenRemoved(app.events);
      t.say(
        `${executors} executors that hold ${held}, idle for ${idle} s at most, ${longer === undefined ? "for ever" : `${longer} s`} with blocks or files`,
        `익스큐터 ${executors}개가 ${heldInKorean[held]}, 노는 시간은 ${idle}초까지, 블록이나 파일이 있으면 ${longer === undefined ? "끝없이" : `${longer}초까지`}`,
      );
      t.classify("held nothing", held === "nothing");
      t.classify("held cached blocks", held === "cached");
      t.classify("held shuffle files", held === "shuffle");
      t.classify("shuffle files are served", held === "served");
      t.classify("for a time only", !isFree && longer !== undefined);
      t.witness(
        `${executors} executors (${held}): ${times.length} were given back${times.length > 0 ? `, the first after ${inSeconds(Math.min(...times))} s of idleness` : ""}`,
        `익스큐터 ${executors}개(${heldInKorean[held]}): 돌려준 수 ${times.length}${times.length > 0 ? `, 처음은 ${inSeconds(Math.min(...times))}초를 논 뒤` : ""}`,
      );
      t.expect(times).toHaveLength(expected === undefined ? 0 : executors);
      for (const time of times) {
        t.expect(time).toBeGreaterThanOrEqual((expected ?? 0) * 1_000_000);
        t.expect(time).toBeLessThanOrEqual((expected ?? 0) * 1_000_000 + 200_000);
      }
    },
  );

  law(
    "an executor that died is replaced while as many are wanted, and not after the work is done",
    {
      claims: ["S4-68", "S2-19"],
      ko: "죽은 익스큐터의 자리는 그만큼을 원하는 동안에만 채우고, 일이 끝난 뒤에는 채우지 않는다.",
      cover: { "died at work": 25, "died idle": 25, "more than the minimum was left": 10 },
      kills: ["allocation/unwanted-are-replaced", "allocation/wanted-are-not-replaced"],
    },
    [fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.boolean(), fc.nat(10_000), seeds],
    async (t, tasks, min, atWork, delay, seed) => {
      const cluster = standalone({ workers: 1, cores: 8, memory: "32g" });
      const conf = allocationOf({ cores: 1, min, idle: 100 });
      const at = (atWork ? 30_000_000 : 150_000_000) + delay * 1000;
      const app = await run(
        cluster,
        { seed, conf, faults: [{ kind: "kill executor", executor: "0", when: { at } }] },
        async (spark) => {
          await longTasks(spark, tasks);
          // The minimum is kept, whoever is idle; others go after 100 s.
          await spark.sleep(60_000);
        },
      );
      const busy = eventsOf(app.events, "SparkListenerTaskEnd").every((end) => end.at > at);
      const target = busy ? Math.max(tasks, min) : min;
      const [before, after] = [
        executorsAt(app.events, at - 1),
        executorsAt(app.events, at + 5_000_000),
      ];
      const again = Math.min(before, Math.max(before - 1, target));
      t.say(
        `${tasks} tasks, at least ${min} executors; executor 0 dies at ${inSeconds(at)} s`,
        `태스크 ${tasks}개, 익스큐터는 적어도 ${min}개. 익스큐터 0번이 ${inSeconds(at)}초에 죽음`,
      );
      t.classify("died at work", busy);
      t.classify("died idle", !busy);
      t.classify("more than the minimum was left", !busy && before > min);
      t.witness(
        `executor 0 of ${before} died ${busy ? "at work" : "idle"} at ${inSeconds(at)} s, ${target} were wanted: ${after} five seconds later`,
        `익스큐터 ${before}개 가운데 0번이 ${inSeconds(at)}초에 ${busy ? "일하다" : "놀다"} 죽었다. 원하던 수 ${target}, 5초 뒤 ${after}개`,
      );
      t.expect(after).toBe(again);
    },
  );

  experiment(
    "with dynamic allocation, the second of two applications gets cores while the first is idle",
    {
      claims: ["S4-67", "S4-68"],
      ko: "동적 할당이면, 두 애플리케이션 가운데 나중 것은 먼저 온 것이 노는 동안 코어를 받는다.",
      band: [55, 100],
    },
    [
      fc.record({
        burst: fc.integer({ min: 5, max: 60 }),
        gap: fc.integer({ min: 0, max: 240 }),
        late: fc.integer({ min: 1, max: 100 }),
      }),
      seeds,
    ],
    async (t, { burst, gap, late }, seed) => {
      const tenants: readonly Tenant[] = [
        { at: 0, bursts: [burst, burst], gap },
        { at: late, bursts: [10], gap: 0 },
      ];
      const [dynamic, fixed] = [
        await sharesOf(tenants, true, seed),
        await sharesOf(tenants, false, seed),
      ];
      t.witness(
        `the first works ${burst} s, rests ${gap} s, works again; the second comes after ${late} s: its job is done at ${inSeconds(dynamic.secondDone)} s with dynamic allocation, at ${inSeconds(fixed.secondDone)} s without`,
        `먼저 온 것이 ${burst}초 일하고 ${gap}초 쉬고 다시 일한다. 나중 것은 ${late}초에 온다. 나중 것의 잡이 끝난 때: 동적 할당 ${inSeconds(dynamic.secondDone)}초, 없으면 ${inSeconds(fixed.secondDone)}초`,
      );
      return dynamic.secondDone < fixed.secondDone;
    },
  );
});

const heldInKorean = {
  nothing: "아무것도 갖지 않음",
  cached: "캐시된 블록을 가짐",
  shuffle: "셔플 파일을 가짐",
  served: "셔플 파일은 서비스가 내줌",
} as const;
