/**
 * One lasting network: machines with names, interfaces, ports, files and processes, on one virtual clock. Commands start processes on it, and it goes
 * on as long as somebody types. There is no cluster until somebody starts one.
 *
 * In Spark: the machines beneath it. Stands above the simulator, because what its commands start are simulations of applications; machines and ports
 * themselves are the World's (`world/hosts.ts`). Left out on purpose: users, permissions, links.
 */
import type { CostModel } from "../cluster/cost-model.ts";
import type { ApplicationRun, ClusterManager } from "../deploy/application-run.ts";
import { KubernetesCluster, type KubernetesSpec } from "../deploy/kubernetes/kubernetes-cluster.ts";
import { LocalMode } from "../deploy/local/local-mode.ts";
import { masterAddresses } from "../deploy/standalone/master-address.ts";
import type { Master } from "../deploy/standalone/master.ts";
import { StandaloneClients } from "../deploy/standalone/standalone-clients.ts";
import type { Worker } from "../deploy/standalone/worker.ts";
import { MesosCluster, type MesosSpec } from "../deploy/mesos/mesos-cluster.ts";
import { YarnCluster, type YarnSpec } from "../deploy/yarn/yarn-cluster.ts";
import { SparkException } from "../foundation/errors.ts";
import type { Micros } from "../foundation/sizes.ts";
import { Simulation, type SimulationOptions } from "../simulator/simulation.ts";
import type { HostSpec } from "../world/hosts.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { EventOf } from "../events/trace.ts";
import { appendTo } from "./files.ts";
import { logText } from "../monitor/log-text.ts";
import { Narrator } from "./narrator.ts";
import { ShellProcess, type Streams } from "./process.ts";

export interface NetworkOptions extends Omit<SimulationOptions, "faults" | "until" | "check"> {
  readonly hosts: readonly HostSpec[];
  /** A YARN cluster that is there from the beginning; the machines of its nodes are among the hosts. */
  readonly yarn?: YarnSpec;
  /** A Mesos cluster, likewise. */
  readonly mesos?: MesosSpec;
  /** A Kubernetes cluster, likewise. */
  readonly kubernetes?: KubernetesSpec;
}

/** Sends an application to the Masters of its URL, or runs it here. */
class Managers implements ClusterManager {
  readonly masterUrl = "local[*]";
  readonly clients: StandaloneClients;
  readonly masters: Master[] = [];
  readonly yarn: YarnCluster | undefined;
  readonly mesos: MesosCluster | undefined;
  readonly kubernetes: KubernetesCluster | undefined;
  readonly #world: World;
  readonly #local = new Map<string, LocalMode>();

  constructor(world: World, costs: CostModel, { yarn, mesos, kubernetes }: NetworkOptions) {
    this.#world = world;
    this.mesos = mesos === undefined ? undefined : new MesosCluster(world, costs, mesos);
    this.kubernetes =
      kubernetes === undefined ? undefined : new KubernetesCluster(world, costs, kubernetes);
    // Drivers' output goes to their nodes by sinks here.
    if (this.kubernetes !== undefined) this.kubernetes.nodes.keepsLogs = false;
    this.yarn = yarn === undefined ? undefined : new YarnCluster(world, costs, yarn);
    this.clients = new StandaloneClients(world, costs);
  }

  submit(run: ApplicationRun): void {
    const url = run.conf.get("spark.master");
    if (url === "yarn" && this.yarn !== undefined) return this.yarn.submit(run);
    if (url.startsWith("mesos://") && this.mesos !== undefined) return this.mesos.submit(run);
    if (url.startsWith("k8s://") && this.kubernetes !== undefined)
      return this.kubernetes.submit(run);
    if (!url.startsWith("spark://")) return this.#localMode(url, run.submitHost).submit(run);
    const masters = masterAddresses(url);
    if (masters === undefined) return run.refused(new SparkException(`Invalid master URL: ${url}`));
    this.clients.submit(run, masters, url);
  }

  #localMode(url: string, host: string): LocalMode {
    const key = `${host} ${url}`;
    const known =
      this.#local.get(key) ?? new LocalMode(this.#world, url, this.#world.hosts.host(host).cores);
    this.#local.set(key, known);
    return known;
  }

  /** kill -9 of whoever submitted. */
  kill(run: ApplicationRun): void {
    const fault = { kind: "kill client" } as const;
    if (this.yarn?.submissions.of(run) !== undefined) return this.yarn.strike(fault, run);
    if (this.mesos?.knows(run) === true) return this.mesos.strike(fault, run);
    if (this.kubernetes?.submissionOf(run) !== undefined) return this.kubernetes.strike(fault, run);
    this.clients.kill(run);
  }

  stateOf(appId: string): string | undefined {
    const states = [
      this.yarn?.stateOf(appId),
      this.mesos?.stateOf(appId),
      this.kubernetes?.stateOf(appId),
      ...this.masters.map((master) => master.applications.all.get(appId)?.state),
      ...[...this.#local.values()].map((mode) => mode.stateOf(appId)),
    ];
    return states.find((state) => state !== undefined);
  }
}

