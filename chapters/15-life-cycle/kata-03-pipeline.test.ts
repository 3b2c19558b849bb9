/**
 * The laws of kata 15/03: how a record goes through the narrow steps of a stage.
 *
 * In Spark: RDD.iterator, one iterator over another. Every call of a function is written down, so that the order shows. Left out on
 * purpose: what pulls record by record (mapPartitions, foreachPartition, take), because a function of this shape cannot be told to stop.
 */
import { pipeline } from "#kata/15-life-cycle/03-pipeline";
import type { Step } from "#engine/kata";
import { fc, kataLaw, type Trial } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { localClusters, seeds } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";

/** mapPartitions and foreachPartition would pull, and so ask for an element in the middle of a flatMap. */
const acts = fc.constantFrom("collect" as const, "count" as const, "foreach" as const);
const ops = { map: 2, filter: 2, flatMap: 2, mapValues: 1, reduceByKey: 1 } as const;

/** What a drawn step does: functions of whole numbers, so that every step fits after every other. */
const doings = [
  "add",
  "double",
  "keep even",
  "keep small",
  "twice",
  "lazily",
  "none or one",
] as const;
type Doing = (typeof doings)[number];

const kindOf = (doing: Doing): Step["kind"] => {
  if (doing === "add" || doing === "double") return "map";
  return doing === "keep even" || doing === "keep small" ? "filter" : "flatMap";
};

/** The records that leave a step for one that enters it. */
function outOf(doing: Doing, record: number): readonly number[] {
  switch (doing) {
    case "add":
      return [record + 1];
    case "double":
      return [record * 2];
    case "keep even":
      return record % 2 === 0 ? [record] : [];
    case "keep small":
      return record < 5 ? [record] : [];
    case "twice":
    case "lazily":
      return [record, record + 10];
    case "none or one":
      return record % 3 === 0 ? [] : [record];
  }
}

type Log = string[];

function* oneByOne(place: number, elements: readonly number[], log: Log): Generator<number> {
  for (const element of elements) {
    log.push(`step ${place} gives ${element}`);
    yield element;
  }
}

function stepOf(doing: Doing, place: number, log: Log): Step {
  const kind = kindOf(doing);
  const apply = (given: unknown): unknown => {
    // Records are numbers until a wrong pipeline hands on something else.
    const record = Number(given);
    log.push(`step ${place} takes ${String(given)}`);
    const out = outOf(doing, record);
    if (kind === "map") return out[0];
    if (kind === "filter") return out.length > 0;
    return doing === "lazily" ? oneByOne(place, out, log) : out;
  };
  return { kind, apply };
}

/** What is to be written down for one record: its whole way, then that of the next. */
function expected(way: readonly Doing[], record: number, place: number, log: Log): void {
  const doing = way[place];
  if (doing === undefined) {
    log.push(`out comes ${record}`);
    return;
  }
  log.push(`step ${place} takes ${record}`);
  for (const element of outOf(doing, record)) {
    if (doing === "lazily") log.push(`step ${place} gives ${element}`);
    expected(way, element, place + 1, log);
  }
}

