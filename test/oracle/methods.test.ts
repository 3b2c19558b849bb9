/** The table of the RDD API against real Spark's own list of its methods, and against the engine: what it says is here, is here. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { reasons, sparkApi, type Reason } from "../../book/api/spark-api.ts";
import {
  FutureAction,
  PartialResult,
  StatCounter,
  local,
  submit,
  type SparkContext,
} from "../../engine/index.ts";

const recorded = JSON.parse(
  readFileSync(new URL("recordings/methods.json", import.meta.url), "utf8"),
) as Record<string, readonly string[]>;

/** Other chapters may bring these at any time, or the name means something else. */
const mayCome: ReadonlySet<Reason> = new Set(["elsewhere", "store"]);
const ofRdds = new Set([
  "RDD",
  "PairRDDFunctions",
  "OrderedRDDFunctions",
  "DoubleRDDFunctions",
  "AsyncRDDActions",
]);

/** One object of each class. */
const objects = new Map<string, object>();

beforeAll(async () => {
  const app = await submit(local("local[2]"), { name: "methods" }, (spark) => {
    const sc: SparkContext = spark.sparkContext;
    objects.set("SparkContext", sc);
    for (const name of ofRdds) objects.set(name, sc.parallelize([1, 2], 2));
    return Promise.resolve();
  });
  expect(app.error).toBeUndefined();
  objects.set("StatCounter", new StatCounter([1, 2]));
  objects.set("PartialResult", new PartialResult(1, true, Promise.resolve(1)));
  objects.set("FutureAction", new FutureAction(() => Promise.resolve(1)));
});

describe("the table of the RDD API", () => {
  test("has the classes that were recorded", () => {
    expect(Object.keys(sparkApi)).toEqual(Object.keys(recorded));
  });

  test.each(Object.keys(sparkApi))("lists every public method of %s once", (name) => {
    const { here = [], leftOut = {} } = sparkApi[name] ?? {};
    const listed = [...here, ...Object.values(leftOut).flat()];
    expect([...listed].sort()).toEqual([...(recorded[name] ?? [])].sort());
  });

  test.each(Object.keys(sparkApi))("says of %s what is true of the engine", (name) => {
    const object = objects.get(name) ?? {};
    const table = sparkApi[name];
    for (const method of table?.here ?? [])
      expect([method, method in object]).toEqual([method, true]);
    for (const [reason, methods] of Object.entries(table?.leftOut ?? {})) {
      if (mayCome.has(reason as Reason)) continue;
      for (const method of methods) expect([method, method in object]).toEqual([method, false]);
    }
  });

  test("uses every reason, in both languages", () => {
    const used = Object.values(sparkApi).flatMap(({ leftOut }) => Object.keys(leftOut));
    expect([...new Set(used)].sort()).toEqual(Object.keys(reasons).sort());
    for (const { en, ko } of Object.values(reasons)) {
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(ko).toMatch(/\p{Script=Hangul}.*\.$/u);
    }
  });
});
