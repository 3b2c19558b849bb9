/**
 * The laws of kata 14/01: the pieces of a broadcast.
 *
 * In Spark: TorrentBroadcast.blockifyObject. Left out on purpose: compression.
 */
import { cutPieces } from "#kata/14-shared-variables/01-cut-pieces";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";

/** A value of so many blocks and a rest, often none. */
const values = fc
  .record({
    blockSize: fc.constantFrom(1_024, 4_096, 65_536, 4_194_304),
    blocks: fc.nat(6),
    rest: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 0.999, noNaN: true })),
  })
  .map(({ blockSize, blocks, rest }) => ({
    blockSize,
    bytes: blocks * blockSize + Math.floor(rest * blockSize),
  }));

const listed = (pieces: readonly number[]): string =>
  pieces.length === 0 ? "[]" : pieces.join(", ");

kataLaw(
  "pieces are as large as spark.broadcast.blockSize, only the last may be smaller",
  {
    subject: cutPieces,
    claims: ["S4-121"],
    ko: "조각의 크기는 spark.broadcast.blockSize이고 마지막 조각만 더 작을 수 있다.",
    cover: { "several pieces": 50, "a rest": 30 },
    kills: ["K-14-01-a", "K-14-01-b"],
  },
  [values],
  (t, cut, { bytes, blockSize }) => {
    t.say(`${bytes} bytes, blocks of ${blockSize}`, `${bytes}바이트, 블록 ${blockSize}바이트`);
    t.classify("several pieces", bytes > blockSize);
    t.classify("a rest", bytes % blockSize > 0);
    const pieces = cut(bytes, blockSize);
    t.compare(
      { yours: listed(pieces), spark: `pieces of ${blockSize}, then the rest` },
      { yours: listed(pieces), spark: `${blockSize}바이트 조각들, 그다음 나머지` },
    );
    t.witness(`${bytes} bytes: ${listed(pieces)}`, `${bytes}바이트: ${listed(pieces)}`);
    t.expect(pieces.slice(0, -1).every((size) => size === blockSize)).toBe(true);
    t.expect(pieces.at(-1) ?? 0).toBeLessThanOrEqual(blockSize);
  },
);

kataLaw(
  "the pieces of a broadcast hold its bytes, all of them and nothing else",
  {
    subject: cutPieces,
    claims: ["S4-121"],
    ko: "조각들은 값의 바이트를 빠짐없이 담고 다른 것은 담지 않는다.",
    cover: { "exactly n blocks": 15, "a rest": 30 },
    kills: ["K-14-01-c", "K-14-01-d", "K-14-01-e"],
  },
  [values],
  (t, cut, { bytes, blockSize }) => {
    t.say(`${bytes} bytes, blocks of ${blockSize}`, `${bytes}바이트, 블록 ${blockSize}바이트`);
    t.classify("exactly n blocks", bytes > 0 && bytes % blockSize === 0);
    t.classify("a rest", bytes % blockSize > 0);
    const pieces = cut(bytes, blockSize);
    const sum = pieces.reduce((all, size) => all + size, 0);
    t.compare(
      { yours: `${listed(pieces)}: ${sum} bytes`, spark: `${bytes} bytes, no piece empty` },
      { yours: `${listed(pieces)}: ${sum}바이트`, spark: `${bytes}바이트, 빈 조각 없음` },
    );
    t.witness(
      `${pieces.length} pieces hold ${sum} of ${bytes} bytes`,
      `조각 ${pieces.length}개에 ${bytes}바이트 가운데 ${sum}바이트`,
    );
    t.expect(sum).toBe(bytes);
    t.expect(pieces.every((size) => size > 0)).toBe(true);
  },
);

kataLaw(
  "with these pieces executors fetch what Spark's executors fetch",
  {
    subject: cutPieces,
    claims: ["S4-121"],
    ko: "이 조각으로 익스큐터는 스파크의 익스큐터와 같은 것을 가져간다.",
    cover: { "several pieces": 60 },
    kills: ["K-14-01-a", "K-14-01-d"],
  },
  [
    fc.integer({ min: 2, max: 3 }),
    fc.integer({ min: 60, max: 600 }),
    fc.integer({ min: 2, max: 5 }),
    seeds,
  ],
  async (t, subject, workers, size, partitions, seed) => {
    t.classify("several pieces", size > 128);
    await sameAsSpark(
      t,
      { en: "your pieces", ko: "여러분의 조각" },
      { cutPieces: subject },
      {
        cluster: standaloneOf(workers, 1),
        size,
        partitions,
        failing: { partition: 0, attempts: 0 },
        seed,
      },
    );
  },
);
