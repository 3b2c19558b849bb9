/**
 * A simulation: one World, one cluster, any number of applications on it. `run` takes everything to its end: it steps the world while
 * programs wait for the engine, and gives programs their turn, one outcome at a time, when something they waited for is there. This is the
 * only file of the engine that is asynchronous.
 */
import { InvariantViolation } from "../foundation/assert.ts";
import { SparkException } from "../foundation/errors.ts";
import { seconds, type Micros } from "../foundation/sizes.ts";
import { defaultCosts, type CostModel } from "../cluster/cost-model.ts";
import type { TracedEvent } from "../events/trace.ts";
import type { ClusterManager } from "../deploy/application-run.ts";
import { Hdfs, type HdfsSpec } from "../deploy/hdfs/hdfs-cluster.ts";
import type { FileSystem } from "../world/disk.ts";
import { World } from "../world/world.ts";
import type { Completions } from "../context/driver-turn.ts";
import { Application } from "./application.ts";
import type { ClusterSpec } from "./cluster-spec.ts";
import { armFaults } from "./fault-arming.ts";
import type { Fault } from "./faults.ts";
import { macrotaskHost, type Host } from "./host.ts";
import { Watch } from "./invariants.ts";
import { Run, type Main, type SubmitOptions } from "./run.ts";

export interface SimulationOptions {
  readonly seed?: number;
  readonly files?: FileSystem;
  /** An HDFS beside the cluster: `hdfs://` paths, and those without a scheme where its `fs.defaultFS` says so. */
  readonly hdfs?: HdfsSpec;
  readonly costs?: Partial<CostModel>;
  readonly faults?: readonly Fault[];
  readonly host?: Host;
  readonly maxSteps?: number;
  /** Stops at this instant of virtual time, whatever still runs or waits. */
  readonly until?: Micros;
  /** Watches the invariants as events are recorded; a run that breaks one ends with an InvariantViolation. */
  readonly check?: boolean;
  /** Log lines below this level are not kept: "INFO" keeps all. */
  readonly logLevel?: "INFO" | "WARN" | "ERROR";
  /** False: operations are not told where in the program they stand, which spares reading the stack. */
  readonly callSites?: boolean;
  /** Processes also log what they say of themselves. */
  readonly wholeLogs?: boolean;
}

/** Virtual time in which nothing but timers happens, after which a waiting application is taken to wait for ever. */
const IDLE_LIMIT = seconds(600);

/** Turns without an open wait after which a program is taken to wait for something the engine does not know. */
const PATIENCE = 200;

export class Simulation {
  readonly world: World;
  readonly manager: ClusterManager;
  readonly hdfs: Hdfs | undefined;
  readonly #host: Host;
  readonly #costs: CostModel;
  readonly #runs: Run<unknown>[] = [];
  readonly #completions: (() => void)[] = [];
  #speaker: Run<unknown> | undefined;
  readonly #until: Micros | undefined;
  readonly #watch: Watch | undefined;

