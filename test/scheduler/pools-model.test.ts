/**
 * The order in which task sets are offered cores, against a slow model: at each round the model looks for who goes first from the rule alone,
 * by whole numbers, among all that wait. The real task scheduler is given task sets, offers and ends of tasks in a drawn order.
 *
 * In Spark: rules C4.21, C4.22, C4.24, C4.25; PoolSuite, TaskSchedulerImplSuite. Left out on purpose: places; every task runs anywhere.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PoolSettings, SchedulingMode } from "../../engine/scheduler/pool.ts";
import { DrivenScheduler } from "./driven-scheduler.ts";

const poolNames = ["b", "a", "default"] as const;
const modes = fc.constantFrom<SchedulingMode>("FAIR", "FIFO");
const settings = fc.record({
  schedulingMode: modes,
  minShare: fc.nat(4),
  weight: fc.integer({ min: 1, max: 4 }),
});

const doing = <D extends string>(name: D): fc.Arbitrary<D> => fc.constant(name);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: doing("submit"),
      pool: fc.constantFrom(...poolNames),
      job: fc.nat(4),
      tasks: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: doing("offer"), cores: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: doing("end"), nth: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: doing("fail"), nth: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: doing("cancel"), nth: fc.nat(10) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const cases = fc.record({
  mode: modes,
  pools: fc.tuple(settings, settings, settings),
  steps: fc.array(step, { minLength: 10, maxLength: 60, size: "max" }),
});

interface Waiting {
  readonly stage: number;
  readonly job: number;
  readonly pool: string;
  pending: number;
  running: number;
  /** What fails does not wait again. */
  cancelled: boolean;
}

interface Standing {
  readonly name: string;
  readonly minShare: number;
  readonly weight: number;
  readonly running: number;
}

/** Whether `a` is needier than `b`: below its minimum, then the smaller part of the minimum, or of the weight; then by name. */
function needier(a: Standing, b: Standing): boolean {
  const below = ({ running, minShare }: Standing): boolean => running < minShare;
  if (below(a) !== below(b)) return below(a);
  const share = ({ minShare, weight }: Standing): number => (below(a) ? minShare : weight);
  // a.running / share(a) against b.running / share(b), in whole numbers.
  const left = a.running * share(b);
  const right = b.running * share(a);
  return left === right ? a.name < b.name : left < right;
}

class Model {
  readonly sets: Waiting[] = [];
  readonly #mode: SchedulingMode;
  readonly #pools: readonly PoolSettings[];

  constructor(mode: SchedulingMode, pools: readonly PoolSettings[]) {
    this.#mode = mode;
    this.#pools = pools;
  }

  /** The stages whose tasks get these cores, one after the other. The order stands for the whole round. */
  round(cores: number): number[] {
    const served: number[] = [];
    for (const set of this.#order()) {
      for (; set.pending > 0 && served.length < cores; set.pending -= 1) {
        served.push(set.stage);
        set.running += 1;
      }
    }
    return served;
  }

  #order(): Waiting[] {
    if (this.#mode === "FIFO") return inOrder(this.sets, earlier);
    const standings = this.#pools.map((pool) => {
      const sets = this.sets.filter((set) => set.pool === pool.name);
      return { ...pool, sets, running: sets.reduce((sum, { running }) => sum + running, 0) };
    });
    return inOrder(standings, needier).flatMap(({ sets, schedulingMode }) =>
      inOrder(sets, schedulingMode === "FIFO" ? earlier : hungrier),
    );
  }
}

const earlier = (a: Waiting, b: Waiting): boolean =>
  a.job === b.job ? a.stage < b.stage : a.job < b.job;

/** Task sets of a FAIR pool are alike but for what runs, and their names are compared as texts. */
const hungrier = (a: Waiting, b: Waiting): boolean => needier(alike(a), alike(b));
const alike = ({ stage, running }: Waiting): Standing => ({
  name: `TaskSet_${stage}.0`,
  minShare: 0,
  weight: 1,
  running,
});

