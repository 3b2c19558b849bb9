/**
 * The laws of kata 15/04: the offsets in the index file of a map task.
 *
 * In Spark: IndexShuffleBlockResolver. What is expected is said as differences: each block lies between two offsets. One table of lengths and
 * offsets was read from an index file of Spark 3.5.3. Left out on purpose: the bytes of the file.
 */
import { shuffleIndex } from "#kata/15-life-cycle/04-shuffle-index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { actions, localClusters, seeds } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";

const GiB = 1024 * 1024 * 1024;
const lengths = fc.oneof(
  { arbitrary: fc.nat(100), weight: 4 },
  { arbitrary: fc.constant(0), weight: 2 },
  { arbitrary: fc.integer({ min: GiB, max: 3 * GiB }), weight: 1 },
);

/** Read from the index file of a map task with two reducers and 52 bytes for each: three numbers of 8 bytes. */
const recorded = { lengths: [52, 52], offsets: [0, 52, 104] } as const;

/** The data file as a line: a block and its bytes between two offsets. */
function laneOf(
  blocks: readonly number[],
  offsets: readonly number[],
  [data, block]: readonly [data: string, block: string],
): string {
  const parts = blocks.map((length, r) => `${offsets[r] ?? "?"} │ ${block} ${r}: ${length} │`);
  return `${data}  ${parts.join(" ")} ${offsets[blocks.length] ?? "?"}`;
}

kataLaw(
  "an index tells where each block begins and where the last one ends",
  {
    subject: shuffleIndex,
    claims: ["S4-27", "S1-24"],
    ko: "인덱스는 블록마다 시작하는 곳과 마지막 블록이 끝나는 곳을 말한다.",
    cover: {
      "an empty block": 40,
      "an empty block before a full one": 30,
      "a file of more than 2 GiB": 12,
      "one block": 4,
    },
    kills: ["K-15-04-a", "K-15-04-b", "K-15-04-c", "K-15-04-d", "K-15-04-e"],
  },
  [fc.array(lengths, { minLength: 1, maxLength: 8 })],
  (t, subject, blocks) => {
    const total = blocks.reduce((sum, length) => sum + length, 0);
    t.classify("an empty block", blocks.includes(0));
    t.classify(
      "an empty block before a full one",
      blocks.some((length, r) => length > 0 && blocks.slice(0, r).includes(0)),
    );
    t.classify("a file of more than 2 GiB", total > 2 * GiB);
    t.classify("one block", blocks.length === 1);
    t.say(`blocks of ${blocks.join(", ")} bytes`, `블록의 바이트 수: ${blocks.join(", ")}`);
    const offsets = subject(blocks);
    const spark = [0];
    blocks.forEach((_, r) => spark.push(blocks.slice(0, r + 1).reduce((a, b) => a + b)));
    const sides = { yours: offsets.join(", "), spark: spark.join(", ") };
    t.compare(
      { ...sides, lanes: [laneOf(blocks, offsets, ["data", "block"])] },
      { ...sides, lanes: [laneOf(blocks, offsets, ["데이터", "블록"])] },
    );
    t.witness(
      `${blocks.length} blocks, ${offsets.length} offsets, the last is ${total}`,
      `블록 ${blocks.length}개, 오프셋 ${offsets.length}개, 마지막은 ${total}`,
    );
    t.expect(offsets.length).toBe(blocks.length + 1);
    t.expect(offsets[0]).toBe(0);
    t.expect(blocks.map((_, r) => Number(offsets[r + 1]) - Number(offsets[r]))).toEqual(blocks);
    t.expect(subject(recorded.lengths)).toEqual(recorded.offsets);
  },
);

kataLaw(
  "with this index every reducer of a cluster finds the records that Spark gives it",
  {
    subject: shuffleIndex,
    claims: ["S1-24", "S4-27"],
    ko: "이 인덱스를 쓴 클러스터에서 리듀서는 모두 스파크와 같은 레코드를 찾는다.",
    cover: { "two reducers or more": 50, "more reducers than records": 5 },
    kills: ["K-15-04-d", "K-15-04-e"],
  },
  [shuffledLineages({ maxSteps: 2 }), localClusters, actions(1, 1), seeds],
  async (t, subject, lineage, cluster, acts, seed) => {
    const last = lineage[lineage.length - 1];
    const reducers = last !== undefined && "partitions" in last ? last.partitions : 1;
    const records = lineage[0]?.op === "parallelize" ? lineage[0].records.length : 0;
    t.classify("two reducers or more", reducers > 1);
    t.classify("more reducers than records", reducers > records);
    const noun = { en: "your index", ko: "여러분의 인덱스" };
    const one = { cluster, lineage, actions: ["collect" as const, ...acts], seed };
    await sameAsSpark(t, noun, { shuffleIndex: subject }, one);
  },
);
