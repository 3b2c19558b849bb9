/**
 * When a program is handed its context: once four fifths of the executors that it begins with are registered, or half a minute has passed, whichever is first. On YARN and Kubernetes; a standalone
 * driver waits for none.
 *
 * In Spark 3.5.3: core/…/scheduler/cluster/CoarseGrainedSchedulerBackend.scala (isReady), rule D5.23. Left out on purpose: spark.scheduler.minRegisteredResourcesRatio and its like.
 */
import { seconds } from "../foundation/sizes.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { World } from "../world/world.ts";

const LONGEST_WAIT = seconds(30);
const RATIO = 0.8;

export class BackendReadiness {
  readonly #world: World;
  /** Says that it is ready, and why. */
  readonly #say: (text: string) => void;
  #expected = 0;
  #registered = 0;
  #ready: (() => void) | undefined;
  #patience: Entry | undefined;

  constructor(world: World, say: (text: string) => void) {
    this.#world = world;
    this.#say = say;
  }

  /** A context is being made: executors are counted anew. */
  begins(expected: number): void {
    this.#registered = 0;
    this.#expected = expected;
  }

  whenReady(go: () => void): void {
    this.#ready = go;
    this.#patience = this.#world.after(LONGEST_WAIT, "executors are waited for", () =>
      this.#isReady("waiting maxRegisteredResourcesWaitingTime: 30000000000(ns)"),
    );
    if (this.#expected === 0) this.#enough();
  }

  executorRegistered(): void {
    this.#registered += 1;
    this.#enough();
  }

  /** Nobody waits any more. */
  cancel(): void {
    cancel(this.#patience);
    this.#ready = undefined;
  }

  #enough(): void {
    if (this.#registered >= this.#expected * RATIO)
      this.#isReady(`reached minRegisteredResourcesRatio: ${RATIO}`);
  }

  #isReady(why: string): void {
    const ready = this.#ready;
    if (ready === undefined) return;
    this.cancel();
    this.#say(`SchedulerBackend is ready for scheduling beginning after ${why}`);
    ready();
  }
}
