/**
 * MesosClusterDispatcher: a framework of its own that takes drivers in at port 7077 and starts each as a task, in which spark-submit runs in client mode. Its pages are at 8081.
 *
 * In Spark 3.5.3: mesos MesosClusterDispatcher.scala, MesosRestServer.scala. Rules D4.17 to D4.21. Left out on purpose: recovery, the pages themselves.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { SparkConf } from "../../conf/spark-conf.ts";
import type { DispatcherState } from "../../events/deploy-events.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { ClusterScheduler } from "./cluster-scheduler.ts";
import { driverDescription } from "./driver-description.ts";
import { Framework } from "./framework.ts";
import type { Launch } from "./mesos-agent.ts";
import { MesosDriver } from "./mesos-driver.ts";
import type { MesosMaster } from "./mesos-master.ts";
import type { MesosTask } from "./scheduler-driver.ts";

export const DISPATCHER_PORT = 7077;
/** Where agents keep what tasks write (--work_dir). */
export const SANDBOXES = "/var/lib/mesos/slaves/frameworks";

export interface DispatcherOptions {
  readonly world: World;
  readonly costs: CostModel;
  readonly master: MesosMaster;
  readonly host: string;
  readonly conf: Readonly<Record<string, string>>;
}

export class Dispatcher implements Process {
  readonly name = "dispatcher";
  readonly host: string;
  alive = true;
  readonly #options: DispatcherOptions;
  readonly #framework: Framework;
  readonly scheduler: ClusterScheduler;
  /** What was handed in, by its submission's id, and its driver's process. */
  readonly #runs = new Map<string, ApplicationRun>();
  readonly #drivers = new Map<ApplicationRun, MesosDriver>();
  readonly #tasks = new Map<ApplicationRun, string>();
  readonly #states = new Map<string, DispatcherState>();
  #next = 1;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.host = options.host;
    const { world, master } = options;
    const conf = new SparkConf(options.conf);
    this.#framework = new Framework(world, {
      appName: "Spark Cluster",
      process: this,
      role: conf.getOption("spark.mesos.role") ?? "*",
      master,
      launch: (task) => this.#driverIn(task),
    });
    this.scheduler = new ClusterScheduler({
      conf,
      env: { SPARK_HOME: "/opt/spark" },
      master: `${master.host}:${master.port}`,
      driver: this.#framework,
      now: () => world.now(),
      policyOf: (id) => this.#runs.get(id)?.policies.driverRetry,
      log: (level, text) => world.log(level, "MesosClusterScheduler", text, this.name),
    });
    this.#framework.start({
      registered: (id) => this.scheduler.registered(id),
      offers: (offers) => this.#after(() => this.scheduler.resourceOffers(offers)),
      status: (status) => this.#after(() => this.scheduler.statusUpdate(status)),
    });
  }

  /** MesosRestServer: answers the submission's id, or why it is not taken in. */
  submit(run: ApplicationRun): { readonly id: string } | { readonly refused: string } {
    const { world } = this.#options;
    const id = `driver-${stampOf(world.now())}-${String(this.#next).padStart(4, "0")}`;
    const request = {
      appResource: `${run.mainClass}.jar`,
      mainClass: run.mainClass,
      appArgs: [],
      sparkProperties: {
        ...Object.fromEntries(run.conf.getAll()),
        "spark.driver.supervise": String(run.supervise),
      },
    };
    const driver = driverDescription(request, id);
    this.#next += 1;
    this.#runs.set(id, run);
    return this.#after(() => {
      const { success, message = "" } = this.scheduler.submitDriver(driver);
      return success ? { id } : { refused: message };
    });
  }

  /** Does something to the books, and tells of each driver that has another state. */
  #after<T>(act: () => T): T {
    const answer = act();
    const { queued, launched, retrying, finished } = this.scheduler;
    for (const { submissionId } of queued) this.#state(submissionId, "QUEUED");
    for (const submissionId of launched.keys()) this.#state(submissionId, "RUNNING");
    for (const { submissionId, retry } of retrying)
      this.#state(submissionId, "RETRYING", retry?.waited);
    for (const { driver } of finished) this.#state(driver.submissionId, "FINISHED");
    return answer;
  }

  #state(submissionId: string, state: DispatcherState, waitSeconds?: number): void {
    if (this.#states.get(submissionId) === state) return;
    this.#states.set(submissionId, state);
    this.#options.world.record({
      kind: "DispatcherDriverStateChanged",
      from: this.name,
      to: this.name,
      submissionId,
      state,
      waitSeconds,
    });
  }

  /** `State of driver … is now …`, as the gateway answers. */
  stateOf(submissionId: string): string | undefined {
    return this.scheduler.driverStatus(submissionId).driverState;
  }

  /** The sandbox of a driver's last try: its folder on its agent. */
  sandboxOf(run: ApplicationRun): { readonly host: string; readonly path: string } | undefined {
    const task = this.#tasks.get(run);
    const host = this.#drivers.get(run)?.host;
    return task === undefined || host === undefined
      ? undefined
      : { host, path: `${SANDBOXES}/${this.#framework.id}/executors/${task}/runs/latest` };
  }

  driverOf(run: ApplicationRun): MesosDriver | undefined {
    return this.#drivers.get(run);
  }

  /** A task's command is spark-submit: the driver's process. */
  #driverIn({ id }: MesosTask): Launch {
    return (host, exited) => {
      const { world, costs, master } = this.#options;
      const run = this.#runs.get(id.split("-retry-")[0] ?? id);
      if (run === undefined) {
        exited(1);
        return { kill: () => undefined };
      }
      const driver = new MesosDriver(world, {
        run,
        host,
        mode: "cluster",
        master,
        costs,
        exit: (exitCode) => {
          exited(exitCode);
          return exitCode !== 0 && run.supervise;
        },
      });
      this.#drivers.set(run, driver);
      this.#tasks.set(run, id);
      world.after(costs.driverStart, "the driver's JVM is up", () => driver.start());
      return { kill: () => driver.die("its task was ended") };
    };
  }
}
