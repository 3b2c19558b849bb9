/**
 * A Kubernetes cluster: an API server, and nodes with cpus and memory. Claims S0-44 to S0-48.
 *
 * In Kubernetes: control plane, kubelets. Left out on purpose: other work on it; a law takes room by other applications.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { SparkException } from "../../foundation/errors.ts";
import { parseSize } from "../../foundation/sizes.ts";
import { decodeUtf8 } from "../../foundation/utf8.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { placeOfSubmission } from "../place-of-submission.ts";
import type { Denied } from "./access.ts";
import { ApiServer } from "./api-server.ts";
import { executorIn } from "./executor-container.ts";
import { KubeNodes } from "./kube-node.ts";
import { submitAsCluster } from "./kubernetes-client.ts";
import { KubernetesDriver } from "./kubernetes-driver.ts";
import { label } from "./names.ts";
import type { KubernetesObject, Pod } from "./objects.ts";
import type { Ground, KubernetesSubmission } from "./submission.ts";

export interface KubeNodeSpec {
  readonly cpus: number;
  /** What pods may request of it: "8g". */
  readonly memory: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly host?: string;
  /** Images that it can fetch; those of the registry, where it is not said. */
  readonly images?: readonly string[];
}

export interface KubernetesSpec {
  readonly nodes: readonly KubeNodeSpec[];
  /** https://host:port. */
  readonly url?: string;
  readonly namespaces?: readonly string[];
  /** Images that the registry has; every one, where it is not said. */
  readonly images?: readonly string[];
  /** What accounts may not do. Whoever submits is "user"; drivers in pods are the pod's service account. */
  readonly denied?: readonly Denied[];
}

const DEFAULT_URL = "https://kubernetes:6443";

export class KubernetesCluster implements ClusterManager {
  readonly masterUrl: string;
  readonly api: ApiServer;
  readonly nodes: KubeNodes;
  readonly #world: World;
  readonly #on: Ground;
  readonly #images: readonly string[] | undefined;
  readonly #all = new Map<ApplicationRun, KubernetesSubmission>();

