/**
 * The part of a SparkContext that knows what is kept on the cluster: persisted RDDs, shuffles, and what goes when the program refers to it no more.
 * Rules C5.27, C6.9. Ours: `holdsOnly` and `collectGarbage`, which are variables and `System.gc()` in a Scala program. Spark 3.5.3: core/…/SparkContext.scala.
 */
import type { RddId } from "../foundation/ids.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { RddContext } from "../rdd/ports.ts";
import type { Handle } from "./context-cleaner.ts";
import { rddStorageInfo, type RDDStorageInfo } from "./rdd-storage-info.ts";
import { SharedVariables } from "./shared-variables.ts";

export abstract class KeptRdds extends SharedVariables {
  readonly #runtime: DriverRuntime;

  constructor(runtime: DriverRuntime) {
    super(runtime);
    this.#runtime = runtime;
  }

  made(rdd: AnyRdd): void {
    this.cleaner.made(rdd);
  }

  shuffleMade(dependency: ShuffleDependency): void {
    this.cleaner.shuffleMade(dependency);
  }

  cleanShuffleDependencies(rdd: AnyRdd): void {
    this.cleaner.cleanShuffleDependencies(rdd);
  }

  /** From here on these are the only RDDs, broadcasts and accumulators that the program refers to, beside those that it makes later. */
  holdsOnly(...handles: readonly Handle[]): void {
    this.cleaner.holdsOnly(handles);
  }

  /** What `System.gc()` is in a Scala program: what nothing refers to any more is cleaned. */
  collectGarbage(why: string = "the program asks"): void {
    this.cleaner.collect(why);
  }

  persistRdd(rdd: AnyRdd): void {
    this.cleaner.persisted.set(rdd.id, rdd);
  }

  unpersistRdd(rdd: AnyRdd, _blocking: boolean): void {
    this.#runtime.log("INFO", rdd.node.className, `Removing RDD ${rdd.id} from persistence list`);
    this.cleaner.unpersist(rdd.id);
  }

  cachedBlocks(rdd: AnyRdd): ReturnType<RddContext["cachedBlocks"]> {
    return this.#runtime.blocks.cached(rdd.id);
  }

  /** What is stored of the persisted RDDs. */
  getRDDStorageInfo(): RDDStorageInfo[] {
    return rddStorageInfo(this.cleaner.persisted.values(), (rdd) => this.cachedBlocks(rdd));
  }

  getPersistentRDDs(): ReadonlyMap<RddId, AnyRdd> {
    for (const rdd of this.cleaner.persisted.values()) this.cleaner.hold(rdd);
    return new Map(this.cleaner.persisted);
  }
}
