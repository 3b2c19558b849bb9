/**
 * FutureAction: an action that was started and not waited for; it can be cancelled. `get` answers a promise where Scala's blocks. Left out: `ready`
 * and `result`, which wait for a time that passes only while the program waits. Spark 3.5.3: core/…/FutureAction.scala.
 */
import { SparkException } from "../foundation/errors.ts";
import type { JobId } from "../foundation/ids.ts";
import type { SubmittedJob } from "./ports.ts";

/** Starts a job of a future action and remembers it, so that it can be cancelled. */
export type StartJob = <U>(start: () => SubmittedJob<U>) => Promise<U[]>;

export class FutureAction<T> {
  readonly #jobs: SubmittedJob<unknown>[] = [];
  readonly #answer: Promise<T>;
  #cancelled = false;
  #completed = false;
  #value: { readonly value: T } | { readonly error: unknown } | undefined;

  constructor(run: (start: StartJob) => Promise<T>) {
    this.#answer = run((start) => {
      if (this.#cancelled) throw new SparkException("Action has been cancelled");
      const job = start();
      this.#jobs.push(job);
      return job.results;
    });
    this.#answer.then(
      (value) => this.#complete({ value }),
      (error: unknown) => this.#complete({ error }),
    );
  }

  #complete(value: { readonly value: T } | { readonly error: unknown }): void {
    this.#completed = true;
    this.#value = value;
  }

  /** Gives up the jobs that run; the answer fails then. */
  cancel(): void {
    this.#cancelled = true;
    if (!this.#completed) for (const job of this.#jobs) job.cancel();
  }

  /** The answer. @throws SparkException where a job failed or was cancelled. */
  get(): Promise<T> {
    return this.#answer;
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  get isCompleted(): boolean {
    return this.#completed;
  }

  /** What came of it, once it is completed. */
  get value(): { readonly value: T } | { readonly error: unknown } | undefined {
    return this.#value;
  }

  /** The ids of the jobs started so far. */
  get jobIds(): readonly JobId[] {
    return this.#jobs.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]));
  }

  onComplete(
    handler: (outcome: { readonly value: T } | { readonly error: unknown }) => void,
  ): void {
    this.#answer.then(
      (value) => handler({ value }),
      (error: unknown) => handler({ error }),
    );
  }
}
