/**
 * ResourceManager: the one daemon that knows what every node has left and who may have it. It takes applications in, finds a container for each one's
 * ApplicationMaster, starts another attempt where that dies, and grants containers when nodes report. Of jobs, stages and tasks it hears nothing.
 *
 * In Hadoop 3.3: ClientRMService, ApplicationMasterService, RMAppImpl, RMAppAttemptImpl, CapacityScheduler. Rules D3.7, D3.10, D3.18, D3.19, D3.35. Left out on
 * purpose: recovery of a ResourceManager that died, security, reservations, timelines.
 */
import { JavaError } from "../../foundation/errors.ts";
import type { ApplicationId } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { DeployPolicies } from "../deploy-policies.ts";
import { ApplicationBooks } from "./application-books.ts";
import { chosenApplicant } from "./capacity-scheduler.ts";
import type { NodeManager } from "./node-manager.ts";
import { queuesSeen, isActivated, queueOf } from "./queues.ts";
import {
  exitStatus,
  type AppInfo,
  type AttemptInfo,
  type Completed,
  type ContainerInfo,
  type FinalStatus,
  type Submitted,
} from "./records.ts";
import { minus, sizeOfContainer, sumOf, type Resource } from "./resources.ts";
import type { YarnSettings } from "./yarn-settings.ts";

/** When this ResourceManager started, in epoch milliseconds: a part of every id. */
const STARTED = 1_795_233_600_000;

/** What an ApplicationMaster hears when it asks. */
export interface Allocation {
  readonly granted: readonly ContainerInfo[];
  readonly completed: readonly Completed[];
}

export class ResourceManager implements Process {
  readonly name = "ResourceManager";
  readonly host = "resourcemanager";
  alive = true;
  readonly settings: YarnSettings;
  readonly nodes = new Map<string, NodeManager>();
  readonly apps = new Map<ApplicationId, AppInfo>();
  readonly books: ApplicationBooks;
  readonly world: World;
  #count = 0;

  constructor(world: World, settings: YarnSettings) {
    this.world = world;
    this.settings = settings;
    this.books = new ApplicationBooks(this);
  }

  /** All that the nodes have which are there. */
  get cluster(): Resource {
    return sumOf([...this.nodes.values()].map(({ info }) => info.capacity));
  }

  /** The largest container that one can be given now: no larger than the largest node. */
  get largest(): Resource {
    const nodes = [...this.nodes.values()].map(({ info }) => info.capacity);
    const { memory, vcores } = this.settings.maximum;
    return {
      memory: Math.min(memory, Math.max(0, ...nodes.map((node) => node.memory))),
      vcores: Math.min(vcores, Math.max(0, ...nodes.map((node) => node.vcores))),
    };
  }

  newApplicationId(): ApplicationId {
    this.#count += 1;
    return `application_${STARTED}_${String(this.#count).padStart(4, "0")}`;
  }

  /** submitApplication. @throws YarnException for a queue that is not there. */
  submit(id: ApplicationId, submitted: Submitted): AppInfo {
    if (queueOf(this.settings, submitted.queue) !== undefined)
      return this.books.submitted(id, submitted);
    const why = `Application ${id} submitted by user ${submitted.user} to unknown queue: ${submitted.queue}`;
    this.books.rejected(id, submitted, why);
    throw new JavaError(
      "org.apache.hadoop.yarn.exceptions.YarnException",
      `Failed to submit ${id} to YARN : ${why}`,
    );
  }

  addNode(node: NodeManager): void {
    this.nodes.set(node.host, node);
  }

  /** A node reports: what has come up and gone there, and it is offered. */
  nodeHeartbeat(
    node: NodeManager,
    started: readonly ContainerInfo[],
    ended: readonly Completed[],
    isOffered: boolean,
  ): void {
    if (node.info.state !== "RUNNING") return;
    for (const container of started)
      if (container.state === "ACQUIRED") this.books.containerState(container, "RUNNING");
    for (const each of ended) this.books.completed(each);
    if (isOffered) this.#assign(node);
  }

