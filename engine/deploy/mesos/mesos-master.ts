/**
 * The Mesos master: it knows what every agent has left, offers it to frameworks, and starts tasks where a framework takes an offer. What runs in a task, and whether two
 * tasks belong together, it does not know: that is the framework's matter (two levels of scheduling).
 *
 * In Mesos 1.4: master.cpp, the hierarchical allocator. The same: a round of offers each second and whenever somebody comes or wants offers again, refusals, an agent that is
 * silent for 75 s is lost with its tasks, the tasks of a framework that is gone are ended. Left out on purpose: several masters and their election, quotas, reservations at run
 * time, frameworks that come back (`spark.mesos.driver.failoverTimeout` is 0), authentication. Rules D4.1, D4.4.
 */
import { seconds } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { allocate, type AgentSeen, type Filter, type FrameworkSeen } from "./allocator.ts";
import type { MesosAgent, Order } from "./mesos-agent.ts";
import { amountOf, without, type Offer, type Resource } from "./resources.ts";
import { DEFAULT_REFUSE_SECONDS, isOver, type TaskStatus } from "./scheduler-driver.ts";

/** --allocation_interval; agent ping timeout 15 s, five times. */
const ROUND = seconds(1);
const AGENT_SILENCE = seconds(75);

/** A scheduler that has registered, as the master calls it. */
export interface FrameworkCalls {
  readonly registered: (frameworkId: string) => void;
  readonly offers: (offers: readonly Offer[]) => void;
  readonly status: (status: TaskStatus) => void;
}

interface Framework {
  readonly id: string;
  readonly role: string;
  readonly scheduler: Process;
  readonly calls: FrameworkCalls;
  readonly tasks: Map<
    string,
    { readonly agentId: string; readonly resources: readonly Resource[] }
  >;
  filters: readonly Filter[];
}

interface Offered {
  readonly framework: Framework;
  readonly offer: Offer;
}

export class MesosMaster implements Process {
  readonly name = "Mesos master";
  readonly host: string;
  readonly port = 5050;
  readonly id = "20261121-000000";
  alive = true;
  readonly agents = new Map<string, MesosAgent>();
  readonly frameworks = new Map<string, Framework>();
  readonly #offers = new Map<string, Offered>();
  readonly #world: World;
  #counts = { frameworks: 0, offers: 0 };
  /** When the next round of offers is due. */
  #due = Number.POSITIVE_INFINITY;
  readonly completed = new Set<string>();

  constructor(world: World, host: string) {
    this.#world = world;
    this.host = host;
  }

  addAgent(agent: MesosAgent): void {
    this.agents.set(agent.id, agent);
    this.#round(0);
  }

