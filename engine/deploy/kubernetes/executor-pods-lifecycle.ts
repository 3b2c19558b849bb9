/**
 * ExecutorPodsLifecycleManager: of a driver the part that notices that a pod has ended, tells the scheduler that its executor is gone and why, and deletes the pod.
 *
 * In Spark 3.5.3: k8s ExecutorPodsLifecycleManager.scala. Rules D5.26, D5.27. The same: who is to blame, words, that a pod's end is told once. Left out on purpose: the three minutes after which that is
 * forgotten.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import type { Micros } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import type { ApiServer, Asker } from "./api-server.ts";
import { label } from "./names.ts";
import type { Pod } from "./objects.ts";
import type { SeenPod, Snapshot, SnapshotsStore } from "./pod-states.ts";
import { containersText } from "./pod-text.ts";

export interface LifecycleOptions {
  readonly world: World;
  readonly api: ApiServer;
  readonly asker: Asker;
  readonly conf: SparkConf;
  readonly store: SnapshotsStore;
  /** The executor is gone. `causedByApp`: its running tasks count as failed. */
  readonly removed: (id: string, text: string, causedByApp: boolean) => void;
  /** When each executor registered. */
  readonly registeredAt: () => ReadonlyMap<string, Micros>;
}

const meanings: Readonly<Record<number, string>> = {
  0: "(success)",
  1: "(generic, look at logs to clarify)",
  10: "(Uncaught exception)",
  42: "(Douglas Adams fan)",
  50: "(Uncaught exception)",
  52: "(JVM OOM)",
  53: "(DiskStore failed to create temp dir)",
  126: "(not executable - possibly perm or arch)",
  137: "(SIGKILL, possible container OOM)",
  139: "(SIGSEGV: that's unexpected)",
  255: "(exit-1, your guess is as good as mine)",
};

/** An exit code in Spark's words. */
export const exitText = (code: number): string => `${code}${meanings[code] ?? "(unexpected)"}`;

export class ExecutorPodsLifecycleManager {
  readonly #options: LifecycleOptions;
  readonly #namespace: string;
  readonly #removed = new Set<string>();
  readonly #inactivated = new Set<string>();
  #fullAt: Micros = 0;

  constructor(options: LifecycleOptions) {
    this.#options = options;
    this.#namespace = options.conf.get("spark.kubernetes.namespace");
  }

  start(): void {
    const { store, conf } = this.#options;
    store.subscribe(conf.time("spark.kubernetes.executor.eventProcessingInterval"), (snapshots) =>
      this.#look(snapshots),
    );
  }

  #look(snapshots: readonly Snapshot[]): void {
    const now = new Set<string>();
    for (const { executors } of snapshots)
      for (const [id, seen] of executors) {
        if (seen.pod.metadata.labels?.[label.inactive] === "true") this.#inactivated.delete(id);
        else if (seen.state === "deleted") {
          if (this.#remove(id, seen)) now.add(id);
        } else if (seen.state === "failed" || seen.state === "succeeded") {
          const isFirst = !now.has(id);
          if (this.#remove(id, seen)) now.add(id);
          if (isFirst) this.#collect(id, seen.pod);
        }
      }
    const last = snapshots.at(-1);
    if (last !== undefined && last.fullAt !== this.#fullAt) this.#missing(last, now);
  }

  /** Registered, and in no list of pods for a while: its pod went without a word. */
  #missing({ fullAt, executors }: Snapshot, now: ReadonlySet<string>): void {
    const { conf, registeredAt, removed } = this.#options;
    this.#fullAt = fullAt;
    const delta = conf.time("spark.kubernetes.executor.missingPodDetectDelta");
    for (const [id, at] of registeredAt()) {
      if (executors.has(id) || now.has(id) || this.#removed.has(id) || fullAt - at <= delta)
        continue;
      removed(
        id,
        `The executor with ID ${id} (registered at ${at / 1000} ms) was not found in the cluster at the polling time (${fullAt / 1000} ms) which is after the accepted detect delta time (${delta / 1000} ms) configured by \`spark.kubernetes.executor.missingPodDetectDelta\`. The executor may have been deleted but the driver missed the deletion event. Marking this executor as failed.`,
        false,
      );
    }
  }

  #remove(id: string, { state, pod }: SeenPod): boolean {
    if (this.#removed.has(id)) return false;
    this.#removed.add(id);
    if (state === "deleted")
      this.#options.removed(
        id,
        `The executor with id ${id} was deleted by a user or the framework.`,
        false,
      );
    else this.#options.removed(id, reasonOf(id, pod), true);
    return true;
  }

  /** The pod is deleted, or kept and marked, so that nobody looks at it any more. */
  #collect(id: string, pod: Pod): void {
    const { api, asker, conf } = this.#options;
    if (conf.bool("spark.kubernetes.executor.deleteOnTermination"))
      return void api.delete(asker, this.#namespace, "Pod", pod.metadata.name);
    if (this.#inactivated.has(id)) return;
    this.#inactivated.add(id);
    api.addLabel(asker, pod, label.inactive, "true");
  }
}

function reasonOf(id: string, pod: Pod): string {
  const { container, reason } = pod.status;
  const code = container?.kind === "terminated" ? container.exitCode : -1;
  return [
    "",
    `The executor with id ${id} exited with exit code ${exitText(code)}.`,
    reason === undefined ? "" : `The API gave the following brief reason: ${reason}`,
    "",
    "",
    "The API gave the following container statuses:",
    "",
    containersText(pod, 1),
    "      ",
  ].join("\n");
}
