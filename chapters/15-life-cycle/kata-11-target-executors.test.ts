/**
 * The laws of kata 15/11: how many executors an application asks for.
 *
 * In Spark: ExecutorAllocationManager.updateAndSyncNumExecutorsTarget, addExecutors. What is of use is counted here task by task. Left out on purpose: task sets that can run nowhere.
 */
import { targetExecutors } from "#kata/15-life-cycle/11-target-executors";
import type { TargetView } from "#engine/kata";
import { eventsOf, standalone } from "#engine/index";
import { fc, kataLaw, type Trial } from "../../test/harness/law.ts";
import { lineages, narrowOps } from "../../test/harness/generators/draw-lineage.ts";
import { actions, seeds } from "../../test/harness/generators/run.ts";
import { allocationOf } from "./come-and-go.ts";
import { inBoth, sameAsSpark } from "./kata-engine.ts";

const views: fc.Arbitrary<TargetView> = fc
  .record({
    pendingTasks: fc.nat(24),
    pendingSpeculativeTasks: fc.constantFrom(0, 0, 0, 1),
    runningTasks: fc.nat(12),
    tasksPerExecutor: fc.constantFrom(1, 1, 2, 4),
    allocationRatio: fc.constantFrom(1, 1, 0.5),
    minExecutors: fc.nat(3),
    room: fc.integer({ min: 1, max: 12 }),
    executors: fc.nat(12),
    above: fc.nat(12),
    step: fc.constantFrom(1, 1, 2, 4, 8),
    isBacklogDue: fc.boolean(),
  })
  .filter(
    // One executor with room for a second attempt asks for another one: a rule of its own.
    ({ pendingSpeculativeTasks, tasksPerExecutor }) =>
      pendingSpeculativeTasks === 0 || tasksPerExecutor === 1,
  )
  .map(({ room, above, ...view }) => {
    const maxExecutors = view.minExecutors + room;
    const target = Math.min(view.minExecutors + above, maxExecutors);
    return { ...view, maxExecutors, target, unschedulableTaskSets: 0 };
  });

/** How many executors can have something to do: tasks are dealt out until none is left. */
function ofUse(view: TargetView): number {
  let tasks =
    (view.pendingTasks + view.pendingSpeculativeTasks + view.runningTasks) * view.allocationRatio;
  let executors = 0;
  for (; tasks > 0; tasks -= view.tasksPerExecutor) executors += 1;
  return executors;
}

function inWords(view: TargetView): [en: string, ko: string] {
  const tasks = view.pendingTasks + view.pendingSpeculativeTasks;
  const { runningTasks, tasksPerExecutor, allocationRatio, minExecutors, maxExecutors } = view;
  const { executors, target, step, isBacklogDue } = view;
  return [
    `${tasks} tasks wait${isBacklogDue ? " for long enough" : ""}, ${runningTasks} run, ${tasksPerExecutor} to an executor, share ${allocationRatio}; ${executors} executors are there, ${target} wanted, of ${minExecutors} to ${maxExecutors}, step ${step}`,
    `기다리는 태스크 ${tasks}개${isBacklogDue ? "(충분히 오래)" : ""}, 도는 것 ${runningTasks}개, 익스큐터마다 ${tasksPerExecutor}개, 비율 ${allocationRatio}. 있는 익스큐터 ${executors}개, 원하던 수 ${target}(${minExecutors}~${maxExecutors}), step ${step}`,
  ];
}

type Answer = { readonly target: number; readonly step: number };

function judge(t: Trial, view: TargetView, yours: Answer, spark: Answer): void {
  const [en, ko] = inWords(view);
  const told = ({ target, step }: Answer): string => `target ${target}, step ${step}`;
  t.say(en, ko);
  inBoth(t, { yours: told(yours), spark: told(spark) });
  t.witness(`${en}: ${told(spark)}`, `${ko}: ${told(spark)}`);
  t.expect({ target: yours.target, step: yours.step }).toEqual(spark);
}

kataLaw(
  "a target above what could be of use falls to that at once, and not below the minimum",
  {
    subject: targetExecutors,
    claims: ["S4-68", "S4-47"],
    ko: "원하던 수가 쓸모보다 많으면 곧바로 쓸모만큼으로 줄지만 최소보다 줄지는 않는다.",
    cover: { "down to the minimum": 5, "down to what is of use": 30, "tasks still run": 30 },
    kills: ["K-15-11-b", "K-15-11-c"],
    runs: 200,
  },
  [views, fc.integer({ min: 1, max: 6 })],
  (t, ask, drawn, surplus) => {
    // Few tasks: more is wanted than could be of use.
    const few = {
      ...drawn,
      pendingTasks: drawn.pendingTasks % 4,
      runningTasks: drawn.runningTasks % 3,
    };
    const needed = ofUse(few);
    const target = Math.max(needed, drawn.minExecutors) + surplus;
    const view = { ...few, target, maxExecutors: Math.max(drawn.maxExecutors, target) };
    t.classify("down to the minimum", needed < view.minExecutors);
    t.classify("down to what is of use", needed >= view.minExecutors);
    t.classify("tasks still run", view.runningTasks > 0);
    judge(t, view, ask(view), { target: Math.max(needed, view.minExecutors), step: 1 });
  },
);

