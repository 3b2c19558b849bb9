/**
 * What a driver has to do with the pods of its executors: it allocates them, watches them, lists them now and then, and deletes all that belongs to the application at its end.
 *
 * In Spark 3.5.3: k8s KubernetesClusterSchedulerBackend.scala (start, stop, doKillExecutors). Rules D5.24, D5.28, D5.29. Left out on purpose: labels of executors that are decommissioned.
 */
import type { Micros } from "../../foundation/sizes.ts";
import { initialTargetExecutors } from "../executor-instances.ts";
import type { Asker } from "./api-server.ts";
import { ExecutorPodsAllocator } from "./executor-pods-allocator.ts";
import { ExecutorPodsLifecycleManager } from "./executor-pods-lifecycle.ts";
import { executorConfigMap } from "./executor-spec.ts";
import type { KubernetesDriver } from "./kubernetes-driver.ts";
import { configMapName, label, resourceNamePrefix, uniqueId } from "./names.ts";
import type { Labels, Pod } from "./objects.ts";
import { SnapshotsStore } from "./pod-states.ts";
import type { Ground } from "./submission.ts";

export const BACKEND = "KubernetesClusterSchedulerBackend";

export interface ExecutorPodsOptions {
  readonly driver: KubernetesDriver;
  readonly asker: Asker;
  readonly driverPod: Pod | undefined;
  readonly appId: string;
  /** When each executor registered. */
  readonly registeredAt: ReadonlyMap<string, Micros>;
}

export class ExecutorPods {
  readonly #on: Ground;
  readonly #options: ExecutorPodsOptions;
  readonly #store: SnapshotsStore;
  readonly #namespace: string;
  readonly #configMap: string;
  readonly #allocator: ExecutorPodsAllocator;
  #unwatch: (() => void) | undefined;

  constructor(on: Ground, options: ExecutorPodsOptions) {
    this.#on = on;
    this.#options = options;
    this.#store = new SnapshotsStore(on.world);
    const { driver, asker, driverPod, appId, registeredAt } = options;
    const { conf, user, policies } = driver.run;
    this.#namespace = conf.get("spark.kubernetes.namespace");
    const random = on.world.random(`executor pods of ${appId}`);
    this.#configMap = configMapName("exec", uniqueId(random));
    const prefix =
      conf.getOption("spark.kubernetes.executor.podNamePrefix") ??
      resourceNamePrefix(conf.get("spark.app.name"), uniqueId(random));
    const port = driver.endpoint.port === 0 ? 30_000 + random.below(30_000) : driver.endpoint.port;
    this.#allocator = new ExecutorPodsAllocator({
      world: on.world,
      api: on.api,
      asker,
      conf,
      store: this.#store,
      driverPod,
      asked: {
        conf,
        appId,
        prefix,
        driver: {
          host: conf.getOption("spark.driver.host") ?? driver.host,
          port: Number(conf.getOption("spark.driver.port") ?? port),
        },
        driverPod,
        configMap: this.#configMap,
        user,
        podMemory: policies.podMemory,
        random,
      },
      kata: policies.podsToRequest,
      registered: () => new Set(registeredAt.keys()),
      log: (level, logger, text) => driver.log(level, logger, text),
      exit: (exitCode) => driver.exit(exitCode),
    });
  }

  get #ours(): Labels {
    return { [label.app]: this.#options.appId, [label.role]: "executor" };
  }

  /** @throws KubernetesClientException where the driver may make no config map */
  start(): void {
    const { driver, asker, driverPod, appId, registeredAt } = this.#options;
    const { conf } = driver.run;
    this.#allocator.start();
    this.#allocator.setTotal(initialTargetExecutors(conf));
    new ExecutorPodsLifecycleManager({
      world: this.#on.world,
      api: this.#on.api,
      asker,
      conf,
      store: this.#store,
      removed: (id, text, causedByApp) => driver.executorRemoved(id, text, causedByApp),
      registeredAt: () => registeredAt,
    }).start();
    if (conf.bool("spark.kubernetes.executor.enableApiWatcher"))
      this.#unwatch = this.#on.api.watch(asker, this.#namespace, this.#ours, (_, pod) =>
        this.#store.updatePod(pod),
      );
    if (conf.bool("spark.kubernetes.executor.enableApiPolling")) this.#poll();
    if (!conf.bool("spark.kubernetes.executor.disableConfigMap"))
      this.#on.api.create(
        asker,
        this.#namespace,
        executorConfigMap(conf, appId, this.#configMap, driverPod),
      );
  }

  #isOver = false;

  /** Everything is listed now and then, for a watch may miss something. */
  #poll(): void {
    const { driver, asker } = this.#options;
    const interval = driver.run.conf.time("spark.kubernetes.executor.apiPollingInterval");
    this.#on.world.daemonAfter(interval, "executor pods are listed", () => {
      if (this.#isOver) return;
      const selector = { ...this.#ours, [label.inactive]: "!true" };
      this.#store.replace(
        this.#on.api.list(asker, this.#namespace, selector).map((pod) => ({ ...pod })),
      );
      this.#poll();
    });
  }

  setTotal(total: number): void {
    this.#allocator.setTotal(total);
  }

  /** Those that were asked to end and have not. */
  deleteRunning(ids: readonly string[]): void {
    if (this.#isOver) return;
    const { driver, asker } = this.#options;
    const running = this.#on.api.pods.filter(
      ({ metadata, status }) =>
        metadata.labels?.[label.app] === this.#options.appId &&
        status.phase === "Running" &&
        ids.includes(metadata.labels[label.executor] ?? ""),
    );
    if (running.length === 0) return;
    driver.log(
      "INFO",
      BACKEND,
      `Forcefully deleting ${running.length} pods (out of ${ids.length}) that are still running after graceful shutdown period.`,
    );
    for (const { metadata } of running)
      this.#on.api.delete(asker, this.#namespace, "Pod", metadata.name);
  }

  /** Nobody looks any more: the driver is gone. */
  abandon(): void {
    this.#isOver = true;
    this.#store.stop();
    this.#unwatch?.();
  }

  /** Services, volumes, executor pods, their config map, in this order; the driver's own pod stays. */
  stop(): void {
    if (this.#isOver) return;
    const { driver, asker, appId } = this.#options;
    const { conf } = driver.run;
    this.abandon();
    if (conf.bool("spark.kubernetes.executor.enableApiWatcher"))
      driver.log("WARN", "ExecutorPodsWatchSnapshotSource", "Kubernetes client has been closed.");
    const app = { [label.app]: appId };
    const deleteAll = (
      resource: "services" | "persistentvolumeclaims" | "pods" | "configmaps",
      selector: Labels,
    ): void => {
      try {
        this.#on.api.deleteAll(asker, this.#namespace, resource, selector);
      } catch {
        // Spark goes on with the next.
      }
    };
    if (conf.bool("spark.kubernetes.driver.service.deleteOnTermination"))
      deleteAll("services", app);
    deleteAll("persistentvolumeclaims", app);
    if (!conf.bool("spark.kubernetes.executor.deleteOnTermination")) return;
    deleteAll("pods", this.#ours);
    if (!conf.bool("spark.kubernetes.executor.disableConfigMap"))
      deleteAll("configmaps", this.#ours);
  }
}
