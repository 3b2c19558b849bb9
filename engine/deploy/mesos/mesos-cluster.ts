/**
 * A Mesos cluster: a master, agents on machines of their own, and the dispatcher of Spark beside the master. Deprecated since Spark 3.2, gone in 4.0. Claims S0-39, S1-07.
 *
 * In Mesos 1.4: mesos-master, mesos-agent. Left out on purpose: other frameworks than Spark's (what they hold is a law's to take), several masters.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { JavaError } from "../../foundation/errors.ts";
import { MiB, parseSize } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { plainLine } from "../plain-line.ts";
import { handIn } from "../rest-conversation.ts";
import { Dispatcher, DISPATCHER_PORT } from "./dispatcher.ts";
import { MesosAgent } from "./mesos-agent.ts";
import { MesosDriver } from "./mesos-driver.ts";
import { MesosMaster } from "./mesos-master.ts";
import { parseAttributes, parseResources } from "./resources.ts";

export interface AgentSpec {
  /** As `mesos-agent --resources` has it: "cpus:4;mem:8000;cpus(ads):2". Memory is in MB. */
  readonly resources: string;
  /** As `--attributes` has it: "os:centos7;rack:b". */
  readonly attributes?: string;
  readonly host?: string;
}

export interface MesosSpec {
  readonly agents: readonly AgentSpec[];
  readonly masterHost?: string;
  /** Settings of the dispatcher. */
  readonly conf: Readonly<Record<string, string>>;
}

export class MesosCluster implements ClusterManager {
  readonly masterUrl: string;
  readonly master: MesosMaster;
  readonly agents: MesosAgent[] = [];
  readonly dispatcher: Dispatcher;
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #drivers = new Map<ApplicationRun, MesosDriver>();
  /** Cluster mode: the process at the submitter's end. */
  readonly #clients = new Map<ApplicationRun, Process>();

  constructor(world: World, costs: CostModel, spec: MesosSpec) {
    this.#world = world;
    this.#costs = costs;
    const host = spec.masterHost ?? "mesos-master";
    this.master = new MesosMaster(world, host);
    this.masterUrl = `mesos://${host}:${this.master.port}`;
    for (const agent of spec.agents) this.addAgent(agent);
    this.dispatcher = new Dispatcher({ world, costs, master: this.master, host, conf: spec.conf });
  }

  addAgent({ resources, attributes = "", host }: AgentSpec): MesosAgent {
    const number = this.agents.length + 1;
    const agent = new MesosAgent(this.#world, this.master, {
      number,
      host: host ?? `agent-${number}`,
      resources: parseResources(resources),
      attributes: parseAttributes(attributes),
    });
    this.agents.push(agent);
    return agent;
  }

  submit(run: ApplicationRun): void {
    const world = this.#world;
    const isCluster = run.deployMode === "cluster";
    const said = world.record({
      kind: "SparkSubmit",
      from: "user",
      to: "spark-submit",
      appName: run.name,
      deployMode: run.deployMode,
      master: isCluster ? this.dispatcherUrl : this.masterUrl,
      host: run.submitHost,
    });
    world.because(said, () => (isCluster ? this.#asCluster(run) : this.#asClient(run)));
  }

  get dispatcherUrl(): string {
    return `mesos://${this.dispatcher.host}:${DISPATCHER_PORT}`;
  }

  #asClient(run: ApplicationRun): void {
    const driver = new MesosDriver(this.#world, {
      run,
      host: run.submitHost,
      mode: "client",
      master: this.master,
      costs: this.#costs,
      exit: () => false,
    });
    this.#drivers.set(run, driver);
    this.#world.after(this.#costs.driverStart, "the driver's JVM is up", () => driver.start());
  }

  /** spark-submit posts the program to the dispatcher and leaves. */
  #asCluster(run: ApplicationRun): void {
    const name = run.driverName.replace("driver", "spark-submit");
    const client: Process = { name, host: run.submitHost, alive: true };
    this.#clients.set(run, client);
    const left = (exitCode: number, text: string): void => {
      client.alive = false;
      this.#world.record({ kind: "ClientExited", from: name, to: "user", exitCode, text });
    };
    this.#world.after(this.#costs.driverStart, "the client's JVM is up", () => {
      if (!client.alive) return;
      if (run.conf.getOption("spark.master.rest.enabled") !== "true") {
        const text =
          "assertion failed: Mesos cluster mode is only supported through the REST submission API";
        const error = new JavaError("java.lang.AssertionError", text);
        plainLine(
          this.#world,
          name,
          `Exception in thread "main" ${error.className}: ${error.message}`,
        );
        left(1, text);
        return run.refused(error);
      }
      handIn(this.#world, client, this.dispatcherUrl, {
        process: this.dispatcher,
        left,
        create: () => {
          const answer = this.dispatcher.submit(run);
          if ("refused" in answer) {
            run.refused(
              new JavaError(
                "org.apache.spark.deploy.rest.SubmitRestProtocolException",
                answer.refused,
              ),
            );
            return answer;
          }
          const { id } = answer;
          const state = (): string => `${this.dispatcher.stateOf(id) ?? ""}`;
          return { id, state: () => [`State of driver ${id} is now ${state()}.`] };
        },
      });
    });
  }

  /** The driver's process, wherever it runs. */
  driverOf(run: ApplicationRun): MesosDriver | undefined {
    return this.#drivers.get(run) ?? this.dispatcher.driverOf(run);
  }

  /** Whether an application was submitted here. */
  knows(run: ApplicationRun): boolean {
    return this.#drivers.has(run) || this.#clients.has(run);
  }

  /** How the master lists a framework. */
  stateOf(appId: string): string | undefined {
    if (this.master.frameworks.has(appId)) return "ACTIVE";
    return this.master.completed.has(appId) ? "COMPLETED" : undefined;
  }

  strike(fault: ManagerFault, run: ApplicationRun | undefined): void {
    const driver = run === undefined ? undefined : this.driverOf(run);
    switch (fault.kind) {
      case "kill worker":
        return this.agents[fault.worker - 1]?.die();
      case "kill master":
        return this.master.die();
      case "add worker":
        this.addAgent({ resources: `cpus:${fault.cores ?? 4};mem:${memoryOf(fault.memory)}` });
        return;
      case "kill client": {
        const client = run === undefined ? undefined : this.#clients.get(run);
        if (client === undefined) return driver?.die();
        if (client.alive) this.#world.network.kill(client);
        return;
      }
      case "kill driver":
        return driver?.die();
      case "kill am":
      case "kill application":
      case "kill container":
      case "delete pod":
        return;
    }
  }
}

const memoryOf = (memory: string = "8g"): number => Math.floor(parseSize(memory, "m") / MiB);
