/**
 * What a log measured of an application, as far as another cluster would not change it: jobs in the order in which the driver submitted them and what each
 * waited for, their stages with the stages they read from, the tasks of each in the order of their launch, and how long everything between them took.
 * In Spark: what the timeline of its web UI shows. Milliseconds. Ours: a job that began while no other ran waited for all before it; one that began while
 * others ran belongs to another thread of the program, and waited for the one that had ended last. Left out
 * on purpose: stages that were never submitted; pools.
 */
import type { JobRow, StageRow } from "../history/rows.ts";
import type { StatusStore } from "../history/store.ts";
import { type MeasuredTask, startUpWaitOf, tasksOf } from "./measured-tasks.ts";
import { type ExecutorsMeasured, executorsOf, refusalOf, type Refusal } from "./refusal.ts";
import { countUpTo, medianOf } from "./spread.ts";

export interface MeasuredStage {
  readonly stageId: number;
  readonly name: string;
  /** Same for stages that run the same code: their names, RDDs and number of tasks are the same, and whether they compute what is to be kept. */
  readonly code: string;
  /** Stages of this job that have to be over before. */
  readonly parents: readonly number[];
  /** In the order of their launch. */
  readonly tasks: readonly MeasuredTask[];
  /** From when it could begin to when it was submitted. */
  readonly submitDelay: number;
  /** From its submission to its first launch, where slots were free all the time. */
  readonly launchDelay: number;
  /** From the end of its last task to its own. */
  readonly endDelay: number;
  /** Kept RDDs whose partitions it stores or reads. */
  readonly keptRdds: readonly number[];
}

export interface MeasuredJob {
  readonly jobId: number;
  readonly name: string;
  /** The jobs it waited for; none: it was submitted so long after the start. */
  readonly after: readonly number[];
  /** What the driver did between them and this one. */
  readonly gap: number;
  /** The part of it until the last executor had registered, if it waited for that. */
  readonly waited: number;
  readonly stages: readonly MeasuredStage[];
  /** Since the application's start, as it was. */
  readonly submitted: number;
  readonly completed: number;
  /** From the end of its last stage to its own. */
  readonly endDelay: number;
}

export interface MeasuredRun {
  readonly wall: number;
  readonly executors: ExecutorsMeasured;
  readonly jobs: readonly MeasuredJob[];
  /** From the end of the last job to that of the application. */
  readonly tail: number;
  /** From the end of a task to the launch of the next one in its slot; less than nothing where the driver launches before it notes the end. */
  readonly turnaround: number;
  /** spark.locality.wait. */
  readonly localityWait: number;
  /** How long executors took to take in their first code, by the CPU time that it took: above 1 they waited for the CPUs of their host, or for one another. */
  readonly startUpWait: number;
}

export type Measured = { readonly run: MeasuredRun } | { readonly refusal: Refusal };

export function measuredOf(store: StatusStore): Measured {
  const refusal = refusalOf(store);
  if (refusal !== undefined) return { refusal };
  const tasks = [...store.tasks.values()].flatMap((rows) => [...rows.values()]);
  const start = store.times?.startTime ?? 0;
  const lastEnd = tasks.reduce(
    (last, { launchTime, duration }) => Math.max(last, launchTime + duration),
    start,
  );
  const end = store.times?.endTime ?? lastEnd;
  const rows = [...store.jobs.values()]
    .filter(({ submissionTime }) => submissionTime !== undefined)
    .sort((a, b) => submitted(a) - submitted(b) || a.jobId - b.jobId);
  const executors = executorsOf(store);
  const span: Span = { start, end, lastArrival: executors.arrivals.at(-1) ?? 0 };
  const stagesOf = stagesByJob(store, rows);
  const jobs = rows.map((row) => jobOf(row, rows, stagesOf.get(row.jobId) ?? [], span));
  const lastJob = rows.reduce((last, row) => Math.max(last, row.completionTime ?? end), start);
  return {
    run: {
      wall: end - start,
      executors,
      jobs,
      tail: Math.max(0, end - lastJob),
      turnaround: turnaroundOf(jobs, executors.cores),
      localityWait: localityWaitOf(store),
      startUpWait: startUpWaitOf(tasks),
    },
  };
}

const submitted = ({ submissionTime }: JobRow): number => submissionTime ?? 0;

interface Span {
  readonly start: number;
  readonly end: number;
  /** Since the start. */
  readonly lastArrival: number;
}

function jobOf(
  row: JobRow,
  rows: readonly JobRow[],
  stages: readonly (MeasuredStage & { readonly completed: number })[],
  { start, end, lastArrival }: Span,
): MeasuredJob {
  const at = submitted(row);
  const before = rows.filter((one) => one !== row && (one.completionTime ?? end) <= at);
  const isAlone = rows.every(
    (one) => one === row || submitted(one) >= at || (one.completionTime ?? end) <= at,
  );
  const last = before.reduce((latest, one) => Math.max(latest, one.completionTime ?? end), start);
  const after = isAlone ? before : before.filter(({ completionTime }) => completionTime === last);
  const stagesEnd = stages.reduce((latest, stage) => Math.max(latest, stage.completed), at);
  return {
    jobId: row.jobId,
    name: row.name,
    after: after.map(({ jobId }) => jobId),
    gap: at - last,
    waited: after.length === 0 && lastArrival <= at - start ? lastArrival : 0,
    stages,
    submitted: at - start,
    completed: (row.completionTime ?? end) - start,
    endDelay: Math.max(0, (row.completionTime ?? end) - stagesEnd),
  };
}