kataLaw(
  "a record passes all the steps before the next one starts",
  {
    subject: pipeline,
    claims: ["S4-23", "S2-61"],
    ko: "레코드 하나가 모든 단계를 지난 뒤에 다음 레코드가 시작한다.",
    cover: {
      "a flatMap before another step": 20,
      "a filter refuses a record": 18,
      "a map before a filter": 6,
      "elements made one by one": 12,
      "no step": 3,
    },
    kills: ["K-15-03-a", "M-73", "K-15-03-b", "K-15-03-c", "K-15-03-d"],
  },
  [
    fc.array(fc.constantFrom(...doings), { maxLength: 5, size: "max" }),
    fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
  ],
  (t, subject, way, records) => {
    const kinds = way.map(kindOf);
    t.classify("a flatMap before another step", kinds.slice(0, -1).includes("flatMap"));
    t.classify(
      "a map before a filter",
      kinds.some((kind, place) => kind === "filter" && kinds.slice(0, place).includes("map")),
    );
    t.classify("elements made one by one", way.includes("lazily"));
    t.classify("no step", way.length === 0);
    const spark: Log = [];
    for (const record of records) expected(way, record, 0, spark);
    t.classify("a filter refuses a record", refuses(way, records));
    const words = way.map((doing, place) => `${kinds[place]}(${doing})`).join(" → ");
    t.say(
      `records ${records.join(", ")} through ${words || "no step"}`,
      `레코드 ${records.join(", ")}, 단계 ${words || "없음"}`,
    );
    const yours: Log = [];
    const through = subject(
      way.map((doing, place) => stepOf(doing, place, yours)),
      (record) => void yours.push(`out comes ${String(record)}`),
    );
    for (const record of records) through(record);
    t.observe(() => yours);
    comparing(t, yours, spark);
    const more = spark.length > 6 ? " …" : "";
    const begin = spark.slice(0, 6);
    t.witness(
      `${words || "no step"}: ${begin.join(", ")}${more}`,
      `${words || "단계 없음"}: ${begin.map(inKorean).join(", ")}${more}`,
    );
    t.expect(yours).toEqual(spark);
  },
);

function refuses(way: readonly Doing[], records: readonly number[]): boolean {
  let at: readonly number[] = records;
  return way.some((doing) => {
    const before = at;
    at = before.flatMap((record) => outOf(doing, record));
    return kindOf(doing) === "filter" && at.length < before.length;
  });
}

/** An entry of a log in Korean. */
const inKorean = (entry: string): string =>
  entry
    .replace(/^step (\d+) takes (.*)$/, "단계 $1에 들어감: $2")
    .replace(/^step (\d+) gives (.*)$/, "단계 $1에서 나옴: $2")
    .replace(/^out comes (.*)$/, "끝까지 나옴: $1");

/** The first entry in which two logs part, after the three before it. */
function comparing(t: Trial, yours: Log, spark: Log): void {
  const at = Math.max(yours.length, spark.length);
  let parts = 0;
  while (parts < at && yours[parts] === spark[parts]) parts += 1;
  const [own, model] = [yours[parts], spark[parts]];
  const lanes = yours.slice(Math.max(0, parts - 3), parts);
  const nothing = "더 부르는 것이 없음";
  t.compare(
    { yours: own ?? "nothing more is called", spark: model ?? "nothing more is called", lanes },
    {
      yours: own === undefined ? nothing : inKorean(own),
      spark: model === undefined ? nothing : inKorean(model),
      lanes: lanes.map(inKorean),
    },
  );
}

kataLaw(
  "through this pipeline a cluster calls every function as often, and in the order, that Spark does",
  {
    subject: pipeline,
    claims: ["S4-23", "S4-25"],
    ko: "이 파이프라인을 쓴 클러스터는 함수를 스파크와 같은 횟수, 같은 순서로 부른다.",
    cover: { "three steps or more": 40, "a flatMap": 30 },
    kills: ["K-15-03-a", "K-15-03-d"],
  },
  [
    lineages({ minSteps: 2, maxSteps: 5, maxPartitions: 3, ops }),
    localClusters,
    fc.array(acts, { minLength: 1, maxLength: 2 }),
    seeds,
  ],
  async (t, subject, lineage, cluster, wanted, seed) => {
    t.classify("three steps or more", lineage.length > 3);
    t.classify(
      "a flatMap",
      lineage.some(({ op }) => op === "flatMap"),
    );
    const noun = { en: "your pipeline", ko: "여러분의 파이프라인" };
    const one = { cluster, lineage, actions: wanted, seed };
    const { yours, spark } = await sameAsSpark(t, noun, { pipeline: subject }, one);
    comparing(t, [...yours.calls], [...spark.calls]);
    t.expect(yours.calls).toEqual(spark.calls);
  },
);
