/**
 * The Master's applications: registration, states, their executors' ends, and the clearing up after them. Rules D2.12, D2.28–D2.32.
 * Spark 3.5.3: core/…/deploy/master/Master.scala.
 */
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { ApplicationState, ExecutorState } from "../../events/deploy-events.ts";
import type { World } from "../../world/world.ts";
import type { DeployPolicies } from "../deploy-policies.ts";
import { stateAfter, type ApplicationEvent } from "./application-states.ts";
import { connectionsLost, profileText } from "./master-lines.ts";
import type { ExecutorTold } from "./master-recovery.ts";
import type { ApplicationDescription, Master } from "./master.ts";
import {
  coresGranted,
  isFinished,
  newApplicationInfo,
  type ApplicationInfo,
  type ExecutorInfo,
  type WorkerInfo,
} from "./records.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

export class MasterApplications {
  readonly all = new Map<ApplicationId, ApplicationInfo>();
  readonly #master: Master;
  readonly #world: World;
  #next = 0;

  constructor(master: Master) {
    this.#master = master;
    this.#world = master.world;
  }

  /** RegisterApplication; a Master that stands by does not answer. */
  register(driver: StandaloneDriver, description: ApplicationDescription): void {
    if (this.#master.state === "STANDBY") return;
    const known = [...this.all.values()].find(
      (app) => app.driver === driver && !isFinished(app.state),
    );
    if (known !== undefined) return this.#answer(driver, known.id);
    const id = `app-${stampOf(this.#world.now())}-${String(this.#next).padStart(4, "0")}`;
    this.#next += 1;
    this.#master.log("INFO", `Registering app ${description.appName}`);
    const coresMax =
      description.coresMax ?? this.#master.conf.optionalInt("spark.deploy.defaultCores");
    const startTime = this.#world.now();
    const app = newApplicationInfo(id, driver, { ...description, coresMax }, startTime);
    this.all.set(id, app);
    this.#master.persistence.persist("app", id, app);
    this.#master.log("INFO", `Registered app ${description.appName} with ID ${id}`);
    this.#world.network.watch(driver, () => this.#finish(app, "driver disconnected"));
    this.#world.record(
      {
        kind: "ApplicationStateChanged",
        from: this.#master.name,
        to: this.#master.name,
        appId: id,
        state: "WAITING",
      },
      id,
    );
    this.#answer(driver, id);
    this.#master.schedule();
  }

