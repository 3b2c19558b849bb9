/**
 * SparkContext, the part that checkpoints ask: the directory, and the jobs that follow an action and save what was marked. Rules C1.70 to
 * C1.73. Spark 3.5.3: SparkContext.setCheckpointDir, SparkContext.runJob (its last line), RDD.doCheckpoint.
 */
import type { Random } from "../foundation/random.ts";
import {
  cutLineage,
  dueCheckpoints,
  partitionsToSave,
  refusal,
  saving,
} from "../rdd/checkpoint.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { Operation, ResultFunction } from "../rdd/ports.ts";
import type { FileSystem } from "../world/disk.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import { KeptRdds } from "./kept-rdds.ts";

type Settled<T> = (outcome: { readonly value: T } | { readonly error: Error }) => void;

/** Runs a job that saves. */
type RunSaving = (
  rdd: AnyRdd,
  action: ResultFunction<undefined>,
  partitions: readonly number[],
  settled: Settled<undefined[]>,
) => void;

export abstract class CheckpointJobs extends KeptRdds {
  readonly #runtime: DriverRuntime;
  #directory: string | undefined;

  constructor(runtime: DriverRuntime) {
    super(runtime);
    this.#runtime = runtime;
  }

  /** What is made belongs to the operation, as what is made in it does. */
  abstract within<R>(operation: Operation, build: () => R): R;

  get files(): FileSystem {
    return this.#runtime.options.world.files;
  }

  hasBlock(rdd: AnyRdd, partition: number): boolean {
    return this.#runtime.blocks.locations(rdd.id, partition).length > 0;
  }

  /** The folder under which checkpoints are saved, in one of this context's own; executors must reach it. */
  setCheckpointDir(directory: string): void {
    const random = this.#runtime.options.world.random("checkpoint directory");
    this.#directory = `${directory.replace(/\/+$/, "")}/${uuidFrom(random)}`;
  }

  getCheckpointDir(): string | undefined {
    return this.#directory;
  }

  /** After a job on `rdd`: one further job for each RDD to save, whose lineage is then cut; then the job's results. */
  protected saveMarked<T>(
    rdd: AnyRdd,
    operation: Operation,
    settled: Settled<T>,
    value: T,
    run: RunSaving,
  ): void {
    const due = dueCheckpoints(rdd);
    if (due.length === 0) return settled({ value });
    const saveNext = (): void => {
      const next = due.shift();
      if (next === undefined) return settled({ value });
      const refused = refusal(next);
      if (refused !== undefined) return settled({ error: refused });
      const partitions = partitionsToSave(next);
      const saved: Settled<undefined[]> = (outcome) => {
        if ("error" in outcome) return settled(outcome);
        this.within(operation, () => cutLineage(next));
        this.cleaner.checkpointMade(next);
        saveNext();
      };
      if (next.checkpointMark?.kind === "local" && partitions.length === 0) saved({ value: [] });
      else run(next, saving(next), partitions, saved);
    };
    this.#runtime.options.world.after(0, "what was marked is saved", saveNext);
  }
}

function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.below(16).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
