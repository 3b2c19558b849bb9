/**
 * Laws: how many jobs an action runs, and what it answers.
 *
 * In Spark: SparkContext.runJob. Same: when a job comes into being, how many an action runs, when it is over.
 * Left out on purpose: asynchronous actions of Spark's (collectAsync), which a program of promises does not need.
 */
import { simulate } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import {
  act,
  localClusters,
  localOf,
  run,
  seeds,
  watched,
} from "../../test/harness/generators/run.ts";
import { countOf, seen, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

section(lifeInside, () => {
  law(
    "one action may run several jobs: `take` runs one for each round of partitions",
    {
      claims: ["S4-17"],
      ko: "액션 하나에 잡이 여럿이기도 하다. `take`는 파티션을 읽는 회차마다 잡을 하나씩 낸다.",
      cover: {
        "first partitions empty": 20,
        "three rounds or more": 15,
        "take(0): no job": 3,
        "answered by the first partition": 5,
      },
      kills: [
        "inside/take-looks-at-all",
        "inside/take-grows-twofold",
        "inside/iterator-in-one-job",
      ],
    },
    [
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 })), {
        minLength: 1,
        maxLength: 30,
        size: "max",
      }),
      fc.oneof(fc.nat(4), fc.nat(30)),
      fc.nat(4),
      seeds,
    ],
    async (t, sizes, n, pulled, seed) => {
      const cluster = localOf(4);
      const marks: number[] = [];
      const simulation = simulate(cluster.spec, watched({ seed }));
      const app = simulation.submit(watched(), async (spark) => {
        const rdd = spark.sparkContext
          .parallelize(upTo(sizes.length), sizes.length)
          .flatMap((partition) => Array.from({ length: sizes[partition] ?? 0 }, () => partition));
        const mark = (): number => marks.push(simulation.world.trace.events.length);
        const taken = await rdd.take(n);
        mark();
        await rdd.count();
        mark();
        let left = pulled;
        for await (const _record of rdd.toLocalIterator()) if ((left -= 1) <= 0) break;
        return taken;
      });
      await simulation.run();
      const { jobs } = seen(app.events);
      const took = jobs.filter((job) => job.start.id < (marks[0] as number));
      const iterated = jobs.filter((job) => job.start.id >= (marks[1] as number));
      const rounds = takeRounds(sizes, n);
      const all = sizes.flatMap((size, partition) => upTo(size).map(() => partition));
      t.say(
        `take(${n}) of partitions of ${sizes.join(", ")} records`,
        `take(${n}), 파티션마다 레코드 ${sizes.join(", ")}개`,
      );
      t.classify("first partitions empty", sizes[0] === 0 && all.length > 0);
      t.classify("three rounds or more", rounds.length >= 3);
      t.classify("take(0): no job", n === 0);
      t.classify("answered by the first partition", n > 0 && n <= (sizes[0] as number));
      t.witness(
        `take(${n}) of ${sizes.length} partitions ran ${rounds.length} jobs, over ${rounds.join(", ") || "no"} partitions; count ran one over all ${sizes.length}`,
        `파티션 ${sizes.length}개에서 take(${n})은 잡 ${rounds.length}개를 냈고 파티션을 ${rounds.join(", ") || "0"}개씩 읽었다. count는 잡 하나로 ${sizes.length}개를 모두 읽었다`,
      );
      t.expect(app.result).toEqual(all.slice(0, n));
      t.expect(took.map((job) => job.stages[0]?.numTasks)).toEqual(rounds);
      t.expect(jobs.length - took.length - iterated.length).toBe(1);
      t.expect(iterated.map((job) => job.stages[0]?.numTasks)).toEqual(
        upTo(partitionsPulled(sizes, Math.max(1, pulled))).map(() => 1),
      );
    },
  );

  law(
    "an action that returns nothing still runs its job",
    {
      claims: ["S4-18"],
      ko: "아무것도 돌려주지 않는 액션도 잡을 돌린다.",
      cover: { foreach: 15, saveAsTextFile: 6, "result too big": 6 },
      kills: ["inside/foreach-answers", "inside/results-without-limit"],
    },
    [
      lineages({ maxSteps: 3 }),
      fc.constantFrom(
        "foreach",
        "foreachPartition",
        "saveAsTextFile",
        "collect",
        "count",
        "too big",
      ),
      localClusters,
      seeds,
    ],
    async (t, lineage, action, cluster, seed) => {
      const tooBig = action === "too big";
      const conf = tooBig ? { "spark.driver.maxResultSize": "900b" } : {};
      const app = await run(cluster, { seed, conf }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1);
        if (action === "saveAsTextFile") return rdd?.saveAsTextFile("/out");
        return rdd === undefined ? 0 : act(rdd, tooBig ? "collect" : action);
      });
      const { jobs } = seen(app.events);
      const final = jobs[0]?.attempts.at(-1);
      const partitions = jobs[0]?.stages.at(-1)?.numTasks ?? 0;
      t.say(
        `${inWords(lineage)} → ${action} on ${cluster.name}`,
        `${cluster.ko}: ${inWords(lineage)} → ${action}`,
      );
      t.classify("foreach", action === "foreach" || action === "foreachPartition");
      t.classify("saveAsTextFile", action === "saveAsTextFile");
      t.classify("result too big", tooBig);
      t.expect(jobs.length).toBe(1);
      t.expect(countOf(app.events, "SparkListenerJobEnd")).toBe(1);
      if (tooBig) {
        t.expect(String(app.error)).toMatch(
          /Total size of serialized results of \d+ tasks \(.*\) is bigger than spark\.driver\.maxResultSize/,
        );
        const reasons = final?.tasks.flatMap(({ end }) => end?.reason.kind ?? []) ?? [];
        t.expect(reasons).not.toContain("ExceptionFailure");
        t.expect(reasons).toContain("TaskKilled");
        t.witness(
          `no task failed in its own work, yet the job did: ${String(app.error).slice(0, 160)}`,
          `제 할 일에 실패한 태스크는 없지만 잡은 실패했다: ${String(app.error).slice(0, 160)}`,
        );
        return;
      }
      t.witness(
        `${action} ran one job of ${partitions} tasks and answered ${typeof app.result}`,
        `${action}은 태스크 ${partitions}개인 잡 하나를 돌렸고 답은 ${typeof app.result}이다`,
      );
      t.expect(app.error).toBeUndefined();
      t.expect(final?.tasks.length).toBe(partitions);
      if (action !== "collect" && action !== "count") t.expect(app.result).toBeUndefined();
      else t.expect(app.result).toBeDefined();
    },
  );
});

/** The partitions of each job of `take(n)`, as the manual has it: 1, then up to four times what was scanned so far. */
function takeRounds(sizes: readonly number[], n: number): number[] {
  const rounds: number[] = [];
  let scanned = 0;
  let found = 0;
  while (found < n && scanned < sizes.length) {
    let more = 1;
    if (scanned > 0 && found === 0) more = 4 * scanned;
    else if (scanned > 0)
      more = Math.min(Math.ceil((3 * (n - found) * scanned) / (2 * found)), 4 * scanned);
    const round = sizes.slice(scanned, scanned + more);
    rounds.push(round.length);
    for (const size of round) found += Math.min(size, n - found);
    scanned += round.length;
  }
  return rounds;
}

/** How many partitions an iterator has fetched once it gave so many records, or was exhausted. */
function partitionsPulled(sizes: readonly number[], records: number): number {
  let given = 0;
  for (const [partition, size] of sizes.entries()) {
    given += size;
    if (given >= records) return partition + 1;
  }
  return sizes.length;
}
