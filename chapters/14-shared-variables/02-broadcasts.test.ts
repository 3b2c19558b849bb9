/**
 * Laws: who gets which piece of a broadcast from whom, what it holds, when it goes.
 *
 * In Spark: TorrentBroadcast. Same: pieces, holders, one fetch an executor. Left out on purpose: compression, checksums, memory of blocks.
 */
import { eventsOf, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";

const pieces = (events: readonly TracedEvent[], broadcast: number) =>
  eventsOf(events, "OpenBlocks").filter(({ blockId }) =>
    blockId.startsWith(`broadcast_${broadcast}_`),
  );

/** Executors that ran a task, by the names of their processes. */
const workers = (events: readonly TracedEvent[]): string[] => [
  ...new Set(seen(events).tasks.map(({ info }) => info.executorId)),
];

const executorOf = (process: string): string => process.split(" ").at(-1) ?? "";
const small = { "spark.broadcast.blockSize": "1k" };

section("Broadcast variables", () => {
  law(
    "an executor fetches each piece of a broadcast once, however many of its tasks use it",
    {
      claims: ["S4-121"],
      ko: "익스큐터는 브로드캐스트의 조각을 저마다 한 번만 가져온다. 쓰는 태스크가 몇 개여도 같다.",
      cover: { "more tasks than executors": 40, "several pieces": 60 },
      kills: ["M-53"],
    },
    [
      standaloneClusters(1, 3),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 20, max: 700 }),
      seeds,
    ],
    async (t, cluster, partitions, size, seed) => {
      const table = upTo(size).map((n) => 2 * n);
      const app = await run(cluster, { seed, conf: small }, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast(table);
        const looked = sc.range(0, 12, 1, partitions).map((n) => shared.value[n] ?? -1);
        return [await looked.collect(), await looked.collect()];
      });
      const fetched = pieces(app.events, 0);
      const count = new Set(fetched.map(({ blockId }) => blockId)).size;
      const ran = workers(app.events);
      const asked = new Set(fetched.map(({ to, blockId }) => `${to} ${blockId}`));
      t.say(`${size} numbers for ${partitions} tasks a job on ${cluster.name}`);
      t.classify("more tasks than executors", partitions > cluster.executors);
      t.classify("several pieces", count > 1);
      t.expect(app.result[0]).toEqual(upTo(12).map((n) => table[n] ?? -1));
      t.expect(app.result[1]).toEqual(app.result[0]);
      t.expect(asked.size).toBe(fetched.length);
      t.expect(fetched.length).toBe(count * ran.length);
      t.witness(
        `${2 * partitions} tasks on ${ran.length} executors used a broadcast of ${count} pieces: ${fetched.length} fetches`,
        `태스크 ${2 * partitions}개가 익스큐터 ${ran.length}개에서 조각 ${count}개짜리 브로드캐스트를 썼고, 조각을 가져온 것은 ${fetched.length}번`,
      );
    },
  );

  law(
    "a piece comes from the driver or from an executor that already has it",
    {
      claims: ["S4-121"],
      ko: "조각은 드라이버나 이미 그 조각을 가진 익스큐터에서 온다.",
      cover: { "some from peers": 40, "an executor died": 8 },
      kills: ["shared/pieces-served-before-they-came"],
    },
    [
      standaloneClusters(2, 4),
      fc.integer({ min: 150, max: 900 }),
      fc.option(
        fc.record({ executor: fc.nat(1), at: fc.integer({ min: 2_000_000, max: 2_200_000 }) }),
        {
          freq: 2,
        },
      ),
      seeds,
    ],
    async (t, cluster, size, death, seed) => {
      const faults =
        death === null
          ? []
          : [
              {
                kind: "kill executor" as const,
                executor: String(death.executor),
                when: { at: death.at },
              },
            ];
      const app = await run(cluster, { seed, faults, conf: small }, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast(upTo(size));
        return sc
          .range(0, 12, 1, 12)
          .map((n) => shared.value.length + n)
          .collect();
      });
      const fetched = pieces(app.events, 0);
      const fromPeers = fetched.filter(({ from }) => executorOf(from) !== "driver");
      const died = app.events.some(({ kind }) => kind === "ProcessLost");
      t.say(`${size} numbers on ${cluster.name}`);
      t.classify("some from peers", fromPeers.length > 0);
      t.classify("an executor died", died);
      t.expect(app.result).toEqual(upTo(12).map((n) => size + n));
      for (const { id, from, blockId } of fromPeers) {
        const had = fetched.some(
          (one) => one.to === from && one.blockId === blockId && one.id < id,
        );
        t.expect(had).toBe(true);
      }
      const driver = fetched.length - fromPeers.length;
      t.witness(
        `${fetched.length} pieces went to ${new Set(fetched.map(({ to }) => to)).size} executors on ${cluster.name}: ${driver} from the driver, ${fromPeers.length} from executors that had them`,
        `${cluster.name}: 조각 ${fetched.length}개 가운데 드라이버가 준 것 ${driver}개, 이미 가진 익스큐터가 준 것 ${fromPeers.length}개`,
      );
    },
  );

  law(
    "an executor that comes late takes pieces from those that have them, not from the driver alone",
    {
      claims: ["S4-121"],
      ko: "늦게 온 익스큐터는 드라이버뿐 아니라 이미 가진 익스큐터에서도 조각을 가져온다.",
      cover: { "more than thirty pieces": 30 },
      kills: ["shared/driver-serves-all"],
    },
    [fc.integer({ min: 2_700, max: 5_000 }), seeds],
    async (t, size, seed) => {
      const join = { kind: "add worker" as const, cores: 1, memory: "4g", when: { at: 4_000_000 } };
      const options = { seed, faults: [join], conf: small };
      const app = await run(standaloneOf(3, 1), options, async (spark) => {
        const sc = spark.sparkContext;
        const shared = sc.broadcast(upTo(size));
        const looked = sc.range(0, 12, 1, 12).map(() => shared.value.length);
        await looked.count();
        await spark.sleep(6_000);
        return looked.count();
      });
      const late = pieces(app.events, 0).filter(({ to }) => executorOf(to) === "3");
      const own = late.filter(({ from }) => executorOf(from) === "driver").length;
      t.say(`${size} numbers, a fourth worker joins after the first job`);
      t.classify("more than thirty pieces", late.length > 30);
      t.expect(late.length).toBe(Math.ceil((16 + 8 * size) / 1_024));
      t.expect(own).toBeLessThan(late.length);
      t.witness(
        `executor 3 came when 0, 1 and 2 had all ${late.length} pieces: it took ${own} from the driver and ${late.length - own} from them`,
        `익스큐터 3이 왔을 때 0, 1, 2가 조각 ${late.length}개를 다 갖고 있었다. 드라이버에서 ${own}개, 그들에게서 ${late.length - own}개를 가져왔다`,
      );
    },
  );

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
      t.say(`the driver adds ${added} after broadcasting, ${cluster.name}`);
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
      t.say(`${partitions} tasks on ${cluster.name}`);
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
      const fetched = pieces(app.events, 0).length;
      const rounds = eventsOf(app.events, "SparkListenerJobStart").length;
      t.say(`${destroys ? "destroy" : "unpersist"} on ${cluster.name}`);
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
});

/** Executors that ran tasks, counted once for each job. */
function executorsPerJob(events: readonly TracedEvent[]): number {
  return seen(events).attempts.reduce(
    (sum, { tasks }) => sum + new Set(tasks.map(({ info }) => info.executorId)).size,
    0,
  );
}