/** Each stage in the first job that ran it. */
function stagesByJob(store: StatusStore, rows: readonly JobRow[]) {
  const ran = new Map<number, StageRow[]>();
  for (const row of store.stageRows()) {
    if (row.submissionTime === undefined || row.status === "SKIPPED") continue;
    ran.set(row.stageId, [...(ran.get(row.stageId) ?? []), row]);
  }
  const busy = slotsTaken(store);
  const computed = new Set<number>();
  const byJob = new Map<number, (MeasuredStage & { readonly completed: number })[]>();
  for (const job of rows) {
    const own = job.stageIds.filter((id) => ran.has(id)).sort((a, b) => a - b);
    const times = new Map<number, number>();
    const stages = own.flatMap((id) => {
      const attempts = ran.get(id) ?? [];
      ran.delete(id);
      const stage = stageOf(store, attempts, { job, own, times, computed, busy });
      if (stage === undefined) return [];
      times.set(id, stage.completed);
      return [stage];
    });
    byJob.set(job.jobId, stages);
  }
  return byJob;
}

interface Around {
  readonly job: JobRow;
  readonly own: readonly number[];
  /** When its earlier stages completed. */
  readonly times: ReadonlyMap<number, number>;
  /** Kept RDDs that a stage has computed already. */
  readonly computed: Set<number>;
  readonly busy: (from: number, to: number) => boolean;
}

function stageOf(store: StatusStore, attempts: readonly StageRow[], around: Around) {
  const [first] = attempts;
  const tasks = tasksOf(attempts.flatMap((row) => store.tasksOf(row.stageId, row.attemptId)));
  if (first === undefined || tasks.length === 0) return undefined;
  const { info, stageId, name } = first;
  // Spark gives parents lower numbers than their children; a log that says otherwise must not make a circle.
  const parents = info.parentIds.filter(
    (id) => id < stageId && around.own.includes(id) && around.times.has(id),
  );
  const ready = parents.reduce(
    (latest, id) => Math.max(latest, around.times.get(id) ?? 0),
    submitted(around.job),
  );
  const keptRdds = info.rdds
    .filter(({ storageLevel }) => storageLevel.useMemory || storageLevel.useDisk)
    .map(({ id }) => id);
  const isFirst = keptRdds.some((id) => !around.computed.has(id));
  for (const id of keptRdds) around.computed.add(id);
  const submittedAt = first.submissionTime ?? ready;
  const launched = tasks[0]?.launch ?? submittedAt;
  const ended = tasks.reduce((latest, { end }) => Math.max(latest, end), launched);
  const completed = attempts.reduce(
    (latest, row) => Math.max(latest, row.completionTime ?? 0),
    ended,
  );
  return {
    stageId,
    name,
    code: [name, tasks.length, isFirst, ...info.rdds.map((rdd) => rdd.name)].join("|"),
    parents,
    tasks,
    submitDelay: Math.max(0, submittedAt - ready),
    launchDelay: around.busy(submittedAt, launched) ? 0 : Math.max(0, launched - submittedAt),
    endDelay: Math.max(0, completed - ended),
    keptRdds,
    completed,
  };
}

/** Whether all slots were taken at any instant between two. */
function slotsTaken(store: StatusStore): (from: number, to: number) => boolean {
  const { count, cores } = executorsOf(store);
  const tasks = [...store.tasks.values()].flatMap((rows) => [...rows.values()]);
  const changes = tasks
    .flatMap(({ launchTime, duration }): (readonly [at: number, by: number])[] => [
      [launchTime, 1],
      [launchTime + duration, -1],
    ])
    .sort(([a, more], [b, less]) => a - b || more - less);
  const fullFrom: number[] = [];
  const fullTo: number[] = [];
  let running = 0;
  for (const [at, by] of changes) {
    if (by < 0 && running === count * cores) fullTo.push(at);
    running += by;
    if (by > 0 && running === count * cores) fullFrom.push(at);
  }
  return (from, to) => {
    const last = countUpTo(fullFrom, to - 1) - 1;
    return last >= 0 && (fullTo[last] ?? Infinity) > from;
  };
}

/** The n-th end of a task in an executor makes room for the launch that comes as many launches later as it has cores. */
function turnaroundOf(jobs: readonly MeasuredJob[], cores: number): number {
  const gaps = jobs
    .flatMap(({ stages }) => stages)
    .flatMap(({ tasks }) => {
      const byExecutor = new Map<string, MeasuredTask[]>();
      for (const task of tasks) {
        const own = byExecutor.get(task.executorId) ?? [];
        byExecutor.set(task.executorId, own);
        own.push(task);
      }
      return [...byExecutor.values()].flatMap((own) => {
        const ends = own.map(({ end }) => end).sort((a, b) => a - b);
        return own.slice(cores).map(({ launch }, at) => launch - (ends[at] ?? launch));
      });
    });
  return medianOf(gaps);
}

const DEFAULT_LOCALITY_WAIT = 3000;

function localityWaitOf({ environment }: StatusStore): number {
  const setting = environment?.spark.find(([name]) => name === "spark.locality.wait")?.[1];
  const [, digits, unit = "ms"] = /^\s*(\d+)\s*(ms|s|m|min)?\s*$/i.exec(setting ?? "") ?? [];
  if (digits === undefined) return DEFAULT_LOCALITY_WAIT;
  return Number(digits) * (unit === "ms" ? 1 : unit === "s" ? 1000 : 60_000);
}
