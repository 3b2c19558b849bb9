/**
 * The states of applications, attempts and containers in a ResourceManager, and what leads from one to the next. Each is an event, so that a reader sees it.
 *
 * In Hadoop 3.3: the state machines of RMAppImpl, RMAppAttemptImpl, RMContainerImpl; the words are theirs. Left out on purpose: moving between queues, saving.
 * Rules D3.10, D3.18, D3.19.
 */
import type { ApplicationId } from "../../foundation/ids.ts";
import type {
  YarnApplicationState,
  YarnAttemptState,
  YarnContainerState,
} from "../../events/deploy-events.ts";
import {
  exitStatus,
  isFinal,
  type AppInfo,
  type AttemptInfo,
  type Completed,
  type ContainerInfo,
  type FinalStatus,
  type NodeInfo,
  type Submitted,
} from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";
import type { Resource } from "./resources.ts";

const WAITS = "AM container is launched, waiting for AM container to Register with RM";
const over: ReadonlySet<YarnContainerState> = new Set(["COMPLETED", "RELEASED", "KILLED"]);

export class ApplicationBooks {
  readonly #manager: ResourceManager;

  constructor(manager: ResourceManager) {
    this.#manager = manager;
  }

  submitted(id: ApplicationId, submitted: Submitted): AppInfo {
    const app = this.#taken(id, submitted);
    this.#appState(app, "ACCEPTED");
    this.#newAttempt(app);
    return app;
  }

  /** Its queue is not there. */
  rejected(id: ApplicationId, submitted: Submitted, why: string): void {
    const app = this.#taken(id, submitted);
    app.diagnostics = why;
    app.finalStatus = "FAILED";
    this.#appState(app, "FINAL_SAVING");
    this.#appState(app, "FAILED");
  }

