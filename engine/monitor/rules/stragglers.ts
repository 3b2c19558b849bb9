/**
 * Which tasks of a stage are much longer than the others, and whether that is because they read more. In Spark: the summary of a stage's tasks, and
 * speculation, which takes an attempt for slow from 1.5 medians on. Ours: two medians, since between one and two there is what caches, compilers and
 * neighbours do to equal tasks. The first tasks on the slots of an executor load classes and are slow together: they are measured against one another, too.
 * Left out on purpose: which key it is; a log does not tell. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** A task that succeeded. */
export interface TaskSeen {
  readonly millis: number;
  /** Records that it took in; bytes where records are not told. */
  readonly reads: number;
  /** Whether it was among the first on the slots of its executor. */
  readonly isCold: boolean;
}

export interface LongTasks {
  /** What the longest of them is: it reads more (skew), or it does not (straggler). */
  readonly kind: "skew" | "straggler";
  /** The places of all long tasks of that kind in the list. */
  readonly tasks: readonly number[];
}

/** Undefined where no task is long; a kata's part. */
export type FindStraggler = (tasks: readonly TaskSeen[]) => LongTasks | undefined;

/** Times the median. */
const LONG = 2;
/** A long task that reads so many times the median reads more; at twice the time, what is left is a fixed cost of tasks. */
const READS_MORE = 1.5;

const ascending = (values: readonly number[]): readonly number[] =>
  [...values].sort((a, b) => a - b);

const findStraggler: FindStraggler = (tasks) => {
  const sorted = ascending(tasks.map(({ millis }) => millis));
  const median = Math.max(1, sorted[sorted.length >> 1] ?? 0);
  const cold = ascending(tasks.filter(({ isCold }) => isCold).map(({ millis }) => millis));
  // Of two in the middle the lower: where half of the slots are slow, that is not how slots begin.
  const usual = Math.max(median, cold[(cold.length - 1) >> 1] ?? 0);
  const reads = ascending(tasks.map((task) => task.reads));
  const much = READS_MORE * (reads[reads.length >> 1] ?? 0);
  const long = tasks.flatMap((task, place) =>
    task.millis >= LONG * (task.isCold ? usual : median) ? [{ ...task, place }] : [],
  );
  if (tasks.length < 2 || long.length === 0) return undefined;
  const isSkew = long.reduce((a, b) => (b.millis > a.millis ? b : a)).reads > much;
  const alike = long.filter((task) => task.reads > much === isSkew);
  return { kind: isSkew ? "skew" : "straggler", tasks: alike.map(({ place }) => place) };
};

const kinds: readonly unknown[] = ["skew", "straggler"];

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfStragglers(kata: FindStraggler | undefined): FindStraggler {
  if (kata === undefined) return findStraggler;
  return (tasks) => {
    const answer = kata(frozen(tasks)) as Partial<LongTasks> | undefined;
    if (answer === undefined) return undefined;
    const isUsable =
      kinds.includes(answer?.kind) &&
      Array.isArray(answer?.tasks) &&
      answer.tasks.length > 0 &&
      answer.tasks.every((place: unknown) => tasks[place as number] !== undefined);
    if (isUsable) return answer as LongTasks;
    throw new KataFault("findStraggler", {
      en: `${shown(answer)} does not name long tasks`,
      ko: `긴 태스크를 가리키지 않습니다: ${shown(answer)}`,
    });
  };
}
