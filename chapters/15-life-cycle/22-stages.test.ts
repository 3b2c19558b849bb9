/**
 * Laws: where stages are cut, and what flows together in one.
 *
 * In Spark: DAGScheduler, RDD.compute. Same: a stage for each shuffle dependency, one task a partition, record by record
 * within a task. Left out on purpose: cached and checkpointed RDDs, which cut a lineage, too.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import {
  lineages,
  narrowOps,
  shuffledLineages,
} from "../../test/harness/generators/draw-lineage.ts";
import {
  build,
  functions,
  inWords,
  parentsOf,
  type Lineage,
  type Pair,
  type Step,
  type StepwiseOp,
} from "../../test/harness/generators/lineage.ts";
import { afterJob, isTaskEnd, OutputsKnown } from "../../test/harness/generators/losses.ts";
import { shapesOf, stagesOf } from "../../test/harness/generators/model-stages.ts";
import {
  localClusters,
  localOf,
  run,
  seeds,
  standaloneClusters,
} from "../../test/harness/generators/run.ts";
import { partitionsOf, seen, upTo } from "../../test/harness/generators/seen.ts";

section("The life cycle inside", () => {
  law(
    "a stage boundary lies exactly at a shuffle dependency",
    {
      claims: ["S4-20", "S4-25"],
      ko: "스테이지의 경계는 셔플 의존성마다 있고 다른 곳에는 없다.",
      cover: {
        "two shuffles": 35,
        "shared parent": 20,
        "no shuffle": 5,
        "join of RDDs partitioned alike": 10,
      },
      kills: [
        "inside/map-ends-a-stage",
        "inside/filter-is-a-stage",
        "inside/union-shuffles",
        "inside/join-shuffles-both-sides",
      ],
    },
    [lineages({ maxPartitions: 2, ops: joining }), localClusters, seeds],
    async (t, lineage, cluster, seed) => {
      const final = lineage.length - 1;
      let ids: readonly number[] = [];
      const app = await run(cluster, { seed }, async (spark) => {
        const made = build(spark.sparkContext, lineage);
        ids = made.map(({ id }) => id);
        return made[final]?.count();
      });
      const expected = stagesOf(lineage, final);
      const job = seen(app.events).jobs[0];
      const own = new Set(ids);
      const actual = (job?.stages ?? []).map(({ rddInfos, numTasks }) => {
        const members = rddInfos.map(({ id }) => id).filter((id) => own.has(id));
        return told(members, numTasks);
      });
      const shuffles = expected.length - 1;
      t.say(`count of ${inWords(lineage)}`);
      t.classify("two shuffles", shuffles >= 2);
      t.classify("no shuffle", shuffles === 0);
      t.classify("shared parent", sharesAParent(lineage, final));
      t.classify("join of RDDs partitioned alike", joinsInPlace(lineage, final));
      t.witness(
        `${inWords(lineage)}: ${shuffles} shuffles, ${actual.length} stages of ${expected.map(({ tasks }) => tasks).join(", ")} tasks`,
        `${inWords(lineage)}: 셔플 ${shuffles}개, 스테이지 ${actual.length}개, 태스크 ${expected.map(({ tasks }) => tasks).join(", ")}개`,
      );
      t.expect(actual.toSorted()).toEqual(
        expected
          .map(({ members, tasks }) =>
            told(
              members.map((step) => ids[step] as number),
              tasks,
            ),
          )
          .toSorted(),
      );
    },
  );

  law(
    "a further narrow step changes neither the stages nor the tasks",
    {
      claims: ["S4-23"],
      ko: "좁은 단계를 하나 더 이어도 스테이지와 태스크의 수는 그대로다.",
      cover: {
        "step before a shuffle": 40,
        "step after the last shuffle": 25,
        "three steps or more": 20,
      },
      kills: ["inside/map-ends-a-stage", "inside/filter-is-a-stage"],
    },
    [
      lineages({ maxSteps: 5 }),
      fc.array(fc.tuple(fc.nat(9), fc.constantFrom<StepwiseOp>(...steps)), {
        minLength: 1,
        maxLength: 4,
      }),
      seeds,
    ],
    async (t, lineage, inserted, seed) => {
      const longer = inserted.reduce((so, [at, op]) => withStep(so, at % so.length, op), lineage);
      const ran = [];
      for (const one of [lineage, longer]) {
        const app = await run(localOf(3), { seed }, (spark) =>
          build(spark.sparkContext, one).at(-1)?.count(),
        );
        t.expect(app.error).toBeUndefined();
        ran.push(seen(app.events).jobs[0]?.stages ?? []);
      }
      const [before, after] = ran.map((stages) => ({
        tasks: stages.map(({ numTasks }) => numTasks).toSorted((a, b) => a - b),
        shuffles: stages.filter(({ shuffleId }) => shuffleId !== undefined).length,
      }));
      const stages = stagesOf(longer, longer.length - 1);
      const last = stages.at(-1)?.members ?? [];
      const news = upTo(longer.length).filter((step) => !lineage.includes(longer[step] as Step));
      t.say(`${inWords(lineage)} and ${inWords(longer)}`);
      t.classify(
        "step before a shuffle",
        stages.slice(0, -1).some(({ members }) => members.some((step) => news.includes(step))),
      );
      t.classify(
        "step after the last shuffle",
        stages.length > 1 && last.some((step) => news.includes(step)),
      );
      t.classify("three steps or more", inserted.length >= 3);
      t.witness(
        `${inserted.map(([, op]) => op).join(", ")} put in: still ${before?.tasks.length} stages of ${before?.tasks.join(", ")} tasks`,
        `${inserted.map(([, op]) => op).join(", ")}를 끼워 넣어도 스테이지 ${before?.tasks.length}개, 태스크 ${before?.tasks.join(", ")}개`,
      );
      t.expect(after).toEqual(before);
    },
  );

  law(
    "a record passes all narrow steps of a stage before the next record starts",
    {
      claims: ["S4-26"],
      ko: "레코드 하나가 스테이지의 좁은 단계를 모두 지난 뒤에 다음 레코드가 출발한다.",
      cover: {
        "filter drops records": 25,
        "flatMap gives none or several": 25,
        "three steps or more": 35,
      },
      kills: ["inside/each-step-collects", "inside/filter-goes-first"],
    },
    [lineages({ maxSteps: 5, ops: { map: 1, filter: 2, flatMap: 2, mapPartitions: 1 } }), seeds],
    async (t, drawn, seed) => {
      const lineage = drawn.map((step, at) => ("on" in step ? { ...step, on: at - 1 } : step));
      const calls: string[] = [];
      const app = await run(localOf(1), { seed }, (spark) =>
        build(spark.sparkContext, lineage, (step, record) => {
          calls.push(`${step} ${String(record)}`);
        })
          .at(-1)
          ?.collect(),
      );
      const expected = depthFirst(lineage);
      const metrics = seen(app.events).tasks.map(({ end }) => end?.taskMetrics);
      t.say(inWords(lineage));
      t.classify("filter drops records", expected.dropped);
      t.classify("flatMap gives none or several", expected.several);
      t.classify("three steps or more", lineage.length > 3);
      t.witness(
        `${inWords(lineage)}: ${calls.length} calls, the first of them ${calls.slice(0, 4).join(" · ") || "none"} (step, record)`,
        `${inWords(lineage)}: 호출 ${calls.length}번, 처음 것은 ${calls.slice(0, 4).join(" · ") || "없음"} (단계, 레코드)`,
      );
      t.expect(calls).toEqual(expected.calls);
      for (const one of metrics)
        t.expect((one?.shuffleBytesWritten ?? 1) + (one?.diskBytesSpilled ?? 1)).toBe(0);
    },
  );

  law(
    "a stage submits one task for each partition it still has to compute",
    {
      claims: ["S2-06", "S4-22"],
      ko: "스테이지는 아직 계산하지 않은 파티션마다 태스크를 하나씩 낸다.",
      cover: { "partial loss of map output": 12, coalesce: 15, "job on some partitions only": 8 },
      kills: ["inside/resubmit-every-partition", "inside/coalesce-deals-in-turn"],
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
          return [await rdd?.glom().collect(), await rdd?.coalesce(few).glom().collect()];
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
      t.say(`${inWords(lineage)} on ${cluster.name}: ${what}`);
      const lost =
        again.length > 0 &&
        again.some(
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
        if (due !== undefined) t.expect(partitionsOf(attempt)).toEqual(due);
        t.expect(attempt.tasks.length).toBe(stageInfo.numTasks);
      }
      t.expect(partitionsOf(first?.attempts.at(-1) ?? NONE).length).toBe(shape?.partitions);
      if (asked) t.expect(partitionsOf(result ?? NONE)).toEqual([few % shape.partitions]);
      if (what === "coalesce") expectGroups(t, app.result as Pair[][][], few);
      t.witness(
        what === "loss"
          ? `after a loss, the second job ran ${again.map((one) => `${one.tasks.length} of ${one.submitted.stageInfo.rddInfos[0]?.numPartitions}`).join(" and ") || "no"} map tasks again`
          : `${what}: ${result?.tasks.length} of ${shape?.partitions} partitions, ${result?.tasks.length} tasks`,
      );
    },
  );

  law(
    "a task set holds the tasks of one stage attempt, all with the same code",
    {
      claims: ["S2-12", "S4-19"],
      ko: "태스크 세트에는 한 스테이지 시도의 태스크만 들어가며 코드는 모두 같다.",
      cover: { "a stage is tried twice": 20, "fewer slots than tasks": 25 },
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
      const app = await run(cluster, { seed, faults }, (spark) =>
        build(spark.sparkContext, lineage).at(-1)?.count(),
      );
      const { attempts } = seen(app.events);
      const sets = app.logs.filter(({ text }) => text.startsWith("Adding task set"));
      t.say(`${inWords(lineage)} on ${cluster.name}, files lost after task ${losing ?? "none"}`);
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
      t.witness(
        `${attempts.length} stage attempts, ${sets.length} task sets, at most ${mostRunning(app.events)} tasks at once on ${cluster.slots} slots`,
        `스테이지 시도 ${attempts.length}번, 태스크 세트 ${sets.length}개, 슬롯 ${cluster.slots}개에서 동시에 많아야 ${mostRunning(app.events)}개`,
      );
    },
  );
});

/** Operators among which joins of RDDs that are partitioned alike are not rare. */
const joining = {
  parallelize: 1,
  map: 1,
  filter: 1,
  mapValues: 2,
  union: 2,
  coalesce: 1,
  cartesian: 1,
  reduceByKey: 4,
  groupByKey: 1,
  partitionBy: 4,
  distinct: 1,
  repartition: 1,
  join: 6,
  cogroup: 3,
} as const;

