/**
 * An agent: the daemon of one machine. It has resources and attributes, starts what it is told to start, and tells the master what became of it.
 *
 * In Mesos 1.4: slave.cpp. Left out on purpose: isolation (a task's memory is counted, not watched), what fetching files costs, executors of its own.
 */
import type { HostName } from "../../foundation/ids.ts";
import type { MesosTaskState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { MesosMaster } from "./mesos-master.ts";
import type { Attribute, Resource } from "./resources.ts";
import type { MesosTask } from "./scheduler-driver.ts";

/** What a task's command starts on a machine: it says how it ended, and can be ended. */
export type Launch = (
  host: HostName,
  exited: (exitCode: number) => void,
) => { readonly kill: () => void };

/** A framework's task with what is behind its command. */
export interface Order {
  readonly task: MesosTask;
  readonly launch: Launch;
}

interface Running {
  readonly frameworkId: string;
  kill: () => void;
  isKilled: boolean;
}

export class MesosAgent implements Process {
  readonly name: string;
  readonly host: HostName;
  readonly id: string;
  readonly resources: readonly Resource[];
  readonly attributes: readonly Attribute[];
  alive = true;
  readonly #world: World;
  readonly #master: MesosMaster;
  readonly #running = new Map<string, Running>();

  constructor(
    world: World,
    master: MesosMaster,
    of: {
      readonly number: number;
      readonly host: HostName;
      readonly resources: readonly Resource[];
      readonly attributes: readonly Attribute[];
    },
  ) {
    this.#world = world;
    this.#master = master;
    this.name = `agent ${of.number}`;
    this.host = of.host;
    this.id = `${master.id}-S${of.number - 1}`;
    this.resources = of.resources;
    this.attributes = of.attributes;
    world.network.send(this, master, "RegisterSlave", () => master.addAgent(this));
  }

  /** RunTask. */
  run(frameworkId: string, { task, launch }: Order): void {
    const running: Running = { frameworkId, kill: () => undefined, isKilled: false };
    const key = `${frameworkId}/${task.id}`;
    this.#running.set(key, running);
    this.#tell(frameworkId, task.id, "TASK_RUNNING");
    const started = launch(this.host, (exitCode) => {
      if (!this.alive || !this.#running.delete(key)) return;
      const state = running.isKilled
        ? "TASK_KILLED"
        : exitCode === 0
          ? "TASK_FINISHED"
          : "TASK_FAILED";
      this.#tell(frameworkId, task.id, state);
    });
    running.kill = started.kill;
  }

  #tell(frameworkId: string, task: string, state: MesosTaskState): void {
    this.#world.network.send(this, this.#master, "StatusUpdate", () =>
      this.#master.statusUpdate(frameworkId, { task, agentId: this.id, state }),
    );
  }

  /** KillTask. */
  kill(frameworkId: string, task: string): void {
    const running = this.#running.get(`${frameworkId}/${task}`);
    if (running === undefined) return;
    running.isKilled = true;
    running.kill();
  }

  /** ShutdownFramework: whatever still runs of it is ended. */
  shutDown(frameworkId: string): void {
    for (const [key, running] of this.#running) {
      if (running.frameworkId !== frameworkId) continue;
      this.#running.delete(key);
      running.kill();
    }
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
    for (const { kill } of all) kill();
    this.#master.agentSilent(this);
  }
}
