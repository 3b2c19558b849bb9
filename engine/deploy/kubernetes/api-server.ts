/**
 * Kubernetes' API server: the one place where pods, services and config maps are written down. Everybody else, Spark's driver as well as the nodes, asks it, or is told by it what changes.
 *
 * In Kubernetes: kube-apiserver, the garbage collector. The same: namespaces, rights by account, verb and resource, label selectors, watches that begin with what is there, owner references: what a
 * deleted pod owned goes, too. Left out on purpose: versions of objects, admission, quotas. Rules D5.1, D5.13, D5.28.
 */
import { MiB } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { clientException, type Denied, refusalOf, type Resource, type Verb } from "./access.ts";
import { label, uuid } from "./names.ts";
import {
  bytesOf,
  cpus,
  type KubernetesObject,
  type Labels,
  type Pod,
  type PodStatus,
} from "./objects.ts";

export type Change = "ADDED" | "MODIFIED" | "DELETED";

export interface ApiServerOptions {
  readonly url: string;
  readonly namespaces: readonly string[];
  readonly denied: readonly Denied[];
}

/** Whoever asks: a process, as an account. */
export interface Asker {
  readonly process: Process;
  readonly account: string;
  readonly app?: string;
}

const resources: Readonly<Record<KubernetesObject["kind"], Resource>> = {
  Pod: "pods",
  Service: "services",
  ConfigMap: "configmaps",
};

export type Heard = (change: Change, pod: Pod) => void;

interface Watch {
  readonly namespace: string;
  readonly selector: Labels;
  readonly hear: Heard;
}

export class ApiServer implements Process {
  readonly name = "API server";
  readonly host = "kubernetes";
  alive = true;
  readonly options: ApiServerOptions;
  /** What nodes do with a pod that is deleted: true where its end takes a while, and `gone` is called then. */
  onDelete: (pod: Pod) => boolean = () => false;
  /** An object has come, as it was sent. */
  onPosted: (object: KubernetesObject) => void = () => undefined;
  /** A pod has come that a scheduler has to find a node for. */
  onPod: (pod: Pod) => void = () => undefined;
  readonly #world: World;
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #watches = new Set<Watch>();

  constructor(world: World, options: ApiServerOptions) {
    this.#world = world;
    this.options = options;
  }