  constructor(cluster: ClusterSpec, options: SimulationOptions = {}) {
    this.world = new World({
      seed: options.seed ?? 1,
      ...(options.files === undefined ? {} : { files: options.files }),
      ...(options.maxSteps === undefined ? {} : { maxSteps: options.maxSteps }),
      ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
      ...(options.callSites === undefined ? {} : { callSites: options.callSites }),
      ...(options.wholeLogs === undefined ? {} : { wholeLogs: options.wholeLogs }),
    });
    this.#until = options.until;
    this.#watch = options.check === true ? new Watch(this) : undefined;
    this.#host = options.host ?? macrotaskHost;
    this.#costs = { ...defaultCosts, ...options.costs };
    this.hdfs =
      options.hdfs === undefined ? undefined : new Hdfs(this.world, this.#costs, options.hdfs);
    this.manager = cluster.build(this.world, this.#costs);
    armFaults(options.faults ?? [], this);
  }

  get runs(): readonly Run<unknown>[] {
    return this.#runs;
  }

  /** Whose program had its turn last: what is printed now is that driver's. */
  get speaker(): Run<unknown> | undefined {
    return this.#speaker;
  }

  /** Hands an application in, at `at` microseconds of virtual time. */
  submit<T>(options: SubmitOptions, main: Main<T>, at: number = 0): Application<T> {
    const completions: Completions = {
      push: (done) =>
        this.#completions.push(() => {
          this.#speaker = run as Run<unknown>;
          done();
        }),
    };
    const run: Run<T> = new Run<T>(
      this.world,
      options.master ?? this.manager.masterUrl,
      this.#costs,
      completions,
      this.#runs.length + 1,
      options,
      main,
    );
    this.#runs.push(run as Run<unknown>);
    armFaults(options.faults ?? [], this, this.#runs.length - 1);
    this.world.at(Math.max(at, this.world.now()), "spark-submit", () => {
      this.hdfs?.begin(options.policies ?? {});
      this.manager.submit(run);
    });
    return new Application<T>(this, run);
  }

  /** Takes every application to its end, and the cluster to rest. */
  async run(): Promise<void> {
    const isOver = (): boolean => this.#runs.every((run) => run.ended) && !this.world.hasWork;
    const came = await this.advance(isOver, this.#until ?? Number.POSITIVE_INFINITY);
    if (came === "idle") throw new SparkException(this.#stuck());
    if (came === "reached") this.#watch?.atEnd();
  }

  /**
   * Goes on until something holds (`reached`), until an instant of virtual time (`time`), or until nothing but timers has happened for ten
   * virtual minutes (`idle`). Programs have their turn first: no time passes while one thinks.
   */
  async advance(
    isReached: () => boolean,
    until: Micros = Number.POSITIVE_INFINITY,
  ): Promise<"reached" | "time" | "idle"> {
    let patience = PATIENCE;
    let idleSince = this.world.now();
    for (;;) {
      this.#watch?.raise();
      if (this.world.now() >= until) return "time";
      if (this.world.hasWork) idleSince = this.world.now();
      const completion = this.#completions.shift();
      if (completion !== undefined) {
        completion();
        await this.#host.turn();
        patience = PATIENCE;
      } else if (this.#programsThink()) {
        patience = await this.#waitOutside(patience);
      } else if (isReached()) {
        return "reached";
      } else if (this.world.now() - idleSince > IDLE_LIMIT || this.world.nextAt === undefined) {
        return "idle";
      } else if (this.world.nextAt > until && Number.isFinite(until) && this.#until === undefined) {
        this.world.idleUntil(until);
      } else {
        this.world.step();
      }
    }
  }

  #stuck(): string {
    const waiting = this.#runs.filter((run) => !run.ended).map((run) => run.name);
    return `${waiting.join(", ")}: still waiting, and nothing but timers is left to happen (no resources?). To look at a run that does not end, give simulate() an instant: until: seconds(60)`;
  }

  /** A program runs that waits for nothing of the engine's: no virtual time may pass. */
  #programsThink(): boolean {
    return this.#runs.some(
      (run) => !run.ended && run.turn !== undefined && run.turn.openWaits === 0,
    );
  }

  async #waitOutside(patience: number): Promise<number> {
    await this.#host.turn();
    const external = this.#runs.some((run) => (run.turn?.external ?? 0) > 0);
    if (external) return PATIENCE;
    if (patience === 0)
      throw new SparkException(
        "a driver program waits for a promise that is not the engine's; wrap it in spark.external(promise)",
      );
    return patience - 1;
  }

  /** Takes single steps until `until` holds; for looking into a run. */
  stepUntil(until: (event: TracedEvent) => boolean): void {
    const from = this.world.trace.events.length;
    for (;;) {
      if (this.world.trace.events.slice(from).some(until)) return;
      if (!this.world.step()) throw new InvariantViolation("the run ended before that happened");
    }
  }
}
