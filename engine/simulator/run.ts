/** One application in a simulation: its driver program, its runtime once it has one, how it ended. */
import { SparkConf } from "../conf/spark-conf.ts";
import { closureShipper } from "../foundation/closures.ts";
import type { CostModel } from "../cluster/cost-model.ts";
import { DriverRuntime } from "../cluster/driver-runtime.ts";
import { JavaError, SparkException } from "../foundation/errors.ts";
import type { DeployMode } from "../events/deploy-events.ts";
import { newTurn, type DriverTurn } from "../context/driver-turn.ts";
import { SparkContext } from "../context/spark-context.ts";
import { SparkSession } from "../context/spark-session.ts";
import type { ApplicationRun, DriverHooks, RuntimeOptions } from "../deploy/application-run.ts";
import type { World } from "../world/world.ts";
import { sabotageBy, type Fault } from "./faults.ts";
import type { Policies } from "./policies.ts";

/** What a submission asks for. */
export interface SubmitOptions {
  readonly name?: string;
  readonly deployMode?: "client" | "cluster";
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
  /** The machine of whoever submits; a name of its own by default. */
  readonly submitHost?: string;
  readonly supervise?: boolean;
  readonly faults?: readonly Fault[];
  readonly policies?: Policies;
}

/** What a program is told of the process it runs in. */
export interface DriverProcess {
  readonly host: string;
  readonly deployMode: DeployMode;
  /** A further context, which only a stopped one before it allows. */
  newContext(): SparkContext;
}

export type Main<T> = (spark: SparkSession, driver: DriverProcess) => Promise<T> | T;

export class Run<T> implements ApplicationRun {
  readonly name: string;
  readonly conf: SparkConf;
  readonly deployMode: DeployMode;
  readonly submitHost: string;
  readonly supervise: boolean;
  readonly driverName: string;
  readonly options: SubmitOptions;
  readonly #main: Main<T>;
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #completions: (() => void)[];
  turn: DriverTurn | undefined;
  runtime: DriverRuntime | undefined;
  result: T | undefined;
  error: unknown;
  ended = false;

  constructor(
    world: World,
    masterUrl: string,
    costs: CostModel,
    completions: (() => void)[],
    number: number,
    options: SubmitOptions,
    main: Main<T>,
  ) {
    this.driverName = number === 1 ? "driver" : `driver ${number}`;
    this.#world = world;
    this.#costs = costs;
    this.#completions = completions;
    this.#main = main;
    this.options = options;
    this.name = options.name ?? "Kindling application";
    this.conf = new SparkConf(options.conf);
    this.conf.set("spark.app.name", this.name).set("spark.master", masterUrl);
    this.deployMode =
      options.deployMode ??
      (this.conf.get("spark.submit.deployMode") === "cluster" ? "cluster" : "client");
    this.conf.set("spark.submit.deployMode", this.deployMode);
    this.submitHost = options.submitHost ?? "submitter";
    this.supervise = options.supervise ?? this.conf.bool("spark.driver.supervise");
  }

  get policies(): Policies {
    return this.options.policies ?? {};
  }

  newRuntime(options: RuntimeOptions): DriverRuntime {
    this.conf.set("spark.app.id", options.appId);
    const runtime = new DriverRuntime({
      ...options,
      world: this.#world,
      conf: this.conf,
      shipper: closureShipper(),
      costs: this.#costs,
      policies: this.policies,
      sabotage: sabotageBy(this.options.faults ?? []),
    });
    this.runtime = runtime;
    return runtime;
  }

  /** The program is called; its promise ends the run. */
  begin(runtime: DriverRuntime, hooks: DriverHooks): void {
    const turn = newTurn(this.#world, this.#completions);
    this.turn = turn;
    const context = this.#context(runtime, turn, hooks);
    const session = new SparkSession(context, turn);
    const driver: DriverProcess = {
      host: runtime.options.process.host,
      deployMode: this.deployMode,
      newContext: () => {
        throw new SparkException(
          "Only one SparkContext should be running in this JVM (see SPARK-2243).The currently running SparkContext was created at:\n" +
            runtime.options.appId,
        );
      },
    };
    const settle = (exitCode: number, keep: () => void): void => {
      if (!turn.alive) return;
      keep();
      this.#finish(context, hooks, exitCode);
    };
    turn.openWaits += 1;
    turn.completions.push(() => {
      turn.openWaits -= 1;
      Promise.resolve()
        .then(() => this.#main(session, driver))
        .then(
          (value) => settle(0, () => (this.result = value)),
          (error: unknown) => settle(1, () => (this.error = error)),
        );
    });
  }

  #context(runtime: DriverRuntime, turn: DriverTurn, hooks: DriverHooks): SparkContext {
    const { appId, process } = runtime.options;
    runtime.log("INFO", "SparkContext", "Running Spark version 3.5.3");
    runtime.log("INFO", "SparkContext", `Submitted application: ${this.name}`);
    runtime.post({
      kind: "SparkListenerResourceProfileAdded",
      cores: this.conf.optionalInt("spark.executor.cores") ?? 1,
      memory: this.conf.size("spark.executor.memory"),
    });
    if (!runtime.isLocal) {
      const id = { executorId: "driver", host: process.host, port: 35_000 };
      runtime.blocks.register(id);
      runtime.post({
        kind: "SparkListenerBlockManagerAdded",
        time: this.#world.now(),
        blockManagerId: id,
        maxMem: 0,
      });
    }
    runtime.post({
      kind: "SparkListenerEnvironmentUpdate",
      sparkProperties: Object.fromEntries(this.conf.getAll()),
    });
    runtime.post({
      kind: "SparkListenerApplicationStart",
      appName: this.name,
      appId,
      time: this.#world.now(),
      sparkUser: "learner",
    });
    runtime.say({
      kind: "SparkContextStarted",
      from: process.name,
      to: process.name,
      master: this.conf.get("spark.master"),
    });
    return new SparkContext(runtime, turn, () => {
      runtime.stop();
      hooks.contextStopped();
    });
  }

  #finish(context: SparkContext, hooks: DriverHooks, exitCode: number): void {
    context.stop();
    this.turn = undefined;
    const again = hooks.exited(exitCode);
    this.ended = !again;
  }

  driverLost(final: boolean): void {
    if (this.turn !== undefined) this.turn.alive = false;
    if (this.runtime !== undefined) this.runtime.stopped = true;
    this.turn = undefined;
    if (!final) return;
    this.ended = true;
    this.error ??= new JavaError("java.lang.Error", "the driver's process was killed");
  }

  refused(error: Error): void {
    this.ended = true;
    this.error = error;
  }
}
