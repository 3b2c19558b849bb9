/**
 * A scheduler's end of Mesos: what it says goes to the master over the network, what it starts is known here by its task. In Mesos 1.4: MesosSchedulerDriver. It is a thread of the
 * driver's process with a connection of its own: it can outlive what the program does, never the process.
 */
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { Launch } from "./mesos-agent.ts";
import type { FrameworkCalls, MesosMaster } from "./mesos-master.ts";
import {
  DEFAULT_REFUSE_SECONDS,
  type MesosTask,
  type SchedulerDriver,
} from "./scheduler-driver.ts";

export interface FrameworkOptions {
  readonly appName: string;
  /** The process that it is a part of. */
  readonly process: Process;
  readonly role: string;
  readonly master: MesosMaster;
  /** What the command of a task starts. */
  readonly launch: (task: MesosTask) => Launch;
}

export class Framework implements SchedulerDriver {
  readonly scheduler: Process;
  id = "";
  readonly #world: World;
  readonly #options: FrameworkOptions;

  constructor(world: World, options: FrameworkOptions) {
    this.#world = world;
    this.#options = options;
    const { name, host } = options.process;
    this.scheduler = { name, host, alive: true };
  }

  #tell(what: string, heard: (master: MesosMaster) => void): void {
    const { master } = this.#options;
    if (this.scheduler.alive)
      this.#world.network.send(this.scheduler, master, what, () => heard(master));
  }

  /** Registers with the master; offers come from then on. */
  start(calls: FrameworkCalls): void {
    const { appName, role, master } = this.#options;
    const said = this.#world.record({
      kind: "RegisterFramework",
      from: this.scheduler.name,
      to: master.name,
      appName,
      role,
    });
    const known: FrameworkCalls = {
      ...calls,
      registered: (id) => {
        this.id = id;
        calls.registered(id);
      },
    };
    this.#world.because(said, () =>
      this.#tell("RegisterFramework", () => master.register(this.scheduler, role, known)),
    );
  }

  launchTasks(offer: string, tasks: readonly MesosTask[], refuseSeconds?: number): void {
    const { launch } = this.#options;
    const orders = tasks.map((task) => ({ task, launch: launch(task) }));
    this.#tell("LaunchTasks", (master) => master.accept(offer, orders, refuseSeconds));
  }

  declineOffer(offer: string, refuseSeconds?: number): void {
    const said = this.#world.record({
      kind: "DeclineOffer",
      from: this.scheduler.name,
      to: this.#options.master.name,
      offerId: offer,
      refuseSeconds: refuseSeconds ?? DEFAULT_REFUSE_SECONDS,
    });
    this.#world.because(said, () =>
      this.#tell("DeclineOffer", (master) => master.decline(offer, refuseSeconds)),
    );
  }

  reviveOffers(): void {
    const said = this.#world.record({
      kind: "ReviveOffers",
      from: this.scheduler.name,
      to: this.#options.master.name,
    });
    this.#world.because(said, () => this.#tell("ReviveOffers", (master) => master.revive(this.id)));
  }

  killTask(task: string): void {
    this.#tell("KillTask", (master) => master.killTask(this.id, task));
  }

  /** Says goodbye: whatever still runs of it is ended. */
  stop(): void {
    this.#tell("UnregisterFramework", (master) => master.remove(this.id));
    this.scheduler.alive = false;
  }

  /** Its process is gone. */
  die(): void {
    if (this.scheduler.alive) this.#world.network.kill(this.scheduler);
  }
}
