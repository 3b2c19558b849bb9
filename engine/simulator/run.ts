/** One application in a simulation: its driver program, its runtime once it has one, how it ended. */
import { SparkConf } from "../conf/spark-conf.ts";
import { closureShipper } from "../foundation/closures.ts";
import type { CostModel } from "../cluster/cost-model.ts";
import { heapFault } from "../storage/memory-sizes.ts";
import { DriverRuntime } from "../cluster/driver-runtime.ts";
import { JavaError } from "../foundation/errors.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import type { ApplicationId } from "../foundation/ids.ts";
import type { DeployMode } from "../events/deploy-events.ts";
import {
  driverResources,
  type Endpoint,
  environmentLines,
  resourceProfileLines,
  stoppingLines,
} from "../deploy/context-lines.ts";
import type { Process } from "../world/network.ts";
import { DriverContexts, type Settings } from "../context/driver-contexts.ts";
import { newTurn, waitFor, type Completions, type DriverTurn } from "../context/driver-turn.ts";
import { SparkContext } from "../context/spark-context.ts";
import type { ApplicationRun, DriverHooks, RuntimeOptions } from "../deploy/application-run.ts";
import { SPARK_USER } from "../deploy/standalone/records.ts";
import type { World } from "../world/world.ts";
import { contextEvents } from "./context-events.ts";
import { driverProcess } from "./driver-process.ts";
import { MetricsSystem, sinkFault } from "./metrics-system.ts";
import { sabotageBy } from "./faults.ts";
import type { Policies } from "./policies.ts";
import type { Main, SubmitOptions } from "./submit-options.ts";

export type { DriverProcess } from "./driver-process.ts";
export type { Main, SubmitOptions } from "./submit-options.ts";

/** The name of a driver's process in the trace, by the number of its submission. */
export const driverNameOf = (number: number): string =>
  number === 1 ? "driver" : `driver ${number}`;

export class Run<T> implements ApplicationRun {
  readonly name: string;
  /** What was submitted; a context that is made later may add to it. */
  conf: SparkConf;
  readonly #submitted: SparkConf;
  readonly program: "jvm" | "python" | "r";
  readonly shell: boolean;
  readonly deployMode: DeployMode;
  readonly submitHost: string;
  readonly supervise: boolean;
  readonly driverName: string;
  readonly mainClass: string;
  readonly options: SubmitOptions;
  readonly #main: Main<T>;
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #completions: Completions;
  #endpoint: Endpoint | undefined;
  #garbage: (why: string) => void = () => undefined;
  #stop: () => void = () => undefined;
  turn: DriverTurn | undefined;
  runtime: DriverRuntime | undefined;
  /** One for each context that it made, in order. */
  readonly appIds: ApplicationId[] = [];
  result: T | undefined;
  error: unknown;
  /** Of System.exit or a signal. */
  exitCode: number | undefined;
  #ended = false;
  /** Stops the context as the JVM's shutdown hook does; nothing before `main` has one. */
  #shutDown: ((exitCode: number) => void) | undefined;

  constructor(
    world: World,
    masterUrl: string,
    costs: CostModel,
    completions: Completions,
    number: number,
    options: SubmitOptions,
    main: Main<T>,
  ) {
    this.driverName = driverNameOf(number);
    this.#world = world;
    this.#costs = costs;
    this.#completions = completions;
    this.#main = main;
    this.options = options;
    this.name = options.name ?? "Kindling application";
    this.mainClass = options.mainClass ?? this.name;
    this.conf = new SparkConf(options.conf);
    this.conf.set("spark.app.name", this.name).set("spark.master", masterUrl);
    this.deployMode =
      options.deployMode ??
      (this.conf.get("spark.submit.deployMode") === "cluster" ? "cluster" : "client");
    this.conf.set("spark.submit.deployMode", this.deployMode);
    this.program = options.program ?? "jvm";
    this.shell = options.shell ?? false;
    this.submitHost = options.submitHost ?? "submitter";
    for (const [path, text] of Object.entries(options.localFiles ?? {}))
      world.disk(this.submitHost).write(path, encodeUtf8(text));
    if (options.roundTrip !== undefined)
      world.network.setFar(this.submitHost, options.roundTrip / 2);
    this.supervise = options.supervise ?? this.conf.bool("spark.driver.supervise");
    this.#submitted = this.conf.clone();
  }

  get ended(): boolean {
    return this.#ended;
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.options.ended?.(this);
  }

  /** A signal that the JVM obeys: its shutdown hook stops the context; what `main` does then nobody waits for. */
  interrupted(exitCode: number): void {
    const shutDown = this.#shutDown;
    if (shutDown === undefined)
      return this.refused(new JavaError("java.lang.InterruptedException", `exit code ${exitCode}`));
    this.runtime?.log("INFO", "SparkContext", "Invoking stop() from shutdown hook");
    shutDown(exitCode);
  }

  /** The driver's process collects its garbage, if there is one. */
  collectGarbage(why: string): void {
    this.#garbage(why);
  }

  get user(): string {
    return this.options.user ?? SPARK_USER;
  }

  get clientArguments(): readonly string[] | undefined {
    return this.options.clientArguments;
  }

  get env(): Readonly<Record<string, string | undefined>> {
    return this.options.env ?? {};
  }

  get policies(): Policies {
    return this.options.policies ?? {};
  }