const steps = Object.keys(narrowOps) as StepwiseOp[];
const NONE = { tasks: [] };

const told = (members: readonly number[], tasks: number): string =>
  `RDDs ${[...new Set(members)].toSorted((a, b) => a - b).join(" ")}, ${tasks} tasks`;

/** The steps that a job on `final` needs. */
function needed(lineage: Lineage, final: number): number[] {
  const found = new Set([final]);
  for (const step of found)
    for (const parent of parentsOf(lineage[step] as Step)) found.add(parent);
  return [...found];
}

function sharesAParent(lineage: Lineage, final: number): boolean {
  const parents = needed(lineage, final).flatMap((step) => parentsOf(lineage[step] as Step));
  return new Set(parents).size < parents.length;
}

function joinsInPlace(lineage: Lineage, final: number): boolean {
  const shapes = shapesOf(lineage);
  return needed(lineage, final).some((step) => {
    const op = lineage[step]?.op;
    return (op === "join" || op === "cogroup") && (shapes[step]?.narrow.length ?? 0) > 0;
  });
}

/** The lineage with one more step after step `at`; a step that would forget a partitioner keeps it instead. */
function withStep(lineage: Lineage, at: number, drawn: StepwiseOp): Lineage {
  const placed = shapesOf(lineage)[at]?.partitioner !== undefined;
  const op = placed && drawn !== "filter" ? "mapValues" : drawn;
  const moved = (on: number): number => (on >= at ? on + 1 : on);
  return lineage.flatMap((step, number): Step[] => {
    const after = number <= at ? step : shifted(step, moved);
    return number === at ? [after, { op, on: at }] : [after];
  });
}

