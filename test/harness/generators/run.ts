/**
 * Clusters to draw, and the run of a law: every invariant watched, and the policy of a belief in the engine while one is
 * asked for.
 *
 * In Spark: a master URL. Left out on purpose: managers other than local mode and standalone, which have chapters of
 * their own.
 */
import fc from "fast-check";
import {
  local,
  standalone,
  submit,
  type Application,
  type ClusterSpec,
  type Main,
  type Policies,
  type RDD,
  type SimulationOptions,
  type SubmitOptions,
} from "../../../engine/index.ts";
import { policiesUnderTest } from "../policies.ts";

type Options = SubmitOptions & Omit<SimulationOptions, "faults">;

export const watched = (options: Options = {}): Options => ({
  check: true,
  logLevel: "WARN",
  callSites: false,
  policies: policiesUnderTest<Policies>(),
  ...options,
});

/** Submits one application and takes it to its end, with the invariants watched. */
export const run = <T>(
  cluster: ClusterCase | ClusterSpec,
  options: Options,
  main: Main<T>,
): Promise<Application<T>> =>
  submit("spec" in cluster ? cluster.spec : cluster, watched(options), main);

export interface ClusterCase {
  /** As a reader would say it: `local[2]`, `3 workers of 2 cores`. */
  readonly name: string;
  /** The same in Korean. */
  readonly ko: string;
  readonly spec: ClusterSpec;
  readonly isLocal: boolean;
  readonly executors: number;
  /** Tasks that can run at once. */
  readonly slots: number;
}

export const localOf = (threads: number, failures?: number): ClusterCase => {
  const name = failures === undefined ? `local[${threads}]` : `local[${threads},${failures}]`;
  return { name, ko: name, spec: local(name), isLocal: true, executors: 1, slots: threads };
};

/** As many workers, each with one executor on all of its cores. */
export const standaloneOf = (workers: number, cores: number): ClusterCase => ({
  name: `${workers} worker${workers === 1 ? "" : "s"} of ${cores} core${cores === 1 ? "" : "s"}`,
  ko: `워커 ${workers}개(코어 ${cores}개씩)`,
  spec: standalone({ workers, cores, memory: "4g" }),
  isLocal: false,
  executors: workers,
  slots: workers * cores,
});

export const localClusters: fc.Arbitrary<ClusterCase> = fc
  .integer({ min: 1, max: 4 })
  .map((threads) => localOf(threads));

export const standaloneClusters = (
  min: number = 1,
  max: number = 3,
  cores: number = 2,
): fc.Arbitrary<ClusterCase> =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: cores }))
    .map(([workers, each]) => standaloneOf(workers, each));

export const anyCluster: fc.Arbitrary<ClusterCase> = fc.oneof(localClusters, standaloneClusters());

export const seeds: fc.Arbitrary<number> = fc.nat(9_999);

/** Actions that run exactly one job on any RDD. */
export const oneJobActions = ["collect", "count", "foreach", "foreachPartition", "fold"] as const;
export type OneJobAction = (typeof oneJobActions)[number];

export const actions = (min: number, max: number): fc.Arbitrary<readonly OneJobAction[]> =>
  fc.array(fc.constantFrom(...oneJobActions), { minLength: min, maxLength: max, size: "max" });

/** Runs one action and answers what it answers. */
export function act(rdd: RDD<[number, number]>, action: OneJobAction): Promise<unknown> {
  switch (action) {
    case "collect":
    case "count":
      return rdd[action]();
    case "foreach":
      return rdd.foreach(() => undefined);
    case "foreachPartition":
      return rdd.foreachPartition((pairs) => void [...pairs].length);
    case "fold":
      return rdd.fold([0, 0], ([a, b], [c, d]) => [a + c, b + d]);
  }
}