  /** Every object, in the order in which they were made. */
  get objects(): readonly KubernetesObject[] {
    return [...this.#objects.values()];
  }

  get pods(): readonly Pod[] {
    return this.objects.filter((object): object is Pod => object.kind === "Pod");
  }

  #ask(
    asker: Asker,
    verb: Verb,
    resource: Resource,
    namespace: string,
    asked: { readonly name?: string; readonly selector?: Labels; readonly found?: boolean },
  ): void {
    const { name, selector } = asked;
    const access = { verb, resource, namespace, ...asked };
    const refusal = refusalOf(this.options, asker.account, access);
    this.#world.record(
      {
        kind: "KubernetesRequest",
        from: asker.process.name,
        to: this.name,
        verb,
        resource,
        name,
        selector:
          selector === undefined
            ? undefined
            : Object.entries(selector)
                .map(([key, value]) => `${key}=${value}`)
                .join(","),
        code: refusal?.code ?? 200,
      },
      asker.app,
    );
    if (refusal !== undefined) throw clientException(this.options.url, access, refusal);
  }

  /** POST, or PATCH for server-side apply. Answers the object as it is kept. @throws KubernetesClientException without the right, or the namespace */
  create<T extends KubernetesObject>(
    asker: Asker,
    namespace: string,
    object: T,
    verb: "POST" | "PATCH" = "POST",
  ): T {
    const { name } = object.metadata;
    this.onPosted(object);
    this.#ask(asker, verb, resources[object.kind], namespace, { name });
    const metadata = {
      ...object.metadata,
      namespace,
      uid: uuid(this.#world.random(`uid of ${name}`)),
      creationTimestamp: this.#world.now(),
    };
    const kept = { ...object, metadata };
    this.#objects.set(`${namespace}/${object.kind}/${name}`, kept);
    if (kept.kind === "Pod") {
      this.#tell("ADDED", kept);
      this.onPod(kept);
    }
    return kept;
  }

  /** Whether every config map is there that a pod mounts. */
  hasConfigMaps({ metadata, spec }: Pod): boolean {
    return spec.volumes.every(
      ({ configMap }) =>
        configMap === undefined ||
        this.#objects.has(`${metadata.namespace ?? "default"}/ConfigMap/${configMap.name}`),
    );
  }

  /** GET of a pod; undefined where there is none. */
  pod(asker: Asker, namespace: string, name: string): Pod | undefined {
    const found = this.#objects.get(`${namespace}/Pod/${name}`);
    try {
      this.#ask(asker, "GET", "pods", namespace, { name, found: found !== undefined });
    } catch {
      return undefined;
    }
    return found?.kind === "Pod" ? found : undefined;
  }

  /** GET of all pods that fit. */
  list(asker: Asker, namespace: string, selector: Labels): Pod[] {
    this.#ask(asker, "GET", "pods", namespace, { selector });
    return this.pods.filter((pod) => fits(pod, namespace, selector));
  }

  /** Tells of pods from now on, first of those that are there. Answers how to end it. */
  watch(asker: Asker, namespace: string, selector: Labels, hear: Heard): () => void {
    this.#ask(asker, "WATCH", "pods", namespace, { selector });
    const { process } = asker;
    const heard: Heard = (change, pod) =>
      this.#world.network.send(this, process, "watch", () => hear(change, pod));
    const watch = { namespace, selector, hear: heard };
    for (const pod of this.pods) if (fits(pod, namespace, selector)) heard("ADDED", { ...pod });
    this.#watches.add(watch);
    return () => void this.#watches.delete(watch);
  }

  /** Calls once a pod is gone; nobody asks for that. */
  onGone(namespace: string, name: string, labels: Labels, gone: () => void): void {
    const watch: Watch = {
      namespace,
      selector: labels,
      hear: (change, pod) => {
        if (change !== "DELETED" || pod.metadata.name !== name) return;
        this.#watches.delete(watch);
        gone();
      },
    };
    this.#watches.add(watch);
  }

  /** Adds a label to a pod. */
  addLabel(asker: Asker, pod: Pod, key: string, value: string): void {
    const { name, namespace = "default", labels } = pod.metadata;
    this.#ask(asker, "PATCH", "pods", namespace, { name });
    const kept = this.#objects.get(`${namespace}/Pod/${name}`);
    if (kept?.kind !== "Pod") return;
    kept.metadata.labels = { ...labels, [key]: value };
    this.#tell("MODIFIED", kept);
  }

  /** DELETE of one object. Answers whether it was there. */
  delete(asker: Asker, namespace: string, kind: KubernetesObject["kind"], name: string): boolean {
    const found = this.#objects.get(`${namespace}/${kind}/${name}`);
    try {
      this.#ask(asker, "DELETE", resources[kind], namespace, { name, found: found !== undefined });
    } catch (error) {
      if (found !== undefined) throw error;
    }
    if (found !== undefined) this.remove(found);
    return found !== undefined;
  }

  /** DELETE of all that fit. */
  deleteAll(asker: Asker, namespace: string, resource: Resource, selector: Labels): void {
    this.#ask(asker, "DELETE", resource, namespace, { selector });
    for (const object of this.objects)
      if (resources[object.kind] === resource && fits(object, namespace, selector))
        this.remove(object);
  }

  /** What runs in a pod is given notice; it is gone when that has ended. */
  remove(object: KubernetesObject): void {
    if (object.kind !== "Pod" || object.metadata.deletionTimestamp !== undefined) {
      if (object.kind !== "Pod") this.#forget(object);
      return;
    }
    if (!this.onDelete(object)) return this.gone(object);
    object.metadata.deletionTimestamp = this.#world.now();
    this.#tell("MODIFIED", object);
  }

  gone(pod: Pod): void {
    if (this.#objects.get(keyOf(pod)) !== pod) return;
    this.#forget(pod);
    this.#tell("DELETED", pod);
    for (const object of this.objects)
      if (object.metadata.ownerReferences?.some(({ uid }) => uid === pod.metadata.uid) === true)
        this.remove(object);
  }

  #forget(object: KubernetesObject): void {
    this.#objects.delete(keyOf(object));
  }

  /** What a node or the scheduler says of a pod. */
  changed(pod: Pod, status: PodStatus): void {
    if (this.#objects.get(keyOf(pod)) !== pod) return;
    pod.status = status;
    this.#tell("MODIFIED", pod);
  }

  #tell(change: Change, pod: Pod): void {
    const { status, metadata, spec } = pod;
    const role = metadata.labels?.[label.role];
    const holds = change !== "DELETED" && status.node !== undefined && !isOver(status);
    const requests = spec.containers[0]?.resources.requests ?? {};
    const said = this.#world.record(
      {
        kind: "PodChanged",
        from: change === "MODIFIED" ? (status.node ?? "scheduler") : this.name,
        to: this.name,
        pod: metadata.name,
        role: role === "driver" || role === "executor" ? role : "other",
        change,
        phase: status.phase,
        reason: reasonOf(status),
        node: status.node,
        memory: holds ? Math.floor(bytesOf(requests["memory"] ?? "0") / MiB) : 0,
        cpus: holds ? cpus(requests["cpu"] ?? "0") : 0,
      },
      metadata.labels?.[label.app],
    );
    this.#world.because(said, () => {
      for (const { namespace, selector, hear } of this.#watches)
        if (fits(pod, namespace, selector)) hear(change, { ...pod, metadata: { ...metadata } });
    });
  }
}

export const isOver = ({ phase }: PodStatus): boolean =>
  phase === "Succeeded" || phase === "Failed";

const reasonOf = ({ reason, container }: PodStatus): string | undefined =>
  reason ??
  (container === undefined || container.kind === "running" ? undefined : container.reason);

const keyOf = ({ kind, metadata }: KubernetesObject): string =>
  `${metadata.namespace ?? "default"}/${kind}/${metadata.name}`;

const fits = ({ metadata }: KubernetesObject, namespace: string, selector: Labels): boolean =>
  metadata.namespace === namespace &&
  Object.entries(selector).every(([key, value]) =>
    value.startsWith("!")
      ? metadata.labels?.[key] !== value.slice(1)
      : metadata.labels?.[key] === value,
  );
