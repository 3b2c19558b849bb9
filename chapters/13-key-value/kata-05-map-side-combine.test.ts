/**
 * The laws of kata 13/05: one combiner for each key of a map task.
 *
 * In Spark: Aggregator.combineValuesByKey. Left out on purpose: spilling, and merging on the other side.
 */
import type { Pair } from "../../test/harness/generators/lineage.ts";
import { mapSideCombine } from "#kata/13-key-value/05-map-side-combine";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { pairs } from "../../test/harness/generators/lineage.ts";
import { sameAsSpark, type KeyCase } from "./kata-engine.ts";

const records = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.nat(9)), {
  maxLength: 12,
  size: "max",
});

kataLaw(
  "a map task sends one combiner for each of its keys, made of all its values in order",
  {
    subject: mapSideCombine,
    claims: ["S2-49"],
    ko: "맵 태스크는 키마다, 그 값을 모두 순서대로 넣은 결합값 하나를 보낸다.",
    cover: { "keys repeat": 54, "equal keys stand apart": 39 },
    kills: ["K-13-05-a", "K-13-05-b", "K-13-05-c", "K-13-05-d", "K-13-05-e"],
    runs: 200,
  },
  [records],
  (t, combine, drawn) => {
    const answer = combine(
      drawn,
      (value) => `[${String(value)}`,
      (combiner, value) => `${String(combiner)} ${String(value)}`,
    );
    const keys = [...new Set(drawn.map(([key]) => key))].toSorted();
    const expected = keys.map((key) => {
      const own = drawn.filter(([other]) => other === key).map(([, value]) => value);
      return `${key}: [${own.join(" ")}`;
    });
    const found = answer.map(([key, combiner]) => `${key}: ${String(combiner)}`).toSorted();
    t.say(
      drawn.map(([key, value]) => `${key}${value}`).join(", "),
      drawn.map(([key, value]) => `${key}${value}`).join(", "),
    );
    t.classify("keys repeat", keys.length < drawn.length);
    t.classify(
      "equal keys stand apart",
      drawn.some(
        ([key], at) =>
          at > 1 &&
          drawn[at - 1]?.[0] !== key &&
          drawn.slice(0, at).some(([other]) => other === key),
      ),
    );
    t.witness(
      `${drawn.length} records, ${found.length} combiners: ${found.join(", ")}`,
      `레코드 ${drawn.length}개, 결합값 ${found.length}개: ${found.join(", ")}`,
    );
    if (found.join() !== expected.join()) {
      const parts = { yours: found.join(", "), spark: expected.join(", "), lanes: [] };
      t.compare(parts, parts);
    }
    t.expect(found).toEqual(expected);
  },
);

const cases = fc.tuple(pairs(16), fc.integer({ min: 1, max: 4 })).map(([drawn, m]): KeyCase => ({
  name: {
    en: `${drawn.length} records in ${m} map tasks`,
    ko: `맵 태스크 ${m}개의 레코드 ${drawn.length}개`,
  },
  main: (sc) =>
    sc
      .parallelize(
        drawn.map(([k, v]): Pair => [k, v]),
        m,
      )
      .combineByKey(
        (v): number[] => [v],
        (list, v) => [...list, v],
        (a, b) => [...a, ...b],
        2,
      )
      .collect(),
}));

kataLaw(
  "combined by this rule, as many records travel as in Spark, and the answer is the same",
  {
    subject: mapSideCombine,
    claims: ["S2-49"],
    ko: "이 규칙으로 결합하면 오가는 레코드 수와 답이 스파크와 같다.",
    kills: ["K-13-05-b", "K-13-05-c"],
  },
  [cases],
  (t, combine, one) =>
    sameAsSpark(t, { en: "your combining", ko: "여러분의 결합" }, { mapSideCombine: combine }, one),
);
