/**
 * The last law of each kata of this chapter: the log of a whole application, read with the learner's rule and with Spark's; and the run that shows it.
 *
 * In Spark: one event log, opened twice. The run is the same for both; what differs is what is read. Left out on purpose: anything that a rule of this
 * chapter cannot change.
 */
import {
  HashPartitioner,
  KataFault,
  SparkConf,
  StorageLevels,
  type Fault,
  type RDD,
  type SparkSession,
  type TracedEvent,
} from "#engine/index";
import { diagnose } from "#engine/monitor/doctor/diagnose";
import type { StatusStore } from "#engine/monitor/history/store";
import { ApplicationMetrics } from "#engine/monitor/metrics/application-metrics";
import { prometheusText } from "#engine/monitor/metrics/prometheus-text";
import type { MonitorPolicies } from "#engine/monitor/rules/rules";
import { storeOf } from "#engine/monitor/status";
import { fc, type Trial } from "../../test/harness/law.ts";
import { failing } from "../../test/harness/generators/failing.ts";
import { isMapStageDone } from "../../test/harness/generators/losses.ts";
import { run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { restOf } from "./asked.ts";

export interface Drawn {
  readonly workers: number;
  readonly cores: number;
  readonly partitions: number;
  /** Two cached RDDs on executors with little memory: the second pushes the first to disk. */
  readonly caches: boolean;
  /** So often the second task of the first stage fails. */
  readonly failures: number;
  /** An executor dies once the first map stage is done. */
  readonly loses: boolean;
  /** The last job has a record that fails its task for good. */
  readonly spoilt: boolean;
  readonly seed: number;
}

export const drawnRuns: fc.Arbitrary<Drawn> = fc.record({
  workers: fc.integer({ min: 2, max: 3 }),
  cores: fc.integer({ min: 1, max: 2 }),
  partitions: fc.integer({ min: 2, max: 6 }),
  caches: fc.boolean(),
  failures: fc.constantFrom(0, 1, 2),
  loses: fc.boolean(),
  spoilt: fc.boolean(),
  seed: seeds,
});

/** Records of two keys are two and a half times as many as those of the others. */
const keys = [0, 1, 2, 3, 4].flatMap((key) =>
  Array.from({ length: key > 2 ? 25 : 10 }, (): [number, number] => [key, 1]),
);

const heavy = async (rdd: RDD<[number, number]>, size: number): Promise<void> => {
  const texts = rdd
    .mapPartitionsWithIndex((index) => [String(index % 10).repeat(size)])
    .persist(StorageLevels.MEMORY_AND_DISK);
  await texts.count();
};

const program =
  ({ partitions, caches, failures, spoilt }: Drawn) =>
  async (spark: SparkSession): Promise<void> => {
    await spark.sleep(3_000);
    const pairs = failing(
      spark.sparkContext.parallelize(keys, partitions),
      { partition: 1, attempts: failures },
      1,
    );
    const groups = pairs.partitionBy(new HashPartitioner(5));
    await groups.costing(30_000).count();
    await groups.count();
    if (caches) {
      await heavy(pairs, 120_000);
      await heavy(groups, 250_000);
    }
    const few = spark.sparkContext.parallelize(keys.slice(0, 10), 2).costing(20_000);
    await pairs.join(few, 4).count();
    if (!spoilt) return;
    await groups
      .map(([key]) => {
        if (key === 1) throw new Error("spoilt");
        return key;
      })
      .costing(20_000)
      .count()
      .catch(() => undefined);
    await spark.sleep(5_000);
  };

/** Runs the application. */
export async function eventsFrom(drawn: Drawn): Promise<readonly TracedEvent[]> {
  const { workers, cores, caches, loses, seed } = drawn;
  const lost: Fault = {
    kind: "kill executor",
    executor: "0",
    when: { after: isMapStageDone, nth: 1, delay: 100_000 },
  };
  const small = {
    "spark.executor.memory": "1g",
    "spark.memory.fraction": "0.001",
    "spark.storage.unrollMemoryThreshold": "10k",
  };
  const options = { seed, conf: caches ? small : {}, faults: loses ? [lost] : [], policies: {} };
  const app = await run(standaloneOf(workers, cores), options, program(drawn));
  if (app.error !== undefined) throw app.error;
  return app.events;
}

/** What a log says when it is read with these rules, in lines. */
export function readWith(
  events: readonly TracedEvent[],
  policies: MonitorPolicies,
): readonly string[] {
  try {
    const store = storeOf(events, undefined, policies);
    return [
      ...linesOfJobs(store),
      ...linesOfRest(store),
      ...linesOfDoctor(store),
      ...linesOfMetrics(events, store),
    ];
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
}

const linesOfJobs = (store: StatusStore): readonly string[] => [
  ...[...store.jobs.values()].map(
    (job) =>
      `job ${job.jobId} ${job.status}: ${job.numCompletedStages} stages complete, ${job.numFailedStages} failed, ${job.numSkippedStages} skipped with ${job.numSkippedTasks} tasks, ${job.numActiveStages} active; ${job.numCompletedIndices} tasks done`,
  ),
  ...store
    .stageRows()
    .map(
      (stage) =>
        `stage ${stage.stageId}.${stage.attemptId}: ${stage.numCompletedTasks} attempts completed, ${stage.numFailedTasks} failed, ${stage.numKilledTasks} killed, ${stage.numActiveTasks} active; ${stage.numCompletedIndices} tasks done`,
    ),
];

const linesOfRest = (store: StatusStore): readonly string[] => [
  ...store.stageRows().flatMap(({ stageId, attemptId, status }) => {
    if (status !== "COMPLETE") return [];
    const path = `stages/${stageId}/${attemptId}/taskSummary?quantiles=0,0.25,0.5,0.75,1`;
    const { duration } = JSON.parse(restOf(store, path)) as { readonly duration: number[] };
    return [`quantiles of stage ${stageId}.${attemptId}: ${duration.join(", ")} ms`];
  }),
  ...[...store.executors.values()].map(
    (one) =>
      `executor ${one.id} ${one.isActive ? "active" : "dead"}: room for ${one.maxTasks}, ${one.totalTasks} tasks, ${one.activeTasks} active, ${one.completedTasks} completed, ${one.failedTasks} failed`,
  ),
  ...[...store.rdds.values()].map((rdd) => {
    const copies = rdd.partitions.reduce((sum, { executors }) => sum + executors.length, 0);
    return `RDD ${rdd.id}: ${rdd.partitions.length} of ${rdd.numPartitions} cached in ${copies} places, ${rdd.memoryUsed} bytes in memory, ${rdd.diskUsed} on disk`;
  }),
];

function linesOfDoctor(store: StatusStore): readonly string[] {
  const { findings, criticalMillis, criticalStages, slotTime } = diagnose(store);
  const { busy, noJob, fewTasks, tasksWait } = slotTime;
  return [
    ...findings.map(({ kind, failure, where: { stageId, taskIndex } }) =>
      [kind, stageId ?? "", taskIndex ?? "", failure ?? ""].join(" ").trim(),
    ),
    `critical path ${criticalMillis} ms over stages ${criticalStages.join(", ")}`,
    `slots: ${busy} ms busy, ${noJob} without a job, ${fewTasks} with few tasks, ${tasksWait} while tasks wait`,
  ];
}

/** What executor 1 tells Prometheus of its threads in the end. */
function linesOfMetrics(events: readonly TracedEvent[], { rules }: StatusStore): readonly string[] {
  const appId = events.find(({ kind }) => kind === "SparkListenerApplicationStart")?.app ?? "";
  const idle = { allJobs: 0, activeJobs: 0, failedStages: 0, runningStages: 0, waitingStages: 0 };
  const conf = new SparkConf();
  const metrics = new ApplicationMetrics({ appId, conf, isLocal: false, dagCounts: () => idle });
  for (const event of events) metrics.take(event);
  const all = metrics.executor("1");
  const gauges = all.gauges.filter(([name]) => /activeTasks|startedTasks$/.test(name));
  return prometheusText({ ...all, gauges, counters: [], histograms: [] }, rules.tellMetric)
    .trimEnd()
    .split("\n");
}

/** One case of a law about a single answer: what was given, what came, what Spark has. */
export function told(t: Trial, en: string, ko: string, yours: string, spark: string): void {
  t.say(en, ko);
  t.compare({ yours, spark }, { yours, spark });
  t.witness(`${en}: ${yours}`, `${ko}: ${yours}`);
  t.expect(yours).toBe(spark);
}

/** Reads the log of one run with the kata's rule and with Spark's, and wants the same of both. */
export async function readAsSpark(
  t: Trial,
  policies: MonitorPolicies,
  drawn: Drawn,
): Promise<void> {
  const { workers, cores, partitions, failures, loses } = drawn;
  const en = `${partitions} map tasks on ${workers} workers of ${cores}`;
  const ko = `워커 ${workers}개(코어 ${cores}개씩)에 맵 태스크 ${partitions}개`;
  t.say(en, ko);
  t.classify("an attempt failed", failures > 0);
  t.classify("an executor was lost", loses);
  const events = await eventsFrom(drawn);
  const [own, model] = [readWith(events, policies), readWith(events, {})];
  const at = own.findIndex((line, index) => line !== model[index]);
  if (at !== -1 || own.length < model.length) {
    const place = at === -1 ? own.length : at;
    const both = { yours: own[place] ?? "…", spark: model[place] ?? "…" };
    t.compare(both, both);
  }
  t.witness(`${en}: ${model.length} lines read alike`, `${ko}: ${model.length}줄을 똑같이 읽음`);
  t.expect(own).toEqual(model);
}
