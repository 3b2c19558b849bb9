/**
 * ExecutorPodsAllocator: of a driver the part that wants executors. It looks once a second at what it has seen of its pods, and posts those that are missing.
 *
 * In Spark 3.5.3: k8s ExecutorPodsAllocator.scala. Rules D5.15 to D5.22 as corrected. Left out on purpose: persistent volumes (they are looked for, none is found), stateful sets, resource profiles
 * other than the default one.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { JavaError } from "../../foundation/errors.ts";
import type { Micros } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import { FailureTracker, maxExecutorFailures } from "../executor-failure-tracker.ts";
import type { ApiServer, Asker } from "./api-server.ts";
import { executorPod, type ExecutorAsked } from "./executor-spec.ts";
import { label } from "./names.ts";
import type { Pod } from "./objects.ts";
import type { SeenPod, Snapshot, SnapshotsStore } from "./pod-states.ts";
import {
  knownPods,
  podsAskedFor,
  type PodsSeen,
  type PodsToRequest,
  slotsFor,
} from "./pods-to-request.ts";

const NAME = "ExecutorPodsAllocator";

export interface AllocatorOptions {
  readonly world: World;
  readonly api: ApiServer;
  readonly asker: Asker;
  readonly conf: SparkConf;
  readonly store: SnapshotsStore;
  readonly driverPod: Pod | undefined;
  /** What every executor pod is made of, but for its id. */
  readonly asked: Omit<ExecutorAsked, "id">;
  readonly kata: PodsToRequest | undefined;
  /** Ids of executors that are registered with the driver. */
  readonly registered: () => ReadonlySet<string>;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
  /** The driver ends itself. */
  readonly exit: (exitCode: number) => void;
}

export class ExecutorPodsAllocator {
  readonly #options: AllocatorOptions;
  readonly #namespace: string;
  /** Asked for and in no snapshot yet, with the instant. */
  readonly #unseen = new Map<string, Micros>();
  readonly #registeredUnseen = new Set<string>();
  readonly #failures: FailureTracker;
  #failed = new Set<string>();
  #deleted = new Set<string>();
  #last: Snapshot = { executors: new Map(), fullAt: 0 };
  #target = 0;
  #outstanding = 0;
  #nextId = 1;

  constructor(options: AllocatorOptions) {
    this.#options = options;
    const { conf } = options;
    this.#namespace = conf.get("spark.kubernetes.namespace");
    const validity = "spark.executor.failuresValidityInterval";
    this.#failures = new FailureTracker(conf.contains(validity) ? conf.time(validity) : undefined);
  }

