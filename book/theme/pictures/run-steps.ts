/**
 * A run as steps that one can take forward and back: what changed at each, and how jobs, stages, tasks and executors stand after any of them.
 *
 * In Spark: what AppStatusListener hears; nothing there goes back. A state is folded from the nearest one that was kept, every so many steps, so that stepping back or jumping never
 * folds the run from its beginning. Left out on purpose: metrics, blocks; messages.
 */
import type { TracedEvent } from "#engine/index";

/** Times in microseconds of virtual time. */
export type Step = { readonly at: number } & (
  | { readonly kind: "executor"; readonly id: string; readonly cores: number }
  | { readonly kind: "executor gone"; readonly id: string }
  | { readonly kind: "job"; readonly job: number }
  | { readonly kind: "job end"; readonly job: number; readonly ok: boolean }
  | {
      readonly kind: "stage";
      readonly stage: string;
      readonly tasks: number;
      readonly isMap: boolean;
    }
  | { readonly kind: "stage end"; readonly stage: string; readonly ok: boolean }
  | {
      readonly kind: "task";
      readonly task: number;
      readonly stage: string;
      readonly partition: number;
      readonly attempt: number;
      readonly executor: string;
    }
  | {
      readonly kind: "task end";
      readonly task: number;
      readonly stage: string;
      readonly ok: boolean;
    }
);

export interface StageNow {
  readonly tasks: number;
  readonly done: number;
  readonly running: number;
  readonly failed: number;
  readonly isMap: boolean;
  readonly state: "runs" | "done" | "failed";
}

/** How a run stands. Values are never changed, so that a copy of the maps is a copy of the state. */
export interface RunNow {
  readonly jobs: ReadonlyMap<number, "runs" | "done" | "failed">;
  readonly stages: ReadonlyMap<string, StageNow>;
  /** Tasks that run, and where. */
  readonly running: ReadonlyMap<number, string>;
  /** Executors that live, with their cores. */
  readonly executors: ReadonlyMap<string, number>;
}

type Open<M> = M extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;
type Folded = { readonly [K in keyof RunNow]: Open<RunNow[K]> };

const atFirst: RunNow = {
  jobs: new Map(),
  stages: new Map(),
  running: new Map(),
  executors: new Map(),
};

/** The steps of a run in the order in which the driver told of them. An output that is lost later is no end of its task. */
export function stepsOf(events: readonly TracedEvent[]): readonly Step[] {
  return events.flatMap((event): Step[] => {
    const { at } = event;
    switch (event.kind) {
      case "SparkListenerExecutorAdded":
        return [{ at, kind: "executor", id: event.executorId, cores: event.totalCores }];
      case "SparkListenerExecutorRemoved":
        return [{ at, kind: "executor gone", id: event.executorId }];
      case "SparkListenerJobStart":
        return [{ at, kind: "job", job: event.jobId }];
      case "SparkListenerJobEnd": {
        const ok = event.jobResult.kind === "JobSucceeded";
        return [{ at, kind: "job end", job: event.jobId, ok }];
      }
      case "SparkListenerStageSubmitted":
      case "SparkListenerStageCompleted": {
        const { stageId, attemptNumber, numTasks, shuffleId, failureReason } = event.stageInfo;
        const stage = `${stageId}.${attemptNumber}`;
        return event.kind === "SparkListenerStageSubmitted"
          ? [{ at, kind: "stage", stage, tasks: numTasks, isMap: shuffleId !== undefined }]
          : [{ at, kind: "stage end", stage, ok: failureReason === undefined }];
      }
      case "SparkListenerTaskStart": {
        const { taskId: task, partitionId: partition, attemptNumber, executorId } = event.taskInfo;
        const stage = `${event.stageId}.${event.stageAttemptId}`;
        const where = { partition, attempt: attemptNumber, executor: executorId };
        return [{ at, kind: "task", task, stage, ...where }];
      }
      case "SparkListenerTaskEnd": {
        if (event.reason.kind === "Resubmitted") return [];
        const stage = `${event.stageId}.${event.stageAttemptId}`;
        const ok = event.reason.kind === "Success";
        return [{ at, kind: "task end", task: event.taskInfo.taskId, stage, ok }];
      }
      default:
        return [];
    }
  });
}

/** Changes the maps of a copy. */
export function take(now: Folded, step: Step): void {
  const changed = (stage: string, by: Partial<Pick<StageNow, "done" | "running" | "failed">>) => {
    const was = now.stages.get(stage);
    if (was === undefined) return;
    now.stages.set(stage, {
      ...was,
      done: was.done + (by.done ?? 0),
      running: was.running + (by.running ?? 0),
      failed: was.failed + (by.failed ?? 0),
    });
  };
  switch (step.kind) {
    case "executor":
      return void now.executors.set(step.id, step.cores);
    case "executor gone":
      return void now.executors.delete(step.id);
    case "job":
      return void now.jobs.set(step.job, "runs");
    case "job end":
      return void now.jobs.set(step.job, step.ok ? "done" : "failed");
    case "stage": {
      const { tasks, isMap } = step;
      const none = { done: 0, running: 0, failed: 0 };
      return void now.stages.set(step.stage, { tasks, isMap, ...none, state: "runs" });
    }
    case "stage end": {
      const was = now.stages.get(step.stage);
      if (was !== undefined)
        now.stages.set(step.stage, { ...was, state: step.ok ? "done" : "failed" });
      return;
    }
    case "task":
      now.running.set(step.task, step.executor);
      return changed(step.stage, { running: 1 });
    case "task end":
      if (!now.running.delete(step.task)) return;
      return changed(step.stage, { running: -1, ...(step.ok ? { done: 1 } : { failed: 1 }) });
  }
}

const copyOf = ({ jobs, stages, running, executors }: RunNow): Folded => ({
  jobs: new Map(jobs),
  stages: new Map(stages),
  running: new Map(running),
  executors: new Map(executors),
});

export class RunSteps {
  readonly steps: readonly Step[];
  readonly #every: number;
  /** The state before step 0, before step `every`, and so on, as far as anybody went. */
  readonly #kept: RunNow[] = [atFirst];
  #now: { readonly after: number; readonly state: RunNow } = { after: 0, state: atFirst };
  /** How many steps were folded in all, for whoever wants to know what it costs. */
  folded = 0;

  constructor(steps: readonly Step[], every = 64) {
    this.steps = steps;
    this.#every = every;
  }

  /** How things stand after so many steps: 0 is before the first. */
  after(count: number): RunNow {
    const wanted = Math.max(0, Math.min(count, this.steps.length));
    const kept = Math.min(Math.floor(wanted / this.#every), this.#kept.length - 1);
    const isNearer = this.#now.after <= wanted && this.#now.after >= kept * this.#every;
    let from = isNearer ? this.#now.after : kept * this.#every;
    const state = copyOf(isNearer ? this.#now.state : (this.#kept[kept] ?? atFirst));
    for (; from < wanted; from += 1) {
      take(state, this.steps[from] as Step);
      this.folded += 1;
      if ((from + 1) % this.#every === 0) this.#kept[(from + 1) / this.#every] ??= copyOf(state);
    }
    this.#now = { after: wanted, state };
    return state;
  }
}