  /** One container at most: the one whom the scheduler chooses. */
  #assign(node: NodeManager): void {
    const { info } = node;
    this.#activate();
    const free = minus(info.capacity, sumOf([...info.containers].map(({ size }) => size)));
    const { settings, cluster } = this;
    const queues = queuesSeen(this);
    const chosen = chosenApplicant(this.policies.chooseApplicant, {
      free,
      cluster,
      calculator: settings.calculator,
      queues,
    });
    const attempt = chosen === undefined ? undefined : this.apps.get(chosen)?.attempts.at(-1);
    if (attempt === undefined) return;
    const isMaster = attempt.master === undefined;
    const container = this.books.allocated(attempt, info, this.sizeNext(attempt), isMaster);
    if (!isMaster) {
      attempt.asked = { ...attempt.asked, count: attempt.asked.count - 1 };
      attempt.granted.push(container);
      return;
    }
    attempt.master = container;
    this.books.masterAllocated(attempt);
    const launch = attempt.app.submitted.launch(attempt);
    this.world.network.send(this, node, "startContainers", () => node.start(container, launch));
  }

  /** Applications that wait for room among the ApplicationMasters of their queue. */
  #activate(): void {
    for (const { attempts } of this.apps.values()) {
      const attempt = attempts.at(-1);
      if (attempt?.state === "SCHEDULED" && !attempt.activated && isActivated(this, attempt))
        this.books.activated(attempt);
    }
  }

  /** The size of the container that an attempt gets next. */
  sizeNext(attempt: AttemptInfo): Resource {
    return attempt.master === undefined
      ? this.rounded(attempt.app.submitted.master)
      : attempt.asked.size;
  }

  rounded(asked: Resource): Resource {
    const { minimum, calculator } = this.settings;
    const maximum = this.largest;
    return sizeOfContainer(this.policies.containerSize, { asked, minimum, maximum, calculator });
  }

  /** Of the cluster: whoever submits brings those of the driver; the first one's count. */
  policies: DeployPolicies = {};

  /** registerApplicationMaster. */
  registered(attempt: AttemptInfo, host: string, rpcPort: number): void {
    attempt.host = host;
    attempt.rpcPort = rpcPort;
    this.books.running(attempt);
  }

  /** allocate: what an ApplicationMaster wants altogether, where that has changed, and gives back. Answers what has come for it since. */
  allocate(
    attempt: AttemptInfo,
    asks: { readonly count: number; readonly size: Resource } | undefined,
    released: readonly ContainerInfo[],
  ): Allocation {
    if (asks !== undefined) attempt.asked = { count: asks.count, size: this.rounded(asks.size) };
    for (const container of released) this.release(container);
    const { granted, completed } = attempt;
    attempt.granted = [];
    attempt.completed = [];
    for (const container of granted) this.books.containerState(container, "ACQUIRED");
    return { granted, completed };
  }

  /** A container that somebody holds is taken away: its process is ended, its room is free at once. */
  release(container: ContainerInfo, as: "RELEASED" | "KILLED" = "RELEASED"): void {
    if (!this.books.over(container, as)) return;
    const node = this.nodes.get(container.node.host);
    if (node !== undefined)
      this.world.network.send(this, node, "stopContainers", () =>
        node.stop(container.id, exitStatus.killedByManager),
      );
  }

  /** finishApplicationMaster: it takes its leave; that there is another attempt is out of the question now. */
  finished(attempt: AttemptInfo, status: FinalStatus, diagnostics: string): void {
    this.books.goodbye(attempt, status, diagnostics);
  }

  /** `yarn application -kill`. */
  kill(id: ApplicationId, user: string): void {
    const app = this.apps.get(id);
    if (app !== undefined)
      this.books.killed(app, `Application ${id} was killed by user ${user} at HOST`);
  }

  /** Nothing was heard of a node for so long that it counts as lost, with everything on it. */
  nodeSilent(node: NodeManager): void {
    this.world.after(this.settings.nodeExpiry, "node expiry", () => {
      if (!this.nodes.delete(node.host)) return;
      node.info.state = "LOST";
      this.world.record({
        kind: "NodeLost",
        from: this.name,
        to: this.name,
        host: node.host,
        reason: `Deactivating Node ${node.host} as it is now LOST`,
      });
      for (const container of node.info.containers)
        this.books.completed({
          container,
          exitStatus: exitStatus.aborted,
          diagnostics: "Container released on a *lost* node",
        });
    });
  }

  die(): void {
    this.world.record({
      kind: "ProcessLost",
      from: "fault",
      to: this.name,
      process: this.name,
      reason: "kill -9",
    });
    this.world.network.kill(this);
  }
}