  start(): void {
    const { store, conf, log, exit, world } = this.#options;
    const limit = maxExecutorFailures(conf);
    store.subscribe(conf.time("spark.kubernetes.allocation.batch.delay"), (snapshots) => {
      this.#guarded(() => this.#look(snapshots));
      if (this.#failures.count(world.now()) <= limit) return;
      log("ERROR", NAME, `Max number of executor failures (${limit}) reached`);
      exit(11);
    });
  }

  /** The driver wants so many altogether; none that runs is ended for that. */
  setTotal(total: number): void {
    this.#target = total;
    if (this.#outstanding === 0) this.#options.store.notifySubscribers();
  }

  /** What goes wrong at a look is told, and tried again at the next; settings that cannot be end the driver. */
  #guarded(look: () => void): void {
    try {
      look();
    } catch (error) {
      if (!(error instanceof JavaError)) throw error;
      const { log, exit } = this.#options;
      const logger = "ExecutorPodsSnapshotsStoreImpl";
      if (error.className !== "java.lang.IllegalArgumentException")
        return log("WARN", logger, "Exception when notifying snapshot subscriber.");
      log("ERROR", logger, "Going to stop due to IllegalArgumentException");
      exit(1);
    }
  }

  #look(snapshots: readonly Snapshot[]): void {
    const { conf, kata, registered, log, world } = this.#options;
    for (const { executors } of snapshots)
      for (const id of executors.keys()) {
        this.#unseen.delete(id);
        this.#registeredUnseen.delete(id);
      }
    const known = registered();
    for (const id of [...this.#unseen.keys()].filter((one) => known.has(one))) {
      this.#registeredUnseen.add(id);
      this.#unseen.delete(id);
    }
    this.#giveUpUnseen();
    const last = snapshots.at(-1);
    if (last !== undefined) {
      this.#last = last;
      this.#deleted = new Set([...this.#deleted].filter((id) => last.executors.has(id)));
    }
    const pods = [...this.#last.executors].filter(([id]) => !this.#deleted.has(id));
    this.#countFailed(pods, world.now());
    const seen: PodsSeen = {
      target: this.#target,
      running: pods.filter(([, { state }]) => state === "running").length,
      pending: pods.filter(([, { state }]) => state === "pending").length,
      unseen: this.#unseen.size,
      registeredUnseen: this.#registeredUnseen.size,
      batchSize: conf.int("spark.kubernetes.allocation.batch.size"),
      maxPendingPods: conf.int("spark.kubernetes.allocation.maxPendingPods"),
    };
    if (knownPods(seen) > this.#target) this.#deleteExcess(pods, knownPods(seen) - this.#target);
    const count = podsAskedFor(kata, seen);
    if (count > 0) {
      log(
        "INFO",
        NAME,
        `Going to request ${count} executors from Kubernetes for ResourceProfile Id: 0, target: ${this.#target}, known: ${knownPods(seen)}, sharedSlotFromPendingPods: ${slotsFor(seen)}.`,
      );
      this.#request(count);
    }
    const waiting = pods.filter(([id, { state }]) => state === "pending" && !known.has(id));
    this.#outstanding = waiting.length + this.#unseen.size;
  }

  #countFailed(pods: readonly (readonly [string, SeenPod])[], now: Micros): void {
    const failed = pods.flatMap(([id, { state }]) => (state === "failed" ? [id] : []));
    const fresh = failed.filter((id) => !this.#failed.has(id));
    if (fresh.length > 0) this.#options.log("WARN", NAME, `${fresh.length} new failed executors.`);
    for (const id of fresh) {
      this.#failures.failed(now);
      this.#failed.add(id);
    }
  }

  /** Pods that nobody has seen for ten minutes are taken to be lost. */
  #giveUpUnseen(): void {
    const { conf, world, log, api, asker, asked } = this.#options;
    const delay = conf.time("spark.kubernetes.allocation.batch.delay");
    const patience = Math.max(5 * delay, conf.time("spark.kubernetes.allocation.executor.timeout"));
    const lost = [...this.#unseen].flatMap(([id, at]) => (world.now() - at > patience ? [id] : []));
    if (lost.length === 0) return;
    log(
      "WARN",
      NAME,
      `Executors with ids ${lost.join(",")} were not detected in the Kubernetes cluster after ${patience / 1000} ms despite the fact that a previous allocation attempt tried to create them. The executors may have been deleted but the application missed the deletion event.`,
    );
    for (const id of lost) {
      this.#unseen.delete(id);
      if (conf.bool("spark.kubernetes.executor.deleteOnTermination"))
        api.deleteAll(asker, this.#namespace, "pods", {
          [label.app]: asked.appId,
          [label.executor]: id,
        });
    }
  }

  /** Too many: first those that are unseen, then those that wait, and only if they have been there for a while. */
  #deleteExcess(pods: readonly (readonly [string, SeenPod])[], excess: number): void {
    const { conf, world, log, api, asker, asked, registered } = this.#options;
    const idle = conf.time("spark.dynamicAllocation.executorIdleTimeout");
    const isOld = (at: Micros): boolean => world.now() - at > idle;
    const unseen = [...this.#unseen]
      .flatMap(([id, at]) => (isOld(at) ? [id] : []))
      .slice(0, excess);
    const known = registered();
    const waiting = pods
      .flatMap(([id, { state, pod }]) =>
        state === "pending" && !known.has(id) && isOld(pod.metadata.creationTimestamp ?? 0)
          ? [id]
          : [],
      )
      .slice(0, excess - unseen.length);
    const all = [...unseen, ...waiting];
    if (all.length === 0) return;
    log("INFO", NAME, `Deleting ${all.length} excess pod requests (${all.join(",")}).`);
    for (const id of all) {
      this.#deleted.add(id);
      this.#unseen.delete(id);
      api.deleteAll(asker, this.#namespace, "pods", {
        [label.app]: asked.appId,
        [label.executor]: id,
      });
    }
  }

  #request(count: number): void {
    const { api, asker, asked, conf, driverPod, log, world } = this.#options;
    if (driverPod !== undefined) log("INFO", NAME, "Found 0 reusable PVCs from 0 PVCs");
    for (let i = 0; i < count; i++) {
      const id = String(this.#nextId);
      this.#nextId += 1;
      const pod = executorPod({ ...asked, id });
      log(
        "INFO",
        "BasicExecutorFeatureStep",
        conf.bool("spark.decommission.enabled")
          ? "Adding decommission script to lifecycle"
          : "Decommissioning not enabled, skipping shutdown script",
      );
      api.create(asker, this.#namespace, pod);
      this.#unseen.set(id, world.now());
    }
  }
}
