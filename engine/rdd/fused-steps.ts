/**
 * With a kata's pipeline: as many simple steps as stand in a row become one function over records. In Spark they are iterators over
 * iterators, and none holds a record back. The engine's own steps do the same one by one (pipes.ts) and can stop in the middle of a
 * flatMap; a kata's function cannot, so what it gives after the sink had enough waits here.
 */
import { askedWithin, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import type { AnyRdd } from "./core.ts";
import type { OpenPipe } from "./rdd-node.ts";
import type { Pipeline, Sink, Step, TaskContext } from "./ports.ts";

/** The steps that end in `rdd` as one pipe, and the RDD where they begin; undefined without a kata or without such steps. */
export function fused(
  rdd: AnyRdd,
  task: TaskContext,
  down: Sink<unknown>,
): (OpenPipe & { readonly last: AnyRdd }) | undefined {
  const { pipeline } = task.policies;
  if (pipeline === undefined) return undefined;
  const row = rowOf(rdd);
  const last = row[0];
  if (last === undefined) return undefined;
  const steps = row.map((at) => at.node.pipe?.step?.(task)).filter((step) => step !== undefined);
  return { ...opened(pipeline, steps, down), last };
}

/** The simple steps that end in `rdd`, in the order of records; a persisted RDD ends the row. */
function rowOf(rdd: AnyRdd): AnyRdd[] {
  const row: AnyRdd[] = [];
  for (let at = rdd; at.node.pipe?.step !== undefined && (at === rdd || !at.isPersisted);) {
    if (at.costPerRecord > 0 || at.isCheckpointed) break;
    row.unshift(at);
    const parent = at.dependencies[0];
    if (parent === undefined || parent.kind !== "OneToOneDependency") break;
    at = parent.rdd;
  }
  return row;
}

function opened(pipeline: Pipeline, steps: readonly Step[], down: Sink<unknown>): OpenPipe {
  const { guarded, asked } = askedWithin("pipeline");
  const left: unknown[] = [];
  let enough = false;
  const emit = guarded((record: unknown): void => {
    if (enough) left.push(record);
    else enough = !down(record);
  });
  const own = steps.map(({ kind, apply }): Step => ({ kind, apply: guarded(apply) }));
  const through: unknown = asked(() => pipeline(frozen(own), emit));
  if (typeof through !== "function")
    throw new KataFault("pipeline", {
      en: `the answer is not a function, but ${shown(through)}`,
      ko: `답이 함수가 아닙니다: ${shown(through)}`,
    });
  const take = through as (record: unknown) => void;
  return {
    sink: (record) => {
      enough = false;
      asked(() => take(record));
      return !enough;
    },
    resume: () => {
      while (left.length > 0) if (!down(left.shift())) return true;
      return false;
    },
  };
}
