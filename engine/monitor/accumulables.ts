/**
 * The accumulators behind a stage attempt, as the driver sums them up: which ids they have, what an attempt added, what the sum is since. Same as
 * Spark: 35 ids for each submitted attempt of a stage, sums in the order of completion, nothing counted for a stage that no running job needs any
 * more, an attempt that is resubmitted keeps what it had. Accumulators of programs need no account: the events list them as the driver merged them.
 * Rules C3.24, C6.60, C6.62, C8.14. Spark 3.5.3: DAGScheduler.updateAccumulators, core/…/util/AccumulatorV2.scala.
 */
import type { StageId, TaskId } from "../foundation/ids.ts";
import { INTERNAL_METRICS } from "../events/accumulator-context.ts";
import type { AccumulableInfo, StageInfo } from "../events/listener-events.ts";
import type { EventOf } from "../events/trace.ts";
import { assert } from "../foundation/assert.ts";
import {
  bringsMetrics,
  internalMetrics,
  reportedMetrics,
  type Reported,
} from "./internal-metrics.ts";

/** One accumulator in a task's or a stage's list. */
export interface Accumulable {
  readonly id: number;
  readonly name: string;
  /** What the attempt added; undefined in the list of a stage. */
  readonly update: number | string | undefined;
  /** A number for an internal metric, Spark's text for an accumulator of the program. */
  readonly value: number | string | undefined;
  readonly internal: boolean;
}

/** An accumulator of the program, as an event lists it. */
const ofProgram = ({ id, name = "", update, value }: AccumulableInfo): Accumulable => ({
  id,
  name,
  update,
  value,
  internal: false,
});

/** All of a list, in the order of ids, as the log has them. */
export const inOrder = (
  internal: readonly Accumulable[],
  program: readonly AccumulableInfo[],
): readonly Accumulable[] =>
  program.length === 0
    ? internal
    : [...internal, ...program.map(ofProgram)].sort((a, b) => a.id - b.id);

/** What the end of an attempt says of its metrics. */
export interface EndedMetrics {
  readonly firstId: number;
  /** Undefined where the driver got no metrics: the log then has none. */
  readonly reported: Reported | undefined;
  readonly accumulables: readonly Accumulable[];
}

interface AttemptSums {
  readonly firstId: number;
  readonly sums: (number | undefined)[];
}

export class Accumulables {
  readonly #attempts = new Map<string, AttemptSums>();
  readonly #ofTask = new Map<TaskId, readonly Accumulable[]>();
  readonly #jobStages = new Map<number, readonly StageId[]>();
  readonly #needed = new Map<StageId, number>();

  jobStarted(event: EventOf<"SparkListenerJobStart">): void {
    const stages = event.stageInfos.map(({ stageId }) => stageId);
    this.#jobStages.set(event.jobId, stages);
    for (const id of stages) this.#needed.set(id, (this.#needed.get(id) ?? 0) + 1);
  }

  jobEnded(jobId: number): void {
    for (const id of this.#jobStages.get(jobId) ?? []) {
      const left = (this.#needed.get(id) ?? 0) - 1;
      if (left > 0) this.#needed.set(id, left);
      else this.#needed.delete(id);
    }
    this.#jobStages.delete(jobId);
  }

  /** An attempt of a stage takes its ids when it is submitted, tasks or no tasks. */
  stageSubmitted({ stageId, attemptNumber, firstMetricId: firstId = 0 }: StageInfo): void {
    this.#attempts.set(`${stageId}.${attemptNumber}`, { firstId, sums: [] });
  }

  /** Adds up what an attempt reports, and says what its end has to show. */
  taskEnded(event: EventOf<"SparkListenerTaskEnd">): EndedMetrics {
    const { stageId, stageAttemptId, reason, taskInfo, taskMetrics } = event;
    const attempt = this.#attempts.get(`${stageId}.${stageAttemptId}`);
    const reported =
      bringsMetrics(reason) && taskMetrics !== undefined
        ? reportedMetrics(taskMetrics, reason.kind !== "Success")
        : undefined;
    if (attempt === undefined || reported === undefined || !this.#needed.has(stageId)) {
      const kept = reason.kind === "Resubmitted" ? this.#ofTask.get(taskInfo.taskId) : undefined;
      return { firstId: attempt?.firstId ?? 0, reported, accumulables: kept ?? [] };
    }
    const accumulables = merge(attempt, reported);
    this.#ofTask.set(taskInfo.taskId, accumulables);
    return { firstId: attempt.firstId, reported, accumulables };
  }

  /** The sums of a stage attempt so far. */
  ofStage(stageId: StageId, attempt: number): readonly Accumulable[] {
    const found = this.#attempts.get(`${stageId}.${attempt}`);
    if (found === undefined) return [];
    return internalMetrics.flatMap(({ name }, at) => {
      const value = found.sums[at];
      return value === undefined
        ? []
        : [{ id: found.firstId + at, name, update: undefined, value, internal: true }];
    });
  }
}

assert(
  internalMetrics.length === INTERNAL_METRICS,
  "a stage attempt takes an id for each internal metric",
);

function merge(attempt: AttemptSums, reported: Reported): readonly Accumulable[] {
  return reported.flatMap((update, at) => {
    if (update === undefined) return [];
    const value = (attempt.sums[at] ?? 0) + update;
    attempt.sums[at] = value;
    const name = internalMetrics[at]?.name ?? "";
    return [{ id: attempt.firstId + at, name, update, value, internal: true }];
  });
}
