/**
 * Coarse-grained mode: each executor is one long task of Mesos, whose cores and memory are held until the application stops. Offers are walked in laps, one executor of each
 * offer a lap, until a lap starts nothing; what cannot be used is declined, for two minutes if the agent's attributes are wrong or cores enough are held.
 *
 * In Spark 3.5.3: mesos MesosCoarseGrainedSchedulerBackend.scala. Rules D4.2 to D4.12. Left out on purpose: the external shuffle service's client, secrets.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { seconds, type Micros } from "../../foundation/sizes.ts";
import { matches, parseConstraints, type Constraints } from "./constraints.ts";
import { executorCommand, executorMemory, portsWanted, words } from "./executor-needs.ts";
import { executorOnOffer, MAX_AGENT_FAILURES, type ExecutorOnOffer } from "./executor-on-offer.ts";
import {
  amountOf,
  portsOf,
  takeFrom,
  takePorts,
  type Offer,
  type Parted,
  type Resource,
} from "./resources.ts";
import {
  isFailed,
  isOver,
  sparkState,
  type MesosTask,
  type SchedulerDriver,
  type TaskStatus,
} from "./scheduler-driver.ts";

export interface CoarseOptions {
  readonly conf: SparkConf;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly driver: SchedulerDriver;
  readonly now: () => Micros;
  /** Where executors reach the driver. */
  readonly driverUrl: () => string;
  readonly appId: () => string;
  readonly isDynamic: boolean;
  readonly policy?: ExecutorOnOffer | undefined;
  readonly log: (text: string) => void;
  /** An executor is gone, and why. */
  readonly removed: (executorId: string, reason: string) => void;
}

/** What is known of an agent; it is never forgotten, because its failures are not. */
interface Agent {
  readonly host: string;
  readonly tasks: Set<string>;
  failures: number;
}

interface Acquired {
  readonly cores: number;
  readonly gpus: number;
}

export class CoarseGrained {
  readonly #options: CoarseOptions;
  readonly #constraints: Constraints;
  readonly #executorCores: number | undefined;
  readonly #coresMax: number;
  readonly #gpusMax: number;
  readonly #memory: number;
  readonly #ports: readonly number[];
  readonly #agents = new Map<string, Agent>();
  readonly #acquired = new Map<string, Acquired>();
  #nextId = 0;
  #limit: number | undefined;
  #wantedHosts: readonly string[] = [];
  /** Executors on other hosts than those wanted have to wait since then. */
  #waitingSince: Micros;
  #isLaunching = false;
  #isStopped = false;

  constructor(options: CoarseOptions) {
    this.#options = options;
    const { conf, isDynamic, now } = options;
    this.#constraints = parseConstraints(conf.get("spark.mesos.constraints"));
    this.#executorCores = conf.optionalInt("spark.executor.cores");
    const max = conf.optionalInt("spark.cores.max") ?? Number.MAX_SAFE_INTEGER;
    this.#coresMax = max - (max % (this.#executorCores ?? 1));
    this.#gpusMax = conf.int("spark.mesos.gpus.max");
    this.#memory = executorMemory(conf);
    this.#ports = portsWanted(conf);
    // Until dynamic allocation has said how many it wants, it wants none.
    this.#limit = isDynamic ? 0 : undefined;
    this.#waitingSince = now();
  }

