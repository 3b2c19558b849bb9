/**
 * Laws: when a stage starts, and when a result is there.
 *
 * In Spark: DAGScheduler.submitStage, JobWaiter. Same: a stage waits for the whole of its input, the driver for no more
 * than one task at a time. Left out on purpose: how long any of it takes.
 */
import { simulate, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { killed, losses, OutputsKnown } from "../../test/harness/generators/losses.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import {
  localClusters,
  run,
  seeds,
  standaloneClusters,
  watched,
} from "../../test/harness/generators/run.ts";
import { inSeconds, seen, succeeded, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

const joined = { parallelize: 2, mapValues: 1, union: 1, reduceByKey: 2, join: 4, cogroup: 3 };

section(lifeInside, () => {
  law(
    "a stage does not start before all the map output it reads is in place",
    {
      claims: ["S2-27", "S4-27"],
      ko: "읽을 맵 출력이 다 모이기 전에는 스테이지가 시작되지 않는다.",
      cover: {
        "two parents": 30,
        "parents end at different times": 30,
        "an output was lost meanwhile": 8,
      },
      kills: ["inside/reducers-start-at-once"],
    },
    [
      lineages({ minSteps: 2, maxSteps: 5, ops: joined, maxPartitions: 3 }),
      standaloneClusters(2, 3),
      fc.option(losses(2, 6), { freq: 2 }),
      fc.array(fc.nat(9_000), { minLength: 6, maxLength: 6 }),
      seeds,
    ],
    async (t, lineage, cluster, loss, costs, seed) => {
      t.say(
        `${inWords(lineage)} on ${cluster.name}${loss === null ? "" : ", an executor killed"}`,
        `${cluster.ko}: ${inWords(lineage)}${loss === null ? "" : ". 익스큐터 하나가 죽음"}`,
      );
      const faults: Fault[] = loss === null ? [] : [killed(loss)];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        await spark.sleep(3_000);
        const made = build(spark.sparkContext, lineage, undefined, (step) => costs[step] ?? 0);
        return made.at(-1)?.collect();
      });
      const { jobs, attempts, tasks } = seen(app.events);
      const stages = new Map((jobs[0]?.stages ?? []).map((info) => [info.stageId, info]));
      const known = new OutputsKnown();
      let lost = false;
      for (const event of app.events) {
        if (event.kind === "SparkListenerBlockManagerRemoved") lost = true;
        if (event.kind === "SparkListenerStageSubmitted") {
          for (const parent of event.stageInfo.parentIds) {
            const { shuffleId, numTasks = 0 } = stages.get(parent) ?? {};
            t.expect(shuffleId === undefined ? [] : known.missing(shuffleId, numTasks)).toEqual([]);
          }
        }
        known.take(event);
      }
      const lastEnd = (stage: number): number =>
        Math.max(...tasks.filter((task) => task.stage === stage).map((task) => task.end?.at ?? 0));
      const twoParents = [...stages.values()].filter(({ parentIds }) => parentIds.length > 1);
      t.classify("two parents", twoParents.length > 0);
      t.classify(
        "parents end at different times",
        twoParents.some(({ parentIds }) => new Set(parentIds.map(lastEnd)).size > 1),
      );
      t.classify("an output was lost meanwhile", lost);
      t.expect(app.error).toBeUndefined();
      t.expect(asMultiset(app.result ?? [])).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
      if (loss !== null) return;
      for (const { submitted, tasks: own } of attempts) {
        const ready = Math.max(0, ...submitted.stageInfo.parentIds.map(lastEnd));
        for (const { start } of own) t.expect(start.at).toBeGreaterThanOrEqual(ready);
      }
      const join = attempts.find(({ submitted }) => submitted.stageInfo.parentIds.length > 1);
      const parents = join?.submitted.stageInfo.parentIds ?? [];
      if (join === undefined) return;
      t.witness(
        `stages ${parents.join(" and ")} ended at ${parents.map((id) => inSeconds(lastEnd(id))).join(" and ")}; stage ${join?.stage} started at ${inSeconds(join?.submitted.at ?? 0)}`,
        `스테이지 ${parents.join(", ")}의 끝: ${parents.map((id) => inSeconds(lastEnd(id))).join(", ")}. 스테이지 ${join?.stage}의 시작: ${inSeconds(join?.submitted.at ?? 0)}`,
      );
    },
  );

  law(
    "each task's result reaches the driver when that task ends",
    {
      claims: ["S0-08", "S2-21", "S2-29"],
      ko: "태스크의 결과는 그 태스크가 끝날 때 드라이버에 닿는다.",
      cover: {
        "durations all different": 40,
        "result above maxDirectResultSize": 25,
        "several jobs": 24,
      },
      kills: ["inside/results-wait-for-the-end", "inside/large-results-untold"],
    },
    [
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6, size: "max" }),
      fc.oneof(localClusters, standaloneClusters(1, 2)),
      fc.boolean(),
      fc.integer({ min: 1, max: 2 }),
      seeds,
    ],
    async (t, durations, cluster, large, times, seed) => {
      const simulation = simulate(cluster.spec, watched({ seed }));
      const merged: { value: number; at: number }[] = [];
      const conf = large ? { "spark.task.maxDirectResultSize": "100b" } : {};
      const app = simulation.submit(watched({ conf }), async (spark) => {
        const work = spark.sparkContext
          .parallelize(upTo(durations.length), durations.length)
          .flatMap((partition) =>
            Array.from({ length: durations[partition] ?? 1 }, () => partition),
          )
          .costing(1_000);
        for (const _ of upTo(times))
          await work.aggregate(
            -1,
            (_sum, partition) => partition,
            (_sum, value) => {
              merged.push({ value, at: simulation.world.trace.events.length });
              return value;
            },
          );
      });
      await simulation.run();
      const { attempts, tasks } = seen(app.events);
      const ends = tasks
        .filter(succeeded)
        .map(({ info, end }) => ({ partition: info.partitionId, id: end?.id ?? 0 }))
        .toSorted((a, b) => a.id - b.id);
      const fetched = app.events.flatMap((event) =>
        event.kind === "SparkListenerTaskGettingResult" ? event.taskInfo.taskId : [],
      );
      t.say(
        `${durations.length} tasks of ${durations.join(", ")} ms on ${cluster.name}`,
        `${cluster.ko}: 태스크 ${durations.length}개가 ${durations.join(", ")} ms씩`,
      );
      t.classify("durations all different", new Set(durations).size === durations.length);
      t.classify("result above maxDirectResultSize", large);
      t.classify("several jobs", times > 1);
      t.expect(app.error).toBeUndefined();
      t.expect(merged.map(({ value }) => value)).toEqual(ends.map(({ partition }) => partition));
      merged.forEach(({ at }, k) => {
        t.expect(at).toBeGreaterThan(ends[k]?.id ?? Infinity);
        t.expect(at).toBeLessThanOrEqual(ends[k + 1]?.id ?? Infinity);
      });
      for (const { tasks: own, completed } of attempts) {
        const before = merged.filter(
          ({ at }) => at <= (completed?.id ?? 0) && at > (own[0]?.start.id ?? 0),
        );
        t.expect(before.length).toBe(own.length - 1);
      }
      const inOrder = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);
      t.expect(inOrder(fetched)).toEqual(large ? inOrder(tasks.map(({ id }) => id)) : []);
      if (ends[0]?.partition === 0) return;
      t.witness(
        `tasks ended in the order ${ends.map(({ partition }) => partition).join(", ")}; the driver merged ${merged.map(({ value }) => value).join(", ")}, all but the last of a job before its stage was complete`,
        `태스크는 ${ends.map(({ partition }) => partition).join(", ")} 차례로 끝났고 드라이버는 ${merged.map(({ value }) => value).join(", ")} 차례로 합쳤다`,
      );
    },
  );
});
