/**
 * Actions that start a job and answer a FutureAction, which can be cancelled. Actions here answer promises anyway; what these have besides is the
 * handle. `takeAsync` widens its search otherwise than `take` does (C1.64). Spark 3.5.3: core/…/rdd/AsyncRDDActions.scala.
 */
import { DistinctCounts } from "./distinct-counts.ts";
import { FutureAction } from "./future-action.ts";
import type { Operation, ResultFunction, UserFunction } from "./ports.ts";
import { collecting, counting, taking, visiting } from "./result-functions.ts";
import { overPartition } from "./tree-actions.ts";

export abstract class AsyncActions<T> extends DistinctCounts<T> {
  countAsync(): FutureAction<number> {
    return this.started("countAsync", counting, (counts) => counts.reduce((sum, n) => sum + n, 0));
  }

  collectAsync(): FutureAction<T[]> {
    return this.started("collectAsync", collecting, (parts) => parts.flat() as T[]);
  }

  foreachAsync(f: (record: T) => void): FutureAction<void> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    return this.started("foreachAsync", visiting(closure), () => undefined);
  }

  foreachPartitionAsync(f: (records: IterableIterator<T>) => void): FutureAction<void> {
    const closure = f as UserFunction;
    this.context.clean(closure);
    return this.started("foreachPartitionAsync", overPartition(closure), () => undefined);
  }

  private started<U, R>(
    name: string,
    action: ResultFunction<U>,
    finish: (parts: U[]) => R,
  ): FutureAction<R> {
    return this.context.operation(name, () => {
      this.getNumPartitions();
      const operation = this.context.currentOperation();
      return new FutureAction<R>(async (start) =>
        finish(await start(() => this.context.submitJob(this, action, { operation }))),
      );
    });
  }

  /**
   * The first `n` records, in as many jobs as it takes. As in Spark, the call site it sets for its jobs is never cleared: what the program makes
   * afterwards is said to stand at this takeAsync, until `clearCallSite`.
   */
  takeAsync(n: number): FutureAction<T[]> {
    return this.context.operation("takeAsync", () => {
      const total = this.getNumPartitions();
      const operation: Operation = this.context.currentOperation();
      if (n > 0 && total > 0) this.context.setCallSite(operation.callSite);
      return new FutureAction<T[]>(async (start) => {
        const found: unknown[] = [];
        for (let scanned = 0; found.length < n && scanned < total;) {
          const count = Math.min(nextCount(n, found.length, scanned), total - scanned);
          const from = scanned;
          const partitions = Array.from({ length: count }, (_, i) => from + i);
          const action = taking(n - found.length);
          const parts = await start(() =>
            this.context.submitJob(this, action, { partitions, operation }),
          );
          for (const part of parts) found.push(...part.slice(0, n - found.length));
          scanned += count;
        }
        return found as T[];
      });
    });
  }
}

/** How many partitions `takeAsync` looks at next; at least one. */
function nextCount(n: number, found: number, scanned: number): number {
  if (scanned === 0) return 1;
  if (found === 0) return scanned * 4;
  const wider = Math.max(1, Math.trunc((1.5 * n * scanned) / found) - scanned);
  return Math.min(wider, scanned * 4);
}
