/**
 * Nodes: a scheduler finds one that has the cpus and the memory that a pod requests, and the kubelet there fetches the image, starts the container, and says how it ended. A pod that no node has room
 * for stays Pending, and is tried again when something ends.
 *
 * In Kubernetes: kube-scheduler, kubelet, node lifecycle controller. The same: requests count and limits do not, node selectors, ErrImagePull and ImagePullBackOff, restartPolicy Never, a node that is
 * silent for 40 s is lost, its pods are deleted five minutes later. Left out on purpose: priorities, affinity, disks, cpu throttling; the most room wins.
 */
import { seconds, milliseconds, type Bytes } from "../../foundation/sizes.ts";
import { encodeUtf8 } from "../../foundation/utf8.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { type ApiServer, isOver } from "./api-server.ts";
import {
  bytesOf,
  cpus,
  type ContainerState,
  type Labels,
  type Pod,
  type PodPhase,
} from "./objects.ts";

const SCHEDULING = milliseconds(20);
const PULLING = milliseconds(400);
const PULLING_AGAIN = seconds(10);
const STARTING = milliseconds(200);
const SILENT = seconds(40);
const EVICTION = seconds(300);

export interface NodeSpec {
  readonly cpus: number;
  /** "8g". */
  readonly memory: Bytes;
  readonly labels: Labels;
  readonly host: string;
  /** Images that it can fetch; undefined: every one. */
  readonly images: readonly string[] | undefined;
}

/** What runs in a container. */
export interface Launched {
  readonly process: Process | undefined;
  /** SIGTERM: it is to come to its end, and says how. */
  terminate(): void;
  /** SIGKILL. */
  kill(): void;
}

export type Launch = (pod: Pod, exited: (exitCode: number) => void) => Launched;

interface Node {
  readonly spec: NodeSpec;
  readonly pods: Set<Pod>;
  readonly images: Set<string>;
  isUp: boolean;
  addresses: number;
}

export interface NodesOptions {
  /** What stands behind a pod: the driver's program, an executor. */
  readonly launchOf: (pod: Pod) => Launch | undefined;
}

export class KubeNodes {
  readonly all: Node[] = [];
  readonly #world: World;
  readonly #api: ApiServer;
  readonly #options: NodesOptions;
  readonly #launched = new Map<Pod, Launched>();
  #isTrying = false;
  /** Whether what drivers log is written down as it is told; who writes it by another way says no. */
  keepsLogs = true;

  constructor(world: World, api: ApiServer, options: NodesOptions) {
    this.#world = world;
    this.#api = api;
    this.#options = options;
    api.onPod = () => this.#try();
    api.onDelete = (pod) => this.#deleted(pod);
  }

  add(spec: NodeSpec): void {
    this.all.push({ spec, pods: new Set(), images: new Set(), isUp: true, addresses: 1 });
    this.#try();
  }

  /** What a node has left of what pods may request. */
  roomOn({ spec, pods }: Node): { readonly cpus: number; readonly memory: Bytes } {
    let room = { cpus: spec.cpus, memory: spec.memory };
    for (const pod of pods) {
      const need = needOf(pod);
      room = { cpus: room.cpus - need.cpus, memory: room.memory - need.memory };
    }
    return room;
  }