kataLaw(
  "tasks that have waited raise the target by a step, up to what is of use and to the limit, and a step that was used whole doubles",
  {
    subject: targetExecutors,
    claims: ["S4-68", "S4-47"],
    ko: "충분히 기다린 태스크는 원하는 수를 한 걸음 올린다. 쓸모와 상한까지만 올리고, 다 쓰인 걸음은 두 배가 된다.",
    cover: {
      "not due": 20,
      "a whole step": 5,
      "cut by what is of use": 3,
      "cut by the limit": 5,
      "more are there than are wanted": 5,
    },
    kills: ["M-57", "K-15-11-a", "K-15-11-d"],
    runs: 300,
  },
  [views],
  (t, ask, drawn) => {
    // So many tasks more that what is wanted is of use.
    const more = Math.ceil((drawn.target * drawn.tasksPerExecutor) / drawn.allocationRatio);
    const isEnough = ofUse(drawn) >= drawn.target;
    const view = isEnough ? drawn : { ...drawn, pendingTasks: drawn.pendingTasks + more };
    const needed = ofUse(view);
    const { target, step, minExecutors, maxExecutors, executors } = view;
    const base = Math.max(target, executors);
    const most = Math.min(needed, maxExecutors);
    const wanted = Math.max(minExecutors, base + step < most ? base + step : most);
    const goesUp = view.isBacklogDue && target < maxExecutors;
    t.classify("not due", !view.isBacklogDue);
    t.classify("a whole step", goesUp && wanted === target + step);
    t.classify("cut by what is of use", goesUp && needed < base + step && needed <= maxExecutors);
    t.classify("cut by the limit", goesUp && maxExecutors < needed && maxExecutors < base + step);
    t.classify("more are there than are wanted", goesUp && executors > target);
    const doubled = wanted === target + step ? step * 2 : 1;
    const spark = goesUp
      ? { target: wanted, step: doubled }
      : { target, step: view.isBacklogDue ? 1 : step };
    judge(t, view, ask(view), spark);
  },
);

kataLaw(
  "with this rule an application asks for its executors, and gets them, as in Spark",
  {
    subject: targetExecutors,
    claims: ["S4-68", "S4-47"],
    ko: "이 규칙을 쓰는 애플리케이션은 스파크에서와 같이 익스큐터를 요청하고 받는다.",
    cover: { "asked for several at a time": 5, "asked for one only": 5, "asked more than once": 5 },
    kills: ["M-57", "K-15-11-b"],
  },
  [
    fc.record({
      cores: fc.integer({ min: 1, max: 2 }),
      max: fc.integer({ min: 2, max: 6 }),
      min: fc.nat(1),
      backlog: fc.integer({ min: 1, max: 2 }),
      idle: fc.constantFrom(1, 60),
    }),
    lineages({ maxSteps: 2, ops: narrowOps, maxPartitions: 8 }),
    actions(1, 2),
    seeds,
  ],
  async (t, subject, drawn, lineage, acts, seed) => {
    const noun = { en: "your wish for executors", ko: "여러분의 익스큐터 요청" };
    const cluster = {
      name: `dynamic allocation, ${drawn.min} to ${drawn.max} executors of ${drawn.cores} cores`,
      ko: `동적 할당, 코어 ${drawn.cores}개짜리 익스큐터 ${drawn.min}~${drawn.max}개`,
      spec: standalone({ workers: 3, cores: 4, memory: "8g" }),
      isLocal: false,
      executors: drawn.max,
      slots: drawn.max * drawn.cores,
    };
    const { spark } = await sameAsSpark(
      t,
      noun,
      { targetExecutors: subject },
      { cluster, lineage, actions: acts, seed, as: { conf: allocationOf(drawn) } },
    );
    const totals = eventsOf(spark.events, "RequestExecutors").map(({ total }) => total);
    const rises = totals.map((total, i) => total - (totals[i - 1] ?? 0)).filter((rise) => rise > 0);
    t.classify(
      "asked for several at a time",
      rises.some((rise) => rise > 1),
    );
    t.classify("asked for one only", rises.length === 1 && rises[0] === 1);
    t.classify("asked more than once", rises.length > 1);
  },
);
