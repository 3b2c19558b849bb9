/**
 * The laws of kata 12/03: which blocks leave memory.
 *
 * In Spark: MemoryStore.evictBlocksToFreeSpace. Left out on purpose: execution's share of memory.
 */
import { evict } from "#kata/12-rdds/03-evict";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { localOf, seeds } from "../../test/harness/generators/run.ts";
import { plural, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { sameAsSpark } from "./kata-programs.ts";
import { fiveBlocks } from "./kata-shows.ts";

const drawnBlocks = fc.array(
  fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 9 }), fc.constantFrom(false, false, false, true)),
  { minLength: 1, maxLength: 8, size: "max" },
);

kataLaw(
  "the blocks that go are the oldest that may go, just enough of them, or none",
  {
    subject: evict,
    claims: ["S2-56", "X-13"],
    ko: "나가도 되는 블록 가운데 가장 오래된 것부터 필요한 만큼만 나간다. 모자라면 하나도 나가지 않는다.",
    cover: { "not enough may go": 15, "a block is passed over": 15, "some of them are enough": 10 },
    kills: ["M-13", "M-14", "M-15", "K-12-03-a", "K-12-03-b", "K-12-03-c"],
  },
  [drawnBlocks, fc.integer({ min: 1, max: 30 }), fc.nat(3)],
  (t, subject, drawn, needed, storing) => {
    const blocks = drawn.map(([rddId, size, locked], k) => ({
      id: `rdd_${rddId}_${k}`,
      rddId,
      size,
      locked,
    }));
    const free = blocks.filter(({ rddId, locked }) => rddId !== storing && !locked);
    const sums = upTo(free.length + 1).map((count) =>
      free.slice(0, count).reduce((sum, { size }) => sum + size, 0),
    );
    const count = sums.findIndex((sum) => sum >= needed);
    const expected = free.slice(0, Math.max(0, count)).map(({ id }) => id);
    t.classify("not enough may go", count < 0);
    t.classify("a block is passed over", count > 0 && free.length < blocks.length);
    t.classify("some of them are enough", count > 0 && count < free.length);
    const held = blocks.map(({ id, size, locked }) => `${id} (${size}${locked ? ", read" : ""})`);
    t.say(
      `${needed} bytes more for RDD ${storing}; in memory ${held.join(", ")}`,
      `RDD ${storing}에 ${needed}바이트 더. 메모리에는 ${held.join(", ")}`,
    );
    const yours = subject(blocks, needed, storing);
    inBoth(t, { yours: `[${yours.join(", ")}]`, spark: `[${expected.join(", ")}]` });
    t.witness(
      `${needed} bytes for RDD ${storing}: ${expected.join(", ") || "none"} of ${plural(blocks.length, "block")} went`,
      `RDD ${storing}에 ${needed}바이트: 블록 ${blocks.length}개 가운데 나간 것은 ${expected.join(", ") || "없음"}`,
    );
    t.expect(yours).toEqual(expected);
  },
);

kataLaw(
  "by this rule, what is in memory at each instant is what it is in Spark",
  {
    subject: evict,
    claims: ["S2-56", "X-13"],
    ko: "이 규칙이면 순간마다 메모리에 있는 것이 스파크와 같다.",
    cover: { "too much for memory": 43 },
    kills: ["M-14", "K-12-03-a", "K-12-03-c"],
  },
  [
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 3 }),
    fc.array(fc.nat(2), { minLength: 2, maxLength: 5, size: "max" }),
    seeds,
  ],
  async (t, subject, partitions, uses, seed) => {
    const chosen = uses.map((use) => use % partitions.length);
    const blocks = [...new Set(chosen)].reduce((sum, use) => sum + (partitions[use] ?? 0), 0);
    t.classify("too much for memory", blocks > 5);
    await sameAsSpark(
      t,
      { en: "your evictions", ko: "여러분의 축출" },
      { evict: subject },
      {
        words: {
          en: `RDDs of ${partitions.join(", ")} blocks, memory for 5, used: ${chosen.join(", ")}`,
          ko: `블록 ${partitions.join(", ")}개의 RDD, 자리 5개, 쓴 차례: ${chosen.join(", ")}`,
        },
        cluster: localOf(1),
        conf: fiveBlocks,
        seed,
        main: async ({ sparkContext: sc }) => {
          const rdds = partitions.map((count) =>
            sc
              .parallelize(upTo(count), count)
              .map((n) => String(n).repeat(1_500_000))
              .cache(),
          );
          const counts: (number | undefined)[] = [];
          for (const use of chosen) counts.push(await rdds[use]?.count());
          return counts;
        },
      },
    );
  },
);