  contextBegins(process: Process, app?: ApplicationId): Endpoint {
    const world = this.#world;
    const submitter = { user: this.options.user ?? "learner", env: this.options.env ?? {} };
    const say = (text: string): void => world.log("INFO", "SparkContext", text, process.name, app);
    say("Running Spark version 3.5.3");
    driverResources(world, process, app);
    say(`Submitted application: ${this.conf.get("spark.app.name")}`);
    resourceProfileLines(world, process, this.conf, submitter, app);
    this.#endpoint = environmentLines(world, process, this.conf, submitter, app);
    return this.#endpoint;
  }

  newRuntime(options: RuntimeOptions): DriverRuntime {
    this.conf.set("spark.app.id", options.appId);
    this.appIds.push(options.appId);
    const runtime = new DriverRuntime({
      ...options,
      world: this.#world,
      conf: this.conf.clone(),
      shipper: closureShipper(),
      costs: this.#costs,
      policies: this.policies,
      xml: this.options.xml,
      sabotage: sabotageBy(this.options.faults ?? []),
    });
    this.runtime = runtime;
    return runtime;
  }

  /** The program is called; its promise ends the run. */
  begin(runtime: DriverRuntime, hooks: DriverHooks): void {
    const turn = newTurn(this.#world, this.#completions);
    this.turn = turn;
    const contexts = new DriverContexts(turn, this.#context(runtime, turn, hooks), (settings) =>
      this.#openContext(turn, hooks, settings),
    );
    const { host } = runtime.options.process;
    const driver = driverProcess(
      {
        host,
        deployMode: this.deployMode,
        disk: this.#world.disk(host),
        uiWebUrl: `http://${this.#endpoint?.host ?? host}:${this.#endpoint?.uiPort ?? 0}`,
        readLine: () => this.#readLine(turn),
        exit: (exitCode) => {
          this.interrupted(exitCode);
          return new Promise<never>(() => undefined);
        },
      },
      contexts,
    );
    const fault = sinkFault(runtime);
    const settle = (exitCode: number, keep: () => void, by: "main" | "exit" = "main"): void => {
      if (!turn.alive) return;
      keep();
      this.#finish(contexts.context, hooks, exitCode, by);
    };
    this.#shutDown = (exitCode) =>
      settle(
        exitCode,
        () => {
          turn.alive = false;
          this.exitCode = exitCode;
          this.error = new JavaError("java.lang.InterruptedException", `exit code ${exitCode}`);
        },
        "exit",
      );
    turn.openWaits += 1;
    const called = (): void => {
      turn.openWaits -= 1;
      Promise.resolve()
        .then(() => {
          if (fault !== undefined) throw fault;
          return this.#main(contexts.session, driver);
        })
        .then(
          (value) =>
            settle(0, () => {
              this.result = value;
              // A supervised driver may have failed before.
              this.error = undefined;
            }),
          (error: unknown) => settle(1, () => (this.error = error)),
        );
    };
    (hooks.whenReady ?? ((go: () => void) => go()))(() => turn.completions.push(called));
  }

  #readLine(turn: DriverTurn): Promise<string | undefined> {
    const { input } = this.options;
    if (input === undefined) return Promise.resolve(undefined);
    return waitFor<string | undefined>(turn, (settled) => {
      input.onInput = (line) => {
        input.onInput = undefined;
        settled({ value: line });
      };
    });
  }

  /** A further context of the same process: a further application, with the settings of the submission and those given now. */
  #openContext(turn: DriverTurn, hooks: DriverHooks, settings: Settings): Promise<SparkContext> {
    this.conf = this.#submitted.clone();
    for (const [key, value] of Object.entries(settings)) this.conf.set(key, value);
    const fault = heapFault(this.conf);
    if (fault !== undefined) return Promise.reject(fault);
    return waitFor<SparkContext>(turn, (settled) =>
      hooks.openContext((runtime) => {
        const value = this.#context(runtime, turn, hooks);
        (hooks.whenReady ?? ((go: () => void) => go()))(() => settled({ value }));
      }),
    );
  }

  #context(runtime: DriverRuntime, turn: DriverTurn, hooks: DriverHooks): SparkContext {
    const { appId, process } = runtime.options;
    const metrics = MetricsSystem.of(this.#world, runtime);
    contextEvents(runtime, this.conf);
    const endpoint = this.#endpoint;
    const context = new SparkContext(runtime, turn, () => {
      if (endpoint !== undefined) stoppingLines(this.#world, process, endpoint, appId);
      runtime.stop();
      metrics?.stop();
      hooks.contextStopped();
    });
    this.#garbage = (why) => context.collectGarbage(why);
    this.#stop = () => context.stop();
    return context;
  }

  #finish(context: SparkContext, hooks: DriverHooks, exitCode: number, by: "main" | "exit"): void {
    if (by === "main") hooks.ending?.(exitCode);
    context.stop();
    this.turn = undefined;
    this.conf = this.#submitted.clone();
    const again = hooks.exited(exitCode, by);
    if (!again) this.#end();
  }

  driverLost(final: boolean): void {
    if (this.turn !== undefined) this.turn.alive = false;
    this.runtime?.die();
    this.turn = undefined;
    if (!final) return;
    this.error ??= new JavaError("java.lang.Error", "the driver's process was killed");
    this.#end();
  }

  stopContext(): void {
    this.#stop();
  }

  refused(error: Error): void {
    this.error = error;
    this.#end();
  }
}
