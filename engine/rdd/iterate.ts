/**
 * How a partition is computed: a chain of record-by-record steps becomes one sink, the source below it pushes. Nothing is stored
 * between the steps: that is Spark's pipelining. A persisted RDD ends the chain: its block is the source. Chains longer than
 * SEGMENT are cut into segments that hand records over one at a time, so that no stack grows with the lineage.
 */
import { defined } from "../foundation/assert.ts";
import { fused } from "./fused-steps.ts";
import type { AnyRdd } from "./core.ts";
import type { Pipe } from "./rdd-node.ts";
import type { Cursor, Sink, TaskContext } from "./ports.ts";

const SEGMENT = 500;

/** Opens `rdd`'s partition for `sink`. */
export function iterate(
  rdd: AnyRdd,
  partition: number,
  task: TaskContext,
  sink: Sink<unknown>,
): Cursor {
  if (!rdd.isPersisted) return compute(rdd, partition, task, sink);
  const block = task.getOrCompute(rdd, partition, () => collectAll(compute, rdd, partition, task));
  return arrayCursor(block, sink);
}

type Open = (rdd: AnyRdd, partition: number, task: TaskContext, sink: Sink<unknown>) => Cursor;

/** All records of a partition. */
export function collectAll(
  open: Open,
  rdd: AnyRdd,
  partition: number,
  task: TaskContext,
): unknown[] {
  const records: unknown[] = [];
  const cursor = open(rdd, partition, task, (record) => {
    records.push(record);
    return true;
  });
  cursor.resume();
  cursor.close();
  return records;
}

function compute(rdd: AnyRdd, partition: number, task: TaskContext, sink: Sink<unknown>): Cursor {
  const resumes: (() => boolean)[] = [];
  let down = sink;
  let at = rdd;
  let index = partition;
  for (let depth = 0; ; depth += 1) {
    if (at.savedIn !== undefined)
      return withResumes(iterate(at.savedIn, index, task, down), resumes);
    const pipe: Pipe<unknown> | undefined = at.node.pipe;
    if (pipe === undefined) return withResumes(openSource(at, index, task, down), resumes);
    const inOne = fused(at, task, down);
    const opened = inOne ?? pipe.open(task, index, charged(at, task, down));
    down = opened.sink;
    if (opened.resume !== undefined) resumes.push(opened.resume);
    if (inOne !== undefined) at = inOne.last;
    const parent = defined(at.dependencies[0], "the parent of a narrow step");
    index = defined(
      parent.kind === "ShuffleDependency" ? undefined : parent.getParents(index)[0],
      "a parent partition",
    );
    at = parent.rdd;
    if (at.isPersisted) return withResumes(iterate(at, index, task, down), resumes);
    if (depth === SEGMENT) return withResumes(handOver(at, index, task, down), resumes);
  }
}

function openSource(rdd: AnyRdd, index: number, task: TaskContext, down: Sink<unknown>): Cursor {
  const open = defined(rdd.node.compute, `how ${rdd.node.className} computes a partition`);
  return open(index, task, charged(rdd, task, down));
}

/** Charges what the program said a record of this RDD costs. */
function charged(rdd: AnyRdd, task: TaskContext, down: Sink<unknown>): Sink<unknown> {
  const cost = rdd.costPerRecord;
  if (cost === 0) return down;
  return (record) => {
    task.charge(cost);
    return down(record);
  };
}

/** What is left in the steps goes first, nearest to the sink first; then the source goes on. */
function withResumes(source: Cursor, resumes: readonly (() => boolean)[]): Cursor {
  if (resumes.length === 0) return source;
  return {
    resume: () => resumes.some((resume) => resume()) || source.resume(),
    close: () => source.close(),
  };
}

/** A border between two segments: one record at a time crosses it. */
function handOver(rdd: AnyRdd, index: number, task: TaskContext, down: Sink<unknown>): Cursor {
  let held: unknown;
  let full = false;
  const upstream = iterate(rdd, index, task, (record) => {
    held = record;
    full = true;
    return false;
  });
  return {
    resume: () => {
      for (;;) {
        const more = upstream.resume();
        if (!full) return false;
        full = false;
        if (!down(held)) return true;
        if (!more) return false;
      }
    },
    close: () => upstream.close(),
  };
}

/** Pushes the elements of an array, from where it stopped. */
export function arrayCursor<T>(records: readonly T[], sink: Sink<T>): Cursor {
  let at = 0;
  return {
    resume: () => {
      while (at < records.length) {
        const record = records[at] as T;
        at += 1;
        if (!sink(record)) return true;
      }
      return false;
    },
    close: () => undefined,
  };
}
