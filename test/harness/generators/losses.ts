/**
 * Losses to draw: which executor dies, or loses its files, and after which event of the run.
 *
 * In Spark: kill -9 of an executor's process, or a disk that is gone. Instants are told by events, so that they fall into
 * every phase of a small run; `outputsKnown` keeps what the driver knows of map outputs. Left out on purpose: lost messages.
 */
import fc from "fast-check";
import type { EventOf, Fault, TracedEvent } from "../../../engine/index.ts";

type TaskEnd = EventOf<"SparkListenerTaskEnd">;

export interface Loss {
  readonly executor: string;
  /** After so many ends of tasks. */
  readonly afterTasks: number;
  /** And so many microseconds. */
  readonly delay: number;
  /** Not after tasks, but right when a map stage is complete and its reducers begin to fetch. */
  readonly asTheyFetch: boolean;
}

export const losses = (executors: number, tasks: number = 8): fc.Arbitrary<Loss> =>
  fc.record({
    executor: fc.nat(executors - 1).map(String),
    afterTasks: fc.integer({ min: 1, max: tasks }),
    delay: fc.nat(12_000),
    asTheyFetch: fc.constantFrom(false, false, true),
  });

export const killed = ({ executor, afterTasks, delay, asTheyFetch }: Loss): Fault => ({
  kind: "kill executor",
  executor,
  when: asTheyFetch
    ? { after: isMapStageDone, nth: 1 + (afterTasks % 2), delay: delay % 1_000 }
    : { after: isTaskEnd, nth: afterTasks, delay },
});

export const isTaskEnd = (event: TracedEvent): boolean => event.kind === "SparkListenerTaskEnd";
export const isJobEnd = (event: TracedEvent): boolean => event.kind === "SparkListenerJobEnd";

export const isMapStageDone = (event: TracedEvent): boolean =>
  event.kind === "SparkListenerStageCompleted" &&
  event.stageInfo.shuffleId !== undefined &&
  event.stageInfo.failureReason === undefined;

/** Right after the `nth` job. */
export const afterJob = (nth: number, delay: number = 1_000): Fault & { readonly when: object } =>
  ({ kind: "kill executor", executor: "0", when: { after: isJobEnd, nth, delay } }) as const;

/** What the driver knows at each event: for every shuffle, on which executor each map output lies. */
export class OutputsKnown {
  readonly #shuffleOf = new Map<number, number>();
  readonly #outputs = new Map<number, Map<number, string>>();
  readonly #submittedAt = new Map<string, number>();
  readonly #latest = new Map<number, number>();
  /** By executor: what was submitted up to this event is not to be trusted there any more (C3.27, C3.42). */
  readonly #distrusted = new Map<string, number>();
  readonly #failures = new Set<number>();

  take(event: TracedEvent): void {
    switch (event.kind) {
      case "SparkListenerJobStart":
        for (const { stageId, shuffleId } of event.stageInfos)
          if (shuffleId !== undefined) this.#shuffleOf.set(stageId, shuffleId);
        return;
      case "SparkListenerStageSubmitted": {
        const { stageId, attemptNumber } = event.stageInfo;
        this.#submittedAt.set(`${stageId}.${attemptNumber}`, event.id);
        this.#latest.set(stageId, attemptNumber);
        return;
      }
      case "SparkListenerTaskEnd":
        return this.#taskEnd(event);
      case "SparkListenerBlockManagerRemoved":
        if (!this.#failures.has(event.cause))
          this.#forget(event.blockManagerId.executorId, event.id);
        return;
      default:
        return;
    }
  }

  #taskEnd({ id, stageId, stageAttemptId, taskInfo, reason }: TaskEnd): void {
    const since = this.#submittedAt.get(`${stageId}.${stageAttemptId}`) ?? 0;
    if (reason.kind === "FetchFailed" && reason.bmAddress !== undefined) {
      this.#failures.add(id);
      if (this.#latest.get(stageId) !== stageAttemptId) return;
      const { executorId } = reason.bmAddress;
      const outputs = this.of(reason.shuffleId);
      if (outputs.get(reason.mapIndex) === executorId) outputs.delete(reason.mapIndex);
      if ((this.#distrusted.get(executorId) ?? -1) < since) this.#forget(executorId, since);
    }
    const shuffle = this.#shuffleOf.get(stageId);
    if (shuffle === undefined || reason.kind !== "Success") return;
    const { executorId, partitionId } = taskInfo;
    if ((this.#distrusted.get(executorId) ?? -1) < since)
      this.of(shuffle).set(partitionId, executorId);
  }

  #forget(executor: string, upTo: number): void {
    this.#distrusted.set(executor, upTo);
    for (const outputs of this.#outputs.values())
      for (const [partition, holder] of outputs) if (holder === executor) outputs.delete(partition);
  }

  of(shuffle: number): Map<number, string> {
    let outputs = this.#outputs.get(shuffle);
    if (outputs === undefined) this.#outputs.set(shuffle, (outputs = new Map()));
    return outputs;
  }

  /** Map partitions without an output, ascending. */
  missing(shuffle: number, partitions: number): number[] {
    const known = this.of(shuffle);
    return Array.from({ length: partitions }, (_, p) => p).filter((p) => !known.has(p));
  }
}
