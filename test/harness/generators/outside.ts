/**
 * Clusters, applications and small programs to draw for laws about what is outside a job: who starts whom, who grants what.
 *
 * In Spark: a standalone cluster and spark-submit. Left out on purpose: rich lineages, which the laws about jobs draw; here a program is only
 * something that takes a while and has an answer.
 */
import fc from "fast-check";
import {
  standalone,
  type ClusterSpec,
  type RDD,
  type SparkSession,
} from "../../../engine/index.ts";

export interface WorkerDrawn {
  readonly cores: number;
  readonly gib: number;
}

/** Workers of 1 to `cores` cores and 1 to `gib` GiB. */
export const workersDrawn = (
  least: number,
  most: number,
  { cores = 4, gib = 4 }: { readonly cores?: number; readonly gib?: number } = {},
): fc.Arbitrary<readonly WorkerDrawn[]> =>
  fc.array(
    fc.record({ cores: fc.integer({ min: 1, max: cores }), gib: fc.integer({ min: 1, max: gib }) }),
    { minLength: least, maxLength: most },
  );

/** The same worker `least` to `most` times. */
export const alike = (
  least: number,
  most: number,
  cores: number,
  gib: number = 4,
): fc.Arbitrary<readonly WorkerDrawn[]> =>
  fc
    .integer({ min: least, max: most })
    .map((count) => Array.from({ length: count }, () => ({ cores, gib })));

export const clusterOf = (
  workers: readonly WorkerDrawn[],
  conf: Readonly<Record<string, string | number | boolean>> = {},
): ClusterSpec =>
  standalone({
    workers: workers.map(({ cores, gib }) => ({ cores, memory: `${gib}g` })),
    conf,
  });

/** "2 workers (4 cores 2 GiB, 1 core 3 GiB)". */
export function workersInWords(workers: readonly WorkerDrawn[]): string {
  const each = workers.map(({ cores, gib }) => `${cores}c ${gib}g`).join(", ");
  return `${workers.length} worker${workers.length === 1 ? "" : "s"} (${each})`;
}

/** "워커 2개(4코어 2 GiB, 1코어 3 GiB)". */
export function workersInKorean(workers: readonly WorkerDrawn[]): string {
  const each = workers.map(({ cores, gib }) => `${cores}코어 ${gib} GiB`).join(", ");
  return `워커 ${workers.length}개(${each})`;
}

export interface Program {
  readonly partitions: number;
  /** Partitions of each shuffle. */
  readonly shuffles: readonly number[];
  readonly jobs: number;
  /** Milliseconds that one record of a source partition takes. */
  readonly slow: number;
}

export const programs = ({
  partitions = 4,
  shuffles = 2,
  jobs = 2,
  slow = 300,
}: {
  readonly partitions?: number;
  readonly shuffles?: number;
  readonly jobs?: number;
  readonly slow?: number;
} = {}): fc.Arbitrary<Program> =>
  fc.record({
    partitions: fc.integer({ min: 1, max: partitions }),
    shuffles: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: shuffles }),
    jobs: fc.integer({ min: 1, max: jobs }),
    slow: fc.integer({ min: 1, max: slow }),
  });

export const programInWords = ({ partitions, shuffles, jobs }: Program): string =>
  [
    counted(partitions, "partition"),
    counted(shuffles.length, "shuffle"),
    counted(jobs, "job"),
  ].join(", ");

export const programInKorean = ({ partitions, shuffles, jobs }: Program): string =>
  `파티션 ${partitions}개, 셔플 ${shuffles.length}개, 잡 ${jobs}개`;

/** "1 job", "2 jobs". */
export const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** Its tasks, where nothing fails: every job computes its result stage, and the first one all before it. */
export function tasksOf({ partitions, shuffles, jobs }: Program): number {
  const stages = [partitions, ...shuffles];
  return stages.reduce((sum, each) => sum + each, 0) + (jobs - 1) * (stages.at(-1) as number);
}

const pairs = (spark: SparkSession, program: Program): RDD<[number, number]> => {
  const numbers = Array.from({ length: 2 * program.partitions }, (_, i) => i);
  return spark.sparkContext
    .parallelize(numbers, program.partitions)
    .map((n): [number, number] => [n % 5, n])
    .costing(program.slow * 1000);
};

/** Runs its jobs one after another; each answers the same sums by key. */
export async function runProgram(spark: SparkSession, program: Program): Promise<string> {
  let rdd = pairs(spark, program);
  for (const partitions of program.shuffles) rdd = rdd.reduceByKey((a, b) => a + b, partitions);
  const answers: string[] = [];
  for (let job = 0; job < program.jobs; job += 1)
    answers.push(JSON.stringify((await rdd.collect()).toSorted(([a], [b]) => a - b)));
  return answers.join(" ");
}

export const modes: fc.Arbitrary<"client" | "cluster"> = fc.constantFrom("client", "cluster");
export const masterSeeds: fc.Arbitrary<number> = fc.nat(9_999);
