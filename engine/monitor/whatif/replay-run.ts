/**
 * The measured application once more, on another cluster, instant by instant: the driver submits jobs as it did, stages become ready when those they read from
 * are over, free slots take the next task of the first stage that has one. In Spark: DAGScheduler and TaskSchedulerImpl in FIFO mode, with delay scheduling for
 * partitions of kept RDDs. The same: jobs and stages by their numbers, tasks in their order, executors in a drawn order, one task each in turn. Milliseconds.
 * Left out on purpose: pools, failures, speculation, several hosts; a log of one cluster tells nothing of what they would do on another.
 */
import { Heap } from "../../foundation/heap.ts";
import type { Random } from "../../foundation/random.ts";
import type { MeasuredJob, MeasuredRun } from "./measured.ts";
import { Pending } from "./pending.ts";
import { at as curveAt, type WarmStage } from "./warm-up.ts";

export interface Size {
  readonly executors: number;
  readonly cores: number;
}

/** One drawing of everything that is up to chance. */
export interface Draws {
  /** When each executor registers. */
  readonly arrivals: readonly number[];
  /** By stage: how long each task takes on a warm executor, in the order of its tasks. */
  readonly warm: ReadonlyMap<number, readonly number[]>;
  /** By how many times what was measured it takes to come to the first job, what first tasks cost executors, what the driver does. */
  readonly start: number;
  readonly startUp: number;
  readonly driver: number;
  readonly random: Random;
}

export interface Outcome {
  readonly wall: number;
  /** When the first job was submitted. */
  readonly firstJob: number;
  /** Time of all tasks together. */
  readonly taskTime: number;
}

interface Happening {
  readonly at: number;
  readonly sequence: number;
  readonly happens: () => void;
}

interface ReadyStage {
  readonly job: MeasuredJob;
  readonly warm: WarmStage;
  readonly pending: Pending<ReplayedExecutor>;
  running: number;
  lastLaunch: number;
  /** When it is offered slots again at the latest. */
  wakesAt: number;
}

export interface ReplayedExecutor {
  free: number;
  /** Tasks launched, by stage and by code. */
  readonly inStage: Map<number, number>;
  readonly inCode: Map<string, number>;
}

const more = <K>(counts: Map<K, number>, key: K): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

/** How long the driver takes until it submits a job; before the first ones it waits for its cluster. */
export const gapIn = ({ gap, waited }: MeasuredJob, { start, driver }: Draws): number =>
  waited * start + (gap - waited) * driver;

/** When the driver submits its first job. */
export const firstJobIn = ({ jobs }: MeasuredRun, draws: Draws): number =>
  jobs
    .filter(({ after }) => after.length === 0)
    .reduce((least, job) => Math.min(least, gapIn(job, draws)), Infinity);

/** What the application would take on a cluster of this size. */
export function replayed(
  run: MeasuredRun,
  stages: ReadonlyMap<number, WarmStage>,
  size: Size,
  draws: Draws,
): Outcome {
  return new Run(run, stages, size, draws).outcome();
}

