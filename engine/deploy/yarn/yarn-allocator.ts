/**
 * YarnAllocator: of an ApplicationMaster the part that wants containers, starts executors in those that come, and says why one is gone. It tells the
 * ResourceManager how many it wants altogether, whenever that changes; what is granted in between is known to one side only, so now and then there is one
 * container too many, which is given back.
 *
 * In Spark 3.5.3: yarn YarnAllocator.scala. Rules D3.23 to D3.28 as corrected. Left out on purpose: hosts that executors are wanted on (container-placement.ts has the rule; what asks for
 * them, and a scheduler that looks at hosts, are not there), exclusion of nodes, more than one resource profile.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { MiB } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { isHeldAgainstProgram } from "./application-books.ts";
import { initialTargetExecutors } from "../executor-instances.ts";
import { askedFor, executorNeed, type Need } from "./container-sizes.ts";
import { executorIn } from "./executor-container.ts";
import { FailureTracker } from "../executor-failure-tracker.ts";
import { exitStatus, type AttemptInfo, type Completed, type ContainerInfo } from "./records.ts";
import type { Allocation, ResourceManager } from "./resource-manager.ts";
import { resourceText } from "./resources.ts";
import type { YarnDriver } from "./yarn-driver.ts";

const NAME = "YarnAllocator";

export interface AllocatorOptions {
  readonly world: World;
  readonly costs: CostModel;
  readonly manager: ResourceManager;
  readonly master: Process;
  readonly attempt: AttemptInfo;
  readonly driver: YarnDriver;
}

export class YarnAllocator {
  readonly #options: AllocatorOptions;
  readonly #need: Need;
  readonly failures: FailureTracker;
  /** Executors that run or start, by their container's id. */
  readonly #executors = new Map<string, string>();
  /** The containers of executors, by their ids. */
  readonly #running = new Map<string, ContainerInfo>();
  #target: number;
  /** Wanted of the ResourceManager and not granted yet. */
  #pending = 0;
  /** Whether what is wanted altogether has changed since it was told: something was asked for, given up, or granted. */
  #isNews = false;
  #surplus: ContainerInfo[] = [];
  #nextId: number;

  constructor(options: AllocatorOptions) {
    this.#options = options;
    const { conf } = options.driver.run;
    this.#need = executorNeed(conf);
    this.#target = initialTargetExecutors(conf);
    this.#nextId = options.driver.lastExecutorId + 1;
    const validity = conf.getOption("spark.executor.failuresValidityInterval");
    this.failures = new FailureTracker(
      validity === undefined ? undefined : conf.time("spark.executor.failuresValidityInterval"),
    );
    this.#log("INFO", "Resource profile 0 doesn't exist, adding it");
  }

  /** The driver wants more or fewer executors; none that runs is ended for that. Answers whether that is news. */
  requestTotal(target: number): boolean {
    if (target === this.#target) return false;
    this.#log(
      "INFO",
      `Driver requested a total number of ${target} executor(s) for resource profile id: 0.`,
    );
    this.#target = target;
    return true;
  }

  /** The driver wants these ended: their containers go back with the next round, and nobody is to be blamed. */
  killExecutors(ids: readonly string[]): void {
    for (const id of ids) {
      const container = this.#running.get(id);
      if (container === undefined) continue;
      this.#running.delete(id);
      this.#executors.delete(container.id);
      this.#surplus.push(container);
    }
  }

  get hasPending(): boolean {
    return this.#pending > 0;
  }

  /** What an executor of this application runs in. */
  containerOf(executorId: string): string | undefined {
    return [...this.#executors].find(([, id]) => id === executorId)?.[0];
  }

  #log(level: "INFO" | "WARN", text: string): void {
    const { world, master, attempt } = this.#options;
    world.log(level, NAME, text, master.name, attempt.app.id);
  }

  /** One round: what is missing is asked for, what is too much given back, and the answer looked at. */
  allocate(answered: () => void): void {
    this.#updateRequests();
    const { world, manager, master, attempt } = this.#options;
    const size = askedFor(this.#need);
    const asks = this.#isNews ? { count: this.#pending, size } : undefined;
    const released = this.#surplus;
    this.#surplus = [];
    this.#isNews = false;
    const cause =
      asks === undefined
        ? world.cause
        : world.record(
            {
              kind: "Allocate",
              from: master.name,
              to: manager.name,
              attemptId: attempt.id,
              containers: asks.count,
              memory: size.memory,
              vcores: size.vcores,
            },
            attempt.app.id,
          );
    const kind = asks === undefined && released.length === 0 ? "heartbeat" : "message";
    world.because(cause, () =>
      world.network.send(
        master,
        manager,
        "allocate",
        () => {
          const allocation = manager.allocate(attempt, asks, released);
          const isNews = allocation.granted.length + allocation.completed.length > 0;
          world.network.send(
            manager,
            master,
            "allocated",
            () => {
              this.#take(allocation);
              answered();
            },
            isNews ? "message" : "heartbeat",
          );
        },
        kind,
      ),
    );
  }

  #updateRequests(): void {
    const missing = this.#target - this.#pending - this.#executors.size;
    if (missing > 0) {
      const size = askedFor(this.#need);
      const each = `each with ${size.vcores} core(s) and ${size.memory} MB memory.`;
      this.#log(
        "INFO",
        `Will request ${missing} executor container(s) for  ResourceProfile Id: 0, ${each} with custom resources: ${resourceText(size)}`,
      );
      this.#pending += missing;
      this.#isNews = true;
      this.#log("INFO", `Submitted ${missing} unlocalized container requests.`);
    } else if (missing < 0 && this.#pending > 0) {
      const cancelled = Math.min(this.#pending, -missing);
      this.#log(
        "INFO",
        `Canceling requests for ${cancelled} executor container(s) to have a new desired total ${this.#target} executors.`,
      );
      this.#pending -= cancelled;
      this.#isNews = true;
    }
  }

  #take({ granted, completed }: Allocation): void {
    if (granted.length > 0) {
      const wanted = granted.slice(0, this.#pending);
      this.#pending -= wanted.length;
      this.#isNews ||= wanted.length > 0;
      // What was granted beyond what is wanted goes back with the next round.
      this.#surplus.push(...granted.slice(wanted.length));
      for (const container of wanted) this.#launch(container);
      this.#log(
        "INFO",
        `Received ${granted.length} containers from YARN, launching executors on ${wanted.length} of them.`,
      );
    }
    for (const each of completed) this.#completed(each);
  }

  #launch(container: ContainerInfo): void {
    const { world, costs, manager, master, driver } = this.#options;
    const id = String(this.#nextId);
    this.#nextId += 1;
    this.#executors.set(container.id, id);
    this.#running.set(id, container);
    this.#log(
      "INFO",
      `Launching container ${container.id} on host ${container.node.host} for executor with ID ${id} for ResourceProfile Id 0`,
    );
    const order = { id, cores: this.#need.vcores, memory: this.#need.heap * MiB };
    const node = manager.nodes.get(container.node.host);
    if (node === undefined) return;
    world.network.send(master, node, "startContainers", () =>
      node.start(container, executorIn(world, costs, driver, order)),
    );
  }

  #completed({ container, exitStatus: status, diagnostics }: Completed): void {
    const id = this.#executors.get(container.id);
    if (id === undefined) return;
    this.#executors.delete(container.id);
    this.#running.delete(id);
    const { world, driver, master } = this.#options;
    const { host } = container.node;
    this.#log(
      "INFO",
      `Completed container ${container.id} on host: ${host} (state: COMPLETE, exit status: ${status})`,
    );
    const text = reasonOf(container.id, host, status, diagnostics);
    const causedByApp = isHeldAgainstProgram(status);
    this.#log(causedByApp ? "WARN" : "INFO", text);
    if (causedByApp) this.failures.failed(world.now());
    world.network.send(master, driver, "RemoveExecutor", () =>
      driver.executorRemoved(id, text, causedByApp),
    );
  }
}

/** Why an executor is gone, as the driver is told (D3.28). */
function reasonOf(id: string, host: string, status: number, diagnostics: string): string {
  const where = `container ${id}`.replace("container ", "") + ` on host: ${host}`;
  if (status === 0)
    return `Executor for container ${id} exited because of a YARN event (e.g., preemption) and not because of an error in the running job.`;
  if (status === exitStatus.preempted) return `Container ${where} was preempted.`;
  if (status === exitStatus.exceededMemory || status === exitStatus.exceededVirtualMemory) {
    const kind = status === exitStatus.exceededMemory ? "physical" : "virtual";
    const used =
      new RegExp(`[0-9.]+ [KMG]B of [0-9.]+ [KMG]B ${kind} memory used`).exec(diagnostics)?.[0] ??
      "";
    return `Container killed by YARN for exceeding ${kind} memory limits. ${used}. Consider boosting spark.executor.memoryOverhead.`;
  }
  if (!isHeldAgainstProgram(status))
    return `Container marked as failed: ${where}. Exit status: ${status}. Diagnostics: ${diagnostics}.`;
  return `Container from a bad node: ${where}. Exit status: ${status}. Diagnostics: [TIME]${diagnostics}.`;
}
