/**
 * Laws: where stages are cut, and what flows together in one.
 *
 * In Spark: DAGScheduler, RDD.compute. Same: a stage for each shuffle dependency, one task a partition, record by record
 * within a task. Left out on purpose: cached and checkpointed RDDs, which cut a lineage, too.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages, narrowOps } from "../../test/harness/generators/draw-lineage.ts";
import {
  build,
  inWords,
  parentsOf,
  type Lineage,
  type Step,
  type StepwiseOp,
} from "../../test/harness/generators/lineage.ts";
import { shapesOf, stagesOf } from "../../test/harness/generators/model-stages.ts";
import { localClusters, localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

section(lifeInside, () => {
  law(
    "a stage boundary lies exactly at a shuffle dependency",
    {
      claims: ["S4-20", "S4-25"],
      ko: "스테이지의 경계는 셔플 의존성마다 있고 다른 곳에는 없다.",
      cover: {
        "two shuffles": 30,
        "shared parent": 20,
        "no shuffle": 5,
        "join of RDDs partitioned alike": 4,
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
      t.say(`count of ${inWords(lineage)}`, `${inWords(lineage)}의 count`);
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
        "step before a shuffle": 23,
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
      t.say(
        `${inWords(lineage)} and ${inWords(longer)}`,
        `${inWords(lineage)} 그리고 ${inWords(longer)}`,
      );
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