class Run {
  readonly #run: MeasuredRun;
  readonly #stages: ReadonlyMap<number, WarmStage>;
  readonly #draws: Draws;
  readonly #agenda = new Heap<Happening>((a, b) =>
    a.at === b.at ? a.sequence < b.sequence : a.at < b.at,
  );
  readonly #executors: ReplayedExecutor[] = [];
  #ready: ReadyStage[] = [];
  readonly #jobsDone = new Set<number>();
  readonly #stagesDone = new Map<number, Set<number>>();
  readonly #homes = new Map<number, Map<number, ReplayedExecutor>>();
  readonly #cores: number;
  #now = 0;
  #sequence = 0;
  #taskTime = 0;
  #firstJob = Infinity;
  #lastJob = 0;

  constructor(
    run: MeasuredRun,
    stages: ReadonlyMap<number, WarmStage>,
    { executors, cores }: Size,
    draws: Draws,
  ) {
    this.#run = run;
    this.#stages = stages;
    this.#draws = draws;
    this.#cores = cores;
    for (let n = 0; n < executors; n += 1)
      this.#later(draws.arrivals[n] ?? 0, () => {
        this.#executors.push({ free: cores, inStage: new Map(), inCode: new Map() });
        this.#offer();
      });
  }

  outcome(): Outcome {
    this.#submitJobs(new Set(this.#run.jobs.filter(({ after }) => after.length === 0)));
    for (let next = this.#agenda.pop(); next !== undefined; next = this.#agenda.pop()) {
      this.#now = next.at;
      next.happens();
    }
    return {
      wall: this.#lastJob + this.#run.tail,
      firstJob: this.#firstJob,
      taskTime: this.#taskTime,
    };
  }

  #later(delay: number, happens: () => void): void {
    this.#sequence += 1;
    this.#agenda.push({ at: this.#now + delay, sequence: this.#sequence, happens });
  }

  #submitJobs(jobs: ReadonlySet<MeasuredJob>): void {
    for (const job of jobs)
      this.#later(gapIn(job, this.#draws), () => {
        this.#firstJob = Math.min(this.#firstJob, this.#now);
        this.#stagesDone.set(job.jobId, new Set());
        if (job.stages.length === 0) this.#endJob(job);
        for (const { stageId, parents } of job.stages)
          if (parents.length === 0) this.#submitStage(job, stageId);
      });
  }

  #submitStage(job: MeasuredJob, stageId: number): void {
    const warm = this.#stages.get(stageId);
    if (warm === undefined) return;
    const { submitDelay, launchDelay } = warm.stage;
    this.#later((submitDelay + launchDelay) * this.#draws.driver, () => {
      const pending = new Pending(warm.tasks.map(({ index }) => this.#homeOf(warm, index)));
      this.#ready.push({ job, warm, pending, running: 0, lastLaunch: this.#now, wakesAt: 0 });
      this.#ready.sort(
        (a, b) => a.job.jobId - b.job.jobId || a.warm.stage.stageId - b.warm.stage.stageId,
      );
      this.#offer();
    });
  }

  /** Every free slot is offered, executors in a drawn order, one task for each in turn. */
  #offer(): void {
    const order = this.#draws.random.shuffled(this.#executors.filter(({ free }) => free > 0));
    for (const stage of this.#ready) {
      for (let launched = true; launched;) {
        launched = false;
        for (const executor of order) {
          if (executor.free === 0) continue;
          const position = this.#positionFor(stage, executor);
          if (position === undefined) continue;
          this.#launch(stage, position, executor);
          launched = true;
        }
      }
    }
    this.#ready = this.#ready.filter(({ pending }) => pending.count > 0);
  }

  /** Where a partition that the stage keeps lies. */
  #homeOf({ stage }: WarmStage, index: number): ReplayedExecutor | undefined {
    for (const rdd of stage.keptRdds) {
      const home = this.#homes.get(rdd)?.get(index);
      if (home !== undefined) return home;
    }
    return undefined;
  }

  /** The next task for an executor: one that has its partition there, one that has it nowhere; any, when others waited long enough. */
  #positionFor(stage: ReadyStage, executor: ReplayedExecutor): number | undefined {
    const { pending } = stage;
    const own = pending.takeFor(executor);
    if (own !== undefined || pending.count === 0) return own;
    const until = stage.lastLaunch + this.#run.localityWait;
    if (until <= this.#now) return pending.takeAny();
    if (stage.wakesAt <= this.#now) {
      stage.wakesAt = until;
      this.#later(until - this.#now, () => this.#offer());
    }
    return undefined;
  }

  #launch(stage: ReadyStage, position: number, executor: ReplayedExecutor): void {
    const { warm } = stage;
    const { stageId, code, keptRdds } = warm.stage;
    const inStage = executor.inStage.get(stageId) ?? 0;
    const running = Math.min(this.#cores - 1, inStage);
    const inCode = (executor.inCode.get(code) ?? 0) - running;
    const cold = curveAt(warm.outside, inStage - running) + curveAt(warm.within, inCode);
    more(executor.inStage, stageId);
    more(executor.inCode, code);
    const task = warm.tasks[position];
    const duration =
      (this.#draws.warm.get(stageId)?.[position] ?? task?.warm ?? 0) + cold * this.#draws.startUp;
    executor.free -= 1;
    stage.running += 1;
    stage.lastLaunch = this.#now;
    this.#taskTime += duration;
    for (const rdd of keptRdds) {
      const byIndex = this.#homes.get(rdd) ?? new Map<number, ReplayedExecutor>();
      this.#homes.set(rdd, byIndex);
      if (task !== undefined && !byIndex.has(task.index)) byIndex.set(task.index, executor);
    }
    this.#later(duration, () => {
      stage.running -= 1;
      if (stage.running === 0 && stage.pending.count === 0) this.#endStage(stage);
    });
    this.#later(Math.max(0, duration + this.#run.turnaround), () => {
      executor.free += 1;
      this.#offer();
    });
  }

  #endStage({ job, warm }: ReadyStage): void {
    this.#later(warm.stage.endDelay, () => {
      const done = this.#stagesDone.get(job.jobId) ?? new Set();
      done.add(warm.stage.stageId);
      for (const { stageId, parents } of job.stages)
        if (parents.includes(warm.stage.stageId) && parents.every((id) => done.has(id)))
          this.#submitStage(job, stageId);
      if (done.size === job.stages.length) this.#later(job.endDelay, () => this.#endJob(job));
    });
  }

  #endJob({ jobId }: MeasuredJob): void {
    this.#jobsDone.add(jobId);
    this.#lastJob = Math.max(this.#lastJob, this.#now);
    const isReady = ({ after }: MeasuredJob): boolean =>
      after.includes(jobId) && after.every((id) => this.#jobsDone.has(id));
    this.#submitJobs(new Set(this.#run.jobs.filter(isReady)));
  }
}
