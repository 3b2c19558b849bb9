/** Descriptions of clusters: what a program is submitted to. */
import type { CostModel } from "../cluster/cost-model.ts";
import type { ClusterManager } from "../deploy/application-run.ts";
import type { HdfsSpec } from "../deploy/hdfs/hdfs-cluster.ts";
import {
  KubernetesCluster,
  type KubeNodeSpec,
  type KubernetesSpec,
} from "../deploy/kubernetes/kubernetes-cluster.ts";
import { LocalMode } from "../deploy/local/local-mode.ts";
import { MesosCluster, type AgentSpec } from "../deploy/mesos/mesos-cluster.ts";
import { StandaloneCluster, type WorkerSpec } from "../deploy/standalone/standalone-cluster.ts";
import { YarnCluster, type NodeSpec } from "../deploy/yarn/yarn-cluster.ts";
import { MiB, parseSize } from "../foundation/sizes.ts";
import type { World } from "../world/world.ts";

export interface ClusterSpec {
  build(world: World, costs: CostModel): ClusterManager;
}

/** Local mode: `local`, `local[n]`, `local[*]`, `local[n,f]`. */
export const local = (
  master: string = "local[*]",
  options: { readonly machineCores?: number } = {},
): ClusterSpec => ({
  build: (world) => new LocalMode(world, master, options.machineCores ?? 4),
});

export interface StandaloneOptions {
  /** How many Masters share a ZooKeeper; one by default, without it. */
  readonly masters?: number;
  /** How many workers, all alike, or each by itself. */
  readonly workers?: number | readonly WorkerSpec[];
  /** Cores and memory of each worker, where they are alike. */
  readonly cores?: number;
  readonly memory?: string;
  /** The Master's settings. */
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
}

/** A standalone cluster. */
export const standalone = (options: StandaloneOptions = {}): ClusterSpec => {
  const { masters = 1, workers = 2, cores = 4, memory = "8g", conf = {} } = options;
  const specs =
    typeof workers === "number"
      ? Array.from({ length: workers }, () => ({ cores, memory }))
      : workers;
  return {
    build: (world, costs) => new StandaloneCluster(world, costs, { masters, workers: specs, conf }),
  };
};

export interface YarnOptions {
  /** How many NodeManagers, all alike, or each by itself. */
  readonly nodes?: number | readonly NodeSpec[];
  /** Memory and vcores of each node, where they are alike. */
  readonly memory?: string;
  readonly vcores?: number;
  /** yarn-site.xml and the files beside it, as settings. */
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
}

/** A YARN cluster. */
export const yarn = (options: YarnOptions = {}): ClusterSpec => {
  const { nodes = 2, memory = "8g", vcores = 8, conf = {} } = options;
  const specs =
    typeof nodes === "number" ? Array.from({ length: nodes }, () => ({ memory, vcores })) : nodes;
  return { build: (world, costs) => new YarnCluster(world, costs, { nodes: specs, conf }) };
};

export interface MesosOptions {
  /** How many agents, all alike, or each by itself. */
  readonly agents?: number | readonly AgentSpec[];
  /** Cores and memory of each agent, where they are alike. */
  readonly cores?: number;
  readonly memory?: string;
  /** Settings of the dispatcher. */
  readonly conf?: Readonly<Record<string, string>>;
}

/** A Mesos cluster with a dispatcher. */
export const mesos = (options: MesosOptions = {}): ClusterSpec => {
  const { agents = 2, cores = 4, memory = "8g", conf = {} } = options;
  const mem = Math.floor(parseSize(memory, "m") / MiB);
  const specs =
    typeof agents === "number"
      ? Array.from({ length: agents }, () => ({ resources: `cpus:${cores};mem:${mem}` }))
      : agents;
  return { build: (world, costs) => new MesosCluster(world, costs, { agents: specs, conf }) };
};
/** An HDFS to stand beside a cluster: `simulate(yarn({ nodes: 3 }), { hdfs: hdfs({ datanodes: 3 }) })`. */
export const hdfs = (spec: HdfsSpec): HdfsSpec => spec;

export interface KubernetesOptions extends Omit<KubernetesSpec, "nodes"> {
  /** How many nodes, all alike, or each by itself. */
  readonly nodes?: number | readonly KubeNodeSpec[];
  /** What pods may request of each node, where they are alike. */
  readonly memory?: string;
  readonly cpus?: number;
}

/** A Kubernetes cluster. */
export const kubernetes = (options: KubernetesOptions = {}): ClusterSpec => {
  const { nodes = 2, memory = "8g", cpus = 4, ...rest } = options;
  const specs =
    typeof nodes === "number" ? Array.from({ length: nodes }, () => ({ memory, cpus })) : nodes;
  return {
    build: (world, costs) => new KubernetesCluster(world, costs, { ...rest, nodes: specs }),
  };
};
