/** Steps of a run, forward and back: the state after any of them is that of a fold from the beginning, and going back costs no more than the stretch between two kept states. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, standalone, submit, type Fault } from "#engine/index";
import { RunSteps, stepsOf, type RunNow, type Step } from "../../book/theme/pictures/run-steps.ts";

const plain = ({ jobs, stages, running, executors }: RunNow) => ({
  jobs: [...jobs],
  stages: [...stages],
  running: [...running],
  executors: [...executors],
});

const EVERY = 8;

const id = fc.nat(3);
const ofStage = id.map((stage) => `${stage}.0`);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    at: fc.nat(),
    kind: fc.constant("executor" as const),
    id: id.map(String),
    cores: id,
  }),
  fc.record({ at: fc.nat(), kind: fc.constant("executor gone" as const), id: id.map(String) }),
  fc.record({ at: fc.nat(), kind: fc.constant("job" as const), job: id }),
  fc.record({ at: fc.nat(), kind: fc.constant("job end" as const), job: id, ok: fc.boolean() }),
  fc.record({
    at: fc.nat(),
    kind: fc.constant("stage" as const),
    stage: ofStage,
    tasks: id,
    isMap: fc.boolean(),
  }),
  fc.record({
    at: fc.nat(),
    kind: fc.constant("task" as const),
    task: fc.nat(9),
    stage: ofStage,
    partition: id,
    attempt: id,
    executor: id.map(String),
  }),
  fc.record({
    at: fc.nat(),
    kind: fc.constant("task end" as const),
    task: fc.nat(9),
    stage: ofStage,
    ok: fc.boolean(),
  }),
);

test("whatever way one goes, a state is that of a fold from the beginning, and a step folds a stretch at most", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
      (steps, places) => {
        const run = new RunSteps(steps, EVERY);
        run.after(steps.length);
        for (const place of places) {
          const before = run.folded;
          const now = run.after(place);
          expect(run.folded - before).toBeLessThanOrEqual(EVERY);
          expect(plain(now)).toEqual(plain(new RunSteps(steps, 1000).after(place)));
        }
      },
    ),
  );
});

test("a state that was handed out does not change when one goes on", () => {
  const steps: Step[] = [
    { at: 1, kind: "job", job: 0 },
    { at: 2, kind: "job end", job: 0, ok: true },
  ];
  const run = new RunSteps(steps);
  const first = run.after(1);
  run.after(2);
  expect([...first.jobs]).toEqual([[0, "runs"]]);
});

test("a run with a dead executor ends with nothing running, every job and stage told, and counts as its events have them", async () => {
  const lost: Fault = { kind: "kill executor", executor: "0", when: { at: 3_000_000 } };
  const app = await submit(
    standalone({ workers: 2, cores: 2, memory: "2g" }),
    { seed: 5, faults: [lost] },
    async (spark) => {
      await spark.sleep(2000);
      const pairs = spark.sparkContext.range(0, 8, 1, 8).costing(600_000);
      return pairs
        .map((n): [number, number] => [n % 3, n])
        .reduceByKey((a, b) => a + b)
        .count();
    },
  );
  const steps = stepsOf(app.events);
  const end = new RunSteps(steps).after(steps.length);
  const ends = eventsOf(app.events, "SparkListenerTaskEnd");
  const attempts = ends.filter(({ reason }) => reason.kind !== "Resubmitted");
  const counted = [...end.stages.values()].reduce(
    (sum, { done, failed }) => sum + done + failed,
    0,
  );
  expect(end.running.size).toBe(0);
  expect(counted).toBe(attempts.length);
  expect([...end.jobs.values()]).toEqual(["done"]);
  expect(end.executors.has("0")).toBe(false);
  expect([...end.stages.values()].some(({ failed }) => failed > 0)).toBe(true);
});
