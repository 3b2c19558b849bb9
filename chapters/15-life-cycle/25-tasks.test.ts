/**
 * Laws: the tasks of a stage attempt.
 *
 * In Spark: DAGScheduler, RDD.compute. Same: a stage for each shuffle dependency, one task a partition, record by record
 * within a task. Left out on purpose: cached and checkpointed RDDs, which cut a lineage, too.
 */
import { fc, law, section, type Trial } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { afterJob, isTaskEnd, OutputsKnown } from "../../test/harness/generators/losses.ts";
import { shapesOf } from "../../test/harness/generators/model-stages.ts";
import { run, seeds, standaloneClusters } from "../../test/harness/generators/run.ts";
import { partitionsOf, plural, seen, upTo } from "../../test/harness/generators/seen.ts";
import { comparePartitions } from "./outputs-in-runs.ts";
import { lifeInside } from "./sections.ts";

const inKorean = {
  loss: "첫 잡 뒤에 익스큐터를 잃음",
  coalesce: "coalesce",
  take: "lookup",
} as const;

section(lifeInside, () => {
  law(
    "a stage submits one task for each partition it still has to compute",
    {
      claims: ["S2-06", "S4-22"],
      ko: "스테이지는 아직 계산하지 않은 파티션마다 태스크를 하나씩 낸다.",
      cover: { "partial loss of map output": 8, coalesce: 15, "job on some partitions only": 4 },
      kills: ["inside/resubmit-every-partition", "inside/coalesce-reads-one-group"],
    },
    [
      shuffledLineages({ maxSteps: 2 }),
      fc.constantFrom("loss", "coalesce", "take"),
      standaloneClusters(2, 3),
      fc.integer({ min: 1, max: 3 }),
      seeds,
    ],
    async (t, lineage, what, cluster, few, seed) => {
      const faults = what === "loss" ? [afterJob(1)] : [];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage).at(-1);
        await rdd?.count();
        if (what === "loss") await spark.sleep(8_000);
        if (what === "coalesce")
          return rdd
            ?.mapPartitionsWithIndex((partition) => [partition])
            .coalesce(few)
            .glom()
            .collect();
        return what === "take" ? rdd?.lookup(few) : rdd?.count();
      });
      const { jobs, attempts } = seen(app.events);
      const [first, second] = jobs;
      const known = new OutputsKnown();
      const missing = new Map<string, readonly number[]>();
      for (const event of app.events) {
        if (event.kind === "SparkListenerStageSubmitted") {
          const { stageId, attemptNumber, shuffleId, rddInfos } = event.stageInfo;
          if (shuffleId !== undefined)
            missing.set(
              `${stageId}.${attemptNumber}`,
              known.missing(shuffleId, rddInfos[0]?.numPartitions ?? 0),
            );
        }
        known.take(event);
      }
      const shape = shapesOf(lineage).at(-1);
      const result = second?.attempts.at(-1);
      const again = second?.attempts.slice(0, -1) ?? [];
      t.say(
        `${inWords(lineage)} on ${cluster.name}: ${what}`,
        `${cluster.ko}: ${inWords(lineage)}. ${inKorean[what]}`,
      );
      const lost = again.some(
        (attempt) =>
          partitionsOf(attempt).length <
          (attempt.submitted.stageInfo.rddInfos[0]?.numPartitions ?? 0),
      );
      t.classify("partial loss of map output", lost);
      t.classify("coalesce", what === "coalesce");
      const asked = what === "take" && shape?.partitioner !== undefined;
      t.classify("job on some partitions only", asked && shape.partitions > 1);
      t.expect(app.error).toBeUndefined();
      for (const attempt of attempts) {
        const { stageInfo } = attempt.submitted;
        const due = missing.get(`${attempt.stage}.${attempt.attempt}`);
        if (due !== undefined) {
          comparePartitions(t, attempt, due);
          t.expect(partitionsOf(attempt)).toEqual(due);
        }
        t.expect(attempt.tasks.length).toBe(stageInfo.numTasks);
      }
      t.expect(partitionsOf(first?.attempts.at(-1) ?? NONE).length).toBe(shape?.partitions);
      if (asked) t.expect(partitionsOf(result ?? NONE)).toEqual([few % shape.partitions]);
      if (what === "coalesce")
        expectGroups(t, app.result as number[][], few, shape?.partitions ?? 0);
      const [partial] = again;
      if (!lost || partial === undefined) return;
      const all = partial.submitted.stageInfo.rddInfos[0]?.numPartitions;
      t.witness(
        `executor 0 died after the first job; in the second, stage ${partial.stage} computed partitions ${partitionsOf(partial).join(", ")} of ${all} again: ${plural(partial.tasks.length, "task")}`,
        `첫 잡 뒤에 익스큐터 0이 죽었다. 둘째 잡에서 스테이지 ${partial.stage}: 파티션 ${all}개 가운데 ${partitionsOf(partial).join(", ")}만 다시 계산, 태스크 ${partial.tasks.length}개`,
      );
    },
  );

  law(
    "a task set holds the tasks of one stage attempt, all with the same code",
    {
      claims: ["S2-12", "S4-19"],
      ko: "태스크 세트에는 한 스테이지 시도의 태스크만 들어가며 코드는 모두 같다.",
      cover: { "a stage is tried twice": 16, "fewer slots than tasks": 25 },
      kills: ["inside/offers-never-shrink", "inside/fetch-failure-leaves-the-set"],
    },
    [
      shuffledLineages({ maxSteps: 2, maxPartitions: 6 }),
      standaloneClusters(1, 2),
      fc.option(fc.integer({ min: 1, max: 8 })),
      seeds,
    ],
    async (t, lineage, cluster, losing, seed) => {
      const faults =
        losing === null
          ? []
          : [
              {
                kind: "lose disk",
                executor: "0",
                when: { after: isTaskEnd, nth: losing },
              } as const,
            ];
      const app = await run(cluster, { seed, faults, logLevel: "INFO" }, (spark) =>
        build(spark.sparkContext, lineage).at(-1)?.count(),
      );
      const { attempts } = seen(app.events);
      const sets = app.logs.filter(({ text }) => text.startsWith("Adding task set"));
      t.say(
        `${inWords(lineage)} on ${cluster.name}, files lost after task ${losing ?? "none"}`,
        `${cluster.ko}: ${inWords(lineage)}. 파일을 잃은 때: ${losing === null ? "없음" : `태스크 ${losing}개 뒤`}`,
      );
      t.classify(
        "a stage is tried twice",
        attempts.some(({ attempt }) => attempt > 0),
      );
      t.classify(
        "fewer slots than tasks",
        attempts.some(({ tasks }) => tasks.length > cluster.slots),
      );
      t.expect(app.error).toBeUndefined();
      t.expect(sets.length).toBe(
        attempts.filter(({ submitted }) => submitted.stageInfo.numTasks > 0).length,
      );
      for (const { stage, attempt, tasks, submitted, completed } of attempts) {
        const ids = new Set(tasks.map(({ id }) => id));
        const sent = app.events.flatMap((event) =>
          event.kind === "LaunchTask" && ids.has(event.taskId) ? [event] : [],
        );
        t.expect(
          new Set(sent.map(({ stageId, bytes }) => `${stageId} ${bytes}`)).size,
        ).toBeLessThan(2);
        const { numTasks } = submitted.stageInfo;
        const mark = `Adding task set ${stage}.${attempt} with ${numTasks} tasks`;
        if (numTasks > 0) t.expect(sets.some(({ text }) => text.startsWith(mark))).toBe(true);
        for (const { start } of tasks) t.expect(start.id).toBeLessThan(completed?.id ?? Infinity);
      }
      t.expect(mostRunning(app.events)).toBeLessThanOrEqual(cluster.slots);
      if (cluster.slots === 1) return;
      t.witness(
        `${attempts.length} stage attempts, ${sets.length} task sets, at most ${mostRunning(app.events)} tasks at once on ${cluster.slots} slots`,
        `스테이지 시도 ${attempts.length}번, 태스크 세트 ${sets.length}개, 슬롯 ${cluster.slots}개에서 동시에 많아야 ${mostRunning(app.events)}개`,
      );
    },
  );

  law(
    "an executor fetches the code of a stage once, however many of its tasks it runs",
    {
      claims: ["S1-23"],
      ko: "익스큐터는 스테이지의 코드를 한 번만 받아 온다. 태스크를 몇 개 돌리든 마찬가지다.",
      cover: {
        "more tasks than executors": 48,
        "an executor that gets no task fetches nothing": 10,
      },
      kills: ["inside/code-with-every-task", "inside/code-fetched-by-every-task"],
    },
    [
      shuffledLineages({ maxSteps: 2, maxPartitions: 6 }),
      standaloneClusters(1, 3),
      fc.nat(60),
      seeds,
    ],
    async (t, lineage, cluster, weight, seed) => {
      const text = "x".repeat(100 * weight);
      const app = await run(cluster, { seed }, async (spark) => {
        await spark.sleep(3_000);
        const rdd = build(spark.sparkContext, lineage).at(-1);
        return rdd?.map(([k, v]) => k + v + text.length).count();
      });
      const { attempts } = seen(app.events);
      const stored = app.events.flatMap((event) =>
        event.kind === "SparkListenerBlockUpdated" && event.blockId.startsWith("broadcast_")
          ? [{ event, block: event.blockId, by: event.blockManagerId.executorId }]
          : [],
      );
      const sizes = app.events.flatMap((event) => (event.kind === "LaunchTask" ? event.bytes : []));
      t.say(`${inWords(lineage)} on ${cluster.name}`, `${cluster.ko}: ${inWords(lineage)}`);
      t.classify(
        "more tasks than executors",
        attempts.some((a) => a.tasks.length > cluster.executors),
      );
      t.expect(app.error).toBeUndefined();
      let idle = 0;
      for (const { submitted, tasks } of attempts) {
        const made = stored.find(
          ({ event, by }) => by === "driver" && event.cause === submitted.id,
        );
        const fetched = stored.filter(({ block, by }) => block === made?.block && by !== "driver");
        const ran = [...new Set(tasks.map(({ info }) => info.executorId))];
        idle += cluster.executors - ran.length;
        t.expect(fetched.map(({ by }) => by).toSorted()).toEqual(ran.toSorted());
        for (const { event, by } of fetched) {
          const ends = tasks
            .filter(({ info }) => info.executorId === by)
            .map((task) => task.end?.id);
          for (const end of ends) t.expect(end).toBeGreaterThan(event.id);
        }
      }
      t.classify("an executor that gets no task fetches nothing", idle > 0);
      t.expect(new Set(sizes).size).toBe(1);
      t.witness(
        `${attempts.length} stages, ${sizes.length} tasks of ${sizes[0]} bytes each, the code fetched ${stored.filter(({ by }) => by !== "driver").length} times`,
        `스테이지 ${attempts.length}개, ${sizes[0]}바이트짜리 태스크 ${sizes.length}개, 코드는 ${stored.filter(({ by }) => by !== "driver").length}번 받아 왔다`,
      );
    },
  );
});

const NONE = { tasks: [] };

/** Each partition is read by one task of `coalesce`, and no task reads none. */
function expectGroups(
  t: Pick<Trial, "expect">,
  groups: readonly number[][],
  wanted: number,
  partitions: number,
): void {
  t.expect(groups.flat().toSorted((a, b) => a - b)).toEqual(upTo(partitions));
  t.expect(groups.length).toBe(Math.min(wanted, partitions));
  t.expect(groups.map((group) => group.length)).not.toContain(0);
}

/** How many tasks executors ran at once, by what was sent to them and what they answered. */
function mostRunning(events: readonly { kind: string; state?: string }[]): number {
  let running = 0;
  let most = 0;
  for (const { kind, state } of events) {
    if (kind === "LaunchTask") running += 1;
    if (kind === "StatusUpdate" && state !== "RUNNING") running -= 1;
    most = Math.max(most, running);
  }
  return most;
}
