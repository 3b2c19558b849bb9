/**
 * The dispatcher's books: drivers that wait in queues, that run as tasks of Mesos, that wait to be tried again, and that are over. On offers those whose time has come go first,
 * then the queue; each takes the first offer that has room for it and whose agent is as it wants, and whoever fits nowhere waits without holding up the others.
 *
 * In Spark 3.5.3: mesos MesosClusterScheduler.scala. Rules D4.18 to D4.21 as recorded. Left out on purpose: recovery from ZooKeeper (D4.22), metrics.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { JavaError, SparkException } from "../../foundation/errors.ts";
import { seconds, type Micros } from "../../foundation/sizes.ts";
import { matches, parseConstraints } from "./constraints.ts";
import {
  driverCommand,
  driverUris,
  taskIdOf,
  taskMemory,
  type DriverDescription,
} from "./driver-description.ts";
import { driverRetry, type DriverRetry } from "./driver-retry.ts";
import { words } from "./executor-needs.ts";
import { amountOf, takeFrom, type Offer, type Resource } from "./resources.ts";
import {
  isOver,
  type MesosTask,
  type SchedulerDriver,
  type TaskStatus,
} from "./scheduler-driver.ts";

export interface Launched {
  readonly driver: DriverDescription;
  readonly task: string;
  readonly agentId: string;
  status: TaskStatus | undefined;
}

/** What the gateway answers. */
export interface Answer {
  readonly success: boolean;
  readonly submissionId?: string;
  readonly message?: string;
  readonly driverState?: "QUEUED" | "RUNNING" | "FINISHED" | "RETRYING" | "NOT_FOUND";
}

export interface ClusterSchedulerOptions {
  readonly conf: SparkConf;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly master: string;
  readonly driver: SchedulerDriver;
  readonly now: () => Micros;
  /** Whoever handed a driver in may bring a rule of their own. */
  readonly policyOf?: (submissionId: string) => DriverRetry | undefined;
  readonly log: (level: "INFO" | "ERROR", text: string) => void;
}

const NOT_READY: Answer = { success: false, message: "Scheduler is not ready to take requests" };
const QUEUE = "spark.mesos.dispatcher.queue.";

/** An offer, and what earlier drivers have left of it. */
interface Room {
  readonly offer: Offer;
  resources: readonly Resource[];
}

export class ClusterScheduler {
  readonly #options: ClusterSchedulerOptions;
  /** Priorities of the queues; drivers that name none are in one of 0.0. */
  readonly #priorities: ReadonlyMap<string, number>;
  #isReady = false;
  queued: readonly DriverDescription[] = [];
  retrying: readonly DriverDescription[] = [];
  finished: readonly Launched[] = [];
  readonly launched = new Map<string, Launched>();

  constructor(options: ClusterSchedulerOptions) {
    this.#options = options;
    const named = options.conf
      .getAll()
      .flatMap(([key, value]) =>
        key.startsWith(QUEUE) ? [[key.slice(QUEUE.length), Number(value)] as const] : [],
      );
    this.#priorities = new Map([["default", 0], ...named]);
  }

  /** It is a framework of the master now: requests are taken in from here on. */
  registered(frameworkId: string): void {
    this.#options.log("INFO", `Registered as framework ID ${frameworkId}`);
    this.#isReady = true;
  }