  #answer(driver: StandaloneDriver, appId: ApplicationId): void {
    const said = this.#world.record(
      { kind: "RegisteredApplication", from: this.#master.name, to: driver.name, appId },
      appId,
    );
    this.#world.because(said, () =>
      this.#world.network.send(this.#master, driver, "RegisteredApplication", () =>
        driver.registered(this.#master, appId),
      ),
    );
  }

  unregister(id: ApplicationId): void {
    this.#master.log("INFO", `Received unregister request from application ${id}`);
    const app = this.all.get(id);
    if (app !== undefined) this.#finish(app, "unregistered");
  }

  /** Moves the application's state by the table, or by a kata's. */
  change(app: ApplicationInfo, event: ApplicationEvent): void {
    const next = stateAfter(this.#policies(app).nextApplicationState, app.state, event);
    if (next !== app.state) this.set(app, next);
  }

  set(app: ApplicationInfo, state: ApplicationState): void {
    app.state = state;
    this.#world.record(
      {
        kind: "ApplicationStateChanged",
        from: this.#master.name,
        to: this.#master.name,
        appId: app.id,
        state,
      },
      app.id,
    );
  }

  /** One that another Master kept; nothing is known of it until its driver answers. */
  recovered(kept: ApplicationInfo): void {
    const state: ApplicationState = "UNKNOWN";
    const fresh = { executors: new Map(), removedExecutors: [], atEnd: undefined, state };
    // How many it wanted is not kept: until its driver says it again, it gets none.
    const executorLimit = kept.initialExecutorLimit;
    const app: ApplicationInfo = { ...kept, ...fresh, executorLimit };
    this.all.set(app.id, app);
    this.#world.network.watch(app.driver, () => this.lost(app));
  }

  /** Its driver is gone, or did not answer. */
  lost(app: ApplicationInfo): void {
    const gone: ApplicationEvent = "driver disconnected";
    this.#finish(app, gone);
  }

  /** An executor that a worker told of after a recovery; false where nobody knows its application. */
  takeOver({ appId, id, cores, memory }: ExecutorTold, worker: WorkerInfo): boolean {
    const app = this.all.get(appId);
    if (app === undefined || isFinished(app.state)) return false;
    app.executors.set(id, { id, worker, cores, memory, state: "RUNNING", freed: false });
    app.nextExecutorId = Math.max(app.nextExecutorId, Number(id) + 1);
    worker.coresUsed += cores;
    worker.memoryUsed += memory;
    return true;
  }

  #policies(app: ApplicationInfo): DeployPolicies {
    return app.driver.run.policies;
  }

  #finish(app: ApplicationInfo, event: ApplicationEvent): void {
    if (!this.#master.alive || isFinished(app.state)) return;
    this.#master.log("INFO", `Removing app ${app.id}`);
    this.#master.persistence.unpersist("app", app.id);
    this.change(app, event);
    const [time, cores, executors] = [this.#world.now(), coresGranted(app), app.executors.size];
    app.atEnd = { time, cores, executors };
    for (const executor of app.executors.values()) {
      this.#release(app, executor);
      this.#kill(app, executor);
      executor.state = "KILLED";
    }
    for (const info of this.#master.workers.values()) {
      if (info.state === "ALIVE") this.#tellFinished(app, info);
    }
    this.#master.schedule();
    connectionsLost(this.#master, app.driver);
  }

  #kill(app: ApplicationInfo, { id, worker }: ExecutorInfo): void {
    const said = this.#world.record(
      {
        kind: "KillExecutor",
        from: this.#master.name,
        to: worker.worker.name,
        appId: app.id,
        executorId: id,
      },
      app.id,
    );
    this.#world.because(said, () =>
      this.#world.network.send(this.#master, worker.worker, "KillExecutor", () =>
        worker.worker.killExecutor(app.id, id),
      ),
    );
  }

  /** RequestExecutors: so many are wanted altogether. Those it has beyond that stay. */
  requestExecutors(appId: ApplicationId, total: number): void {
    const app = this.all.get(appId);
    if (app === undefined) return;
    const wanted = `Map(${profileText(app)} -> ${total})`;
    this.#master.log("INFO", `Application ${appId} requested executors: ${wanted}.`);
    app.executorLimit = total;
    this.#master.schedule();
  }

  /** KillExecutors: an application does not want them any more. It has them no longer, so that nobody tells it of their ends. */
  killExecutors(appId: ApplicationId, ids: readonly ExecutorId[]): void {
    const app = this.all.get(appId);
    this.#master.log("INFO", `Application ${appId} requests to kill executors: ${ids.join(", ")}`);
    if (app === undefined) return;
    for (const id of ids) {
      const executor = app.executors.get(id);
      if (executor === undefined) continue;
      this.#release(app, executor);
      this.#kill(app, executor);
    }
    this.#master.schedule();
  }

  #tellFinished(app: ApplicationInfo, info: WorkerInfo): void {
    const { worker } = info;
    const said = this.#world.record(
      { kind: "ApplicationFinished", from: this.#master.name, to: worker.name, appId: app.id },
      app.id,
    );
    this.#world.because(said, () =>
      this.#world.network.send(this.#master, worker, "ApplicationFinished", () =>
        worker.applicationFinished(app.id),
      ),
    );
  }

  /** A dead worker keeps what was used on it: the Master does not reckon with it any more. */
  #release(app: ApplicationInfo, executor: ExecutorInfo): void {
    app.executors.delete(executor.id);
    app.removedExecutors.push(executor);
    if (executor.worker.state !== "DEAD") this.#free(executor);
  }

  #free(executor: ExecutorInfo): void {
    if (executor.freed) return;
    executor.freed = true;
    executor.worker.coresUsed -= executor.cores;
    executor.worker.memoryUsed -= executor.memory;
  }

  executorStateChanged(
    appId: ApplicationId,
    id: ExecutorId,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
  ): void {
    const app = this.all.get(appId);
    const executor = app?.executors.get(id);
    if (app === undefined || executor === undefined) {
      this.#master.log("WARN", `Got status update for unknown executor ${appId}/${id}`);
      return;
    }
    executor.state = state;
    if (state === "RUNNING") {
      app.retryCount = 0;
      this.#world.network.send(this.#master, app.driver, "ExecutorUpdated", () =>
        app.driver.executorUpdated(appId, id, state, message, exitStatus, false),
      );
    } else {
      this.#executorEnded(app, executor, state, message, exitStatus, false);
    }
    this.#master.schedule();
  }

  #executorEnded(
    app: ApplicationInfo,
    executor: ExecutorInfo,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
    workerLost: boolean,
  ): void {
    this.#master.log(
      "INFO",
      workerLost
        ? `Telling app of lost executor: ${executor.id}`
        : `Removing executor ${app.id}/${executor.id} because it is ${state}`,
    );
    this.#release(app, executor);
    this.change(app, "executor lost");
    this.#world.network.send(this.#master, app.driver, "ExecutorUpdated", () =>
      app.driver.executorUpdated(app.id, executor.id, state, message, exitStatus, workerLost),
    );
    if (workerLost || exitStatus === 0) return;
    app.retryCount += 1;
    const limit = this.#master.conf.int("spark.deploy.maxExecutorRetries");
    if (
      limit >= 0 &&
      app.retryCount >= limit &&
      ![...app.executors.values()].some((other) => other.state === "RUNNING")
    ) {
      this.#master.log(
        "ERROR",
        `Application ${app.name} with ID ${app.id} failed ${app.retryCount} times; removing it`,
      );
      this.#finish(app, "executors keep failing");
    }
  }

  /** The executors of a lost worker are lost with it. */
  workerLost(worker: WorkerInfo, reason: string): void {
    for (const app of this.all.values()) {
      for (const executor of app.executors.values()) {
        if (executor.worker === worker)
          this.#executorEnded(app, executor, "LOST", `worker lost: ${reason}`, undefined, true);
      }
    }
  }
}
