/**
 * Jobs that are not waited for to the end: an approximate one is asked when its time is over, whatever is there by then. In Spark
 * ApproximateActionListener blocks the caller until then; here a timer of the World does. Spark 3.5.3: core/…/partial/ApproximateActionListener.scala.
 */
import type { Micros } from "../foundation/sizes.ts";
import { PartialResult, type ApproximateEvaluator } from "../rdd/partial-result.ts";
import { pull } from "../rdd/pipes.ts";
import type { ResultFunction, UserFunction } from "../rdd/ports.ts";
import { cancel } from "../world/agenda.ts";
import { waitFor, type DriverTurn } from "./driver-turn.ts";

type Settled<U> = (outcome: { value: U[] } | { error: Error }) => void;
/** Starts the job; is told of each result and of the end. */
export type SubmitApproximate<U> = (
  onResult: (index: number, result: unknown) => void,
  settled: Settled<U>,
) => void;

/** Answers when the job is done or `timeout` is over. @throws what made the job fail before that. */
export function approximately<U, R>(
  turn: DriverTurn,
  submit: SubmitApproximate<U>,
  evaluator: ApproximateEvaluator<U, R>,
  timeout: Micros,
): Promise<PartialResult<R>> {
  let tellFinal: ((outcome: { value: R } | { error: Error }) => void) | undefined;
  const final = waitFor<R>(turn, (settled) => {
    tellFinal = settled;
  });
  final.catch(() => undefined);
  return waitFor<PartialResult<R>>(turn, (settled) => {
    const timer = turn.world.after(timeout, "the time of an approximate job is over", () =>
      settled({ value: new PartialResult(evaluator.currentResult(), false, final) }),
    );
    const over: Settled<U> = (outcome) => {
      cancel(timer);
      if ("error" in outcome) {
        tellFinal?.(outcome);
        settled(outcome);
        return;
      }
      const value = evaluator.currentResult();
      tellFinal?.({ value });
      settled({ value: new PartialResult(value, true, final) });
    };
    try {
      submit((index, result) => evaluator.merge(index, result as U), over);
    } catch (error) {
      over({ error: error as Error });
    }
  });
}

/** A function of the user's over the records of a partition, as `SparkContext.runJob` takes it. */
export const overRecords = <U>(f: UserFunction): ResultFunction<U> => ({
  closures: [f],
  run: (task, open) => {
    const own = task.instance(f) as unknown as (records: Iterator<unknown>) => U;
    return own(pull<unknown>((sink) => open(sink)));
  },
});
