/**
 * A YARN cluster of one ResourceManager and NodeManagers on machines of their own. Claims S0-18, S0-29, S0-31.
 *
 * In Hadoop 3.3: yarn-site.xml and capacity-scheduler.xml of the cluster. Left out on purpose: other frameworks on it; what they hold is a fault's or a law's to take.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { parseSize, MiB } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { NodeManager } from "./node-manager.ts";
import { exitStatus } from "./records.ts";
import { ResourceManager } from "./resource-manager.ts";
import { yarnSettings, type Site } from "./yarn-settings.ts";
import { YarnSubmissions } from "./yarn-submissions.ts";

export interface NodeSpec {
  /** yarn.nodemanager.resource.memory-mb: "8g". */
  readonly memory: string;
  readonly vcores: number;
  readonly host?: string;
}

export interface YarnSpec {
  readonly nodes: readonly NodeSpec[];
  /** yarn-site.xml, capacity-scheduler.xml, core-site.xml. */
  readonly conf: Site;
}

export class YarnCluster implements ClusterManager {
  readonly masterUrl = "yarn";
  readonly manager: ResourceManager;
  readonly nodes: NodeManager[] = [];
  readonly submissions: YarnSubmissions;
  readonly #world: World;

  constructor(world: World, costs: CostModel, spec: YarnSpec) {
    this.#world = world;
    const hadoop = Object.fromEntries(
      Object.entries(spec.conf).map(([key, value]) => [key, String(value)]),
    );
    this.manager = new ResourceManager(world, yarnSettings(spec.conf));
    this.submissions = new YarnSubmissions({ world, costs, manager: this.manager, hadoop });
    for (const node of spec.nodes) this.addNode(node);
  }

  addNode({ host, memory, vcores }: NodeSpec): NodeManager {
    const number = this.nodes.length + 1;
    const capacity = { memory: Math.floor(parseSize(memory, "m") / MiB), vcores };
    const node = new NodeManager(
      this.#world,
      this.manager,
      `NodeManager ${number}`,
      host ?? `node-${number}`,
      capacity,
    );
    this.nodes.push(node);
    return node;
  }

  submit(run: ApplicationRun): void {
    this.submissions.submit(run);
  }

  /** What the ResourceManager shows: YARN's state of the application. */
  stateOf(appId: string): string | undefined {
    return this.manager.apps.get(appId)?.state;
  }

  /** SUCCEEDED, FAILED, KILLED, or UNDEFINED as long as nobody said. */
  finalStatusOf(appId: string): string | undefined {
    return this.manager.apps.get(appId)?.finalStatus;
  }

  strike(fault: ManagerFault, run: ApplicationRun | undefined): void {
    const submission = run === undefined ? undefined : this.submissions.of(run);
    const attempt = submission?.app?.attempts.at(-1);
    switch (fault.kind) {
      case "kill worker":
        return this.nodes[fault.worker - 1]?.die();
      case "kill master":
        return this.manager.die();
      case "add worker":
        this.addNode({ memory: fault.memory ?? "8g", vcores: fault.cores ?? 4 });
        return;
      case "kill client": {
        const client = submission?.client;
        if (client === undefined || client === submission?.driver) return submission?.driver?.die();
        return this.#world.network.kill(client);
      }
      case "kill driver":
        return submission?.driver?.die();
      case "kill am": {
        const { master } = attempt ?? {};
        if (master !== undefined) this.manager.nodes.get(master.node.host)?.killed(master.id);
        return;
      }
      case "kill application":
        if (submission?.app !== undefined)
          this.manager.kill(submission.app.id, submission.run.user);
        return;
      case "delete pod":
        // There is nothing of the kind.
        return;
      case "kill container": {
        const id = submission?.master?.allocator?.containerOf(fault.executor);
        const container = id === undefined ? undefined : attempt?.containers.get(id);
        const node =
          container === undefined ? undefined : this.manager.nodes.get(container.node.host);
        if (container === undefined || node === undefined) return;
        if (fault.why === "memory") return node.exceeds(container);
        return node.stop(container.id, exitStatus.preempted, "Container preempted by scheduler");
      }
    }
  }
}
