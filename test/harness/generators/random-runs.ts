/** Runs to draw for the tests of the monitor: a lineage, some actions on it, a cluster, perhaps an executor that dies and a task that fails. */
import fc from "fast-check";
import type { Application, Fault } from "#engine/index";
import { lineages } from "./draw-lineage.ts";
import { build, type Lineage } from "./lineage.ts";
import { killed, losses, type Loss } from "./losses.ts";
import {
  act,
  actions,
  anyCluster,
  run,
  seeds,
  type ClusterCase,
  type OneJobAction,
} from "./run.ts";

export interface RandomRun {
  readonly lineage: Lineage;
  readonly cluster: ClusterCase;
  readonly actions: readonly OneJobAction[];
  readonly loss: Loss | undefined;
  /** How often the first task of each stage fails; more often than it may, and the job fails. */
  readonly failures: number;
  readonly seed: number;
}

export const randomRuns: fc.Arbitrary<RandomRun> = fc.record({
  lineage: lineages({ maxSteps: 4 }),
  cluster: anyCluster,
  actions: actions(1, 3),
  loss: fc.option(losses(3), { nil: undefined }),
  failures: fc.constantFrom(0, 0, 1, 4),
  seed: seeds,
});

/** Runs it; jobs that fail do not end the program. */
export const taken = (drawn: RandomRun): Promise<Application<void>> => {
  const faults: Fault[] = drawn.loss === undefined ? [] : [killed(drawn.loss)];
  if (drawn.failures > 0)
    faults.push({ kind: "fail task", partition: 0, attempts: drawn.failures });
  return run(drawn.cluster, { name: "drawn", seed: drawn.seed, faults }, async (spark) => {
    const last = build(spark.sparkContext, drawn.lineage).at(-1);
    for (const action of drawn.actions)
      if (last !== undefined) await act(last, action).catch(() => undefined);
  });
};
