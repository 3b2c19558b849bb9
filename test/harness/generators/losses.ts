/**
 * Losses to draw: which executor dies, or loses its files, and after which event of the run.
 *
 * In Spark: kill -9 of an executor's process, or a disk that is gone. Instants are told by events, so that they fall into
 * every phase of a small run; `outputsKnown` keeps what the driver knows of map outputs. Left out on purpose: lost messages.
 */
import fc from "fast-check";
import type { Fault, TracedEvent } from "../../../engine/index.ts";

export interface Loss {
  readonly executor: string;
  /** After so many ends of tasks. */
  readonly afterTasks: number;
  /** And so many microseconds. */
  readonly delay: number;
}

export const losses = (executors: number, tasks: number = 8): fc.Arbitrary<Loss> =>
  fc.record({
    executor: fc.nat(executors - 1).map(String),
    afterTasks: fc.integer({ min: 1, max: tasks }),
    delay: fc.nat(12_000),
  });

export const killed = ({ executor, afterTasks, delay }: Loss): Fault => ({
  kind: "kill executor",
  executor,
  when: { after: isTaskEnd, nth: afterTasks, delay },
});

export const isTaskEnd = (event: TracedEvent): boolean => event.kind === "SparkListenerTaskEnd";
export const isJobEnd = (event: TracedEvent): boolean => event.kind === "SparkListenerJobEnd";

/** Right after the `nth` job. */
export const afterJob = (nth: number, delay: number = 1_000): Fault & { readonly when: object } =>
  ({ kind: "kill executor", executor: "0", when: { after: isJobEnd, nth, delay } }) as const;

/** What the driver knows at each event: for every shuffle, on which executor each map output lies. */
export class OutputsKnown {
  readonly #shuffleOf = new Map<number, number>();
  readonly #outputs = new Map<number, Map<number, string>>();
  readonly #submittedAt = new Map<string, number>();
  readonly #forgottenAt = new Map<string, number>();

  take(event: TracedEvent): void {
    switch (event.kind) {
      case "SparkListenerJobStart":
        for (const { stageId, shuffleId } of event.stageInfos)
          if (shuffleId !== undefined) this.#shuffleOf.set(stageId, shuffleId);
        return;
      case "SparkListenerStageSubmitted": {
        const { stageId, attemptNumber } = event.stageInfo;
        this.#submittedAt.set(`${stageId}.${attemptNumber}`, event.id);
        return;
      }
      case "SparkListenerTaskEnd": {
        const shuffle = this.#shuffleOf.get(event.stageId);
        const { executorId, partitionId } = event.taskInfo;
        if (shuffle === undefined || event.reason.kind !== "Success") return;
        const since = this.#submittedAt.get(`${event.stageId}.${event.stageAttemptId}`) ?? 0;
        // What was submitted before its executor was given up is not to be trusted any more (C3.27).
        if ((this.#forgottenAt.get(executorId) ?? -1) < since)
          this.of(shuffle).set(partitionId, executorId);
        return;
      }
      case "SparkListenerBlockManagerRemoved":
        return this.#forget(event.blockManagerId.executorId, event.id);
      default:
        return;
    }
  }

  #forget(executor: string, at: number): void {
    this.#forgottenAt.set(executor, at);
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
