/** The execution memory of one attempt: TaskMemoryManager. Rules C7.6, C7.9, C7.11. Spark 3.5.3: core/…/memory/TaskMemoryManager.java. */
import type { TaskMemory } from "../collection/task-memory.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import { MiB, type Bytes, type Micros } from "../foundation/sizes.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import type { TaskAttempt } from "./task-attempt.ts";
import { Paused } from "./wait-points.ts";

/** What is the same for all tasks of an executor. */
export type MemorySettings = Pick<
  TaskMemory,
  "initialThreshold" | "forceSpillThreshold" | "pageSize"
>;

/** `pool`: what execution can have of the heap at first. */
export const memorySettings = (conf: SparkConf, pool: Bytes, cores: number): MemorySettings => ({
  initialThreshold: conf.size("spark.shuffle.spill.initialMemoryThreshold"),
  forceSpillThreshold: conf.int("spark.shuffle.spill.numElementsForceSpillThreshold"),
  pageSize:
    conf.getOption("spark.buffer.pageSize") === undefined
      ? defaultPageSize(pool, cores)
      : conf.size("spark.buffer.pageSize"),
});

/** The header of an array, which the garbage collector G1 wants within a region of a power of two. */
const ARRAY_HEADER = 16;

/** A sixteenth of a core's share, as the next power of two, from 1 to 64 MiB. */
function defaultPageSize(pool: Bytes, cores: number): Bytes {
  let size = MiB;
  while (size < pool / cores / 16 && size < 64 * MiB) size *= 2;
  return size - ARRAY_HEADER;
}

export function taskMemory(attempt: TaskAttempt, env: ExecutorEnv): TaskMemory {
  const id = attempt.taskAttemptId;
  const start = { after: attempt.elapsed, place: attempt.effects.length };
  return {
    ...env.memorySettings,
    classes: env.classes,
    acquire: (bytes) => acquire(attempt, env, bytes),
    acquireAtStart: (bytes) => acquire(attempt, env, bytes, start),
    release: (bytes) => {
      attempt.memoryUse.held -= bytes;
      later(attempt, () => env.sharing.give(id, bytes));
    },
    tell: ({ memory, disk, peak }) => {
      const { metrics } = attempt;
      metrics.memoryBytesSpilled += memory;
      metrics.diskBytesSpilled += disk;
      metrics.peakExecutionMemory += peak;
      if (disk > 0)
        attempt.charge(Math.ceil(disk / env.costs.diskWrite + disk / env.costs.diskRead));
    },
    say: (logger, text) => later(attempt, () => env.say(logger, text.replaceAll("#", String(id)))),
  };
}

const later = ({ effects, elapsed }: TaskAttempt, apply: () => void): void =>
  void effects.push({ after: elapsed, apply });

/** The answer is known from an earlier run, or foreseen, and asked for when the instant is there. */
function acquire(
  attempt: TaskAttempt,
  { sharing }: ExecutorEnv,
  bytes: Bytes,
  asked?: { readonly after: Micros; readonly place: number },
): Bytes {
  const use = attempt.memoryUse;
  const nth = use.asked;
  use.asked += 1;
  const known = attempt.waits.grants[nth];
  if (known !== undefined) attempt.elapsed = Math.max(attempt.elapsed, known.at);
  const { granted, waits } =
    known === undefined
      ? sharing.foresee(attempt.taskAttemptId, use.held, bytes)
      : { granted: Math.min(bytes, known.bytes), waits: false };
  const ask = { nth, bytes, foreseen: waits ? undefined : granted };
  const { after, place } = asked ?? { after: attempt.elapsed, place: attempt.effects.length };
  attempt.effects.splice(place, 0, { after, ask });
  if (waits) throw new Paused("memory", "memory");
  use.held += granted;
  return granted;
}
