/**
 * Kubernetes clusters to draw; applications on one, run to their end, and what is left there.
 *
 * In Kubernetes: kubectl get, logs, delete. Left out on purpose: everything that `ran` sees on any cluster.
 */
import {
  type ClusterSpec,
  type EventOf,
  kubernetes,
  type KubernetesOptions,
  type SimulationOptions,
} from "#engine/index";
import type { KubernetesCluster } from "#engine/deploy/kubernetes/kubernetes-cluster";
import type { KubernetesObject, Pod } from "#engine/deploy/kubernetes/objects";
import { fc } from "../../test/harness/law.ts";
import { type Asked, ran, type Ran } from "../../test/harness/generators/outside-run.ts";

export interface OnKubernetes extends Ran {
  readonly driverPod: Pod | undefined;
  readonly executorPods: readonly Pod[];
  /** What each node has left. */
  readonly room: readonly { readonly cpus: number; readonly memory: number }[];
  /** What stands in the API server's books now. */
  objects(): readonly KubernetesObject[];
  logOf(pod: string): string | undefined;
  deletePod(name: string): void;
}

export async function onKubernetes(
  cluster: ClusterSpec,
  options: SimulationOptions,
  ...asked: readonly Asked[]
): Promise<OnKubernetes> {
  let built: KubernetesCluster | undefined;
  const spec: ClusterSpec = {
    build: (world, costs) => (built = cluster.build(world, costs) as KubernetesCluster),
  };
  const run = await ran(spec, options, ...asked);
  const manager = built as unknown as KubernetesCluster;
  const { api, nodes } = manager;
  const ofRole = (role: string): Pod[] =>
    api.pods.filter(({ metadata }) => metadata.labels?.["spark-role"] === role);
  return {
    ...run,
    driverPod: ofRole("driver")[0],
    executorPods: ofRole("executor"),
    room: nodes.all.map((node) => nodes.roomOn(node)),
    objects: () => api.objects,
    logOf: (pod) => manager.logsOf(pod),
    deletePod: (name) => manager.deletePod(name),
  };
}

export const image = { "spark.kubernetes.container.image": "spark:3.5.3" };
export const work = { "spark.executor.memory": "512m", "spark.driver.memory": "512m" };

interface Drawn {
  readonly nodes: number;
  readonly cpus: number;
  readonly gigabytes: number;
}
export const clusters: fc.Arbitrary<Drawn> = fc.record({
  nodes: fc.integer({ min: 1, max: 3 }),
  cpus: fc.integer({ min: 2, max: 4 }),
  gigabytes: fc.integer({ min: 2, max: 6 }),
});
export const clusterOf = ({ nodes, cpus, gigabytes }: Drawn, more: KubernetesOptions = {}) =>
  kubernetes({ nodes, cpus, memory: `${gigabytes}g`, ...more });
export const inWords = ({ nodes, cpus, gigabytes }: Drawn): string =>
  `${nodes} nodes of ${cpus} cpus and ${gigabytes} GiB`;
export const inKorean = ({ nodes, cpus, gigabytes }: Drawn): string =>
  `CPU ${cpus}개, ${gigabytes} GiB짜리 노드 ${nodes}개`;

export function grouped<K, T>(items: Iterable<T>, by: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
}

export const executorsPosted = (run: OnKubernetes): readonly EventOf<"KubernetesRequest">[] =>
  run
    .of("KubernetesRequest")
    .filter(
      ({ verb, resource, name = "" }) =>
        verb === "POST" && resource === "pods" && name.includes("-exec-"),
    );
