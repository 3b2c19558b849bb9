/**
 * What a program's handles lead to: an RDD to what it is made from and to what its functions capture, a broadcast to what its value holds. In Spark the
 * JVM finds this out when it collects garbage. Left out on purpose: partitioners, which refer to no RDD that is kept.
 */
import { handlesIn } from "../foundation/closures.ts";
import { AccumulatorV2 } from "../events/accumulator-v2.ts";
import { RddCore, type AnyRdd } from "../rdd/core.ts";
import { Broadcast } from "../storage/broadcast.ts";

export interface Reached {
  /** RDDs, shuffle dependencies, broadcasts, accumulators. */
  readonly seen: ReadonlySet<unknown>;
  /** A function was met that the closure pass did not see: what it captures is not known. */
  readonly blind: boolean;
}

/** Follows handles, and functions, to everything that they lead to. `valueOf` answers what a broadcast holds on the driver. */
export function reachable(
  roots: Iterable<unknown>,
  valueOf: (broadcast: Broadcast<unknown>) => unknown,
): Reached {
  const seen = new Set<unknown>();
  const waiting = [...roots];
  let blind = false;
  const captured = (value: unknown): void => {
    const found = handlesIn(value);
    waiting.push(...found.handles);
    blind ||= found.blind;
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at instanceof RddCore) {
      const rdd = at as AnyRdd;
      for (const dependency of rdd.askedDependencies ?? []) seen.add(dependency);
      waiting.push(...rdd.parents, ...(rdd.node.closures ?? []));
    } else if (at instanceof Broadcast) captured(valueOf(at as Broadcast<unknown>));
    else if (!(at instanceof AccumulatorV2)) captured(at);
  }
  return { seen, blind };
}