/** Again and again the one that nobody goes before. */
function inOrder<T>(all: readonly T[], goesBefore: (a: T, b: T) => boolean): T[] {
  const first = all.find((one) => !all.some((other) => other !== one && goesBefore(other, one)));
  if (first === undefined) return [];
  const others = all.filter((one) => one !== first);
  return [first, ...inOrder(others, goesBefore)];
}

/** What is wrong with an engine on purpose. */
interface Wrong {
  /** What it takes the allocation file to say. */
  readonly reads?: (pool: PoolSettings) => PoolSettings;
  /** A task runs for it until its result is read. */
  readonly countsUnread?: true;
}

/** The first stage is 8, so that some have two digits and names are compared as names. */
const FIRST_STAGE = 8;

function take(step: Step, model: Model, engine: DrivenScheduler, wrong: Wrong): void {
  switch (step.do) {
    case "submit": {
      const { pool, job, tasks } = step;
      const stage = FIRST_STAGE + model.sets.length;
      model.sets.push({ stage, job, pool, pending: tasks, running: 0, cancelled: false });
      return engine.submit(stage, tasks, pool, job);
    }
    case "offer":
      return expect(engine.round(step.cores)).toEqual(model.round(step.cores));
    case "cancel": {
      const set = model.sets[step.nth];
      if (set === undefined) return;
      set.pending = 0;
      set.cancelled = true;
      return engine.scheduler.ofStage.cancel(set.stage, "cancelled");
    }
    case "end":
    case "fail":
      return end(step, model, engine, wrong);
  }
}

/** A task is over, its result not yet read; or it failed and waits again. */
function end(
  { do: how, nth }: { do: "end" | "fail"; nth: number },
  model: Model,
  engine: DrivenScheduler,
  wrong: Wrong,
): void {
  const { running, scheduler } = engine;
  const [ended] = running.splice(nth % Math.max(1, running.length), 1);
  const set = model.sets.find(({ stage }) => stage === ended?.stage);
  if (ended === undefined || set === undefined) return;
  set.running -= 1;
  if (how === "end") {
    if (wrong.countsUnread === undefined) scheduler.taskOver(ended.taskId);
    return;
  }
  if (!set.cancelled) set.pending += 1;
  scheduler.taskFailed(ended.taskId, { kind: "TaskKilled", reason: "on purpose" }, undefined);
}

function run(wrong: Wrong): { readonly rounds: number; readonly contested: number } {
  const seen = { rounds: 0, contested: 0 };
  fc.assert(
    fc.property(cases, ({ mode, pools, steps }) => {
      const named = pools.map((pool, at) => ({ ...pool, name: poolNames[at] as string }));
      const model = new Model(mode, named);
      const engine = new DrivenScheduler(
        mode,
        wrong.reads === undefined ? named : named.map(wrong.reads),
      );
      for (const step of steps) {
        const waiting = new Set(model.sets.filter((set) => set.pending > 0).map((set) => set.pool));
        take(step, model, engine, wrong);
        if (step.do !== "offer" || mode !== "FAIR") continue;
        seen.rounds += 1;
        seen.contested += Number(waiting.size > 1);
      }
    }),
    { numRuns: 300, seed: 20_261_121, endOnFailure: Object.keys(wrong).length > 0 },
  );
  return seen;
}

describe("cores go to whom the rule says", () => {
  test("whatever is submitted, ends, fails and is cancelled, in whatever order", () => {
    const { rounds, contested } = run({});
    expect(contested / rounds).toBeGreaterThan(0.3);
    expect(contested).toBeGreaterThan(500);
  });
});

describe("the model tells a wrong engine", () => {
  test.each<[string, Wrong]>([
    ["that knows no weights", { reads: (pool) => ({ ...pool, weight: 1 }) }],
    ["that knows no minimum shares", { reads: (pool) => ({ ...pool, minShare: 0 }) }],
    ["whose pools are all FIFO inside", { reads: (pool) => ({ ...pool, schedulingMode: "FIFO" }) }],
    ["that counts tasks until their results are read", { countsUnread: true }],
  ])("%s", (_what, wrong) => {
    expect(() => run(wrong)).toThrow("Property failed");
  });
});
