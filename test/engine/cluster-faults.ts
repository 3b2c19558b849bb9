/**
 * Draws what goes wrong on a cluster, and when: after the n-th event of some kind, so that a fault falls into a task, a fetch, the end of a
 * stage or the moment between two of them; or at an instant of the clock.
 *
 * In Spark: what a machine room does. Worker 0 stays alive and heard, so that every run can end; its executors may die as others do.
 */
import fc from "fast-check";
import { seconds, type Fault, type TracedEvent } from "../../engine/index.ts";

type When = Extract<Fault, { kind: "kill executor" }>["when"];

/** Where a fault hurts: tasks, fetches, blocks, stages. */
const moments: readonly TracedEvent["kind"][] = [
  "SparkListenerTaskStart",
  "SparkListenerTaskEnd",
  "SparkListenerTaskEnd",
  "FetchShuffleBlocks",
  "OpenBlocks",
  "SparkListenerBlockUpdated",
  "SparkListenerStageSubmitted",
  "SparkListenerStageCompleted",
];

const afterEvent = fc
  .record({
    kind: fc.constantFrom(...moments),
    nth: fc.integer({ min: 1, max: 12 }),
    delay: fc.oneof(fc.constant(0), fc.nat(9_000), fc.nat(300_000)),
  })
  .map(({ kind, nth, delay }): When => ({ after: (event) => event.kind === kind, nth, delay }));

/** The program begins its jobs two and a half seconds after the start. */
const atInstant = fc.nat(seconds(3)).map((later): When => ({ at: seconds(2.5) + later }));

const whens: fc.Arbitrary<When> = fc.oneof(
  { weight: 4, arbitrary: afterEvent },
  { weight: 1, arbitrary: atInstant },
);

/** One fault on a cluster of `workers`. */
export function clusterFaults(workers: number): fc.Arbitrary<Fault> {
  const mortal = fc.integer({ min: 1, max: workers - 1 });
  // Numbers beyond the workers' are of executors that replace others.
  const executor = fc.nat(workers + 1).map(String);
  const timed = <A>(what: fc.Arbitrary<A>, fault: (of: A, when: When) => Fault) =>
    fc.tuple(what, whens).map(([of, when]) => fault(of, when));
  return fc.oneof(
    {
      weight: 5,
      arbitrary: timed(executor, (of, when) => ({ kind: "kill executor", executor: of, when })),
    },
    {
      weight: 2,
      arbitrary: timed(executor, (of, when) => ({ kind: "lose disk", executor: of, when })),
    },
    {
      weight: 2,
      arbitrary: timed(mortal, (worker, when) => ({ kind: "kill worker", worker, when })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.nat(3), fc.integer({ min: 1, max: 2 }))
        .map(([partition, attempts]): Fault => ({ kind: "fail task", partition, attempts })),
    },
    {
      weight: 3,
      // A slow line, or an executor of which nothing is heard any more.
      arbitrary: timed(
        fc.tuple(mortal, fc.constantFrom(4_000, "lost" as const, "lost" as const)),
        ([worker, delay], when) => ({
          kind: "link",
          from: `worker-${worker}`,
          to: "submitter",
          delay,
          when,
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: timed(mortal, (worker, when) => ({
        kind: "slow host",
        host: `worker-${worker}`,
        factor: 5,
        when,
      })),
    },
    {
      weight: 1,
      arbitrary: timed(fc.constant(null), (_, when) => ({
        kind: "add worker",
        cores: 2,
        memory: "4g",
        when,
      })),
    },
  );
}
