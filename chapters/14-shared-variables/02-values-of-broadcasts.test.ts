/**
 * Laws: what a broadcast value is on each side, and when it goes.
 *
 * In Spark: TorrentBroadcast, BroadcastManager. Left out on purpose: the cleaner, which has laws of its own.
 */
import { eventsOf, type Fault, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { anyCluster, run, seeds, standaloneClusters } from "../../test/harness/generators/run.ts";
import { seen } from "../../test/harness/generators/seen.ts";

const fetchesOf = (events: readonly TracedEvent[]): number =>
  eventsOf(events, "OpenBlocks").filter(({ blockId }) => blockId.startsWith("broadcast_0_")).length;

section({ en: "Broadcast variables", ko: "브로드캐스트 변수" }, () => {
  law(
    "a broadcast value is what it was when it was broadcast; in local mode tasks read the driver's own object",
    {
      claims: ["S4-121"],
      ko: "브로드캐스트 값은 브로드캐스트한 순간의 값이다. 로컬 모드의 태스크는 드라이버의 객체를 그대로 읽는다.",
      cover: { "local mode": 25, "on executors": 25 },
      kills: ["shared/executors-see-the-drivers-object"],
    },
    [anyCluster, fc.integer({ min: 1, max: 99 }), seeds],
    async (t, cluster, added, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const table = [100];
        const shared = sc.broadcast(table);
        table[0] = 100 + added;
        return sc
          .range(0, 4, 1, 4)
          .map(() => shared.value[0])
          .collect();
      });
      const wanted = cluster.isLocal ? 100 + added : 100;
      t.say(
        `the driver adds ${added} after broadcasting, ${cluster.name}`,
        `${cluster.ko}, 브로드캐스트한 뒤 드라이버가 ${added}를 더함`,
      );
      t.classify("local mode", cluster.isLocal);
      t.classify("on executors", !cluster.isLocal);
      t.expect(app.result).toEqual([wanted, wanted, wanted, wanted]);
      t.witness(
        `100 was broadcast, then the driver made it ${100 + added}; tasks on ${cluster.name} read ${wanted}`,
        `100을 브로드캐스트한 뒤 드라이버가 ${100 + added}로 바꿨다. ${cluster.name}의 태스크가 읽은 값은 ${wanted}`,
      );
    },
  );

  law(
    "a task that changes a broadcast value changes it for the later tasks of its executor, and for nobody else",
    {
      claims: ["S4-121"],
      ko: "태스크가 브로드캐스트 값을 바꾸면 같은 익스큐터의 다음 태스크가 그 값을 본다. 다른 곳에는 닿지 않는다.",
      cover: { "local mode": 25, "several executors": 10 },
      kills: ["shared/a-value-for-each-task"],
    },
    [anyCluster, fc.integer({ min: 1, max: 8 }), seeds],
    async (t, cluster, partitions, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast([0]);
        const numbers = sc.range(0, partitions, 1, partitions);
        const seen = await numbers
          .map(() => {
            shared.value[0] = (shared.value[0] ?? 0) + 1;
            return shared.value[0];
          })
          .collect();
        return { seen, driver: shared.value[0] };
      });
      const { tasks } = seen(app.events);
      const wanted = new Map<string, number>();
      const counts = tasks
        .toSorted((a, b) => a.id - b.id)
        .map(({ info }) => {
          const next = (wanted.get(info.executorId) ?? 0) + 1;
          wanted.set(info.executorId, next);
          return [info.partitionId, next] as const;
        })
        .toSorted(([a], [b]) => a - b)
        .map(([, count]) => count);
      t.say(`${partitions} tasks on ${cluster.name}`, `${cluster.ko}, 태스크 ${partitions}개`);
      t.classify("local mode", cluster.isLocal);
      t.classify("several executors", wanted.size > 1);
      t.expect(app.result.seen).toEqual(counts);
      t.expect(app.result.driver).toBe(cluster.isLocal ? partitions : 0);
      t.witness(
        `${partitions} tasks added 1 to a broadcast 0 on ${cluster.name}: executors ended at ${[...wanted.values()].join(", ")}, the driver reads ${app.result.driver}`,
        `${cluster.name}에서 태스크 ${partitions}개가 브로드캐스트한 0에 1씩 더했다. 익스큐터마다 ${[...wanted.values()].join(", ")}, 드라이버는 ${app.result.driver}`,
      );
    },
  );

  law(
    "after `unpersist` a broadcast is fetched again; after `destroy` nobody can use it",
    {
      claims: ["S4-121"],
      ko: "`unpersist` 뒤에는 다시 가져오고, `destroy` 뒤에는 아무도 쓸 수 없다.",
      cover: { destroyed: 40, "unpersisted only": 40 },
      kills: ["shared/unpersist-keeps-it", "shared/destroyed-values-live-on"],
    },
    [standaloneClusters(1, 2), fc.boolean(), seeds],
    async (t, cluster, destroys, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast([7]);
        const looked = sc.range(0, 6, 1, 6).map(() => shared.value[0]);
        await looked.count();
        if (!destroys) {
          shared.unpersist();
          return looked.collect().then(String);
        }
        shared.destroy();
        const uses = [() => shared.value, () => sc.range(0, 1).map(() => shared.value)];
        const said = uses.map((use) => {
          try {
            return String(use());
          } catch (error) {
            return String(error);
          }
        });
        return [...said, await looked.count().catch(String)].join("\n");
      });
      const fetched = fetchesOf(app.events);
      const rounds = eventsOf(app.events, "SparkListenerJobStart").length;
      t.say(
        `${destroys ? "destroy" : "unpersist"} on ${cluster.name}`,
        `${cluster.ko}에서 ${destroys ? "destroy" : "unpersist"}`,
      );
      t.classify("destroyed", destroys);
      t.classify("unpersisted only", !destroys);
      if (destroys) {
        const lines = app.result
          .split("\n")
          .filter((line) => line.includes("after it was destroyed"));
        t.expect(lines.length).toBeGreaterThanOrEqual(3);
        t.expect(fetched).toBeLessThanOrEqual(cluster.executors);
      } else {
        t.expect(app.result).toBe("7,7,7,7,7,7");
        t.expect(fetched).toBeGreaterThan(cluster.executors === 1 ? 1 : cluster.executors - 1);
        t.expect(fetched).toBe(executorsPerJob(app.events));
      }
      t.witness(
        `${rounds} jobs on ${cluster.name}: ${fetched} fetches${destroys ? ", then “Attempted to use Broadcast(0) after it was destroyed”" : ", since unpersist took the value away in between"}`,
        `${cluster.name}, 잡 ${rounds}개: 가져온 것 ${fetched}번${destroys ? ", 그 뒤로는 “Attempted to use Broadcast(0) after it was destroyed”" : ", 그사이에 unpersist가 값을 거뒀다"}`,
      );
    },
  );

  law(
    "a broadcast pushed out of memory is read from the executor's own disk and not fetched again",
    {
      claims: ["S4-121"],
      ko: "메모리에서 밀려난 브로드캐스트는 익스큐터 자신의 디스크에서 읽고, 다시 가져오지 않는다.",
      cover: { "the value was dropped": 20, "it stayed in memory": 20 },
      kills: ["shared/dropped-values-are-gone"],
    },
    [standaloneClusters(1, 2), fc.integer({ min: 1, max: 12 }), seeds],
    async (t, cluster, blocks, seed) => {
      const faults = [0, 1].map((executor): Fault => ({
        kind: "collect garbage",
        executor: String(executor),
        when: { after: ({ kind }) => kind === "SparkListenerJobEnd", nth: 2 },
      }));
      const conf = {
        "spark.testing.memory": String(16 * 2 ** 20),
        "spark.testing.reservedMemory": "0",
      };
      const app = await run(cluster, { seed, conf, faults, logLevel: "INFO" }, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast(new Uint8Array(2_000_000).fill(3));
        const read = (): Promise<number> =>
          sc
            .range(0, 4, 1, 4)
            .map((i) => shared.value[i] ?? 0)
            .reduce((a, b) => a + b);
        await read();
        await sc
          .range(0, blocks * cluster.executors, 1, blocks * cluster.executors)
          .map(() => new Uint8Array(1_000_000))
          .persist()
          .count();
        await spark.sleep(10);
        return read();
      });
      const dropped = app.logs.filter(({ text }) => text === "Writing block broadcast_0 to disk");
      const pieces = eventsOf(app.events, "OpenBlocks").filter(({ blockId }) =>
        blockId.startsWith("broadcast_0_"),
      );
      const executors = new Set(pieces.map(({ to }) => to)).size;
      t.say(
        `2 MB broadcast, ${blocks} MB cached an executor, ${cluster.name}`,
        `${cluster.ko}, 브로드캐스트 2MB, 익스큐터마다 캐시 ${blocks}MB`,
      );
      t.classify("the value was dropped", dropped.length > 0);
      t.classify("it stayed in memory", dropped.length === 0);
      t.expect(app.result).toBe(12);
      t.expect(pieces.length).toBe(executors);
      t.witness(
        `${blocks} MB cached beside 2 MB broadcast on ${cluster.name}: dropped ${dropped.length} times, fetched once by each of ${executors}`,
        `${cluster.name}에서 브로드캐스트 2MB 옆에 ${blocks}MB를 캐시했다. 밀려난 것 ${dropped.length}번, 가져온 것은 익스큐터 ${executors}개가 한 번씩`,
      );
    },
  );
});

/** Executors that ran tasks, counted once for each job. */
function executorsPerJob(events: readonly TracedEvent[]): number {
  return seen(events).attempts.reduce(
    (sum, { tasks }) => sum + new Set(tasks.map(({ info }) => info.executorId)).size,
    0,
  );
}