  constructor(world: World, costs: CostModel, spec: KubernetesSpec) {
    this.#world = world;
    const { url = DEFAULT_URL, namespaces = ["default"], denied = [], images } = spec;
    this.masterUrl = `k8s://${url}`;
    this.api = new ApiServer(world, { url, namespaces, denied });
    this.#images = images;
    this.nodes = new KubeNodes(world, this.api, {
      launchOf: (pod) => {
        const driver = this.#on.running.get(pod.metadata.labels?.[label.app] ?? "");
        if (pod.metadata.labels?.[label.role] === "executor")
          return driver === undefined ? undefined : executorIn(world, costs, driver);
        return this.#on.drivers.get(pod.metadata.uid ?? "");
      },
    });
    this.#on = {
      world,
      costs,
      api: this.api,
      nodes: this.nodes,
      drivers: new Map(),
      running: new Map(),
    };
    for (const node of spec.nodes) this.addNode(node);
  }

  addNode({ cpus, memory, labels = {}, host, images }: KubeNodeSpec): void {
    const number = this.nodes.all.length + 1;
    this.nodes.add({
      cpus,
      memory: parseSize(memory, "b"),
      labels,
      host: host ?? `node-${number}`,
      images: images ?? this.#images,
    });
  }

  submit(run: ApplicationRun): void {
    const place = placeOfSubmission(run, "kubernetes");
    if (place.on === "refused") return run.refused(new SparkException(place.because));
    const submission: KubernetesSubmission = {
      run,
      client: undefined,
      driver: undefined,
      podName: undefined,
    };
    this.#all.set(run, submission);
    const said = this.#world.record({
      kind: "SparkSubmit",
      from: "user",
      to: "spark-submit",
      appName: run.name,
      deployMode: run.deployMode,
      master: run.conf.get("spark.master"),
      host: run.submitHost,
    });
    this.#world.because(said, () =>
      this.#world.after(this.#on.costs.driverStart, "spark-submit's JVM is up", () =>
        place.on === "submitter"
          ? this.#asClient(submission)
          : submitAsCluster(this.#on, submission),
      ),
    );
  }

  /** Client mode: spark-submit's own process is the driver, in whichever pod or on whichever machine it was started. */
  #asClient(submission: KubernetesSubmission): void {
    const { run } = submission;
    const driver = new KubernetesDriver(this.#on, {
      name: run.driverName,
      host: run.submitHost,
      run,
      deployMode: "client",
      account: "user",
      exited: () => undefined,
    });
    submission.client = driver;
    submission.driver = driver;
    driver.start();
  }

  submissionOf(run: ApplicationRun): KubernetesSubmission | undefined {
    return this.#all.get(run);
  }

  /** The driver's pod of a submission in cluster mode, as long as nobody has deleted it. */
  driverPod(run: ApplicationRun): Pod | undefined {
    const name = this.#all.get(run)?.podName;
    return this.api.pods.find(({ metadata }) => metadata.name === name);
  }

  /** `kubectl logs`: what a pod's container has written; undefined once the pod is deleted. */
  logsOf(podName: string): string | undefined {
    const pod = this.api.pods.find(({ metadata }) => metadata.name === podName);
    const log = pod === undefined ? undefined : this.nodes.logOf(pod);
    const bytes = log === undefined ? undefined : this.#world.disk(log.host).read(log.path);
    return bytes === undefined ? undefined : decodeUtf8(bytes);
  }

  /** `kubectl create`. */
  create<T extends KubernetesObject>(object: T): T {
    const user = { name: "kubectl", host: "submitter", alive: true };
    return this.api.create(
      { process: user, account: "user" },
      object.metadata.namespace ?? "default",
      object,
    );
  }

  /** `kubectl delete pod`. */
  deletePod(name: string): void {
    const pod = this.api.pods.find(({ metadata }) => metadata.name === name);
    if (pod !== undefined) this.api.remove(pod);
  }

  /** The phase of an application's driver pod. */
  stateOf(appId: string): string | undefined {
    return this.api.pods.find(
      ({ metadata }) =>
        metadata.labels?.[label.app] === appId && metadata.labels[label.role] === "driver",
    )?.status.phase;
  }

  #executorPod(run: ApplicationRun | undefined, executor: string): Pod | undefined {
    const appId =
      run === undefined ? undefined : this.#all.get(run)?.driver?.runtime?.options.appId;
    return this.api.pods.find(
      ({ metadata }) =>
        metadata.labels?.[label.app] === appId && metadata.labels?.[label.executor] === executor,
    );
  }

  strike(fault: ManagerFault, run: ApplicationRun | undefined): void {
    const submission = run === undefined ? undefined : this.#all.get(run);
    switch (fault.kind) {
      case "kill worker": {
        const node = this.nodes.all[fault.worker - 1];
        return node === undefined ? undefined : this.nodes.die(node);
      }
      case "kill master":
        return this.#world.network.kill(this.api);
      case "add worker":
        return this.addNode({ memory: fault.memory ?? "8g", cpus: fault.cores ?? 4 });
      case "kill client": {
        const client = submission?.client;
        if (client === undefined || client === submission?.driver) return submission?.driver?.die();
        return this.#world.network.kill(client);
      }
      case "kill am":
      case "kill driver":
        return submission?.driver?.die();
      case "kill application":
        return submission?.podName === undefined ? undefined : this.deletePod(submission.podName);
      case "delete pod":
      case "kill container": {
        const pod = this.#executorPod(run, fault.executor);
        if (pod === undefined) return;
        if (fault.kind === "kill container" && fault.why === "memory")
          return this.nodes.outOfMemory(pod);
        return this.api.remove(pod);
      }
    }
  }
}
