/**
 * Laws: what a call does at once, and what waits for an action.
 *
 * In Spark: RDD, SparkContext.textFile, OrderedRDDFunctions.sortByKey, ZippedWithIndexRDD. Same: which operators look at their source when
 * called (recorded on 3.5.3), which run a job. Left out on purpose: what Python adds to it.
 */
import { StorageLevels } from "#engine/index";
import { encodeUtf8 } from "#engine/foundation/utf8";
import { fc, law, section } from "../../test/harness/law.ts";
import { live } from "../../test/harness/generators/live-records.ts";
import { waitsOnMissingPath } from "../../test/harness/generators/missing-paths.ts";
import { localClusters, localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { countOf, plural, seen, upTo } from "../../test/harness/generators/seen.ts";

section({ en: "Laziness", ko: "지연" }, () => {
  law(
    "`textFile` looks at nothing; a missing path is told at an action, or where the number of partitions is needed",
    {
      claims: ["S2-45"],
      ko: "`textFile`은 아무것도 보지 않는다. 경로가 없다는 것은 액션에서, 또는 파티션 수가 필요한 곳에서 드러난다.",
      cover: { "the call looks": 24, "the call waits": 25 },
      kills: ["rdds/textfile-checks-its-path", "rdds/reduce-by-key-asks-nobody"],
    },
    [fc.constantFrom(...waitsOnMissingPath.map(({ name }) => name)), localClusters, seeds],
    async (t, name, cluster, seed) => {
      const one = waitsOnMissingPath.find((each) => each.name === name);
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        const lines = sc.textFile("/no/such/file");
        let waits = true;
        try {
          await one?.call(lines, sc.parallelize<[string, number]>([["a", 1]], 2));
        } catch (error) {
          waits = !String(error).includes("Input path does not exist");
        }
        const counted = await lines.count().catch((error: unknown) => String(error));
        return { waits, counted };
      });
      t.say(
        `textFile of a path that is not there, then ${name}`,
        `없는 경로로 textFile, 다음에 ${name}`,
      );
      t.classify("the call looks", one?.waits === false);
      t.classify("the call waits", one?.waits === true);
      t.expect(app.result.waits).toBe(one?.waits);
      t.expect(app.result.counted).toContain("Input path does not exist");
      t.expect(countOf(app.events, "SparkListenerTaskStart")).toBe(0);
      t.witness(
        `textFile(missing), then ${name}: ${app.result.waits ? "nothing happens" : "the path is missed at once"}; count: ${app.result.counted}`,
        `textFile(없는 경로) 다음에 ${name}: ${app.result.waits ? "아무 일도 없다" : "바로 경로가 없다고 한다"}. count: ${app.result.counted}`,
      );
    },
  );

  law(
    "a task holds one record of a file at a time, however long the file is",
    {
      claims: ["S2-46"],
      ko: "태스크는 파일의 레코드를 한 번에 하나만 들고 있다. 파일이 길어도 그렇다.",
      cover: { "a hundred lines or more": 30, "several tasks at once": 30 },
      kills: ["inside/each-step-collects"],
    },
    [fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 4 }), localClusters, seeds],
    async (t, lines, splits, cluster, seed) => {
      const held = live();
      const app = await run(cluster, { seed }, async ({ sparkContext: sc }) => {
        const text = upTo(lines)
          .map((n) => `${n}\n`)
          .join("");
        sc.files.write("/in/lines.txt", encodeUtf8(text));
        const rdd = sc.textFile("/in/lines.txt", splits);
        await held.through(rdd).count();
        return rdd.getNumPartitions();
      });
      t.say(
        `${plural(lines, "line")} in ${splits} splits on ${cluster.name}`,
        `${cluster.ko}: ${lines}줄을 ${splits}조각으로`,
      );
      t.classify("a hundred lines or more", lines >= 100);
      t.classify("several tasks at once", app.result > 1 && cluster.slots > 1);
      t.expect(held.passed()).toBe(lines);
      t.expect(held.most()).toBe(1);
      t.witness(
        `${plural(lines, "line")} went through ${plural(app.result, "task")}, at most ${held.most()} of them between the file and the end of its chain`,
        `태스크 ${app.result}개로 ${lines}줄이 지나갔고, 파일과 사슬의 끝 사이에는 많아야 ${held.most()}줄이 있었다`,
      );
    },
  );

  law(
    "`sortByKey` and `zipWithIndex` over several partitions run a job when they are called",
    {
      claims: ["S2-47"],
      ko: "파티션이 여럿이면 `sortByKey`와 `zipWithIndex`는 부르는 자리에서 잡을 돌린다.",
      cover: { sortByKey: 30, zipWithIndex: 30, "one partition, no job": 5 },
      kills: ["rdds/zip-with-index-counts-nothing", "rdds/zip-with-index-counts-the-last"],
    },
    [
      fc.constantFrom("sortByKey", "zipWithIndex"),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 30, size: "max" }),
      fc.integer({ min: 1, max: 5 }),
      seeds,
    ],
    async (t, op, numbers, slices, seed) => {
      const app = await run(localOf(2), { seed }, ({ sparkContext: sc }) => {
        const rdd = sc.parallelize(
          numbers.map((n): [number, number] => [n, n]),
          slices,
        );
        const made = op === "sortByKey" ? rdd.sortByKey(true, slices) : rdd.zipWithIndex();
        return Promise.resolve(made.id);
      });
      const { jobs, tasks } = seen(app.events);
      t.say(
        `${op} of ${plural(numbers.length, "record")} in ${plural(slices, "partition")}`,
        `레코드 ${numbers.length}개, 파티션 ${slices}개에 ${op}`,
      );
      t.classify(op);
      t.classify("one partition, no job", slices === 1);
      const due = slices === 1 ? 0 : op === "sortByKey" ? slices : slices - 1;
      t.expect(jobs.length).toBe(slices === 1 ? 0 : 1);
      t.expect(tasks.length).toBe(due);
      t.witness(
        `${op} over ${plural(slices, "partition")}, no action: ${plural(jobs.length, "job")} with ${plural(tasks.length, "task")}`,
        `파티션 ${slices}개에 ${op}, 액션 없음: 잡 ${jobs.length}개, 태스크 ${tasks.length}개`,
      );
    },
  );

  law(
    "an RDD refers to its collection until its partitions are first asked for; what changes before that is in it",
    {
      claims: ["S2-48"],
      ko: "RDD는 파티션을 처음 물을 때까지 컬렉션을 가리키기만 한다. 그 전에 바뀐 것은 RDD에도 들어 있다.",
      cover: { "changed before": 13, "changed after": 30, "asked without an action": 11 },
      kills: ["rdds/cut-at-every-task", "rdds/copied-at-the-call"],
    },
    [
      fc.array(fc.nat(99), { minLength: 1, maxLength: 12, size: "max" }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("before", "after count", "after getNumPartitions"),
      fc.boolean(),
      seeds,
    ],
    async (t, numbers, slices, when, kept, seed) => {
      const app = await run(localOf(2), { seed }, async ({ sparkContext: sc }) => {
        const collection = [...numbers];
        const rdd = sc.parallelize(collection, slices);
        if (kept) rdd.persist(StorageLevels.MEMORY_ONLY);
        if (when === "after count") await rdd.count();
        if (when === "after getNumPartitions") rdd.getNumPartitions();
        collection[0] = 1000;
        return rdd.collect();
      });
      t.say(
        `a collection of ${numbers.join(", ")} changes ${when}`,
        `컬렉션 ${numbers.join(", ")}이 바뀌는 때: ${when}`,
      );
      t.classify("changed before", when === "before");
      t.classify("changed after", when !== "before");
      t.classify("asked without an action", when === "after getNumPartitions");
      t.expect(app.result).toEqual(when === "before" ? [1000, ...numbers.slice(1)] : numbers);
      t.witness(
        `the first of ${plural(numbers.length, "element")} was set to 1000 ${when}: the RDD gave ${app.result[0]}`,
        `원소 ${numbers.length}개 가운데 첫째를 1000으로 바꾸었다(${when}). RDD가 준 것은 ${app.result[0]}이다`,
      );
    },
  );

  law(
    "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
    {
      claims: ["X-04"],
      ko: "`take`는 먼저 `spark.rdd.limit.initialNumPartitions`개를 보고, 그다음에는 본 것의 `scaleUpFactor`배까지 더 본다.",
      cover: { "three rounds or more": 10, "a first round of several": 30, "take(0): no job": 1 },
      kills: [
        "rdds/take-begins-with-one",
        "rdds/take-knows-one-factor",
        "rdds/take-without-half-more",
      ],
    },
    [
      fc.array(fc.nat(4), { minLength: 1, maxLength: 30, size: "max" }),
      fc.nat(40),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 6 }),
      seeds,
    ],
    async (t, sizes, wanted, initial, factor, seed) => {
      const conf = {
        "spark.rdd.limit.initialNumPartitions": initial,
        "spark.rdd.limit.scaleUpFactor": factor,
      };
      const app = await run(localOf(4), { seed, conf }, ({ sparkContext: sc }) =>
        sc
          .parallelize(upTo(sizes.length), sizes.length)
          .flatMap((partition) => upTo(sizes[partition] ?? 0))
          .take(wanted),
      );
      const rounds = seen(app.events).jobs.map((job) => job.stages[0]?.numTasks ?? 0);
      const due = roundsOf(sizes, wanted, initial, Math.max(2, factor));
      t.say(
        `take(${wanted}) of partitions of ${sizes.join(", ")}; first ${initial}, factor ${factor}`,
        `take(${wanted}), 파티션마다 레코드 ${sizes.join(", ")}개, 처음 ${initial}개, ${factor}배`,
      );
      t.classify("three rounds or more", due.length >= 3);
      t.classify("a first round of several", wanted > 0 && initial > 1 && sizes.length > 1);
      t.classify("take(0): no job", wanted === 0);
      t.expect(app.result).toEqual(sizes.flatMap((size) => upTo(size)).slice(0, wanted));
      t.expect(rounds).toEqual(due);
      t.witness(
        `take(${wanted}) of ${plural(sizes.length, "partition")}, beginning with ${initial}, by at most ${Math.max(2, factor)} times: jobs of ${due.join(", ") || "no"} partitions`,
        `파티션 ${sizes.length}개에서 take(${wanted}), 처음 ${initial}개, 많아야 ${Math.max(2, factor)}배: 잡마다 본 파티션 ${due.join(", ") || "0"}개`,
      );
    },
  );
});

/** The partitions of each job, as RDD.take's documentation and its settings have it. */
function roundsOf(
  sizes: readonly number[],
  wanted: number,
  initial: number,
  factor: number,
): number[] {
  const rounds: number[] = [];
  let scanned = 0;
  let found = 0;
  while (found < wanted && scanned < sizes.length) {
    const rest = found === 0 ? Infinity : Math.ceil((3 * (wanted - found) * scanned) / (2 * found));
    const more = scanned === 0 ? initial : Math.min(rest, factor * scanned);
    const round = sizes.slice(scanned, scanned + more);
    rounds.push(round.length);
    for (const size of round) found += Math.min(size, wanted - found);
    scanned += round.length;
  }
  return rounds;
}