function shifted(step: Step, moved: (on: number) => number): Step {
  if ("with" in step) return { ...step, on: moved(step.on), with: moved(step.with) };
  return "on" in step ? { ...step, on: moved(step.on) } : step;
}

/** What is called, with what, if every record goes through all steps before the next one starts. */
function depthFirst(lineage: Lineage): { calls: string[]; dropped: boolean; several: boolean } {
  const calls: string[] = [];
  const [source] = lineage;
  const seenOf = { dropped: false, several: false };
  const visit = (at: number, record: Pair): void => {
    const step = lineage[at];
    if (step === undefined) return;
    calls.push(`${at} ${String(record)}`);
    switch (step.op) {
      case "map":
        return visit(at + 1, functions.map(record));
      case "filter":
        if (functions.filter(record)) return visit(at + 1, record);
        seenOf.dropped = true;
        return;
      case "flatMap": {
        const several = functions.flatMap(record);
        if (several.length !== 1) seenOf.several = true;
        for (const one of several) visit(at + 1, one);
        return;
      }
      default:
        return visit(at + 1, [record[0], record[1] + 3]);
    }
  };
  if (source?.op === "parallelize") for (const record of source.records) visit(1, record);
  return { calls, ...seenOf };
}

/** Each task of `coalesce` reads the partitions of its group, one after another. */
function expectGroups(
  t: { expect: (value: unknown) => { toEqual: (other: unknown) => void } },
  [parts = [], merged = []]: readonly Pair[][][],
  wanted: number,
): void {
  const groups = Math.min(wanted, parts.length);
  const from = (group: number): number => Math.floor((group * parts.length) / groups);
  t.expect(merged).toEqual(upTo(groups).map((g) => parts.slice(from(g), from(g + 1)).flat()));
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
