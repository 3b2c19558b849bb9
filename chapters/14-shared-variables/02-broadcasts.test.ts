/**
 * Laws: who gets which piece of a broadcast from whom, what it holds, when it goes.
 *
 * In Spark: TorrentBroadcast. Same: pieces, holders, one fetch an executor. Left out on purpose: compression, checksums, memory of blocks.
 */
import { eventsOf, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { run, seeds, standaloneClusters, standaloneOf } from "../../test/harness/generators/run.ts";
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

section({ en: "Broadcast variables", ko: "브로드캐스트 변수" }, () => {
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
      t.say(
        `${size} numbers for ${partitions} tasks a job on ${cluster.name}`,
        `${cluster.ko}, 숫자 ${size}개, 잡마다 태스크 ${partitions}개`,
      );
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
      t.say(`${size} numbers on ${cluster.name}`, `${cluster.ko}, 숫자 ${size}개`);
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
      t.say(
        `${size} numbers, a fourth worker joins after the first job`,
        `숫자 ${size}개, 첫 잡 뒤에 네 번째 워커가 합류`,
      );
      t.classify("more than thirty pieces", late.length > 30);
      t.expect(late.length).toBe(Math.ceil((16 + 8 * size) / 1_024));
      t.expect(own).toBeLessThan(late.length);
      t.witness(
        `executor 3 came when 0, 1 and 2 had all ${late.length} pieces: it took ${own} from the driver and ${late.length - own} from them`,
        `익스큐터 3이 왔을 때 0, 1, 2가 조각 ${late.length}개를 다 갖고 있었다. 드라이버에서 ${own}개, 그들에게서 ${late.length - own}개를 가져왔다`,
      );
    },
  );
});
