/**
 * ExecutorAllocationListener: how many tasks wait and how many run, kept as stages and tasks come and go, so that nobody has to count them. Same as Spark: what
 * is taken for pending is what the stage was submitted with less what was launched; a task that failed is pending again, one that was killed is not.
 *
 * Rules D6.11, D6.12. Spark 3.5.3: core/…/ExecutorAllocationManager.scala (ExecutorAllocationListener). Left out on purpose: on which hosts tasks would like
 * to run, which only YARN looks at.
 */
import type { SparkListenerEvent } from "../events/listener-events.ts";

type TaskStart = Extract<SparkListenerEvent, { kind: "SparkListenerTaskStart" }>;
type TaskEnd = Extract<SparkListenerEvent, { kind: "SparkListenerTaskEnd" }>;

/** One attempt of a stage. */
interface Attempt {
  /** With how many tasks it was submitted; undefined once it has completed. */
  numTasks: number | undefined;
  readonly launched: Set<number>;
  readonly speculative: Set<number>;
  running: number;
}

export interface BacklogHooks {
  /** Tasks wait. */
  readonly backlogged: () => void;
  /** No task waits any more. */
  readonly drained: () => void;
}

export class AllocationListener {
  readonly #attempts = new Map<string, Attempt>();
  readonly #unschedulable = new Set<string>();
  readonly #hooks: BacklogHooks;
  #openStages = 0;
  #pending = 0;
  #speculative = 0;
  #running = 0;

  constructor(hooks: BacklogHooks) {
    this.#hooks = hooks;
  }

  get pendingTasks(): number {
    return this.#pending;
  }

  get pendingSpeculativeTasks(): number {
    return this.#speculative;
  }

  get runningTasks(): number {
    return this.#running;
  }

  get unschedulableTaskSets(): number {
    return this.#unschedulable.size;
  }

  get #hasPending(): boolean {
    return this.#pending > 0 || this.#speculative > 0;
  }

  /** Whether it says anything of the backlog. */
  onEvent(event: SparkListenerEvent): boolean {
    switch (event.kind) {
      case "SparkListenerStageSubmitted": {
        const { stageId, attemptNumber, numTasks } = event.stageInfo;
        this.#change(stageId, attemptNumber, (attempt) => (attempt.numTasks = numTasks));
        this.#openStages += 1;
        this.#hooks.backlogged();
        return true;
      }
      case "SparkListenerStageCompleted":
        this.#completed(event.stageInfo.stageId, event.stageInfo.attemptNumber);
        return true;
      case "SparkListenerTaskStart":
        this.#started(event);
        return true;
      case "SparkListenerTaskEnd":
        this.#ended(event);
        return true;
      case "SparkListenerSpeculativeTaskSubmitted": {
        const { stageId, stageAttemptId, taskIndex } = event;
        this.#change(stageId, stageAttemptId, ({ speculative }) => speculative.add(taskIndex));
        this.#hooks.backlogged();
        return true;
      }
      case "SparkListenerUnschedulableTaskSetAdded":
        this.#unschedulable.add(nameOf(event.stageId, event.stageAttemptId));
        this.#hooks.backlogged();
        return true;
      case "SparkListenerUnschedulableTaskSetRemoved":
        this.#unschedulable.delete(nameOf(event.stageId, event.stageAttemptId));
        return true;
      default:
        return false;
    }
  }

  #completed(stageId: number, attemptNumber: number): void {
    this.#change(stageId, attemptNumber, (attempt) => {
      if (attempt.numTasks !== undefined) this.#openStages -= 1;
      attempt.numTasks = undefined;
      attempt.speculative.clear();
    });
    if (this.#openStages === 0) this.#hooks.drained();
  }

  #started({ stageId, stageAttemptId, taskInfo }: TaskStart): void {
    this.#change(stageId, stageAttemptId, (attempt) => {
      attempt.running += 1;
      if (taskInfo.speculative) attempt.speculative.delete(taskInfo.index);
      else attempt.launched.add(taskInfo.index);
    });
    if (!this.#hasPending) this.#hooks.drained();
  }

  #ended({ stageId, stageAttemptId, taskInfo, reason }: TaskEnd): void {
    const { index, speculative } = taskInfo;
    const isDrained = !this.#hasPending;
    this.#change(stageId, stageAttemptId, (attempt) => {
      if (attempt.running > 0) attempt.running -= 1;
      if (reason.kind === "Success") attempt.speculative.delete(index);
      else if (reason.kind !== "TaskKilled" && !speculative) attempt.launched.delete(index);
    });
    const isOver = reason.kind === "Success" || reason.kind === "TaskKilled";
    if (!isOver && isDrained) this.#hooks.backlogged();
  }

  /** Takes an attempt's part out of the sums, lets it change, and puts it back. */
  #change(stageId: number, attemptNumber: number, change: (attempt: Attempt) => void): void {
    const name = nameOf(stageId, attemptNumber);
    const attempt = this.#attempts.get(name) ?? newAttempt();
    this.#count(attempt, -1);
    change(attempt);
    this.#count(attempt, 1);
    if (attempt.numTasks === undefined && attempt.running === 0) this.#attempts.delete(name);
    else this.#attempts.set(name, attempt);
  }

  #count(attempt: Attempt, sign: 1 | -1): void {
    if (attempt.numTasks !== undefined)
      this.#pending += sign * (attempt.numTasks - attempt.launched.size);
    this.#speculative += sign * attempt.speculative.size;
    this.#running += sign * attempt.running;
  }
}

const newAttempt = (): Attempt => ({
  numTasks: undefined,
  launched: new Set(),
  speculative: new Set(),
  running: 0,
});

const nameOf = (stageId: number, attempt: number): string => `${stageId}.${attempt}`;
