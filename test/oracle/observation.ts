/**
 * What can be observed of one run of a program, in one shape for real Spark and for the engine.
 * In Spark: listener events, results, `toDebugString`. The same: ids, names, texts. Left out on purpose: times, TIDs, hosts, ports,
 * file names and line numbers, stack frames: they are replaced by fixed words or dropped, on both sides alike.
 */
import type { Program } from "./program.ts";
import type { Value } from "./types.ts";

export interface Failed {
  readonly error: { readonly class: string; readonly message: string };
}
export type Outcome = { readonly value: Value } | Failed;

export interface NodeSeen {
  readonly name: string;
  readonly id: number;
  readonly partitioner: string | null;
  /** -1 where asking for it fails; `debug` then holds the error. */
  readonly partitions: number;
  readonly debug: readonly string[];
  /** The records of each partition, in order. */
  readonly contents: Outcome;
}

export interface RddSeen {
  readonly id: number;
  readonly name: string;
  readonly site: string;
  readonly parents: readonly number[];
  readonly partitions: number;
  readonly deterministic: string;
}

export interface StageSeen {
  readonly id: number;
  readonly name: string;
  readonly tasks: number;
  readonly parents: readonly number[];
  /** Ids of its RDDs: the last and all narrow ancestors. */
  readonly rdds: readonly number[];
  /** Ids of those that are marked to be kept when the job starts. */
  readonly persisted: readonly number[];
}

export interface JobSeen {
  readonly id: number;
  /** The step of the program that ran it. */
  readonly step: string;
  readonly failed: string | null;
  readonly stages: readonly StageSeen[];
  /** Stages of the job that never ran, because their outputs were there. */
  readonly skipped: readonly number[];
}

/** A named accumulator of the program in the list of a task (what the attempt added) or of a stage (its value then). */
export interface AccumulableSeen {
  /** Counted from the first id of the context. */
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly countFailed: boolean;
}

/** A piece of a broadcast of the program that came to a block manager, or went. */
export interface PieceSeen {
  readonly block: string;
  readonly executor: string;
  readonly there: boolean;
}

export interface AttemptSeen {
  readonly stage: number;
  readonly attempt: number;
  readonly tasks: number;
  readonly failed: string | null;
  /** Left out where there are none. */
  readonly accumulables?: readonly AccumulableSeen[];
}

export interface TaskSeen {
  readonly stage: number;
  readonly attempt: number;
  readonly index: number;
  readonly try: number;
  readonly partition: number;
  readonly executor: string;
  readonly type: string;
  readonly locality: string;
  readonly reason: { readonly kind: string; readonly text?: string };
  /** Left out where there are none. */
  readonly accumulables?: readonly AccumulableSeen[];
}

export interface Observation {
  readonly results: Readonly<Record<string, Outcome>>;
  readonly nodes: readonly NodeSeen[];
  readonly jobs: readonly JobSeen[];
  /** Every RDD that a job told of, by id. */
  readonly rdds: readonly RddSeen[];
  /** Stage attempts in the order of their submission. */
  readonly attempts: readonly AttemptSeen[];
  /** Sorted by stage, attempt, index and try: the order of ends is free. */
  readonly tasks: readonly TaskSeen[];
  /** Ids of executors lost, in order. */
  readonly lost: readonly string[];
  readonly unpersisted: readonly number[];
  /** Left out where there are none; each once, sorted. */
  readonly pieces?: readonly PieceSeen[];
}

export interface Recording {
  readonly spark: string;
  readonly program: Program;
  readonly observation: Observation;
}

/** A text without hosts, ports, paths, TIDs, line numbers and stack frames. */
export function normalText(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s+(at |\.\.\. \d+ more)/.test(line))
    .join("\n")
    .replace(/\(TID \d+\)/g, "(TID n)")
    .replace(/\(\S+ executor (\w+)\)/g, "(HOST executor $1)")
    .replace(/(?:file:)?\/[^\s:]*\/(f\d+)\b/g, "<$1>")
    .replace(/\b(\w+) at [^\s:]+\.\w+:\d+(:\d+)?/g, "$1 at <op>")
    .replace(/\b\d+\.\d+\.\d+\.\d+(:\d+)?/g, "HOST");
}

/** A list as an optional field: left out when it is empty. */
export const someOf = <K extends string, T>(field: K, list: readonly T[]): { [key in K]?: T[] } =>
  list.length === 0 ? {} : ({ [field]: [...list] } as { [key in K]: T[] });

/** Pieces each once, in one order. */
export const piecesSeen = (pieces: readonly PieceSeen[]): PieceSeen[] =>
  [...new Map(pieces.map((piece) => [JSON.stringify(piece), piece] as const))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, piece]) => piece);

export const byTask = (a: TaskSeen, b: TaskSeen): number =>
  a.stage - b.stage || a.attempt - b.attempt || a.index - b.index || a.try - b.try;

/** Whether text may stand in a recording: no path, host or time of the machine that made it. */
export function leaks(json: string): string[] {
  const traces = [
    /\/tmp\/\S*/,
    /\/home\/\S*/,
    /\/work\/\S*/,
    /127\.0\.0\.\d/,
    /localhost/,
    /20\d\d-\d\d-\d\d/,
    /\.scala:\d+/,
    /pyspark/,
  ];
  return traces.flatMap((trace) => trace.exec(json)?.[0] ?? []);
}
