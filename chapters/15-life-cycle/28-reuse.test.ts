/**
 * Laws: what is kept between jobs, and what is not.
 *
 * In Spark: MapOutputTracker, BlockManager. Same: shuffle output stays with the shuffled RDD, an RDD's own records stay
 * only where `persist` asks for it. Left out on purpose: eviction; all fits into memory here.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import {
  lineages,
  narrowOps,
  shuffledLineages,
} from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Pairs } from "../../test/harness/generators/lineage.ts";
import { afterJob, OutputsKnown } from "../../test/harness/generators/losses.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import { stagesOf } from "../../test/harness/generators/model-stages.ts";
import {
  localClusters,
  localOf,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { plural, seen, upTo, type JobSeen } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

const shuffling = { mapValues: 2, filter: 1, reduceByKey: 4, repartition: 2, cogroup: 1 };

section(lifeInside, () => {
  law(
    "while its map output remains, a stage is skipped, not run again",
    {
      claims: ["S4-21", "S4-24"],
      ko: "맵 출력이 남아 있으면 그것을 만든 스테이지는 다시 돌지 않고 건너뛴다.",
      cover: {
        "second action": 30,
        "two jobs share only the first shuffle": 3,
        "an output was lost in between": 20,
      },
      kills: ["inside/each-job-shuffles-anew", "inside/lost-output-is-skipped"],
    },
    [
      lineages({ minSteps: 2, maxSteps: 4, ops: shuffling, maxPartitions: 3 }),
      fc.array(fc.nat(2), { minLength: 2, maxLength: 3 }),
      fc.boolean(),
      seeds,
    ],
    async (t, lineage, backs, losing, seed) => {
      const cluster = losing ? standaloneOf(2, 1) : localOf(2);
      const targets = backs.map((back) => lineage.length - 1 - (back % lineage.length));
      const calls = lineage.map(() => 0);
      const after: number[][] = [];
      const faults = losing ? [afterJob(1)] : [];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        const made = build(
          spark.sparkContext,
          lineage,
          (step) => (calls[step] = (calls[step] ?? 0) + 1),
        );
        for (const [k, target] of targets.entries()) {
          if (losing && k > 0) await spark.sleep(8_000);
          await made[target]?.count();
          after.push([...calls]);
        }
      });
      const { jobs } = seen(app.events);
      const known = new OutputsKnown();
      const expected: string[] = [];
      let lost = false;
      for (const event of app.events) {
        if (event.kind === "SparkListenerBlockManagerRemoved") lost = true;
        if (event.kind === "SparkListenerJobStart") expected.push(stagesDue(event, known));
        known.take(event);
      }
      const ran = jobs.map(({ attempts }) => listed(attempts.map(({ stage }) => stage)));
      t.say(
        `${inWords(lineage)}, then counts of steps ${targets.join(", ")}${losing ? ", executor 0 killed after the first" : ""}`,
        `${inWords(lineage)}. 차례로 센 단계: ${targets.join(", ")}${losing ? ". 첫 잡 뒤에 익스큐터 0번이 죽음" : ""}`,
      );
      t.classify("second action", new Set(targets).size < targets.length);
      t.classify(
        "two jobs share only the first shuffle",
        jobs.some(({ skipped, attempts }) => skipped.length > 0 && attempts.length > 1),
      );
      t.classify("an output was lost in between", lost);
      t.expect(app.error).toBeUndefined();
      t.expect(ran).toEqual(expected);
      if (!losing && new Set(targets).size === 1) {
        const last = stagesOf(lineage, targets[0] as number).at(-1)?.members ?? [];
        const upstream = upTo(lineage.length).filter((step) => !last.includes(step));
        const counts = after.map((all) => upstream.map((step) => all[step]));
        for (const count of counts) t.expect(count).toEqual(counts[0]);
      }
      // Those that skipped come first: they are what the sentence is about.
      const told = jobs
        .toSorted((a, b) => Number(b.skipped.length > 0) - Number(a.skipped.length > 0))
        .map(({ id, attempts, skipped }) => ({
          id,
          ran: listed(attempts.map(({ stage }) => stage)),
          left: listed(skipped.map(({ stageId }) => stageId)),
        }));
      if (jobs.every(({ skipped }) => skipped.length === 0)) return;
      t.witness(
        told
          .map(({ id, ran: own, left }) =>
            left === "" ? `job ${id} ran ${own}` : `job ${id} skipped stage ${left} and ran ${own}`,
          )
          .join(" · "),
        told
          .map(({ id, ran: own, left }) =>
            left === ""
              ? `잡 ${id}: 스테이지 ${own} 실행`
              : `잡 ${id}: 스테이지 ${left} 건너뜀, ${own} 실행`,
          )
          .join(" · "),
      );
    },
  );

  law(
    "shuffle output belongs to the shuffled RDD, not to the code that made it",
    {
      claims: ["S4-24"],
      ko: "셔플 출력은 코드가 아니라 셔플한 RDD에 딸린다.",
      cover: { "twin over a shared parent": 40, "same object": 38 },
      kills: ["inside/equal-code-shares-output", "inside/each-job-shuffles-anew"],
    },
    [
      lineages({ minSteps: 0, maxSteps: 3, ops: narrowOps }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 3 }),
      localClusters,
      seeds,
    ],
    async (t, lineage, sames, partitions, cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const parent = build(spark.sparkContext, lineage).at(-1) as Pairs;
        const shuffled = (): Pairs => parent.reduceByKey((a, b) => Math.max(a, b), partitions);
        const first = shuffled();
        const answers = [await first.collect()];
        for (const same of sames) answers.push(await (same ? first : shuffled()).collect());
        return answers;
      });
      const { jobs } = seen(app.events);
      const mapTasks = jobs.map(({ attempts }) =>
        attempts
          .filter(({ submitted }) => submitted.stageInfo.shuffleId !== undefined)
          .reduce((sum, { tasks }) => sum + tasks.length, 0),
      );
      const all = mapTasks[0] as number;
      t.say(
        `${inWords(lineage)} → reduceByKey(${partitions}) on ${cluster.name}: ${sames.map((same) => (same ? "the same object" : "a twin")).join(", ")}`,
        `${cluster.ko}: ${inWords(lineage)} → reduceByKey(${partitions}). ${sames.map((same) => (same ? "같은 객체" : "쌍둥이")).join(", ")}`,
      );
      t.classify("twin over a shared parent", sames.includes(false));
      t.classify("same object", sames.includes(true));
      t.expect(mapTasks).toEqual([all, ...sames.map((same) => (same ? 0 : all))]);
      for (const answer of app.result) t.expect(answer).toEqual(app.result[0]);
      t.witness(
        `map tasks of ${jobs.length} jobs: ${mapTasks.join(", ")} (first use, then ${sames.map((same) => (same ? "same object" : "twin")).join(", ")})`,
        `잡 ${jobs.length}개의 맵 태스크: ${mapTasks.join(", ")} (처음, 그다음은 ${sames.map((same) => (same ? "같은 객체" : "쌍둥이")).join(", ")})`,
      );
    },
  );

  law(
    "without `persist`, a job leaves no RDD block behind",
    {
      claims: ["S2-13", "S2-17"],
      ko: "`persist`가 없으면 잡이 끝난 뒤에 남는 RDD 블록이 없다.",
      cover: { "nothing persisted": 16, "persisted and only partly read": 7 },
      kills: ["inside/every-rdd-is-kept", "inside/cached-as-a-whole"],
    },
    [
      shuffledLineages({ minSteps: 1, maxSteps: 3 }),
      fc.array(fc.nat(5), { maxLength: 2, size: "max" }),
      fc.constantFrom("count", "take"),
      standaloneClusters(1, 3),
      seeds,
    ],
    async (t, lineage, marked, action, cluster, seed) => {
      const kept = new Set(marked.map((mark) => mark % lineage.length));
      let ids: readonly number[] = [];
      const app = await run(cluster, { seed }, async (spark) => {
        const made = build(spark.sparkContext, lineage);
        ids = made.map(({ id }) => id);
        for (const step of kept) made[step]?.cache();
        const last = made.at(-1) as Pairs;
        return asMultiset(action === "count" ? await last.collect() : await last.take(1));
      });
      const { tasks } = seen(app.events);
      const blocks = app.events.flatMap((event) =>
        event.kind === "SparkListenerBlockUpdated" && event.blockId.startsWith("rdd_")
          ? [`${event.blockId} on ${event.blockManagerId.executorId}`]
          : [],
      );
      const stages = stagesOf(lineage, lineage.length - 1);
      const expected = stages.flatMap(({ members, writes }) =>
        members
          .filter((step) => kept.has(step))
          .flatMap((step) =>
            tasks
              .filter((task) => (task.end?.taskType === "ResultTask") === (writes === undefined))
              .map(({ info }) => `rdd_${ids[step]}_${info.partitionId} on ${info.executorId}`),
          ),
      );
      const all = recordsOf(lineage).at(-1) ?? [];
      const results = tasks.filter(({ end }) => end?.taskType === "ResultTask").length;
      t.say(
        `${action} of ${inWords(lineage)} on ${cluster.name}, steps ${[...kept].join(", ") || "none"} cached`,
        `${cluster.ko}: ${inWords(lineage)} → ${action}. 캐시한 단계: ${[...kept].join(", ") || "없음"}`,
      );
      t.classify("nothing persisted", kept.size === 0);
      t.classify(
        "persisted and only partly read",
        results < (stages.at(-1)?.tasks ?? 0) && expected.length > 0,
      );
      t.expect([...new Set(blocks)].toSorted()).toEqual([...new Set(expected)].toSorted());
      if (action === "count") t.expect(app.result).toEqual(asMultiset(all));
      t.witness(
        kept.size === 0
          ? `none of ${lineage.length} RDDs persisted: after ${plural(tasks.length, "task")} no block rdd_* is left`
          : `${kept.size} of ${lineage.length} RDDs persisted: the ${plural(blocks.length, "block")} rdd_* left after ${plural(tasks.length, "task")} ${blocks.length === 1 ? "is" : "are"} of ${kept.size === 1 ? "that one" : "those"} alone`,
        kept.size === 0
          ? `RDD ${lineage.length}개 가운데 persist한 것 없음: 태스크 ${tasks.length}개 뒤에 남은 rdd_* 블록이 없다`
          : `RDD ${lineage.length}개 가운데 persist한 것 ${kept.size}개: 태스크 ${tasks.length}개 뒤에 남은 rdd_* 블록 ${blocks.length}개는 모두 그 RDD의 것이다`,
      );
    },
  );
});

const listed = (ids: readonly number[]): string =>
  [...new Set(ids)].toSorted((a, b) => a - b).join(", ");

/** The stages of a job that have to run: the last one, and upwards those whose output is not all there. */
function stagesDue({ stageInfos }: JobSeen["start"], known: OutputsKnown): string {
  const byId = new Map(stageInfos.map((info) => [info.stageId, info]));
  const final = stageInfos.find(({ shuffleId }) => shuffleId === undefined)?.stageId ?? -1;
  const due = new Set([final]);
  for (const id of due)
    for (const parent of byId.get(id)?.parentIds ?? []) {
      const { shuffleId = -1, numTasks = 0 } = byId.get(parent) ?? {};
      if (known.missing(shuffleId, numTasks).length > 0) due.add(parent);
    }
  return listed([...due]);
}
