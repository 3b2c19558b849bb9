/**
 * Laws: what an RDD is, where it comes from, and how a collection is cut into partitions.
 *
 * In Spark: RDD, SparkContext.parallelize, range, emptyRDD, textFile. Left out on purpose: RDDs of Hadoop's own formats, and those that
 * come out of tables.
 */
import { StorageLevels } from "#engine/index";
import { encodeUtf8 } from "#engine/foundation/utf8";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Pairs } from "../../test/harness/generators/lineage.ts";
import {
  anyCluster,
  localClusters,
  localOf,
  run,
  seeds,
} from "../../test/harness/generators/run.ts";
import { countOf, plural, seen, upTo } from "../../test/harness/generators/seen.ts";

section({ en: "What an RDD is", ko: "RDD란 무엇인가" }, () => {
  law(
    "building RDDs touches no record and runs no job, however long the lineage",
    {
      claims: ["S0-04", "S2-10", "S2-47"],
      ko: "RDD를 만드는 동안에는 계보가 길어도 레코드를 건드리지 않고 잡도 돌지 않는다.",
      cover: { "a shuffle in it": 40, "more than five RDDs": 32 },
      kills: ["inside/map-runs-a-job"],
    },
    [lineages({ minSteps: 1, maxSteps: 10 }), anyCluster, seeds],
    async (t, lineage, cluster, seed) => {
      const calls: unknown[] = [];
      const app = await run(cluster, { seed }, (spark) =>
        Promise.resolve(
          build(spark.sparkContext, lineage, (_step, record) => calls.push(record)).map(
            ({ id }) => id,
          ),
        ),
      );
      const ids = app.result;
      t.say(
        `${inWords(lineage)} on ${cluster.name}, and no action`,
        `${cluster.ko}: ${inWords(lineage)}, 액션 없음`,
      );
      t.classify(
        "a shuffle in it",
        lineage.some(({ op }) => op.endsWith("ByKey") || op === "join"),
      );
      t.classify("more than five RDDs", ids.length > 5);
      t.expect(calls).toEqual([]);
      t.expect(countOf(app.events, "SparkListenerJobStart")).toBe(0);
      t.expect(countOf(app.events, "SparkListenerTaskStart")).toBe(0);
      t.witness(
        `${plural(ids.length, "RDD")} described, the last with id ${ids.at(-1)}: no job, no task, no record`,
        `RDD ${ids.length}개를 적었고 마지막 id는 ${ids.at(-1)}이다. 잡도 태스크도 레코드도 없었다`,
      );
    },
  );

  law(
    "an RDD is made from a collection of the driver, a range, a file, another RDD, or nothing at all",
    {
      claims: ["S2-31", "Y-33"],
      ko: "RDD는 드라이버의 컬렉션, 범위, 파일, 다른 RDD에서 나오고, 아무것도 없이도 나온다.",
      cover: { parallelize: 3, range: 4, textFile: 2, "another RDD": 5, emptyRDD: 3 },
      kills: ["rdds/no-rdd-of-a-collection", "rdds/range-counts-its-end"],
    },
    [
      fc.constantFrom("parallelize", "range", "textFile", "another RDD", "emptyRDD"),
      fc.array(fc.nat(99), { maxLength: 20, size: "max" }),
      fc.integer({ min: 1, max: 6 }),
      localClusters,
      seeds,
    ],
    async (t, origin, numbers, slices, cluster, seed) => {
      const lines = numbers.map((n) => `${n}\n`).join("");
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        sc.files.write("/in/numbers.txt", encodeUtf8(lines));
        switch (origin) {
          case "parallelize":
            return sc.parallelize([...numbers], slices).collect();
          case "range":
            return sc.range(0, numbers.length, 1, slices).collect();
          case "textFile":
            return (await sc.textFile("/in/numbers.txt", slices).collect()).map(Number);
          case "another RDD":
            return sc
              .parallelize([...numbers], slices)
              .filter((n) => n % 2 === 0)
              .collect();
          case "emptyRDD":
            return sc.emptyRDD<number>().collect();
        }
      });
      const expected = {
        parallelize: numbers,
        range: upTo(numbers.length),
        textFile: numbers,
        "another RDD": numbers.filter((n) => n % 2 === 0),
        emptyRDD: [],
      };
      t.say(
        `${origin} of ${numbers.join(", ")}, ${slices} slices`,
        `${origin}: ${numbers.join(", ")}, 조각 ${slices}개`,
      );
      t.classify(origin);
      t.expect(app.result).toEqual(expected[origin]);
      t.witness(
        `${origin}: ${plural(app.result.length, "record")} came back, as they went in`,
        `${origin}: 들어간 그대로 레코드 ${app.result.length}개가 나왔다`,
      );
    },
  );

  law(
    "slice i of `parallelize(xs, n)` holds the elements from ⌊i·length/n⌋ up to ⌊(i+1)·length/n⌋",
    {
      claims: ["X-01", "S2-39", "S2-30"],
      ko: "`parallelize(xs, n)`의 i번 조각에는 ⌊i·length/n⌋번부터 ⌊(i+1)·length/n⌋번 앞까지의 원소가 든다.",
      cover: { "more slices than elements": 4, "slices of two sizes": 30, "no slice": 1 },
      kills: ["rdds/slices-of-the-rounded-up-size", "rdds/no-slices-are-one"],
    },
    [fc.array(fc.nat(99), { maxLength: 30, size: "max" }), fc.integer({ min: 0, max: 12 }), seeds],
    async (t, numbers, slices, seed) => {
      const app = await run(localOf(2), { seed }, ({ sparkContext: sc }) =>
        sc
          .parallelize([...numbers], slices)
          .glom()
          .collect(),
      );
      t.say(
        `parallelize of ${plural(numbers.length, "element")} in ${plural(slices, "slice")}`,
        `parallelize: 원소 ${numbers.length}개, 조각 ${slices}개`,
      );
      t.classify("no slice", slices === 0);
      if (slices === 0) {
        t.expect(String(app.error)).toContain("Positive number of partitions required");
        t.expect(countOf(app.events, "SparkListenerTaskStart")).toBe(0);
        return;
      }
      const bound = (i: number): number => Math.floor((i * numbers.length) / slices);
      const sizes = app.result.map((slice) => slice.length);
      t.classify("more slices than elements", slices > numbers.length);
      t.classify("slices of two sizes", new Set(sizes).size === 2);
      t.expect(app.result).toEqual(upTo(slices).map((i) => numbers.slice(bound(i), bound(i + 1))));
      t.expect(app.result.flat()).toEqual(numbers);
      t.expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      t.witness(
        `${plural(numbers.length, "element")} in ${plural(slices, "slice")}: sizes ${sizes.join(", ")}`,
        `원소 ${numbers.length}개를 조각 ${slices}개로: 크기 ${sizes.join(", ")}`,
      );
    },
  );

  law(
    "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
    {
      claims: ["S2-30", "S2-40", "S2-42"],
      ko: "트랜스포메이션은 번호가 다른 새 RDD를 내고 부모는 그대로 둔다.",
      cover: { "its function changes the records it is given": 15, filter: 13 },
      kills: ["rdds/records-are-shared-with-the-source", "rdds/filter-keeps-the-others"],
    },
    [
      fc.array(fc.nat(9), { maxLength: 12, size: "max" }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("filter", "map", "changing map"),
      fc.integer({ min: 1, max: 3 }),
      seeds,
    ],
    async (t, numbers, slices, op, times, seed) => {
      const app = await run(localOf(2), { seed }, async ({ sparkContext: sc }) => {
        const parent = sc.parallelize(
          numbers.map((n) => [n]),
          slices,
        );
        const before = await parent.glom().collect();
        const children = upTo(times).map(() => {
          if (op === "filter") return parent.filter((cell) => (cell[0] as number) % 2 === 0);
          if (op === "map") return parent.map((cell) => [(cell[0] as number) + 1]);
          return parent.map((cell) => {
            cell[0] = (cell[0] as number) + 1;
            return cell;
          });
        });
        const made: number[][][][] = [];
        for (const child of children) made.push(await child.glom().collect());
        const after = await parent.glom().collect();
        return { before, made, after, ids: [parent.id, ...children.map(({ id }) => id)] };
      });
      const { before, made, after, ids } = app.result;
      const kept = before.map((slice) =>
        op === "filter"
          ? slice.filter((cell) => (cell[0] as number) % 2 === 0)
          : slice.map((cell) => [(cell[0] as number) + 1]),
      );
      t.say(
        `${op} ${times} times over ${numbers.join(", ") || "nothing"} in ${slices} slices`,
        `${numbers.join(", ") || "빈 컬렉션"}, 조각 ${slices}개에 ${op} ${times}번`,
      );
      t.classify("filter", op === "filter");
      t.classify("its function changes the records it is given", op === "changing map");
      t.expect(new Set(ids).size).toBe(times + 1);
      t.expect(after).toEqual(before);
      for (const child of made) t.expect(child).toEqual(kept);
      t.witness(
        `RDD ${ids[0]} gave RDDs ${ids.slice(1).join(", ")} by ${op}, and its ${plural(numbers.length, "record")} are what they were`,
        `RDD ${ids[0]}에서 ${op}으로 RDD ${ids.slice(1).join(", ")}가 나왔고, 부모의 레코드 ${numbers.length}개는 그대로다`,
      );
    },
  );

  law(
    "calls that are neither transformation nor action answer the very RDD and run no job",
    {
      claims: ["S2-41"],
      ko: "트랜스포메이션도 액션도 아닌 호출은 바로 그 RDD를 돌려주고 잡을 돌리지 않는다.",
      cover: { persist: 15, unpersist: 15, setName: 15 },
      kills: ["rdds/persist-computes-at-once"],
    },
    [
      lineages({ maxSteps: 4 }),
      fc.array(fc.constantFrom("persist", "unpersist", "setName"), {
        minLength: 1,
        maxLength: 4,
        size: "max",
      }),
      localClusters,
      seeds,
    ],
    async (t, lineage, calls, cluster, seed) => {
      const app = await run(cluster, { seed }, (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1) as Pairs;
        const answers = calls.map((call) => {
          if (call === "persist") return rdd.persist(StorageLevels.MEMORY_ONLY);
          return call === "unpersist" ? rdd.unpersist() : rdd.setName("pairs");
        });
        return Promise.resolve({ same: answers.every((answer) => answer === rdd), id: rdd.id });
      });
      t.say(
        `${calls.join(", ")} on ${inWords(lineage)}`,
        `${inWords(lineage)}에 ${calls.join(", ")}`,
      );
      for (const call of calls) t.classify(call);
      t.expect(app.result.same).toBe(true);
      t.expect(countOf(app.events, "SparkListenerJobStart")).toBe(0);
      t.witness(
        `${calls.join(", ")} on RDD ${app.result.id}: the same RDD each time, and no job`,
        `RDD ${app.result.id}에 ${calls.join(", ")}: 번번이 같은 RDD이고 잡은 없다`,
      );
    },
  );

  law(
    "an action runs a job and answers with a value or with nothing, unless there is no partition to look at",
    {
      claims: ["S2-41", "S2-44", "S2-39"],
      ko: "액션은 잡을 돌리고 값을 주거나 아무것도 주지 않는다. 볼 파티션이 없으면 태스크도 없다.",
      cover: { "no partition": 20, "take(0)": 5, "an answer": 11, "no answer": 2 },
      kills: ["rdds/foreach-tells-how-many", "rdds/empty-has-a-partition"],
    },
    [
      fc.constantFrom("collect", "count", "foreach", "take(0)", "isEmpty"),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      localClusters,
      seeds,
    ],
    async (t, action, none, slices, cluster, seed) => {
      const app = await run(cluster, { seed }, ({ sparkContext: sc }): Promise<unknown> => {
        const rdd = none ? sc.emptyRDD<number>() : sc.parallelize(upTo(10), slices);
        if (action === "collect") return rdd.collect();
        if (action === "count") return rdd.count();
        if (action === "foreach") return rdd.foreach(() => undefined);
        return action === "isEmpty" ? rdd.isEmpty() : rdd.take(0);
      });
      const { jobs, tasks } = seen(app.events);
      const answers = none
        ? { collect: [], count: 0, foreach: undefined, isEmpty: true, "take(0)": [] }
        : { collect: upTo(10), count: 10, foreach: undefined, isEmpty: false, "take(0)": [] };
      const looks = !none && action !== "take(0)";
      t.say(
        `${action} of ${none ? "emptyRDD" : plural(slices, "partition")}`,
        `${none ? "emptyRDD" : `파티션 ${slices}개`}에 ${action}`,
      );
      t.classify("no partition", none);
      t.classify("take(0)", action === "take(0)");
      t.classify("no answer", action === "foreach");
      t.classify("an answer", looks && action !== "foreach");
      t.expect(app.result).toEqual(answers[action]);
      t.expect(tasks.length).toBe(!looks ? 0 : action === "isEmpty" ? 1 : slices);
      t.expect(jobs.length > 0 || !looks).toBe(true);
      if (looks)
        t.witness(
          `${action} of ${plural(slices, "partition")}: ${plural(jobs.length, "job")}, ${plural(tasks.length, "task")}, and the answer is ${JSON.stringify(app.result) ?? "nothing"}`,
          `파티션 ${slices}개에 ${action}: 잡 ${jobs.length}개, 태스크 ${tasks.length}개, 답은 ${JSON.stringify(app.result) ?? "없음"}`,
        );
    },
  );
});
