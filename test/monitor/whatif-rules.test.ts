/** The replay's rules over runs that are made up: what it must answer exactly, what it can never go below or above, and what it refuses. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatusStore } from "#engine/monitor/history/store";
import { criticalPath, lowerBound } from "#engine/monitor/whatif/bounds";
import { plainDraws } from "#engine/monitor/whatif/draws";
import { whatIf } from "#engine/monitor/whatif/estimate";
import { measuredOf, type MeasuredRun } from "#engine/monitor/whatif/measured";
import { Pending } from "#engine/monitor/whatif/pending";
import { refusedSize } from "#engine/monitor/whatif/refusal";
import { replayed, type Size } from "#engine/monitor/whatif/replay-run";
import { simpleEstimate } from "#engine/monitor/whatif/simple-estimate";
import { warmStages } from "#engine/monitor/whatif/warm-up";
import { type MadeStage, madeStore, tasksOf } from "./doctor-stores.ts";

const size = fc.record({
  executors: fc.integer({ min: 1, max: 6 }),
  cores: fc.integer({ min: 1, max: 4 }),
});
const slots = fc.integer({ min: 1, max: 6 });
const duration = fc.integer({ min: 20, max: 5000 });
const stage: fc.Arbitrary<MadeStage> = fc.record({
  tasks: fc.array(fc.record({ duration }), { minLength: 1, maxLength: 20 }),
  gap: fc.integer({ min: 0, max: 3000 }),
});
const stages = fc.array(stage, { minLength: 1, maxLength: 5 });

function runOf(store: StatusStore): MeasuredRun {
  const measured = measuredOf(store);
  if ("refusal" in measured) throw new Error(measured.refusal.en);
  return measured.run;
}

/** As measured, nothing drawn. */
function plainly(run: MeasuredRun, wanted: Size): number {
  const warm = warmStages(run);
  const draws = {
    ...plainDraws(warm),
    arrivals: Array.from({ length: wanted.executors }, () => 0),
  };
  return replayed(run, warm, wanted, draws).wall;
}