  submitDriver(driver: DriverDescription): Answer {
    if (!this.#isReady) return NOT_READY;
    // Those that run count, not those that wait.
    if (this.launched.size >= this.#options.conf.int("spark.mesos.maxDrivers"))
      return { success: false, message: "Already reached maximum submission size" };
    const priority = this.#priorityOf(driver);
    const after = this.queued.findIndex((each) => this.#priorityOf(each) < priority);
    this.queued = this.queued.toSpliced(after < 0 ? this.queued.length : after, 0, driver);
    this.#revive();
    return { success: true, submissionId: driver.submissionId };
  }

  #priorityOf({ conf }: DriverDescription): number {
    const queue = conf.getOption("spark.mesos.dispatcher.queue") ?? "default";
    const priority = this.#priorities.get(queue);
    if (priority === undefined)
      throw new JavaError("java.util.NoSuchElementException", `key not found: ${queue}`);
    return priority;
  }

  #revive(): void {
    this.#options.log("INFO", "Reviving Offers.");
    this.#options.driver.reviveOffers();
  }

  killDriver(submissionId: string): Answer {
    if (!this.#isReady) return NOT_READY;
    const running = this.launched.get(submissionId);
    const is = (driver: DriverDescription): boolean => driver.submissionId === submissionId;
    const answer = (success: boolean, message: string): Answer => ({
      success,
      submissionId,
      message,
    });
    if (running !== undefined) {
      this.#options.driver.killTask(running.task);
      return answer(true, "Killing running driver");
    }
    if (this.queued.some(is)) {
      this.queued = this.queued.filter((each) => !is(each));
      return answer(true, "Removed driver while it's still pending");
    }
    if (this.retrying.some(is)) {
      this.retrying = this.retrying.filter((each) => !is(each));
      return answer(true, "Removed driver while it's being retried");
    }
    const isKnown = this.finished.some(({ driver }) => is(driver));
    return answer(false, isKnown ? "Driver already terminated" : "Cannot find driver");
  }

  driverStatus(submissionId: string): Answer {
    if (!this.#isReady) return NOT_READY;
    const is = (driver: DriverDescription): boolean => driver.submissionId === submissionId;
    const answer = (driverState: NonNullable<Answer["driverState"]>, state?: string): Answer => ({
      success: driverState !== "NOT_FOUND",
      submissionId,
      driverState,
      ...(state === undefined ? {} : { message: `state: ${state}` }),
    });
    if (this.queued.some(is)) return answer("QUEUED");
    const running = this.launched.get(submissionId);
    if (running !== undefined) return answer("RUNNING", running.status?.state);
    const over = this.finished.find(({ driver }) => is(driver));
    if (over !== undefined) return answer("FINISHED", over.status?.state);
    return this.retrying.some(is)
      ? answer("RETRYING", this.#lastFailure.get(submissionId))
      : answer("NOT_FOUND");
  }

  readonly #lastFailure = new Map<string, string>();

  resourceOffers(offers: readonly Offer[]): void {
    const { driver, conf, now } = this.#options;
    const rooms = offers.map((offer): Room => ({ offer, resources: offer.resources }));
    const tasks = new Map<string, MesosTask[]>();
    const ready = this.retrying.filter(({ retry }) => (retry?.nextAt ?? 0) < now());
    for (const each of ready)
      if (this.#start(each, rooms, tasks))
        this.retrying = this.retrying.filter((other) => other !== each);
    for (const each of this.queued)
      if (this.#start(each, rooms, tasks))
        this.queued = this.queued.filter((other) => other !== each);
    for (const [offer, own] of tasks) driver.launchTasks(offer, own);
    const refusal = conf.time("spark.mesos.rejectOfferDuration") / seconds(1);
    for (const { id } of offers) if (!tasks.has(id)) driver.declineOffer(id, refusal);
  }

  /** Answers whether it waits no longer: it was started, or can never be. */
  #start(
    driver: DriverDescription,
    rooms: readonly Room[],
    tasks: Map<string, MesosTask[]>,
  ): boolean {
    const mem = taskMemory(driver);
    const constraints = parseConstraints(driver.conf.get("spark.mesos.driver.constraints"));
    const room = rooms.find(
      ({ offer, resources }) =>
        amountOf(resources, "cpus") >= driver.cores &&
        amountOf(resources, "mem") >= mem &&
        matches(constraints, offer.attributes),
    );
    if (room === undefined) return false;
    const { id, agentId } = room.offer;
    const own = tasks.get(id) ?? [];
    tasks.set(id, own);
    try {
      own.push(this.#task(driver, room, mem));
      const task = taskIdOf(driver);
      this.launched.set(driver.submissionId, { driver, task, agentId, status: undefined });
    } catch (error) {
      if (!(error instanceof SparkException)) throw error;
      const text = `Failed to launch the driver with id: ${driver.submissionId}, cpu: ${driver.cores}, mem: ${driver.mem}, reason: ${error.message}`;
      this.#options.log("ERROR", text);
      this.finished = [
        ...this.finished,
        { driver, task: driver.submissionId, agentId: "", status: undefined },
      ];
    }
    return true;
  }

  #task(driver: DriverDescription, room: Room, mem: number): MesosTask {
    const { conf } = driver;
    const command = driverCommand(driver, this.#options);
    const cpus = takeFrom(room.resources, "cpus", driver.cores);
    const memory = takeFrom(cpus.left, "mem", mem);
    room.resources = memory.left;
    const labels = words(conf.getOption("spark.mesos.driver.labels"));
    const docker = conf.getOption("spark.mesos.executor.docker.image");
    return {
      id: taskIdOf(driver),
      name: `Driver for ${conf.get("spark.app.name")}`,
      agent: room.offer.agentId,
      resources: [...cpus.used, ...memory.used],
      ...(labels.length === 0 ? {} : { labels }),
      ...(docker === undefined ? {} : { docker }),
      command,
      uris: driverUris(driver, this.#options),
    };
  }

  statusUpdate(status: TaskStatus): void {
    const { log, policyOf, conf, now } = this.#options;
    const { task, state } = status;
    const submissionId = task.split("-retry-")[0] ?? task;
    const known = this.launched.get(submissionId);
    if (known === undefined)
      return log("ERROR", `Unable to find driver with ${task} in status update`);
    const { driver } = known;
    const waits = !isOver(state)
      ? undefined
      : driverRetry(policyOf?.(submissionId), {
          state,
          supervise: driver.supervise,
          ...(driver.retry === undefined ? {} : { waited: driver.retry.waited }),
          longestWait: conf.int("spark.mesos.cluster.retry.wait.max"),
        });
    // Late news of an earlier try says nothing of this one.
    if (waits !== undefined && task !== known.task) return;
    known.status = status;
    if (waits !== undefined) {
      this.launched.delete(submissionId);
      const retries = (driver.retry?.retries ?? 0) + 1;
      const nextAt = now() + seconds(waits);
      this.#lastFailure.set(submissionId, state);
      this.retrying = [...this.retrying, { ...driver, retry: { retries, waited: waits, nextAt } }];
      this.#revive();
    } else if (isOver(state)) this.#retire(known);
  }

  #retire(over: Launched): void {
    this.launched.delete(over.driver.submissionId);
    const retained = this.#options.conf.int("spark.mesos.retainedDrivers");
    if (this.finished.length >= retained)
      this.finished = this.finished.slice(Math.max(Math.floor(retained / 10), 1));
    this.finished = [...this.finished, over];
  }
}
