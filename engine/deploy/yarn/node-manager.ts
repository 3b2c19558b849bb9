/**
 * NodeManager: the daemon of one machine. It starts processes in containers and tells the ResourceManager once a second what became of them; with that it is
 * also offered for new containers. Its memory and cores are what its file says.
 *
 * In Hadoop 3.3: NodeStatusUpdaterImpl, ContainerManagerImpl, ContainersMonitorImpl. Left out on purpose: localization of files, auxiliary services, how much
 * memory a process really takes (a fault says that it took too much).
 */
import type { HostName } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import {
  exitStatus,
  type Completed,
  type ContainerInfo,
  type Launch,
  type Launched,
  type NodeInfo,
} from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";
import type { Resource } from "./resources.ts";

interface Running {
  readonly container: ContainerInfo;
  launched: Launched | undefined;
}

/** What `kill -9` leaves, and what SIGTERM does. */
const SIGKILL = 137;
const SIGTERM = 143;

export class NodeManager implements Process {
  readonly name: string;
  readonly host: HostName;
  readonly info: NodeInfo;
  alive = true;
  readonly #world: World;
  readonly #manager: ResourceManager;
  readonly #running = new Map<string, Running>();
  /** What its next heartbeat tells. */
  #started: ContainerInfo[] = [];
  #ended: Completed[] = [];
  readonly #phase: number;

  constructor(
    world: World,
    manager: ResourceManager,
    name: string,
    host: HostName,
    capacity: Resource,
  ) {
    this.#world = world;
    this.#manager = manager;
    this.name = name;
    this.host = host;
    this.info = { host, capacity, containers: new Set(), state: "RUNNING" };
    const { nodeHeartbeat } = manager.settings;
    this.#phase = world.random(`heartbeats of ${host}`).below(nodeHeartbeat);
    manager.addNode(this);
    world.daemonAfter(this.#phase, "node heartbeat", () => {
      if (!this.alive) return;
      this.#report("heartbeat");
      this.#heartbeat();
    });
  }

  /** The instant of the next heartbeat, in microseconds from now. */
  get #untilHeartbeat(): number {
    const { nodeHeartbeat } = this.#manager.settings;
    const since = (this.#world.now() - this.#phase + nodeHeartbeat) % nodeHeartbeat;
    return nodeHeartbeat - since;
  }

  #heartbeat(): void {
    this.#world.daemonAfter(this.#manager.settings.nodeHeartbeat, "node heartbeat", () => {
      if (!this.alive) return;
      this.#report("heartbeat");
      this.#heartbeat();
    });
  }

  #report(kind: "message" | "heartbeat"): void {
    const [started, ended] = [this.#started, this.#ended];
    this.#started = [];
    this.#ended = [];
    this.#world.network.send(
      this,
      this.#manager,
      "nodeHeartbeat",
      () => this.#manager.nodeHeartbeat(this, started, ended, kind === "heartbeat"),
      kind,
    );
  }

  /** What has happened here is told with the next heartbeat; a run does not end before that. */
  #tellSoon(): void {
    this.#world.after(this.#untilHeartbeat, "node heartbeat", () => {
      if (this.alive && (this.#started.length > 0 || this.#ended.length > 0))
        this.#report("message");
    });
  }

  /** StartContainer. */
  start(container: ContainerInfo, launch: Launch): void {
    const said = this.#world.record(
      {
        kind: "StartContainer",
        from: "ResourceManager",
        to: this.name,
        containerId: container.id,
        host: this.host,
      },
      container.app.id,
    );
    const running: Running = { container, launched: undefined };
    this.#running.set(container.id, running);
    this.#started.push(container);
    this.#tellSoon();
    this.#world.because(said, () => {
      running.launched = launch(container, (status, diagnostics) =>
        this.#exited(container, status, diagnostics),
      );
    });
  }

  #exited(
    container: ContainerInfo,
    status: number,
    diagnostics: string = diagnosticsOf(status),
  ): void {
    if (!this.alive || !this.#running.delete(container.id)) return;
    this.#ended.push({ container, exitStatus: status, diagnostics });
    this.#tellSoon();
  }

  /** The process of a container is ended: by whoever is entitled to, or by the NodeManager itself. */
  stop(id: string, status: number = SIGTERM, diagnostics?: string): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#exited(running.container, status, diagnostics);
    running.launched?.kill();
  }

  /** A container that takes more memory than it was given is ended (yarn.nodemanager.pmem-check-enabled). */
  exceeds(container: ContainerInfo): void {
    const limit = `${container.size.memory / 1024} GB`;
    const text = `Container [pid=${this.#world.hosts.pidOf(this)},containerID=${container.id}] is running beyond physical memory limits. Current usage: ${limit} of ${limit} physical memory used; killing container.`;
    this.stop(container.id, exitStatus.exceededMemory, text);
  }

  /** kill -9 of what runs in a container. */
  killed(id: string): void {
    this.stop(id, SIGKILL);
  }

  /** The machine is gone with all that ran on it. */
  die(): void {
    if (!this.alive) return;
    const { name } = this;
    this.#world.record({
      kind: "ProcessLost",
      from: "fault",
      to: name,
      process: name,
      reason: "the machine is gone",
    });
    const all = [...this.#running.values()];
    this.#running.clear();
    this.#world.network.kill(this);
    for (const { launched } of all) launched?.kill();
    this.#world.machineLost(this.host);
    this.#manager.nodeSilent(this);
  }
}

/** What a NodeManager says of an exit status. */
function diagnosticsOf(status: number): string {
  if (status === SIGKILL || status === SIGTERM)
    return `Container killed on request. Exit code is ${status}\nContainer exited with a non-zero exit code ${status}.`;
  return status === 0
    ? ""
    : `Exception from container-launch.\nExit code: ${status}\nContainer exited with a non-zero exit code ${status}.`;
}