  /** The scheduler looks at every pod that waits. */
  #try(): void {
    if (this.#isTrying) return;
    this.#isTrying = true;
    this.#world.after(SCHEDULING, "pods are scheduled", () => {
      this.#isTrying = false;
      for (const pod of this.#api.pods) if (isWaiting(pod)) this.#schedule(pod);
    });
  }

  #schedule(pod: Pod): void {
    const need = needOf(pod);
    const selector = Object.entries(pod.spec.nodeSelector ?? {});
    const fitting = this.all
      .filter((node) => {
        const room = this.roomOn(node);
        return (
          node.isUp &&
          room.cpus >= need.cpus - 1e-9 &&
          room.memory >= need.memory &&
          selector.every(([key, value]) => node.spec.labels[key] === value)
        );
      })
      .toSorted((a, b) => this.roomOn(b).memory - this.roomOn(a).memory);
    const [node] = fitting;
    if (node === undefined) {
      if (pod.status.reason !== "Unschedulable")
        this.#api.changed(pod, { phase: "Pending", reason: "Unschedulable" });
      return;
    }
    node.pods.add(pod);
    node.addresses += 1;
    const podIP = `10.244.${this.all.indexOf(node)}.${node.addresses}`;
    this.#api.changed(pod, {
      phase: "Pending",
      node: node.spec.host,
      podIP,
      container: { kind: "waiting", reason: "ContainerCreating" },
    });
    this.#pull(node, pod);
  }

  /** Until the image is there: it may never be. */
  #pull(node: Node, pod: Pod): void {
    const image = pod.spec.containers[0]?.image ?? "";
    const isThere = node.spec.images?.includes(image) !== false;
    const delay = node.images.has(image) ? 0 : PULLING;
    const failed = (reason: string, wait: number, again: () => void): void => {
      const timer = wait >= PULLING_AGAIN ? "daemonAfter" : "after";
      this.#world[timer](wait, "an image is pulled", () => {
        if (!node.pods.has(pod) || !node.isUp) return;
        this.#state(pod, "Pending", { kind: "waiting", reason });
        again();
      });
    };
    if (!isThere) {
      const back = (): void =>
        failed("ErrImagePull", PULLING_AGAIN, () => failed("ImagePullBackOff", seconds(1), back));
      return failed("ErrImagePull", PULLING, () => failed("ImagePullBackOff", seconds(1), back));
    }
    this.#world.after(delay + STARTING, "a container starts", () => {
      if (!node.pods.has(pod) || !node.isUp) return;
      // What it mounts has to be there first.
      if (!this.#api.hasConfigMaps(pod)) return this.#pull(node, pod);
      node.images.add(image);
      this.#start(node, pod);
    });
  }

  #start(node: Node, pod: Pod): void {
    const startedAt = this.#world.now();
    this.#state(pod, "Running", { kind: "running", startedAt });
    const exited = (exitCode: number, reason = exitCode === 0 ? "Completed" : "Error"): void => {
      if (!node.isUp || !node.pods.has(pod)) return;
      const phase = exitCode === 0 ? "Succeeded" : "Failed";
      this.#release(node, pod);
      const finishedAt = this.#world.now();
      this.#state(pod, phase, { kind: "terminated", exitCode, reason, startedAt, finishedAt });
      if (pod.metadata.deletionTimestamp !== undefined) this.#api.gone(pod);
    };
    const launched = this.#options.launchOf(pod)?.(pod, exited);
    if (launched === undefined) return;
    this.#launched.set(pod, launched);
    this.#oomKill.set(pod, () => {
      exited(137, "OOMKilled");
      launched.kill();
    });
  }

  readonly #oomKill = new Map<Pod, () => void>();

  /** It has taken more memory than its limit. */
  outOfMemory(pod: Pod): void {
    this.#oomKill.get(pod)?.();
  }

  /** Kills what runs in a pod; its end is told as any other. */
  kill(pod: Pod): void {
    this.#launched.get(pod)?.kill();
  }

  #state(pod: Pod, phase: PodPhase, container: ContainerState): void {
    const { node, podIP } = pod.status;
    this.#api.changed(pod, {
      phase,
      container,
      ...(node === undefined ? {} : { node }),
      ...(podIP === undefined ? {} : { podIP }),
    });
  }

  #release(node: Node, pod: Pod): void {
    node.pods.delete(pod);
    this.#launched.delete(pod);
    this.#oomKill.delete(pod);
    this.#try();
  }

  /** True where a container has to end first. */
  #deleted(pod: Pod): boolean {
    const node = this.all.find(({ pods }) => pods.has(pod));
    this.#forgetLogs(pod);
    if (node === undefined) return false;
    const launched = this.#launched.get(pod);
    if (!node.isUp) return true;
    if (launched === undefined) {
      this.#release(node, pod);
      return false;
    }
    this.#world.after(0, "SIGTERM", () => launched.terminate());
    return true;
  }

  /** The machine is gone; who watches it needs a while to be sure, and longer to give its pods up. */
  die(node: Node): void {
    if (!node.isUp) return;
    node.isUp = false;
    for (const pod of node.pods) this.#launched.get(pod)?.kill();
    this.#world.daemonAfter(SILENT, "a node is silent", () => {
      const { host } = node.spec;
      this.#world.record({
        kind: "NodeLost",
        from: "node controller",
        to: this.#api.name,
        host,
        reason: "NodeStatusUnknown",
      });
      this.#world.daemonAfter(EVICTION, "pods are evicted", () => {
        for (const pod of node.pods) this.#api.remove(pod);
      });
    });
  }

  /** Where the node keeps what a container writes. */
  logOf(pod: Pod): { readonly host: string; readonly path: string } | undefined {
    const { name, namespace = "default", uid = "" } = pod.metadata;
    const host = pod.status.node;
    const container = pod.spec.containers[0]?.name ?? "";
    return host === undefined
      ? undefined
      : { host, path: `/var/log/pods/${namespace}_${name}_${uid}/${container}/0.log` };
  }

  writes(pod: Pod, line: string): void {
    const log = this.logOf(pod);
    if (log === undefined) return;
    const disk = this.#world.disk(log.host);
    const before = disk.read(log.path) ?? new Uint8Array();
    const more = encodeUtf8(`${line}\n`);
    const whole = new Uint8Array(before.length + more.length);
    whole.set(before);
    whole.set(more, before.length);
    disk.write(log.path, whole);
  }

  #forgetLogs(pod: Pod): void {
    const log = this.logOf(pod);
    if (log !== undefined) this.#world.disk(log.host).remove(log.path);
  }
}

/** What a node keeps free for a pod, whether it uses it or not. */
export function needOf(pod: Pod): { readonly cpus: number; readonly memory: Bytes } {
  const { requests } = pod.spec.containers[0]?.resources ?? { requests: {} as Labels };
  return { cpus: cpus(requests["cpu"] ?? "0"), memory: bytesOf(requests["memory"] ?? "0") };
}

/** Pods for a scheduler of another name wait for that one. */
const isWaiting = ({ spec, status, metadata }: Pod): boolean =>
  status.node === undefined &&
  !isOver(status) &&
  metadata.deletionTimestamp === undefined &&
  (spec.schedulerName ?? "default-scheduler") === "default-scheduler";
