/**
 * ContextCleaner: what the driver no longer refers to is taken from the cluster after a collection of garbage: blocks of RDDs, shuffle files with their
 * map outputs, broadcasts, accumulators and, if asked, checkpoints. Same as Spark: what is cleaned and what becomes of it, also the code of stages
 * that are over; nothing that a handle or a running job leads to. Ours: JavaScript tells nobody which variables a program still has, and when it
 * collects. So a collection is an event (the program's wish, a fault at any instant, the interval), and a program holds what it was given until
 * it says `holdsOnly`. Left out on purpose: waiting for executors to answer (spark.cleaner.referenceTracking.blocking), since they answer at
 * once here; the accumulators of internal metrics. Rules C1.13, C5.27. Spark 3.5.3: core/…/ContextCleaner.scala.
 */
import { illegalArgument, JavaError } from "../foundation/errors.ts";
import type { RddId, ShuffleId } from "../foundation/ids.ts";
import { AccumulatorV2, type AnyAccumulator } from "../events/accumulator-v2.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import { RddCore, type AnyRdd } from "../rdd/core.ts";
import { isShuffle, type ShuffleDependency } from "../rdd/dependency.ts";
import { isStored } from "../rdd/storage-level.ts";
import { Broadcast } from "../storage/broadcast.ts";
import { reachable } from "./reachable.ts";

/** What a program can refer to. */
export type Handle = AnyRdd | Broadcast<unknown> | AnyAccumulator;

/** A job that runs: what it computes, and with which functions. */
interface RunningJob {
  readonly rdd: AnyRdd;
  readonly closures: readonly unknown[];
}

export class ContextCleaner {
  readonly #driver: DriverRuntime;
  readonly #tracks: boolean;
  #held = new Set<unknown>();
  #building = false;
  readonly #jobs = new Set<RunningJob>();
  readonly persisted = new Map<RddId, AnyRdd>();
  readonly #shuffles = new Map<ShuffleId, ShuffleDependency>();
  readonly #broadcasts = new Map<number, Broadcast<unknown>>();
  readonly #saved = new Map<RddId, { readonly folder: string; readonly rdd: AnyRdd }>();
  /** What was cleaned: a program that still uses it had not told the truth. */
  readonly #cleaned = new WeakSet<object>();
  #anyCleaned = false;