  get coresAcquired(): number {
    return [...this.#acquired.values()].reduce((sum, { cores }) => sum + cores, 0);
  }

  get executors(): number {
    return [...this.#agents.values()].reduce((sum, { tasks }) => sum + tasks.size, 0);
  }

  resourceOffers(offers: readonly Offer[]): void {
    const { driver, now } = this.#options;
    const isEnough = this.executors >= (this.#limit ?? Number.POSITIVE_INFINITY);
    if (this.#isStopped || isEnough) {
      for (const { id } of offers) driver.declineOffer(id);
      this.#isLaunching = false;
      return;
    }
    if (!this.#isLaunching) this.#waitingSince = now();
    this.#isLaunching = true;
    const isMatching = (offer: Offer): boolean => matches(this.#constraints, offer.attributes);
    for (const offer of offers)
      if (!isMatching(offer)) driver.declineOffer(offer.id, this.#refusal("UnmetConstraints"));
    this.#answer(offers.filter(isMatching));
  }

  #refusal(why: "UnmetConstraints" | "ReachedMaxCores"): number {
    const own = `spark.mesos.rejectOfferDurationFor${why}` as const;
    return this.#options.conf.timeOr(own, "spark.mesos.rejectOfferDuration") / seconds(1);
  }

  #answer(offers: readonly Offer[]): void {
    const { driver } = this.#options;
    const tasks = this.#laps(offers);
    for (const { id } of offers) {
      const own = tasks.get(id);
      if (own !== undefined) driver.launchTasks(id, own);
      else if (this.coresAcquired >= this.#coresMax)
        driver.declineOffer(id, this.#refusal("ReachedMaxCores"));
      else driver.declineOffer(id);
    }
  }

  /** Tasks by offer, the last one first, as Spark lists them. */
  #laps(offers: readonly Offer[]): ReadonlyMap<string, readonly MesosTask[]> {
    const tasks = new Map<string, readonly MesosTask[]>();
    const left = new Map(offers.map(({ id, resources }) => [id, resources]));
    for (let isStarted = true; isStarted;) {
      isStarted = false;
      for (const offer of offers) {
        const resources = left.get(offer.id) ?? [];
        const cores = this.#coresOn(offer, resources);
        if (cores === 0) continue;
        isStarted = true;
        const gpus = this.#gpusOf(resources);
        const parted = this.#part(resources, cores, gpus);
        left.set(offer.id, parted.left);
        const task = this.#task(offer, cores, parted.used);
        this.#acquired.set(task.id, { cores, gpus });
        this.#agent(offer).tasks.add(task.id);
        tasks.set(offer.id, [task, ...(tasks.get(offer.id) ?? [])]);
      }
    }
    return tasks;
  }

  #agent({ agentId, host }: Offer): Agent {
    const known = this.#agents.get(agentId) ?? { host, tasks: new Set(), failures: 0 };
    this.#agents.set(agentId, known);
    return known;
  }

  #coresOn({ agentId, host }: Offer, resources: readonly Resource[]): number {
    if (!this.#hasPorts(resources) || !this.#isLocalEnough(host)) return 0;
    return executorOnOffer(this.#options.policy, {
      cpus: amountOf(resources, "cpus"),
      mem: amountOf(resources, "mem"),
      ...(this.#executorCores === undefined ? {} : { executorCores: this.#executorCores }),
      executorMemory: this.#memory,
      coresAcquired: this.coresAcquired,
      coresMax: this.#coresMax,
      agentFailures: this.#agents.get(agentId)?.failures ?? 0,
      executors: this.executors,
      ...(this.#limit === undefined ? {} : { executorLimit: this.#limit }),
    });
  }

  #hasPorts(resources: readonly Resource[]): boolean {
    const ranges = portsOf(resources);
    return this.#ports.every((port) =>
      ranges.some(([first, last]) => first <= port && port <= last),
    );
  }

  /** With dynamic allocation a host without wished-for data waits, while a wished-for one has no executor. */
  #isLocalEnough(host: string): boolean {
    const { conf, isDynamic, now } = this.#options;
    if (!isDynamic || this.#wantedHosts.length === 0) return true;
    const used = [...this.#agents.values()].filter(({ tasks }) => tasks.size > 0);
    const isWanted = this.#wantedHosts.includes(host) && !used.some((agent) => agent.host === host);
    return isWanted || now() - this.#waitingSince > conf.time("spark.locality.wait");
  }

  /** GPUs are taken where there are some: as many as one offer has. */
  #gpusOf(resources: readonly Resource[]): number {
    const held = [...this.#acquired.values()].reduce((sum, { gpus }) => sum + gpus, 0);
    const free = Math.max(0, this.#gpusMax - held);
    return Math.min(free, Math.floor(amountOf(resources, "gpus")));
  }

  #part(resources: readonly Resource[], cores: number, gpus: number): Parted {
    const cpus = takeFrom(resources, "cpus", cores);
    const mem = takeFrom(cpus.left, "mem", this.#memory);
    const ofGpus = takeFrom(mem.left, "gpus", gpus);
    const ports = takePorts(ofGpus.left, this.#ports);
    return { used: [...cpus.used, ...mem.used, ...ports.used, ...ofGpus.used], left: ports.left };
  }

  #task({ agentId, host }: Offer, cores: number, resources: readonly Resource[]): MesosTask {
    const { conf, env, driverUrl, appId } = this.#options;
    const id = String(this.#nextId);
    this.#nextId += 1;
    const said = cores + conf.int("spark.mesos.extra.cores");
    const main = `org.apache.spark.executor.CoarseGrainedExecutorBackend --driver-url ${driverUrl()} --executor-id ${id} --cores ${said} --app-id ${appId()} --hostname ${host}`;
    const labels = words(conf.getOption("spark.mesos.task.labels"));
    const docker = conf.getOption("spark.mesos.executor.docker.image");
    return {
      id,
      name: `${conf.get("spark.app.name")} ${id}`,
      agent: agentId,
      resources,
      ...(labels.length === 0 ? {} : { labels }),
      ...(docker === undefined ? {} : { docker }),
      ...executorCommand({ conf, env, main, path: (home) => `"${home}/./bin/spark-class"` }),
    };
  }

  /** The cores that an executor says it has: those of its task, and the extra ones. */
  slotsOf(task: MesosTask): number {
    const extra = this.#options.conf.int("spark.mesos.extra.cores");
    return amountOf(task.resources, "cpus") + extra;
  }

  statusUpdate({ task, agentId, state }: TaskStatus): void {
    const { driver, log, removed } = this.#options;
    log(`Mesos task ${task} is now ${state}`);
    const agent = this.#agents.get(agentId);
    if (agent === undefined || !isOver(state)) return;
    this.#acquired.delete(task);
    if (isFailed(state)) {
      agent.failures += 1;
      if (agent.failures >= MAX_AGENT_FAILURES)
        log(`Excluding Mesos agent ${agentId} due to too many failures; is Spark installed on it?`);
    }
    agent.tasks.delete(task);
    if (!this.#isStopped) removed(task, `Executor finished with state ${sparkState(state)}`);
    // What was declined for want of cores may be wanted now.
    driver.reviveOffers();
  }

  /** Dynamic allocation's wish. No executor ends for it. */
  requestTotal(executors: number, hosts: readonly string[] = []): void {
    this.#options.log(`Capping the total amount of executors to ${executors}`);
    this.#limit = executors;
    this.#wantedHosts = hosts;
    this.#waitingSince = this.#options.now();
  }

  killExecutors(ids: readonly string[]): void {
    for (const id of ids) this.#options.driver.killTask(id);
  }

  /** From now on every offer is declined. */
  stopping(): void {
    this.#isStopped = true;
  }
}