  /** RegisterFramework. */
  register(scheduler: Process, role: string, calls: FrameworkCalls): void {
    const id = `${this.id}-${String(this.#counts.frameworks).padStart(4, "0")}`;
    this.#counts.frameworks += 1;
    const framework = { id, role, scheduler, calls, tasks: new Map(), filters: [] };
    this.frameworks.set(id, framework);
    const said = this.#world.record({
      kind: "FrameworkRegistered",
      from: this.name,
      to: scheduler.name,
      frameworkId: id,
    });
    this.#world.because(said, () =>
      this.#world.network.send(this, scheduler, "FrameworkRegistered", () => calls.registered(id)),
    );
    this.#world.network.watch(scheduler, () => this.remove(id));
    this.#round(0);
  }

  /** UnregisterFramework, or nobody is there any more: its offers and its tasks come back. */
  remove(id: string): void {
    const framework = this.frameworks.get(id);
    if (framework === undefined) return;
    this.frameworks.delete(id);
    this.completed.add(id);
    for (const [key, offered] of this.#offers)
      if (offered.framework === framework) this.#offers.delete(key);
    for (const agent of this.agents.values())
      this.#world.network.send(this, agent, "ShutdownFramework", () => agent.shutDown(id));
    this.#round(ROUND);
  }

  /** One round of offers, unless one is due by then already. */
  #round(after: number): void {
    const at = this.#world.now() + after;
    if (this.#due <= at) return;
    this.#due = at;
    this.#world.after(after, "offers are made", () => {
      if (this.#due !== at) return;
      this.#due = Number.POSITIVE_INFINITY;
      if (this.alive) this.#allocate();
    });
  }

  #allocate(): void {
    const { frameworks, agents } = this;
    const world = this.#world;
    const cluster = [...agents.values()].flatMap(({ resources }) => resources);
    const seen = [...frameworks.values()].map((each) => this.#seen(each));
    const free = [...agents.values()].map((agent): AgentSeen => this.#free(agent));
    const chance = world.random(`offers of ${world.now()}`);
    const round = allocate(free, seen, cluster, world.now(), chance);
    const byFramework = new Map<string, Offer[]>();
    for (const { framework, agent: agentId, resources } of round) {
      const to = frameworks.get(framework);
      const agent = agents.get(agentId);
      if (to === undefined || agent === undefined) continue;
      const id = `${this.id}-O${this.#counts.offers}`;
      this.#counts.offers += 1;
      const { host, attributes } = agent;
      const offer = { id, agentId, host, resources, attributes };
      this.#offers.set(id, { framework: to, offer });
      byFramework.set(framework, [...(byFramework.get(framework) ?? []), offer]);
    }
    for (const [id, offers] of byFramework) this.#send(id, offers);
    this.#afterFilters();
  }

  #seen({ id, role, tasks, filters }: Framework): FrameworkSeen {
    const held = [...tasks.values()].flatMap(({ resources }) => resources);
    const offered = [...this.#offers.values()]
      .filter(({ framework }) => framework.id === id)
      .flatMap(({ offer }) => offer.resources);
    return { id, role, held: [...held, ...offered], filters };
  }

  #free({ id, resources }: MesosAgent): AgentSeen {
    const tasks = [...this.frameworks.values()].flatMap((framework) =>
      [...framework.tasks.values()]
        .filter(({ agentId }) => agentId === id)
        .flatMap((task) => task.resources),
    );
    const offered = [...this.#offers.values()]
      .filter(({ offer }) => offer.agentId === id)
      .flatMap(({ offer }) => offer.resources);
    const left = without(resources, [...tasks, ...offered]);
    return { id, free: left.filter(({ scalar }) => scalar === undefined || scalar > 0) };
  }

  #send(frameworkId: string, offers: readonly Offer[]): void {
    const framework = this.frameworks.get(frameworkId);
    if (framework === undefined) return;
    const { scheduler, calls } = framework;
    const said = offers.map(({ id, host, resources }) =>
      this.#world.record({
        kind: "ResourceOffer",
        from: this.name,
        to: scheduler.name,
        offerId: id,
        host,
        cpus: amountOf(resources, "cpus"),
        mem: amountOf(resources, "mem"),
      }),
    );
    this.#world.because(said.at(-1) ?? -1, () =>
      this.#world.network.send(this, scheduler, "ResourceOffers", () => calls.offers(offers)),
    );
  }

  /** When a refusal has run out its framework is offered again; that keeps no run alive. */
  #afterFilters(): void {
    const now = this.#world.now();
    const ends = [...this.frameworks.values()]
      .flatMap(({ filters }) => filters.map(({ until }) => until))
      .filter((until) => until > now);
    if (ends.length > 0)
      this.#world.daemonAfter(Math.min(...ends) - now, "a refusal has run out", () =>
        this.#round(0),
      );
  }

  /** LaunchTasks: what is not used comes back, and is not offered to this framework again for a while. */
  accept(offerId: string, orders: readonly Order[], refuseSeconds?: number): void {
    const offered = this.#offers.get(offerId);
    if (offered === undefined) return;
    this.#offers.delete(offerId);
    const { framework, offer } = offered;
    const agent = this.agents.get(offer.agentId);
    for (const order of orders) {
      const { id, resources } = order.task;
      framework.tasks.set(id, { agentId: offer.agentId, resources });
      this.#state(framework, { task: id, agentId: offer.agentId, state: "TASK_STAGING" });
      if (agent !== undefined)
        this.#world.network.send(this, agent, "RunTask", () => agent.run(framework.id, order));
    }
    const used = orders.flatMap(({ task }) => task.resources);
    this.#refuse(framework, offer, without(offer.resources, used), refuseSeconds);
  }

  decline(offerId: string, refuseSeconds?: number): void {
    const offered = this.#offers.get(offerId);
    if (offered === undefined) return;
    this.#offers.delete(offerId);
    this.#refuse(offered.framework, offered.offer, offered.offer.resources, refuseSeconds);
  }

  #refuse(
    framework: Framework,
    { agentId }: Offer,
    refused: readonly Resource[],
    refuseSeconds: number = DEFAULT_REFUSE_SECONDS,
  ): void {
    const now = this.#world.now();
    const until = now + seconds(refuseSeconds);
    const still = framework.filters.filter((filter) => filter.until > now);
    framework.filters = [...still, { agentId, refused, until }];
    this.#round(ROUND);
  }

  revive(frameworkId: string): void {
    const framework = this.frameworks.get(frameworkId);
    if (framework === undefined) return;
    framework.filters = [];
    this.#round(0);
  }

  killTask(frameworkId: string, taskId: string): void {
    const task = this.frameworks.get(frameworkId)?.tasks.get(taskId);
    const agent = this.agents.get(task?.agentId ?? "");
    if (agent !== undefined)
      this.#world.network.send(this, agent, "KillTask", () => agent.kill(frameworkId, taskId));
  }

  statusUpdate(frameworkId: string, status: TaskStatus): void {
    const framework = this.frameworks.get(frameworkId);
    if (framework?.tasks.has(status.task) !== true) return;
    const said = this.#state(framework, status);
    if (isOver(status.state)) {
      framework.tasks.delete(status.task);
      this.#round(ROUND);
    }
    const { scheduler, calls } = framework;
    this.#world.because(said, () =>
      this.#world.network.send(this, scheduler, "StatusUpdate", () => calls.status(status)),
    );
  }

  #state(framework: Framework, { task, agentId, state }: TaskStatus): number {
    const resources = framework.tasks.get(task)?.resources ?? [];
    return this.#world.record({
      kind: "MesosTaskStateChanged",
      from: this.name,
      to: framework.scheduler.name,
      taskId: task,
      frameworkId: framework.id,
      host: this.agents.get(agentId)?.host ?? agentId,
      state,
      cpus: amountOf(resources, "cpus"),
      mem: amountOf(resources, "mem"),
    });
  }

  /** Nothing was heard of an agent for so long that it counts as lost, with every task on it. */
  agentSilent({ id }: MesosAgent): void {
    this.#world.after(AGENT_SILENCE, "an agent is silent", () => {
      if (!this.agents.has(id)) return;
      const lost = [...this.frameworks.values()].flatMap((framework) =>
        [...framework.tasks]
          .filter(([, { agentId }]) => agentId === id)
          .map(([task]) => [framework.id, task] as const),
      );
      for (const [frameworkId, task] of lost)
        this.statusUpdate(frameworkId, { task, agentId: id, state: "TASK_LOST" });
      this.agents.delete(id);
    });
  }

  die(): void {
    this.#world.record({
      kind: "ProcessLost",
      from: "fault",
      to: this.name,
      process: this.name,
      reason: "kill -9",
    });
    this.#world.network.kill(this);
  }
}