export class Network {
  readonly simulation: Simulation;
  readonly processes: ShellProcess[] = [];
  readonly workers: Worker[] = [];
  /** How many daemons were started, whether they came up or not: each has a name of its own in the trace. */
  readonly started = { masters: 0, workers: 0 };
  /** Where the output of processes goes that no command started, by their names. */
  readonly sinks = new Map<string, Streams>();
  /** Who waits for a client of cluster mode to leave, by its name. */
  readonly exits = new Map<string, (exitCode: number) => void>();
  readonly #managers: Managers;
  #nextPid = 4021;

  constructor(options: NetworkOptions) {
    let managers: Managers | undefined;
    const {
      hosts,
      yarn: _yarn,
      mesos: _mesos,
      kubernetes: _kubernetes,
      ...ofTheSimulation
    } = options;
    this.simulation = new Simulation(
      { build: (world, costs) => (managers = new Managers(world, costs, options)) },
      { wholeLogs: true, ...ofTheSimulation },
    );
    this.#managers = managers as unknown as Managers;
    for (const host of hosts) this.world.hosts.add(host);
    const narrator = new Narrator(this.world, (app) => this.#driverOf(app));
    this.world.trace.listen((event) => {
      narrator.take(event);
      if (event.kind === "ClientExited") this.exits.get(event.from)?.(event.exitCode);
      if (event.kind === "LaunchExecutor") this.#executorAt(event);
      if (event.kind !== "LogLine") return;
      const owner = this.processes.find(({ names }) => names.has(event.process));
      if (event.logger === "stdout") this.#sinkOf(event.process)?.out(event.text);
      else if (event.logger === "stderr") this.#sinkOf(event.process)?.err(event.text);
      else if (owner !== undefined) owner.logged(event.level, logText(event));
      else this.sinks.get(event.process)?.err(logText(event));
    });
  }

  #driverOf(app: string): string | undefined {
    return this.simulation.runs.find((run) => run.appIds.includes(app))?.driverName;
  }

  #sinkOf(process: string): Streams | undefined {
    return (
      this.processes.find(({ names }) => names.has(process))?.streams ?? this.sinks.get(process)
    );
  }

  /** An executor's output lies in its worker's work folder. */
  #executorAt({ appId, executorId, to }: EventOf<"LaunchExecutor">): void {
    const host = this.workers.find((worker) => worker.name === to)?.host;
    if (host === undefined) return;
    const path = `/opt/spark/work/${appId}/${executorId}`;
    this.sinks.set(`${appId}/executor ${executorId}`, {
      out: (line) => appendTo(this.world.disk(host), `${path}/stdout`, line),
      err: (line) => appendTo(this.world.disk(host), `${path}/stderr`, line),
    });
  }

  /** What a program prints belongs to the driver that had its turn last. */
  printed(text: string): void {
    const speaker = this.simulation.speaker?.driverName ?? "";
    for (const line of text.split("\n")) this.#sinkOf(speaker)?.out(line);
  }

  /** The time, as `date` tells it. */
  get clock(): string {
    return logText({ at: this.world.now(), level: "", logger: "", text: "" }).slice(0, 17);
  }

  /** The executors on a machine. */
  executorProcesses(host: string): readonly { readonly pid: number; readonly text: string }[] {
    return this.simulation.runs.flatMap((run) =>
      (run.runtime?.executors ?? [])
        .filter(
          (executor) =>
            executor.alive &&
            executor.id !== "driver" &&
            this.world.hosts.named(executor.host) === host,
        )
        .map((executor) => ({
          pid: this.world.hosts.pidOf(executor),
          text: "CoarseGrainedExecutorBackend",
        })),
    );
  }

  get world(): World {
    return this.simulation.world;
  }

  get kubernetes(): KubernetesCluster | undefined {
    return this.#managers.kubernetes;
  }

  get yarn(): YarnCluster | undefined {
    return this.#managers.yarn;
  }

  get mesos(): MesosCluster | undefined {
    return this.#managers.mesos;
  }

  /** kill -9 of whoever submitted: the driver of client mode, or a process that nobody needs. */
  kill(run: ApplicationRun): void {
    this.#managers.kill(run);
  }

  get clients(): StandaloneClients {
    return this.#managers.clients;
  }

  get masters(): Master[] {
    return this.#managers.masters;
  }

  start(
    host: string,
    words: readonly string[],
    streams: Streams,
    mainClass?: string,
  ): ShellProcess {
    this.#nextPid += 1 + (this.processes.length % 5);
    const process = new ShellProcess({ pid: this.#nextPid, host, words, mainClass, streams });
    this.processes.push(process);
    return process;
  }

  /** Those that live on a machine. */
  running(host: string): readonly ShellProcess[] {
    return this.processes.filter((process) => process.alive && process.host === host);
  }

  processOf(process: Process): ShellProcess | undefined {
    return this.processes.find(({ names }) => names.has(process.name));
  }

  /** Goes on until something holds; answers false where it never will, as nothing but timers is left. */
  async until(isReached: () => boolean): Promise<boolean> {
    return (await this.simulation.advance(isReached)) === "reached";
  }

  /** Lets time pass. */
  async pass(time: Micros): Promise<void> {
    const end = this.world.now() + Math.round(time);
    while (this.world.now() < end) {
      if (this.world.nextAt === undefined) this.world.idleUntil(end);
      await this.simulation.advance(() => false, end);
    }
  }
}
