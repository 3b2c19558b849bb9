/**
 * The laws of kata 12/02: the rounds of `take`.
 *
 * In Spark: RDD.take. Left out on purpose: PySpark's own rule, which rounds down.
 */
import { partitionsToTry } from "#kata/12-rdds/02-take-rounds";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { localOf, seeds } from "../../test/harness/generators/run.ts";
import { plural, upTo } from "../../test/harness/generators/seen.ts";
import { inBoth } from "../15-life-cycle/kata-engine.ts";
import { sameAsSpark } from "./kata-programs.ts";

kataLaw(
  "each round looks at as many partitions as what was found suggests",
  {
    subject: partitionsToTry,
    claims: ["X-04"],
    ko: "회차마다 찾은 것으로 어림한 만큼 파티션을 본다.",
    cover: {
      "the first round": 1,
      "nothing found": 10,
      "held to the limit": 5,
      "below the limit": 12,
    },
    kills: ["K-12-02-a", "K-12-02-b", "K-12-02-c", "K-12-02-d", "K-12-02-e"],
  },
  [
    fc.integer({ min: 1, max: 60 }),
    fc.nat(60),
    fc.nat(12),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 2, max: 6 }),
  ],
  (t, subject, wanted, drawn, scanned, initial, scaleUp) => {
    const found = scanned === 0 || drawn % 4 === 0 ? 0 : drawn % wanted;
    const most = scaleUp * scanned;
    const guess = Math.ceil((3 * (wanted - found) * scanned) / (2 * found));
    const expected = scanned === 0 ? initial : found === 0 || guess > most ? most : guess;
    t.classify("the first round", scanned === 0);
    t.classify("nothing found", scanned > 0 && found === 0);
    t.classify("held to the limit", found > 0 && guess > most);
    t.classify("below the limit", found > 0 && guess < most);
    const known = `take(${wanted}), ${plural(scanned, "partition")} seen, ${found} found, first ${initial}, factor ${scaleUp}`;
    t.say(
      known,
      `take(${wanted}), 파티션 ${scanned}개를 보고 ${found}개를 찾음, 처음 ${initial}개, ${scaleUp}배`,
    );
    const yours = subject({ wanted, found, scanned, initial, scaleUp });
    inBoth(t, { yours: String(yours), spark: String(expected) });
    t.witness(
      `${known}: the next round looks at ${expected}`,
      `take(${wanted}), 본 파티션 ${scanned}개, 찾은 것 ${found}개: 다음에는 ${expected}개를 본다`,
    );
    t.expect(yours).toBe(expected);
  },
);

kataLaw(
  "by this rule, `take` runs the jobs that it runs in Spark",
  {
    subject: partitionsToTry,
    claims: ["X-04", "S4-17"],
    ko: "이 규칙을 쓰는 `take`는 스파크와 같은 잡을 낸다.",
    cover: { "three partitions or more": 60, "some are empty": 40 },
    kills: ["K-12-02-a", "K-12-02-b"],
  },
  [
    fc.array(fc.nat(3), { minLength: 1, maxLength: 25, size: "max" }),
    fc.integer({ min: 1, max: 30 }),
    seeds,
  ],
  async (t, subject, sizes, wanted, seed) => {
    t.classify("three partitions or more", sizes.length >= 3);
    t.classify("some are empty", sizes.includes(0));
    await sameAsSpark(
      t,
      { en: "your rounds", ko: "여러분의 회차" },
      { partitionsToTry: subject },
      {
        words: {
          en: `take(${wanted}) of partitions of ${sizes.join(", ")} records`,
          ko: `take(${wanted}), 파티션마다 레코드 ${sizes.join(", ")}개`,
        },
        cluster: localOf(4),
        seed,
        main: ({ sparkContext: sc }) =>
          sc
            .parallelize(upTo(sizes.length), sizes.length)
            .flatMap((partition) => upTo(sizes[partition] ?? 0))
            .take(wanted),
      },
    );
  },
);
