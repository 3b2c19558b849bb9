/**
 * Laws: lineage, how it is printed, and what it is good for.
 *
 * In Spark: RDD.toDebugString, RDD.iterator. Same: a partition that is lost is computed again from what it was made of. Left out on
 * purpose: checkpoints, which cut a lineage (chapter 13); real Spark's own limit on its length, which a recording shows.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import { chained } from "../../test/harness/generators/chains.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Pairs } from "../../test/harness/generators/lineage.ts";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { rddBlocks } from "../../test/harness/generators/rdd-blocks.ts";
import { localOf, run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { plural, seen, upTo } from "../../test/harness/generators/seen.ts";

section({ en: "Lineage", ko: "계보" }, () => {
  law(
    "`toDebugString` gives each RDD of the lineage a line, and each shuffle a `+-` with the partitions behind it",
    {
      claims: ["S2-33", "Y-33"],
      ko: "`toDebugString`은 계보의 RDD마다 한 줄을 주고, 셔플마다 그 뒤의 파티션 수와 함께 `+-`를 붙인다.",
      cover: { "a shuffle": 46, "two parents": 20 },
      kills: ["rdds/shuffles-look-narrow", "rdds/parents-left-out"],
    },
    [lineages({ maxSteps: 5 }), seeds],
    async (t, lineage, seed) => {
      const app = await run(localOf(2), { seed }, (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1) as Pairs;
        return Promise.resolve({ text: rdd.toDebugString(), model: drawn(rdd as never) });
      });
      const { text, model } = app.result;
      const lines = text.split("\n").map((line) => ({
        id: Number(/\[(\d+)\]/.exec(line)?.[1]),
        wide: /\+-\((\d+)\)/.exec(line)?.[1],
      }));
      t.say(inWords(lineage), inWords(lineage));
      t.classify(
        "a shuffle",
        model.some(({ wide }) => wide !== undefined),
      );
      t.classify(
        "two parents",
        lineage.some((step) => "with" in step),
      );
      t.expect(lines).toEqual(model);
      t.witness(
        `${plural(lines.length, "line")}, ${lines.filter(({ wide }) => wide !== undefined).length} of them behind a shuffle: ${text.split("\n").at(-1)?.trim()}`,
        `${lines.length}줄, 그 가운데 셔플 뒤는 ${lines.filter(({ wide }) => wide !== undefined).length}줄: ${text.split("\n").at(-1)?.trim()}`,
      );
    },
  );

  law(
    "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
    {
      claims: ["S2-33", "S2-34"],
      ko: "잃은 파티션은 그것만 계보에서 다시 계산한다. 함수가 순수하면 잃은 것과 같다.",
      cover: { "partitions were lost": 60, "an impure function": 30, "some partitions stayed": 25 },
      kills: ["rdds/one-loss-forgets-all"],
    },
    [fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 8 }), fc.boolean(), seeds],
    async (t, workers, partitions, pure, seed) => {
      let drawn = 0;
      const draw = (n: number): number => (pure ? n * n : (drawn += 1));
      const app = await run(
        standaloneOf(workers, 1),
        { seed, faults: [afterJob(1)] },
        async (spark) => {
          await spark.sleep(5_000);
          const rdd = chained(
            spark.sparkContext.parallelize(upTo(partitions), partitions),
            1,
            draw,
          );
          rdd.cache();
          const before = await rdd.collect();
          await spark.sleep(8_000);
          return { before, after: await rdd.collect() };
        },
      );
      const { before, after } = app.result;
      const lost = rddBlocks(app.events)
        .first.filter(({ executor }) => executor === "0")
        .map(({ block }) => Number(block.split("_")[2]));
      const changed = upTo(partitions).filter((at) => before[at] !== after[at]);
      t.say(
        `${plural(partitions, "partition")} cached on ${workers} executors, executor 0 dies; ${pure ? "pure" : "impure"}`,
        `익스큐터 ${workers}개에 파티션 ${partitions}개 캐시, 익스큐터 0이 죽음, ${pure ? "순수함" : "순수하지 않음"}`,
      );
      t.classify("partitions were lost", lost.length > 0);
      t.classify("an impure function", !pure);
      t.classify("some partitions stayed", lost.length > 0 && lost.length < partitions);
      const ends = seen(app.events).jobs[1]?.attempts.flatMap(({ tasks }) => tasks) ?? [];
      const computed = ends.filter(({ end }) => (end?.taskMetrics?.inputBytesRead ?? 0) === 0);
      t.expect(ascending(computed.map(({ info }) => info.partitionId))).toEqual(ascending(lost));
      t.expect(changed).toEqual(pure ? [] : ascending(lost));
      t.witness(
        `executor 0 took ${lost.length} of ${plural(partitions, "partition")} with it; ${plural(computed.length, "task")} computed anew, ${changed.length} came out otherwise (${pure ? "pure" : "impure"} function)`,
        `익스큐터 0과 함께 파티션 ${partitions}개 가운데 ${lost.length}개가 사라졌다. 태스크 ${computed.length}개가 다시 계산했고 ${changed.length}개가 달라졌다(${pure ? "순수한" : "순수하지 않은"} 함수)`,
      );
    },
  );

  law(
    "a chain of narrow steps is one task a partition, however long it is",
    {
      claims: ["S2-33"],
      ko: "좁은 단계의 사슬은 길어도 파티션마다 태스크 하나다.",
      cover: { "forty thousand steps or more": 1, "more than one partition": 40 },
      kills: ["rdds/partitions-asked-through-the-stack"],
    },
    [
      fc.oneof(
        { arbitrary: fc.integer({ min: 1, max: 900 }), weight: 29 },
        { arbitrary: fc.integer({ min: 40_000, max: 44_000 }), weight: 1 },
      ),
      fc.integer({ min: 1, max: 3 }),
      seeds,
    ],
    async (t, steps, partitions, seed) => {
      const app = await run(localOf(2), { seed }, ({ sparkContext: sc }) =>
        chained(sc.parallelize([1, 2, 3], partitions), steps).collect(),
      );
      const { tasks, jobs } = seen(app.events);
      t.say(
        `${plural(steps, "map")} over ${plural(partitions, "partition")}`,
        `map ${steps}번, 파티션 ${partitions}개`,
      );
      t.classify("forty thousand steps or more", steps >= 40_000);
      t.classify("more than one partition", partitions > 1);
      t.expect(app.result).toEqual([1 + steps, 2 + steps, 3 + steps]);
      t.expect([jobs.length, tasks.length]).toEqual([1, partitions]);
      t.witness(
        `${plural(steps, "step")}: ${plural(tasks.length, "task")}, and 1 became ${app.result[0]}`,
        `${steps}단계: 태스크 ${tasks.length}개, 1은 ${app.result[0]}이 되었다`,
      );
    },
  );
});

const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

interface Drawn {
  readonly id: number;
  readonly wide: string | undefined;
}

interface Node {
  readonly id: number;
  getNumPartitions(): number;
  readonly dependencies: readonly { readonly kind: string; readonly rdd: Node }[];
}

/** The lines as the definition has them: the RDD, then each of its parents with all that is behind it, depth first. */
function drawn(rdd: Node, wide?: string): Drawn[] {
  return [
    { id: rdd.id, wide },
    ...rdd.dependencies.flatMap(({ kind, rdd: parent }) =>
      drawn(parent, kind === "ShuffleDependency" ? String(parent.getNumPartitions()) : undefined),
    ),
  ];
}
