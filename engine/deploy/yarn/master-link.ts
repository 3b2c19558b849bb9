/**
 * What a driver on YARN tells its ApplicationMaster: how many executors it wants altogether, and which are to end. Nobody hears it before there is one; the first to
 * register is told nothing, because its own settings say what to begin with, a later one hears the total that was asked for last.
 *
 * In Spark 3.5.3: yarn YarnSchedulerBackend.scala (YarnSchedulerEndpoint, doRequestTotalExecutors, doKillExecutors). Different: in Spark a driver with dynamic allocation
 * begins anew after another ApplicationMaster has come. Left out on purpose: hosts that tasks prefer, excluded nodes.
 */
import type { ExecutorId } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationMaster } from "./application-master.ts";

const TOO_EARLY = "Attempted to request executors before the AM has registered!";

export class MasterLink {
  readonly #world: World;
  readonly #driver: Process;
  readonly #warn: (text: string) => void;
  #master: ApplicationMaster | undefined;
  #wanted: number | undefined;

  constructor(world: World, driver: Process, warn: (text: string) => void) {
    this.#world = world;
    this.#driver = driver;
    this.#warn = warn;
  }

  registered(master: ApplicationMaster): void {
    const isFirst = this.#master === undefined;
    this.#master = master;
    if (!isFirst && this.#wanted !== undefined) this.requestTotal(this.#wanted);
  }

  requestTotal(total: number): void {
    this.#wanted = total;
    this.#tell("RequestExecutors", (master) => master.requestExecutors(total));
  }

  killExecutors(ids: readonly ExecutorId[]): void {
    this.#tell("KillExecutors", (master) => master.killExecutors(ids));
  }

  #tell(what: string, tell: (master: ApplicationMaster) => void): void {
    const master = this.#master;
    if (master === undefined) return this.#warn(TOO_EARLY);
    this.#world.network.send(this.#driver, master.options.process, what, () => tell(master));
  }
}