describe("the replay", () => {
  test("of equal tasks takes as many rounds as the slots need", () => {
    fc.assert(
      fc.property(
        slots,
        size,
        duration,
        fc.integer({ min: 1, max: 60 }),
        (had, asked, each, tasks) => {
          const run = runOf(madeStore(had, [{ tasks: tasksOf(tasks, each) }]));
          const rounds = Math.ceil(tasks / (asked.executors * asked.cores));
          const warmUp = Math.ceil(had / (asked.executors * asked.cores));
          expect(plainly(run, asked)).toBe(rounds * each + warmUp);
        },
      ),
    );
  });

  test("lies between the lower bound and what list scheduling can lose at most", () => {
    fc.assert(
      fc.property(slots, size, stages, (had, asked, made) => {
        const run = runOf(madeStore(had, made));
        const draws = plainDraws(warmStages(run));
        const wall = plainly(run, asked);
        const work = run.jobs
          .flatMap((job) => job.stages)
          .flatMap(({ stageId }) => draws.warm.get(stageId) ?? []);
        const cold = [...warmStages(run).values()].reduce(
          (sum, { outside, within }) =>
            sum +
            asked.executors *
              asked.cores *
              [...outside, ...within].reduce((all, one) => all + one, 0),
          0,
        );
        expect(wall).toBeGreaterThanOrEqual(lowerBound(run, asked, draws) - 1e-6);
        expect(wall).toBeLessThanOrEqual(
          criticalPath(run, draws).millis +
            work.reduce((sum, one) => sum + one, 0) / (asked.executors * asked.cores) +
            cold +
            1e-6,
        );
      }),
    );
  });

  test("keeps what the driver does between jobs, on any cluster", () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1000, max: 60_000 }), (asked, gap) => {
        const work = { tasks: tasksOf(4, 500) };
        const without = plainly(runOf(madeStore(2, [work, work])), asked);
        expect(plainly(runOf(madeStore(2, [work, { ...work, gap }])), asked)).toBe(without + gap);
      }),
    );
  });

  test("answers the same for the same log, and every figure has an interval around it", () => {
    fc.assert(
      fc.property(slots, size, stages, (had, asked, made) => {
        const run = runOf(madeStore(had, made));
        const answer = whatIf(run, [asked]);
        expect(whatIf(run, [asked])).toEqual(answer);
        const [estimate] = answer.estimates;
        const { application, sinceFirstJob, lowerBound: bound, simple } = estimate ?? expect.fail();
        for (const { millis, low, high } of [
          application,
          sinceFirstJob,
          bound,
          simple,
          answer.criticalPath,
          ...answer.criticalPath.steps,
        ]) {
          expect(low).toBeLessThanOrEqual(millis);
          expect(millis).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test("the simple estimate works one list off, whatever executor a slot belongs to", () => {
  fc.assert(
    fc.property(
      slots,
      size,
      fc.array(duration, { minLength: 1, maxLength: 30 }),
      (had, asked, times) => {
        const run = runOf(madeStore(had, [{ tasks: times.map((each) => ({ duration: each })) }]));
        const free: number[] = Array.from({ length: asked.executors * asked.cores }, () => 0);
        for (const time of times) free[free.indexOf(Math.min(...free))]! += time;
        const warmUp = Math.ceil(had / (asked.executors * asked.cores));
        expect(simpleEstimate(run, asked)).toBe(Math.max(...free) + warmUp);
      },
    ),
  );
});

test("waiting tasks are handed out once each, near ones first, in their order", () => {
  const places = fc.array(fc.option(fc.constantFrom("a", "b"), { nil: undefined }), {
    maxLength: 12,
  });
  const asks = fc.array(fc.constantFrom("a", "b", "any"), { maxLength: 30 });
  fc.assert(
    fc.property(places, asks, (homes, wanted) => {
      const pending = new Pending(homes);
      const left = new Set(homes.keys());
      for (const place of wanted) {
        const near = [...left].find((at) => homes[at] === place);
        const nowhere = [...left].find((at) => homes[at] === undefined);
        const expected = place === "any" ? [...left][0] : (near ?? nowhere);
        if (expected !== undefined) left.delete(expected);
        expect(place === "any" ? pending.takeAny() : pending.takeFor(place)).toBe(expected);
        expect(pending.count).toBe(left.size);
      }
    }),
  );
});

describe("what is refused, in one line", () => {
  const refusalOf = (store: StatusStore): string | undefined => {
    const measured = measuredOf(store);
    return "refusal" in measured ? measured.refusal.en : undefined;
  };

  test("a log without a task that succeeded, or with executors that come and go", () => {
    const failed = madeStore(2, []);
    for (const rows of failed.tasks.values()) rows.clear();
    expect(refusalOf(failed)).toMatch(/^No task succeeded/);
    const allocated = madeStore(2, [{ tasks: tasksOf(4, 500) }]);
    const none = { jvm: [], hadoop: [], system: [], metrics: [], classpath: [] };
    allocated.environment = { ...none, spark: [["spark.dynamicAllocation.enabled", "true"]] };
    expect(refusalOf(allocated)).toMatch(/^With spark\.dynamicAllocation\.enabled/);
  });

  test("no executor, no core, too many, and several executors in local mode", () => {
    const { executors } = runOf(madeStore(2, [{ tasks: tasksOf(4, 500) }]));
    const refused = (of: Size, isLocal = false) => refusedSize({ ...executors, isLocal }, of)?.en;
    expect(refused({ executors: 0, cores: 2 })).toMatch(/at least one executor/);
    expect(refused({ executors: 2, cores: 0 })).toMatch(/at least one executor/);
    expect(refused({ executors: 2000, cores: 2000 })).toMatch(/million slots/);
    expect(refused({ executors: 2, cores: 2 }, true)).toMatch(/^In local mode/);
    expect(refused({ executors: 1, cores: 8 }, true)).toBeUndefined();
    expect(refused({ executors: 8, cores: 2 })).toBeUndefined();
  });
});
