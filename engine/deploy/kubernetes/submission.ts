/** What is known of one submission to Kubernetes, and the ground that it stands on. Left out on purpose: what becomes of it; kubernetes-client.ts and kubernetes-driver.ts have that. */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { ApiServer } from "./api-server.ts";
import type { KubeNodes, Launch } from "./kube-node.ts";
import type { KubernetesDriver } from "./kubernetes-driver.ts";

export interface Ground {
  readonly world: World;
  readonly costs: CostModel;
  readonly api: ApiServer;
  readonly nodes: KubeNodes;
  /** What stands behind driver pods, by their uid. */
  readonly drivers: Map<string, Launch>;
  /** Drivers that have executors in pods, by the application's id. */
  readonly running: Map<string, KubernetesDriver>;
}

export interface KubernetesSubmission {
  readonly run: ApplicationRun;
  /** spark-submit's own process. */
  client: Process | undefined;
  driver: KubernetesDriver | undefined;
  /** The driver's pod, in cluster mode. */
  podName: string | undefined;
}
