/**
 * The laws of kata 15/05: which bytes of a data file belong to a reducer.
 *
 * In Spark: IndexShuffleBlockResolver.getBlockData. The file is laid out byte by byte, each byte naming its reducer, and then cut by the
 * hole's answers. Left out on purpose: compression and checksums.
 */
import { blockRange } from "#kata/15-life-cycle/05-read-block";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { actions, localClusters, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";
import { counted } from "./kata-tale.ts";

/** For each byte of the file the reducer that it belongs to. */
const fileOf = (lengths: readonly number[]): number[] =>
  lengths.flatMap((length, reducer) => Array.from({ length }, () => reducer));

/** The offsets as a map task writes them. */
function indexOf(file: readonly number[], reducers: number): number[] {
  const begins = Array.from({ length: reducers }, (_, reducer) => {
    const before = file.filter((owner) => owner < reducer);
    return before.length;
  });
  return [...begins, file.length];
}

const inWords = (offset: number, length: number): string =>
  `${counted(length, "byte")} from place ${offset} on`;
const inKorean = (offset: number, length: number): string => `${offset}번 자리부터 ${length}바이트`;

kataLaw(
  "a reducer reads its own block, whole, and nothing else",
  {
    subject: blockRange,
    claims: ["S1-24", "S4-27"],
    ko: "리듀서는 자기 블록을 빠짐없이 읽고 다른 것은 읽지 않는다.",
    cover: { "an empty block": 20, "the last block": 20, "the first block of several": 15 },
    kills: ["K-15-05-a", "K-15-05-b", "K-15-05-c", "K-15-05-d", "K-15-05-e"],
  },
  [fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }), fc.nat(4)],
  (t, subject, lengths, drawn) => {
    const reducer = drawn % lengths.length;
    const file = fileOf(lengths);
    const offsets = indexOf(file, lengths.length);
    t.classify("an empty block", lengths.includes(0));
    t.classify("the last block", reducer === lengths.length - 1);
    t.classify("the first block of several", reducer === 0 && lengths.length > 1);
    t.say(
      `the index is ${offsets.join(", ")}; reducer ${reducer} reads`,
      `인덱스 ${offsets.join(", ")}. ${reducer}번 리듀서가 읽는다`,
    );
    const { offset, length } = subject(offsets, reducer);
    const read = file.slice(offset, offset + length);
    const own = file.filter((owner) => owner === reducer);
    const begin = offsets[reducer] ?? 0;
    const taken = file.map((_, at) => (at >= offset && at < offset + length ? "^" : " ")).join(" ");
    t.compare(
      {
        yours: inWords(offset, length),
        spark: inWords(begin, own.length),
        lanes: [`owner of each byte  ${file.join(" ")}`, `what you read       ${taken}`],
      },
      {
        yours: inKorean(offset, length),
        spark: inKorean(begin, own.length),
        lanes: [`바이트의 주인  ${file.join(" ")}`, `읽은 바이트    ${taken}`],
      },
    );
    t.witness(
      `reducer ${reducer} of ${lengths.length} read ${own.length} of ${file.length} bytes`,
      `리듀서 ${lengths.length}개 가운데 ${reducer}번이 ${file.length}바이트 중 ${own.length}바이트를 읽음`,
    );
    t.expect(read).toEqual(own);
    t.expect(length).toBe(own.length);
    t.expect(offset + length).toBeLessThanOrEqual(file.length);
  },
);

kataLaw(
  "read by this rule, every shuffle of a cluster gives the records that it gives in Spark",
  {
    subject: blockRange,
    claims: ["S1-24", "S4-27"],
    ko: "이 규칙으로 읽은 셔플은 스파크와 같은 레코드를 준다.",
    cover: { "blocks of other executors": 30, "two reducers or more": 50 },
    kills: ["K-15-05-b", "K-15-05-c", "K-15-05-d"],
  },
  [
    shuffledLineages({ maxSteps: 2 }),
    fc.oneof(localClusters, fc.constant(standaloneOf(2, 1))),
    actions(1, 1),
    seeds,
  ],
  async (t, subject, lineage, cluster, acts, seed) => {
    const last = lineage[lineage.length - 1];
    const reducers = last !== undefined && "partitions" in last ? last.partitions : 1;
    t.classify("two reducers or more", reducers > 1);
    t.classify("blocks of other executors", !cluster.isLocal);
    const noun = { en: "your block reader", ko: "여러분의 블록 읽기" };
    const one = { cluster, lineage, actions: ["collect" as const, ...acts], seed };
    await sameAsSpark(t, noun, { blockRange: subject }, one);
  },
);
