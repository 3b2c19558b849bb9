/**
 * Checkpoints: an RDD whose records are saved after the first job on it, and whose lineage is cut there. A reliable one writes files
 * under the checkpoint directory, in a job of its own; a local one keeps blocks on the executors and runs a job for missing ones only.
 * The same as Spark: marked before the first job or never done, once for an RDD, the nearest marked one on each way up. Left out:
 * spark.checkpoint.checkpointAllMarkedAncestors, compression, reading a checkpoint of another application.
 * Rules C1.70 to C1.74. Spark 3.5.3: core/…/rdd/RDDCheckpointData.scala, ReliableCheckpointRDD.scala, LocalCheckpointRDD.scala.
 */
import { JavaError, SparkException } from "../foundation/errors.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import type { AnyRdd } from "./core.ts";
import type { RddNode } from "./rdd-node.ts";
import type { Cursor, ResultFunction } from "./ports.ts";
import { arrayCursor } from "./iterate.ts";
import { levelText } from "./storage-level.ts";

/** How an RDD was marked: with the folder of its files, or to be kept on the executors. */
export type CheckpointMark =
  { readonly kind: "reliable"; readonly folder: string } | { readonly kind: "local" };

/** The RDDs that a job on `rdd` has to checkpoint now: the nearest marked ones on each way up. Each RDD is asked once in its life. */
export function dueCheckpoints(rdd: AnyRdd): AnyRdd[] {
  const due: AnyRdd[] = [];
  const waiting = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!at.askForCheckpoint()) continue;
    if (at.checkpointMark !== undefined) due.push(at);
    else waiting.push(...at.dependencies.map((dependency) => dependency.rdd).reverse());
  }
  return due;
}

/** Why an RDD cannot be saved: a local checkpoint that has been unpersisted by then. The action fails of it, and nobody asks again. */
export function refusal(rdd: AnyRdd): JavaError | undefined {
  const level = rdd.getStorageLevel();
  if (rdd.checkpointMark?.kind !== "local" || level.useDisk) return undefined;
  return new JavaError(
    "java.lang.AssertionError",
    `assumption failed: Storage level ${levelText(level)} is not appropriate for local checkpointing`,
  );
}

/** The partitions that the job of a checkpoint computes: all for files, those without a block for a local one. */
export function partitionsToSave(rdd: AnyRdd): number[] {
  const all = Array.from({ length: rdd.getNumPartitions() }, (_, partition) => partition);
  if (rdd.checkpointMark?.kind === "reliable") return all;
  return all.filter((partition) => !rdd.context.hasBlock(rdd, partition));
}

/** What a task of that job does: writes its file, or computes, so that the block is kept. */
export function saving(rdd: AnyRdd): ResultFunction<undefined> {
  const mark = rdd.checkpointMark;
  return {
    closures: [],
    run: (task, open) => {
      const records: unknown[] = [];
      open((record) => {
        records.push(record);
        return true;
      }).resume();
      if (mark?.kind === "reliable")
        task.saveRecords(`${mark.folder}/${fileOf(task.partitionId)}`, records);
      return undefined;
    },
  };
}

/** Saved: from now on the RDD reads what was saved, and forgets what it was made from. */
export function cutLineage(rdd: AnyRdd): void {
  const mark = rdd.checkpointMark;
  if (mark === undefined) return;
  if (mark.kind === "reliable" && rdd.partitioner !== undefined)
    rdd.context.files.write(
      `${mark.folder}/_partitioner`,
      encodeUtf8(`${rdd.partitioner.className} ${rdd.partitioner.numPartitions}`),
    );
  const partitions = rdd.getNumPartitions();
  rdd.readFrom(
    rdd.derive(
      mark.kind === "reliable" ? savedInFiles(mark.folder, partitions) : savedInBlocks(rdd),
    ),
  );
}

function savedInFiles(folder: string, partitions: number): RddNode<unknown> {
  return {
    className: "ReliableCheckpointRDD",
    numPartitions: () => partitions,
    dependencies: () => [],
    compute: (partition, task, sink) =>
      arrayCursor(task.savedRecords(`${folder}/${fileOf(partition)}`), sink),
  };
}

/** Nobody computes it while the blocks are there: the RDD itself is persisted, and finds them first. */
function savedInBlocks(rdd: AnyRdd): RddNode<unknown> {
  const { id } = rdd;
  const partitions = rdd.getNumPartitions();
  return {
    className: "LocalCheckpointRDD",
    numPartitions: () => partitions,
    dependencies: () => [],
    compute: (partition): Cursor => {
      throw new SparkException(
        `Checkpoint block rdd_${id}_${partition} not found! Either the executor\nthat originally checkpointed this partition is no longer alive, or the original RDD is\nunpersisted. If this problem persists, you may consider using \`rdd.checkpoint()\`\ninstead, which is slower than local checkpointing but more fault-tolerant.`,
      );
    },
  };
}

const fileOf = (partition: number): string => `part-${String(partition).padStart(5, "0")}`;
