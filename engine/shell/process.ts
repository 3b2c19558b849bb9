/**
 * A process that a command started: its number, what it prints and where to, how it ends, and what a signal does to it.
 *
 * In Spark: a JVM, or a program of the system beside it. Left out on purpose: groups, sessions, owners.
 */
import type { LogLine } from "../events/trace.ts";

export type Signal = "SIGTERM" | "SIGINT" | "SIGKILL" | "SIGSTOP" | "SIGCONT" | "SIGHUP";

export const signalNumbers: Readonly<Record<Signal, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGTERM: 15,
  SIGCONT: 18,
  SIGSTOP: 19,
};

export interface Streams {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export interface ProcessOptions {
  readonly pid: number;
  readonly host: string;
  readonly words: readonly string[];
  /** As `jps` names it; undefined for what is no JVM. */
  readonly mainClass: string | undefined;
  readonly streams: Streams;
}

export class ShellProcess {
  readonly pid: number;
  readonly host: string;
  readonly words: readonly string[];
  readonly mainClass: string | undefined;
  readonly streams: Streams;
  /** The names under which the trace knows it. */
  readonly names = new Set<string>();
  /** Log lines below it are not written. */
  level: LogLine["level"] = "INFO";
  /** Its exit code, once it has one. */
  exit: number | undefined;
  /** What a signal does to it, as long as it has nothing better than to end. */
  onSignal: (signal: Signal) => void = (signal) => {
    if (signal !== "SIGSTOP" && signal !== "SIGCONT") this.end(128 + signalNumbers[signal]);
  };
  /** Waits for lines that are typed; undefined where nobody reads. */
  onInput: ((line: string | undefined) => void) | undefined;

  constructor(options: ProcessOptions) {
    this.pid = options.pid;
    this.host = options.host;
    this.words = options.words;
    this.mainClass = options.mainClass;
    this.streams = options.streams;
  }

  get alive(): boolean {
    return this.exit === undefined;
  }

  end(exit: number): void {
    this.exit ??= exit;
  }

  /** A log line of its own, unless spark.log.level leaves it out. */
  logged(level: LogLine["level"], text: string): void {
    if (severity[level] >= severity[this.level]) this.streams.err(text);
  }
}

const severity = { INFO: 0, WARN: 1, ERROR: 2 } as const;
