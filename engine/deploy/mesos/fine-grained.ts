/**
 * Fine-grained mode: every task of Spark is a task of Mesos, inside one executor of Mesos an agent. A task's cores go back when it ends; the executor's own cores and its memory
 * are held until the application stops. So cores can go from one application to another between tasks, memory cannot. `spark.cores.max` does not count here.
 *
 * In Spark 3.5.3: mesos MesosFineGrainedSchedulerBackend.scala. Rules D4.14 to D4.16. Left out on purpose: what runs inside a task (MesosExecutorBackend); the engine's own
 * clusters run coarse-grained mode.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { seconds } from "../../foundation/sizes.ts";
import { matches, parseConstraints, type Constraints } from "./constraints.ts";
import { executorCommand, executorMemory } from "./executor-needs.ts";
import { amountOf, takeFrom, type Offer, type Resource } from "./resources.ts";
import {
  isFailed,
  isOver,
  type MesosExecutor,
  type MesosTask,
  type SchedulerDriver,
  type TaskStatus,
} from "./scheduler-driver.ts";

/** What the task scheduler is offered: an agent stands for the executor on it. */
export interface Slots {
  readonly executorId: string;
  readonly host: string;
  readonly cores: number;
}

/** A task of Spark that the task scheduler puts on an agent. */
export interface Assigned {
  readonly taskId: number;
  readonly name: string;
  readonly executorId: string;
}

export interface FineOptions {
  readonly conf: SparkConf;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly driver: SchedulerDriver;
  /** TaskSchedulerImpl.resourceOffers. */
  readonly assign: (slots: readonly Slots[]) => readonly Assigned[];
  readonly removed: (agentId: string) => void;
}

/** So long the rest of an offer on which tasks are started is not wanted. */
const REFUSE_AFTER_LAUNCH = 1;

export class FineGrained {
  readonly #options: FineOptions;
  readonly #constraints: Constraints;
  readonly #ownCores: number;
  readonly #taskCpus: number;
  readonly #memory: number;
  readonly #executors = new Map<string, MesosExecutor>();
  readonly #agentOfTask = new Map<string, string>();

  constructor(options: FineOptions) {
    this.#options = options;
    const { conf } = options;
    this.#constraints = parseConstraints(conf.get("spark.mesos.constraints"));
    this.#ownCores = conf.number("spark.mesos.mesosExecutor.cores");
    this.#taskCpus = conf.int("spark.task.cpus");
    this.#memory = executorMemory(conf);
  }

  resourceOffers(offers: readonly Offer[]): void {
    const { driver, conf, assign } = this.#options;
    const refusal =
      conf.timeOr(
        "spark.mesos.rejectOfferDurationForUnmetConstraints",
        "spark.mesos.rejectOfferDuration",
      ) / seconds(1);
    const isMatching = (offer: Offer): boolean => matches(this.#constraints, offer.attributes);
    for (const offer of offers) if (!isMatching(offer)) driver.declineOffer(offer.id, refusal);
    const matching = offers.filter(isMatching);
    const usable = matching.filter((offer) => this.#isUsable(offer));
    for (const offer of matching) if (!usable.includes(offer)) driver.declineOffer(offer.id);
    const assigned = assign(usable.map((offer) => this.#slotsOf(offer)));
    const byAgent = new Map<string, Assigned[]>();
    for (const task of assigned)
      byAgent.set(task.executorId, [...(byAgent.get(task.executorId) ?? []), task]);
    const offerOf = new Map(usable.map((offer) => [offer.agentId, offer]));
    for (const [agentId, tasks] of byAgent) {
      const offer = offerOf.get(agentId);
      if (offer !== undefined)
        driver.launchTasks(offer.id, this.#tasks(offer, tasks), REFUSE_AFTER_LAUNCH);
    }
    for (const { id, agentId } of usable) if (!byAgent.has(agentId)) driver.declineOffer(id);
  }

  /** Where there is no executor yet, it needs room beside its first task. */
  #isUsable({ agentId, resources }: Offer): boolean {
    const cpus = amountOf(resources, "cpus");
    if (this.#executors.has(agentId) && cpus >= this.#taskCpus) return true;
    return amountOf(resources, "mem") >= this.#memory && cpus >= this.#ownCores + this.#taskCpus;
  }

  #slotsOf({ agentId, host, resources }: Offer): Slots {
    const own = this.#executors.has(agentId) ? 0 : this.#ownCores;
    return { executorId: agentId, host, cores: Math.floor(amountOf(resources, "cpus") - own) };
  }

  #tasks(offer: Offer, assigned: readonly Assigned[]): readonly MesosTask[] {
    let { resources } = offer;
    return assigned.map(({ taskId, name }) => {
      const started = this.#executorOn(offer, resources);
      const { used, left } = takeFrom(started.left, "cpus", this.#taskCpus);
      resources = left;
      const id = String(taskId);
      this.#agentOfTask.set(id, offer.agentId);
      return { id, name, agent: offer.agentId, resources: used, executor: started.executor };
    });
  }

  #executorOn(
    { agentId }: Offer,
    resources: readonly Resource[],
  ): { readonly executor: MesosExecutor; readonly left: readonly Resource[] } {
    const known = this.#executors.get(agentId);
    if (known !== undefined) return { executor: known, left: resources };
    const { conf, env } = this.#options;
    const cpus = takeFrom(resources, "cpus", this.#ownCores);
    const mem = takeFrom(cpus.left, "mem", this.#memory);
    const executor = {
      id: agentId,
      resources: [...cpus.used, ...mem.used],
      ...executorCommand({
        conf,
        env,
        main: "org.apache.spark.executor.MesosExecutorBackend",
        path: (home) => `${home}/bin/spark-class`,
      }),
    };
    this.#executors.set(agentId, executor);
    return { executor, left: mem.left };
  }

  /** A task that failed or is lost counts as the end of its executor: the next one on that agent needs room again. */
  statusUpdate({ task, state }: TaskStatus): void {
    const agent = this.#agentOfTask.get(task);
    if (isFailed(state) && agent !== undefined) this.agentLost(agent);
    if (isOver(state)) this.#agentOfTask.delete(task);
  }

  agentLost(agentId: string): void {
    this.#executors.delete(agentId);
    this.#options.removed(agentId);
  }
}
