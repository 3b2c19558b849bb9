/**
 * What a driver makes of pods: a state of each of its executors, in snapshots that whoever looks now and then is handed all of since the last look.
 *
 * In Spark 3.5.3: k8s ExecutorPodsSnapshot.scala, ExecutorPodsSnapshotsStoreImpl, ExecutorPodsWatchSnapshotSource, ExecutorPodsPollingSnapshotSource. Rules D5.24, D5.25 as corrected. Left out on
 * purpose: spark.kubernetes.executor.checkAllContainers, as pods here have one container.
 */
import type { Micros } from "../../foundation/sizes.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import type { World } from "../../world/world.ts";
import { label } from "./names.ts";
import type { Pod } from "./objects.ts";

export type ExecutorPodState = "pending" | "running" | "succeeded" | "failed" | "deleted";

/** A pod that is deleted while it runs counts as running until its container has ended. */
export function stateOf({ metadata, status }: Pod): ExecutorPodState {
  if (metadata.deletionTimestamp !== undefined && status.phase !== "Running") return "deleted";
  if (status.phase === "Running") {
    if (status.container?.kind !== "terminated") return "running";
    return status.container.exitCode === 0 ? "succeeded" : "failed";
  }
  return status.phase.toLowerCase() as "pending" | "succeeded" | "failed";
}

export interface SeenPod {
  readonly state: ExecutorPodState;
  readonly pod: Pod;
}

export interface Snapshot {
  readonly executors: ReadonlyMap<string, SeenPod>;
  /** When all pods were listed last; 0 before that. */
  readonly fullAt: Micros;
}

const seen = (pods: readonly Pod[]): [string, SeenPod][] =>
  pods.flatMap((pod) => {
    const id = pod.metadata.labels?.[label.executor];
    return id === undefined ? [] : [[id, { state: stateOf(pod), pod }]];
  });

type Look = (snapshots: readonly Snapshot[]) => void;

export class SnapshotsStore {
  readonly #world: World;
  readonly #subscribers: { readonly look: Look; buffer: Snapshot[] }[] = [];
  readonly #timers = new Set<Entry>();
  #current: Snapshot = { executors: new Map(), fullAt: 0 };
  #isStopped = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Looks soon, and so long after each look again. */
  subscribe(interval: Micros, look: Look): void {
    const subscriber = { look, buffer: [this.#current] };
    this.#subscribers.push(subscriber);
    const again = (delay: Micros): void => {
      const timer = this.#world.daemonAfter(delay, "executor pods are looked at", () => {
        this.#timers.delete(timer);
        if (this.#isStopped) return;
        this.#process(subscriber);
        again(interval);
      });
      this.#timers.add(timer);
    };
    again(0);
  }

  #process(subscriber: { readonly look: Look; buffer: Snapshot[] }): void {
    const snapshots = subscriber.buffer;
    subscriber.buffer = [];
    subscriber.look(snapshots);
  }

  /** Everybody looks now. */
  notifySubscribers(): void {
    this.#world.after(0, "executor pods are looked at", () => {
      if (!this.#isStopped) for (const one of this.#subscribers) this.#process(one);
    });
  }

  /** The watch tells of one pod. */
  updatePod(pod: Pod): void {
    this.#take({
      ...this.#current,
      executors: new Map([...this.#current.executors, ...seen([pod])]),
    });
  }

  /** All pods were listed. */
  replace(pods: readonly Pod[]): void {
    this.#take({ executors: new Map(seen(pods)), fullAt: this.#world.now() });
  }

  #take(snapshot: Snapshot): void {
    this.#current = snapshot;
    for (const one of this.#subscribers) one.buffer.push(snapshot);
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers) cancel(timer);
  }
}