  constructor(driver: DriverRuntime) {
    this.#driver = driver;
    const { conf } = driver.options;
    this.#tracks = conf.bool("spark.cleaner.referenceTracking");
    if (this.#tracks) this.#collectLater(conf.time("spark.cleaner.periodicGC.interval"));
  }

  #collectLater(interval: number): void {
    this.#driver.options.world.daemonAfter(interval, "the driver collects garbage", () => {
      if (this.#driver.stopped) return;
      this.collect("spark.cleaner.periodicGC.interval");
      this.#collectLater(interval);
    });
  }

  /** An RDD was made: the program has it, unless an operation made it for itself. */
  made(rdd: AnyRdd): void {
    if (!this.#building) this.#held.add(rdd);
  }

  /** Builds: of what is made the program is given only what this answers, and nothing of what the later steps of an action make. */
  build<R>(make: () => R, given: boolean): R {
    const outer = this.#building;
    this.#building = true;
    try {
      const result = make();
      const all: readonly unknown[] = Array.isArray(result) ? result : [result];
      if (given) for (const one of all) if (one instanceof RddCore) this.#held.add(one);
      return result;
    } finally {
      this.#building = outer;
    }
  }

  hold(handle: Handle): void {
    this.#held.add(handle);
  }

  broadcastMade(broadcast: Broadcast<unknown>): void {
    this.#broadcasts.set(broadcast.id, broadcast);
    this.hold(broadcast);
  }

  shuffleMade(dependency: ShuffleDependency): void {
    this.#shuffles.set(dependency.shuffleId, dependency);
  }

  /** An RDD's files are written: they go when it goes, if the settings say so. */
  checkpointMade(rdd: AnyRdd): void {
    const { savedIn, checkpointMark: mark } = rdd;
    if (savedIn !== undefined && mark?.kind === "reliable")
      this.#saved.set(rdd.id, { folder: mark.folder, rdd: savedIn });
  }

  holdsOnly(handles: readonly Handle[]): void {
    for (const handle of handles)
      if (!isHandle(handle))
        throw illegalArgument(
          "holdsOnly takes RDDs, broadcasts and accumulators: the handles that the program goes on with",
        );
    this.#held = new Set(handles);
  }

  /** The driver's JVM collects its garbage; what was found is cleaned. */
  collect(why: string): void {
    const driver = this.#driver;
    if (driver.stopped) return;
    const all = this.#garbage();
    // Spark's list of persisted RDDs refers to them weakly, whether the cleaner is there or not.
    for (const { id } of all.rdds) this.persisted.delete(id);
    const found = this.#tracks ? all : nothing;
    const { name } = driver.options.process;
    const event = driver.say({
      kind: "GarbageCollected",
      from: name,
      to: name,
      why,
      rdds: found.rdds.map(({ id }) => id),
      shuffles: found.shuffles.map(({ shuffleId }) => shuffleId),
      broadcasts: [...found.broadcasts.map(({ id }) => id), ...found.codes],
      accumulators: found.accumulators.map(({ id }) => id),
      checkpoints: found.checkpoints,
    });
    driver.options.world.because(event, () => {
      this.#clean(found);
      for (const { shuffleId } of found.shuffles) driver.allocation?.shuffleCleaned(shuffleId);
    });
    driver.local?.collectGarbage();
  }

  #garbage(): Garbage {
    const jobs = [...this.#jobs].flatMap(({ rdd, closures }) => [rdd, ...closures]);
    const { seen, blind } = this.#reach([...this.#held, ...jobs]);
    const isGone = (handle: unknown): boolean => !seen.has(handle);
    const { conf } = this.#driver.options;
    const codes = new Set(this.#driver.broadcasts.codes());
    for (const { set } of this.#driver.tasks.pools.all())
      for (const { binary } of set.tasks) codes.delete(binary.broadcastId);
    return {
      rdds: [...this.persisted.values()].filter(isGone),
      shuffles: [...this.#shuffles.values()].filter(isGone),
      broadcasts: blind ? [] : [...this.#broadcasts.values()].filter(isGone),
      codes: [...codes],
      accumulators: blind ? [] : this.#driver.accumulators.all().filter(isGone),
      checkpoints: conf.bool("spark.cleaner.referenceTracking.cleanCheckpoints")
        ? [...this.#saved].flatMap(([id, { rdd }]) => (isGone(rdd) ? [id] : []))
        : [],
    };
  }

  #reach(roots: Iterable<unknown>): ReturnType<typeof reachable> {
    return reachable(roots, ({ id }) => this.#driver.broadcasts.torrent(id)?.value);
  }

  #clean(found: Garbage): void {
    const driver = this.#driver;
    const { files } = driver.options.world;
    for (const gone of [...found.rdds, ...found.shuffles, ...found.broadcasts]) {
      this.#cleaned.add(gone);
      this.#anyCleaned = true;
    }
    for (const rdd of found.rdds) this.unpersist(rdd.id);
    for (const { shuffleId } of found.shuffles) this.removeShuffle(shuffleId);
    for (const id of [...found.broadcasts.map(({ id }) => id), ...found.codes]) {
      driver.broadcasts.remove(id, true);
      this.#broadcasts.delete(id);
    }
    for (const { id } of found.accumulators) driver.accumulators.remove(id);
    for (const id of found.checkpoints) {
      const saved = this.#saved.get(id);
      if (saved === undefined) continue;
      for (const path of files.list(`${saved.folder}/`)) files.remove(path);
      this.#cleaned.add(saved.rdd);
      this.#anyCleaned = true;
      this.#saved.delete(id);
    }
  }

  /** SparkContext.unpersistRDD. */
  unpersist(id: RddId): void {
    this.persisted.delete(id);
    for (const executor of this.#driver.executors) executor.blocks.removeRdd(id);
    this.#driver.blocks.removeRdd(id);
    this.#driver.post({ kind: "SparkListenerUnpersistRDD", rddId: id });
  }

  /** Its map outputs are forgotten, its files removed on all executors that live. */
  removeShuffle(id: ShuffleId): void {
    this.#shuffles.delete(id);
    this.#driver.tracker.unregisterShuffle(id);
    for (const executor of this.#driver.executors) if (executor.alive) executor.removeShuffle(id);
  }

  /** RDD.cleanShuffleDependencies: the shuffles that it was made by, up to RDDs that are persisted. A later job has to make them again. */
  cleanShuffleDependencies(rdd: AnyRdd): void {
    const waiting = [...rdd.madeBy].toReversed();
    for (let at = this.#tracks ? waiting.pop() : undefined; at; at = waiting.pop()) {
      if (isShuffle(at) && this.#driver.tracker.containsShuffle(at.shuffleId))
        this.removeShuffle(at.shuffleId);
      if (!isStored(at.rdd.getStorageLevel())) waiting.push(...at.rdd.madeBy);
    }
  }

  /**
   * Starts a job: until it is settled, what it needs is reachable. @throws IllegalStateException when it needs what was cleaned, since the program
   * had said that it holds it no more
   */
  running<O, R>(
    job: RunningJob,
    settled: (outcome: O) => void,
    start: (done: typeof settled) => R,
  ): R {
    this.#checkUse(job);
    let over = false;
    const started = start((outcome) => {
      over = true;
      this.#jobs.delete(job);
      settled(outcome);
    });
    if (!over) this.#jobs.add(job);
    return started;
  }

  #checkUse(job: RunningJob): void {
    if (!this.#anyCleaned) return;
    for (const used of this.#reach([job.rdd, ...job.closures]).seen)
      if (this.#cleaned.has(used as object)) throw letGo(used);
  }

  /** @throws IllegalStateException when the driver reads the value of a broadcast that was cleaned */
  checkBroadcast(id: number, broadcast: Broadcast<unknown>): void {
    if (this.#cleaned.has(broadcast)) throw letGo(`Broadcast(${id})`);
  }
}

interface Garbage {
  readonly rdds: readonly AnyRdd[];
  readonly shuffles: readonly ShuffleDependency[];
  readonly broadcasts: readonly Broadcast<unknown>[];
  /** Broadcasts of the code of stages. */
  readonly codes: readonly number[];
  readonly accumulators: readonly AnyAccumulator[];
  readonly checkpoints: readonly RddId[];
}

const nothing: Garbage = {
  rdds: [],
  shuffles: [],
  broadcasts: [],
  codes: [],
  accumulators: [],
  checkpoints: [],
};

const isHandle = (value: unknown): boolean =>
  value instanceof RddCore || value instanceof Broadcast || value instanceof AccumulatorV2;

const letGo = (what: unknown): JavaError => {
  const name =
    what instanceof RddCore || what instanceof Broadcast || typeof what === "string"
      ? String(what)
      : `shuffle ${(what as ShuffleDependency).shuffleId}`;
  return new JavaError(
    "java.lang.IllegalStateException",
    `${name} was cleaned: holdsOnly had not named what leads to it, and yet the program uses it. Name it there.`,
  );
};
