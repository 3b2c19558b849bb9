/**
 * The laws of kata 13/04: which partitions one task reads after `coalesce`.
 *
 * In Spark: DefaultPartitionCoalescer without preferred places. Left out on purpose: places.
 */

import { coalesceGroups } from "#kata/13-key-value/04-coalesce-groups";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

kataLaw(
  "coalescing joins neighbours in groups that differ by one at most, and never makes more",
  {
    subject: coalesceGroups,
    claims: ["S2-62"],
    ko: "coalesce는 이웃을 크기가 하나까지만 다른 묶음으로 합치고, 늘리지 않는다.",
    cover: { "more were asked for": 15, "unequal groups": 12 },
    kills: ["M-45", "K-13-04-a", "K-13-04-b", "K-13-04-c"],
    runs: 200,
  },
  [fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })],
  (t, grouped, parents, wanted) => {
    const groups = grouped(parents, wanted).map((group) => [...group]);
    const sizes = groups.map((group) => group.length);
    const n = Math.min(parents, wanted);
    const starts = upTo(n).map((i) => (i * parents - ((i * parents) % n)) / n);
    t.say(`${parents} partitions into ${wanted}`, `파티션 ${parents}개를 ${wanted}개로`);
    t.classify("more were asked for", wanted > parents);
    t.classify("unequal groups", parents % n !== 0);
    t.witness(
      `${parents} partitions into ${wanted}: ${groups.map((group) => group.join(" ")).join(" | ")}`,
      `파티션 ${parents}개를 ${wanted}개로: ${groups.map((group) => group.join(" ")).join(" | ")}`,
    );
    const found = groups.map(([first]) => first);
    if (found.join() !== starts.join())
      t.compare(
        {
          yours: `groups begin at ${found.join(", ")}`,
          spark: `groups begin at ${starts.join(", ")}`,
          lanes: [],
        },
        {
          yours: `묶음의 시작 ${found.join(", ")}`,
          spark: `묶음의 시작 ${starts.join(", ")}`,
          lanes: [],
        },
      );
    t.expect(groups.flat()).toEqual(upTo(parents));
    t.expect(found).toEqual(starts);
    t.expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  },
);

const cases = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 10 }))
  .map(([parents, wanted]): KeyCase => ({
    name: {
      en: `${parents} partitions, coalesce(${wanted})`,
      ko: `파티션 ${parents}개, coalesce(${wanted})`,
    },
    main: (sc) =>
      sc
        .parallelize(upTo(2 * parents), parents)
        .map((n) => n + 1)
        .coalesce(wanted)
        .glom()
        .collect(),
  }));

kataLaw(
  "grouped by this rule, each task reads the partitions that it reads in Spark",
  {
    subject: coalesceGroups,
    claims: ["S2-62"],
    ko: "이 규칙으로 묶으면 태스크마다 스파크에서와 같은 파티션을 읽는다.",
    kills: ["M-45", "K-13-04-a"],
  },
  [cases],
  (t, grouped, one) =>
    sameAsSpark(t, { en: "your groups", ko: "여러분의 묶음" }, { coalesceGroups: grouped }, one),
);