  #taken(id: ApplicationId, submitted: Submitted): AppInfo {
    const app: AppInfo = {
      id,
      submitted,
      startTime: this.#manager.world.now(),
      state: "NEW",
      finalStatus: "UNDEFINED",
      diagnostics: "",
      attempts: [],
      onFinal: [],
    };
    this.#manager.apps.set(id, app);
    for (const state of ["NEW_SAVING", "SUBMITTED"] as const) this.#appState(app, state);
    return app;
  }

  #newAttempt(app: AppInfo): void {
    const number = app.attempts.length + 1;
    const attempt: AttemptInfo = {
      id: `${app.id.replace("application", "appattempt")}_${String(number).padStart(6, "0")}`,
      number,
      app,
      state: "NEW",
      activated: false,
      master: undefined,
      containers: new Map(),
      asked: { count: 0, size: { memory: 0, vcores: 0 } },
      granted: [],
      completed: [],
      nextContainer: 1,
      goodbye: undefined,
      host: undefined,
      rpcPort: -1,
    };
    app.attempts.push(attempt);
    app.diagnostics =
      "Application is added to the scheduler and is not yet activated. Queue's AM resource limit exceeded.";
    this.#attemptState(attempt, "SUBMITTED");
    this.#attemptState(attempt, "SCHEDULED");
  }

  activated(attempt: AttemptInfo): void {
    attempt.activated = true;
    attempt.app.diagnostics =
      "Application is Activated, waiting for resources to be assigned for AM.";
  }

  #appState(app: AppInfo, state: YarnApplicationState): void {
    app.state = state;
    const { world, name } = this.#manager;
    world.record(
      { kind: "YarnApplicationStateChanged", from: name, to: name, appId: app.id, state },
      app.id,
    );
    if (isFinal(state)) for (const tell of app.onFinal) tell();
  }

  #attemptState(attempt: AttemptInfo, state: YarnAttemptState): void {
    attempt.state = state;
    const { world, name } = this.#manager;
    const { id: attemptId, app } = attempt;
    world.record(
      { kind: "YarnAttemptStateChanged", from: name, to: name, attemptId, state },
      app.id,
    );
  }

  containerState(container: ContainerInfo, state: YarnContainerState, status?: number): void {
    container.state = state;
    const { world, name } = this.#manager;
    const { id, app, attempt, node, size, isMaster } = container;
    world.record(
      {
        kind: "ContainerStateChanged",
        from: name,
        to: name,
        containerId: id,
        attemptId: attempt.id,
        state,
        host: node.host,
        memory: size.memory,
        vcores: size.vcores,
        isMaster,
        exitStatus: status,
      },
      app.id,
    );
  }

  /** A grant: the room is taken from now on. */
  allocated(
    attempt: AttemptInfo,
    node: NodeInfo,
    size: Resource,
    isMaster: boolean,
  ): ContainerInfo {
    const number = String(attempt.nextContainer).padStart(6, "0");
    attempt.nextContainer += 1;
    const prefix = attempt.app.id.replace("application", "container");
    const id = `${prefix}_${String(attempt.number).padStart(2, "0")}_${number}`;
    const container: ContainerInfo = {
      id,
      app: attempt.app,
      attempt,
      node,
      size,
      isMaster,
      state: "NEW",
    };
    attempt.containers.set(id, container);
    node.containers.add(container);
    this.containerState(container, "ALLOCATED");
    return container;
  }

  masterAllocated(attempt: AttemptInfo): void {
    attempt.app.diagnostics =
      "Scheduler has assigned a container for AM, waiting for AM container to be launched";
    this.#attemptState(attempt, "ALLOCATED_SAVING");
    this.#attemptState(attempt, "ALLOCATED");
    if (attempt.master !== undefined) this.containerState(attempt.master, "ACQUIRED");
    this.#attemptState(attempt, "LAUNCHED");
    attempt.app.diagnostics = WAITS;
  }

  running(attempt: AttemptInfo): void {
    attempt.app.diagnostics = "";
    this.#attemptState(attempt, "RUNNING");
    this.#appState(attempt.app, "RUNNING");
  }

  /** A container that is over takes no room any more. Answers whether it was not over before. */
  over(
    container: ContainerInfo,
    state: "COMPLETED" | "RELEASED" | "KILLED",
    status?: number,
  ): boolean {
    if (over.has(container.state)) return false;
    container.node.containers.delete(container);
    container.attempt.containers.delete(container.id);
    container.attempt.granted = container.attempt.granted.filter((each) => each !== container);
    this.containerState(container, state, status);
    return true;
  }

  /** A node says that a container has ended, or is silent itself. */
  completed(ended: Completed): void {
    const { container } = ended;
    const { attempt } = container;
    if (!this.over(container, "COMPLETED", ended.exitStatus)) return;
    if (container === attempt.master) this.#masterGone(attempt, ended);
    else attempt.completed.push(ended);
  }

  goodbye(attempt: AttemptInfo, status: FinalStatus, diagnostics: string): void {
    const { app } = attempt;
    if (attempt.state !== "RUNNING") return;
    attempt.goodbye = { status, diagnostics };
    app.finalStatus = status;
    app.diagnostics = diagnostics;
    this.#attemptState(attempt, "FINAL_SAVING");
    this.#appState(app, "FINAL_SAVING");
    this.#attemptState(attempt, "FINISHING");
    this.#appState(app, "FINISHING");
  }

  #masterGone(attempt: AttemptInfo, { exitStatus: status, diagnostics }: Completed): void {
    const { app } = attempt;
    if (attempt.goodbye !== undefined) {
      this.#attemptState(attempt, "FINISHED");
      this.#endContainers(attempt);
      return this.#appState(app, "FINISHED");
    }
    if (app.state === "KILLING" || isFinal(app.state)) return;
    this.#attemptState(attempt, "FINAL_SAVING");
    this.#attemptState(attempt, "FAILED");
    this.#endContainers(attempt);
    const why = `AM Container for ${attempt.id} exited with  exitCode: ${status}\nFailing this attempt.Diagnostics: [TIME]${diagnostics}`;
    if (attempt.number < app.submitted.maxAttempts) {
      this.#appState(app, "ACCEPTED");
      return this.#newAttempt(app);
    }
    const limit = app.submitted.maxAttempts;
    const global = this.#manager.settings.maxAmAttempts;
    const limits = limit === global ? "" : ` (global limit =${global}; local limit is =${limit})`;
    app.diagnostics = `Application ${app.id} failed ${attempt.number} times${limits} due to ${why}. Failing the application.`;
    app.finalStatus = "FAILED";
    this.#appState(app, "FINAL_SAVING");
    this.#appState(app, "FAILED");
  }

  #endContainers(attempt: AttemptInfo): void {
    for (const container of attempt.containers.values()) this.#manager.release(container, "KILLED");
  }

  /** Somebody killed it: everything that it holds is taken away. */
  killed(app: AppInfo, diagnostics: string): void {
    if (isFinal(app.state) || app.state === "FINISHING") return;
    const attempt = app.attempts.at(-1);
    app.diagnostics = diagnostics;
    app.finalStatus = "KILLED";
    this.#appState(app, "KILLING");
    if (attempt !== undefined) {
      this.#attemptState(attempt, "FINAL_SAVING");
      this.#attemptState(attempt, "KILLED");
      this.#endContainers(attempt);
    }
    this.#appState(app, "FINAL_SAVING");
    this.#appState(app, "KILLED");
  }
}

/** What an exit status means to an application: whether the failure is held against it (D3.28). */
export const isHeldAgainstProgram = (status: number): boolean =>
  !new Set<number>([
    0,
    exitStatus.aborted,
    -101,
    exitStatus.preempted,
    exitStatus.killedByMaster,
    exitStatus.killedByManager,
    exitStatus.killedAfterApplication,
  ]).has(status);
