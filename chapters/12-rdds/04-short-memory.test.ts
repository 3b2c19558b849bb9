/**
 * Laws: what stays in memory when there is not room for all.
 *
 * In Spark: MemoryStore.evictBlocksToFreeSpace. Same: least recently used first, never blocks of the RDD that is being stored, all that is
 * needed or none. Blocks are of one size here; the laws of kata 12/03 have others, and locks. Left out on purpose: memory that execution takes.
 */
import { StorageLevels, type RDD, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { rddBlocks } from "../../test/harness/generators/rdd-blocks.ts";
import { localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { plural, seen, upTo } from "../../test/harness/generators/seen.ts";

/** One record a partition, of 1.5 MiB: more than what Spark asks for before it looks at a record. */
const heavy = (n: number): string => String(n % 10).repeat(1_500_000);

/** Memory for some five to ten blocks. */
const small = { "spark.memory.fraction": 0.016, "spark.driver.memory": "1g" };

section({ en: "When memory is short", ko: "메모리가 모자랄 때" }, () => {
  law(
    "to make room, the blocks that were used least recently go first",
    {
      claims: ["S2-56", "Y-35"],
      ko: "자리를 낼 때는 가장 오래 쓰지 않은 블록이 먼저 나간다.",
      cover: { "blocks were evicted": 25, "a block was used again before": 15 },
      kills: ["rdds/newest-go-first", "rdds/use-is-not-noted", "rdds/nothing-is-evicted"],
    },
    [
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(3), { minLength: 2, maxLength: 7, size: "max" }),
      seeds,
    ],
    async (t, partitions, uses, seed) => {
      const chosen = uses.map((use) => use % partitions.length);
      const app = await run(localOf(1), { seed, conf: small }, async ({ sparkContext: sc }) => {
        const rdds = partitions.map((count) =>
          sc.parallelize(upTo(count), count).map(heavy).cache(),
        );
        for (const use of chosen) await rdds[use]?.count();
        return rdds.map(({ id }) => id);
      });
      const room = roomIn(app.events);
      const held: { rdd: number; partition: number }[] = [];
      let evicted = 0;
      let again = false;
      const orders = seen(app.events).jobs.map(({ attempts }) =>
        attempts.flatMap(({ tasks }) => tasks.map(({ info }) => info.partitionId)),
      );
      for (const [k, use] of chosen.entries())
        for (const partition of orders[k] ?? []) {
          const at = held.findIndex((one) => one.rdd === use && one.partition === partition);
          if (at >= 0) {
            again ||= at < held.length - 1;
            held.push(...held.splice(at, 1));
            continue;
          }
          const oldest = held.findIndex((one) => one.rdd !== use);
          if (held.length === room && oldest < 0) continue;
          if (held.length === room) evicted += held.splice(oldest, 1).length;
          held.push({ rdd: use, partition });
        }
      const expected = held.map(({ rdd, partition }) => `rdd_${app.result[rdd]}_${partition}`);
      const { now } = rddBlocks(app.events);
      t.say(
        `RDDs of ${partitions.join(", ")} partitions, room for ${room}, used: ${chosen.join(", ")}`,
        `RDD의 파티션 ${partitions.join(", ")}개, 자리 ${room}개, 쓴 차례: ${chosen.join(", ")}`,
      );
      t.classify("blocks were evicted", evicted > 0);
      t.classify("a block was used again before", evicted > 0 && again);
      t.expect(now.map(({ block }) => block)).toEqual(expected.toSorted());
      t.witness(
        `room for ${plural(room, "block")}, ${plural(seen(app.events).tasks.length, "task")}: ${plural(evicted, "block")} evicted, these stay: ${now.map(({ block }) => block).join(", ")}`,
        `블록 ${room}개의 자리에 태스크 ${seen(app.events).tasks.length}개: ${evicted}개가 나가고 남은 것은 ${now.map(({ block }) => block).join(", ")}`,
      );
    },
  );

  law(
    "an RDD too big for memory keeps the partitions that came first, and computes the others at each use",
    {
      claims: ["X-13", "S2-56"],
      ko: "메모리보다 큰 RDD는 먼저 온 파티션을 지키고 나머지는 쓸 때마다 다시 계산한다.",
      cover: { "too big": 25, "it fits": 15 },
      kills: ["rdds/own-blocks-make-room"],
    },
    [fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 3 }), seeds],
    async (t, partitions, times, seed) => {
      const app = await run(localOf(1), { seed, conf: small }, async ({ sparkContext: sc }) => {
        const rdd = sc.parallelize(upTo(partitions), partitions).map(heavy).cache();
        for (let k = 0; k <= times; k += 1) await rdd.count();
        return rdd.id;
      });
      const room = Math.min(roomIn(app.events), partitions);
      const kept = upTo(room).map((partition) => `rdd_${app.result}_${partition}`);
      const [, ...later] = seen(app.events).jobs;
      const hits = later.map(({ attempts }) =>
        attempts.flatMap(({ tasks }) =>
          tasks.flatMap(({ end, info }) =>
            (end?.taskMetrics?.inputBytesRead ?? 0) > 0 ? [info.partitionId] : [],
          ),
        ),
      );
      t.say(
        `an RDD of ${plural(partitions, "partition")}, room for ${room}, counted ${times + 1} times`,
        `파티션 ${partitions}개인 RDD, 자리 ${room}개, count ${times + 1}번`,
      );
      t.classify("too big", partitions > room);
      t.classify("it fits", partitions <= room);
      t.expect(rddBlocks(app.events).ever).toEqual(kept.toSorted());
      t.expect(rddBlocks(app.events).now.map(({ block }) => block)).toEqual(kept.toSorted());
      t.expect(hits).toEqual(later.map(() => upTo(room)));
      t.witness(
        `${room} of ${plural(partitions, "partition")} fit and stay; each of ${times} later counts computed ${partitions - room}`,
        `파티션 ${partitions}개 가운데 ${room}개가 들어가 남았고, 뒤의 count ${times}번은 저마다 ${partitions - room}개를 계산했다`,
      );
    },
  );

  law(
    "at MEMORY_AND_DISK, what memory has no room for lies on disk, and no partition is computed twice",
    {
      claims: ["S2-56", "Y-35"],
      ko: "MEMORY_AND_DISK에서는 메모리에 못 들어간 것이 디스크에 놓이고, 두 번 계산하는 파티션이 없다.",
      cover: { "some on disk": 24, "all in memory": 15 },
      kills: ["rdds/no-room-is-lost"],
    },
    [fc.integer({ min: 1, max: 14 }), seeds],
    async (t, partitions, seed) => {
      const app = await run(localOf(1), { seed, conf: small }, async ({ sparkContext: sc }) => {
        const rdd: RDD<string> = sc
          .parallelize(upTo(partitions), partitions)
          .map(heavy)
          .persist(StorageLevels.MEMORY_AND_DISK);
        return [await rdd.count(), await rdd.count()];
      });
      const room = Math.min(roomIn(app.events), partitions);
      const last = app.events.filter((event) => event.kind === "SparkListenerBlockUpdated");
      const onDisk = new Set(
        last.flatMap(({ blockId, diskSize }) => (diskSize > 0 ? [blockId] : [])),
      );
      const second = seen(app.events).jobs[1]?.attempts.flatMap((attempt) => attempt.tasks) ?? [];
      const hits = second.filter(({ end }) => (end?.taskMetrics?.inputBytesRead ?? 0) > 0);
      t.say(
        `an RDD of ${plural(partitions, "partition")} at MEMORY_AND_DISK, room for ${room}`,
        `MEMORY_AND_DISK, 파티션 ${partitions}개, 자리 ${room}개`,
      );
      t.classify("some on disk", onDisk.size > 0);
      t.classify("all in memory", onDisk.size === 0);
      t.expect(app.result).toEqual([partitions, partitions]);
      t.expect(rddBlocks(app.events).now.length).toBe(partitions);
      t.expect(onDisk.size).toBe(partitions - room);
      t.expect(hits.length).toBe(partitions);
      t.witness(
        `${room} of ${plural(partitions, "partition")} in memory, ${onDisk.size} on disk; the second count read all ${hits.length}`,
        `파티션 ${partitions}개 가운데 메모리에 ${room}개, 디스크에 ${onDisk.size}개. 두 번째 count는 ${hits.length}개를 모두 읽었다`,
      );
    },
  );
});

/**
 * How many blocks of the run's one size get into the memory that its block manager told; one, where none was stored. While a block is unrolled,
 * half as much again as was seen of it is reserved, so the last one needs that much room to get in.
 */
function roomIn(events: readonly TracedEvent[]): number {
  let memory = 0;
  let size = 0;
  for (const event of events) {
    if (event.kind === "SparkListenerBlockManagerAdded") memory = Math.max(memory, event.maxMem);
    if (event.kind === "SparkListenerBlockUpdated" && event.blockId.startsWith("rdd_"))
      size = Math.max(size, event.memSize);
  }
  return size === 0 ? 1 : 1 + Math.floor((memory - 1.5 * size) / size);
}
