/**
 * The driver's side of an application: its registers, its schedulers, and the executors it talks to (SparkEnv and
 * CoarseGrainedSchedulerBackend). The cluster manager gives it executors; from then on it sends tasks to them itself. Rules C4.13,
 * C4.33–C4.35, C8.2. Spark 3.5.3: core/…/scheduler/cluster/CoarseGrainedSchedulerBackend.scala.
 */
import { ClassTable } from "../foundation/codec.ts";
import type { ExecutorId, HostName, TaskId } from "../foundation/ids.ts";
import { seconds } from "../foundation/sizes.ts";
import type { DeployEvent } from "../events/deploy-events.ts";
import type { LogLine } from "../events/trace.ts";
import type { SparkListenerEvent } from "../events/listener-events.ts";
import { AccumulatorContext } from "../events/accumulator-context.ts";
import { MapOutputTrackerMaster } from "../shuffle/map-output-tracker.ts";
import type { BlockStatus } from "../storage/block-manager.ts";
import { BlockManagerMaster, servesRdds } from "../storage/block-manager-master.ts";
import { DagScheduler } from "../scheduler/dag-scheduler.ts";
import { allocationsOf } from "../scheduler/allocation-file.ts";
import { isDynamic } from "../scheduler/allocation-settings.ts";
import type { ExecutorAllocationManager } from "../scheduler/executor-allocation-manager.ts";
import type { SchedulerBackend } from "../scheduler/scheduler-backend.ts";
import { TaskScheduler } from "../scheduler/task-scheduler.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import { BarrierCoordinator } from "./barrier-coordinator.ts";
import { Broadcasts } from "./broadcasts.ts";
import type { DriverOptions } from "./driver-options.ts";
import { ExecutorRequests } from "./executor-requests.ts";
import { driverPort } from "./driver-port.ts";
import type { DriverPort, Executor } from "./executor.ts";
import { HeartbeatReceiver } from "./heartbeats.ts";
import { loopFailed } from "./loop-failed.ts";
import { Offers, type Registered } from "./offers.ts";
import { replicaLost } from "./lost-replicas.ts";

/** How long the driver waits for the manager's word before it gives a closed connection as the reason. */
const LOSS_REASON_WAIT = seconds(5);

export class DriverRuntime implements SchedulerBackend {
  readonly options: DriverOptions;
  readonly tracker: MapOutputTrackerMaster;
  readonly blocks = new BlockManagerMaster();
  readonly classes = new ClassTable();
  readonly tasks: TaskScheduler;
  readonly dag: DagScheduler;
  readonly #executors = new Map<ExecutorId, Registered>();
  readonly requests = new ExecutorRequests(this);
  /** Where executors come and go with the work. */
  allocation: ExecutorAllocationManager | undefined;
  readonly broadcasts: Broadcasts;
  readonly barriers = new BarrierCoordinator(this);
  readonly accumulators = new AccumulatorContext();
  stopped = false;
  readonly #offers: Offers;
  readonly #heartbeats: HeartbeatReceiver;
  #isDead = false;
  /** In local mode the executor is the driver's own process, and there before the application is told. */
  local: Executor | undefined;

  constructor(options: DriverOptions) {
    this.options = options;
    const { world, conf, policies } = options;
    this.#offers = new Offers(this, this.#executors);
    this.#heartbeats = new HeartbeatReceiver(this);
    this.tracker = new MapOutputTrackerMaster(policies.mapTasksToResubmit);
    this.broadcasts = new Broadcasts(this, policies);
    const log: DriverRuntime["log"] = (...line) => this.log(...line);
    this.tasks = new TaskScheduler({
      world,
      conf,
      maxFailures: options.maxTaskFailures,
      afterFailure: policies.afterFailure,
      allocations: allocationsOf(conf, world.disk(options.process.host), options.xml, log),
      post: (event) => this.post(event),
      refused: (fault) => loopFailed(this, fault),
      killExecutor:
        options.killExecutors && ((id) => this.requests.killExecutors([id], { force: true })),
      asksForExecutors: isDynamic(conf, options.isLocal),
      log,
    });
    this.dag = new DagScheduler({
      world,
      conf,
      tracker: this.tracker,
      blocks: this.blocks,
      tasks: this.tasks,
      shipper: options.shipper,
      log,
      post: (event) => this.post(event),
      broadcast: (bytes) => this.broadcasts.create(bytes),
      externalShuffleService: conf.bool("spark.shuffle.service.enabled"),
      cutStages: policies.cutStages,
      stagesToRun: policies.stagesToRun,
      accumulators: this.accumulators,
      countsUpdates: policies.countsUpdates,
      shufflesToRead: policies.shufflesToRead,
      taskPlaces: policies.taskPlaces,
    });
    this.tasks.connect(this.dag, this);
    this.blocks.onLost = (replica) => replicaLost(this, replica);
  }

  get isLocal(): boolean {
    return this.options.isLocal;
  }

  /** A driver that was killed posts nothing, whatever still arrives at it; one that stops has time for what is on its way. */
  post(event: SparkListenerEvent): number {
    const { world, appId } = this.options;
    if (event.kind === "SparkListenerStageCompleted") this.barriers.stageCompleted(event.stageInfo);
    const id = this.#isDead ? world.cause : world.record(event, appId);
    if (!this.stopped) world.because(id, () => this.allocation?.onEvent(event));
    return id;
  }

  say(event: DeployEvent | LogLine): number {
    return this.options.world.record(event, this.options.appId);
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.options.world.log(level, logger, text, this.options.process.name, this.options.appId);
  }

  /** An executor that lives, by id. */
  executor(id: ExecutorId): Executor | undefined {
    const found = this.#executors.get(id)?.executor;
    return found?.alive === true ? found : undefined;
  }

  get executors(): readonly Executor[] {
    return [...this.#executors.values()].map(({ executor }) => executor);
  }

  /** RegisterExecutor: from now on it is offered to the task scheduler. */
  register(executor: Executor): void {
    if (this.stopped || !executor.alive) return;
    const { world } = this.options;
    this.#executors.set(executor.id, { executor, freeCores: executor.cores });
    world.network.watch(executor, () => this.#disconnected(executor));
    this.#heartbeats.register(executor);
    const added = this.post({
      kind: "SparkListenerExecutorAdded",
      time: world.now(),
      executorId: executor.id,
      host: executor.host,
      totalCores: executor.cores,
    });
    world.because(added, () => {
      this.blocks.register(executor.blocks.id);
      if (servesRdds(this.options.conf)) this.blocks.serveDiskOf(executor.blocks);
      this.post({
        kind: "SparkListenerBlockManagerAdded",
        time: world.now(),
        blockManagerId: executor.blocks.id,
        maxMem: executor.blocks.memory.maxMemory,
      });
      this.tasks.executorAdded(executor.id, executor.host);
      this.#offers.offer(executor.id);
    });
  }

  defaultParallelism(): number {
    const cores = this.executors.reduce((sum, executor) => sum + executor.cores, 0);
    return this.isLocal ? cores : Math.max(cores, 2);
  }

  maxNumConcurrentTasks(taskCpus: number): number {
    return this.executors.reduce((sum, { cores }) => sum + Math.floor(cores / taskCpus), 0);
  }

  reviveOffers(): void {
    this.#offers.revive();
  }

  reviveLater(): void {
    if (!this.isLocal) this.#offers.reviveLater();
  }

  reviveInVain(): void {
    if (!this.isLocal) this.#offers.reviveInVain();
  }

  launch(description: TaskDescription): void {
    const registered = this.#executors.get(description.executorId);
    if (registered === undefined) return;
    registered.freeCores -= this.tasks.taskCpus;
    const { executor } = registered;
    const { world, process } = this.options;
    if (!this.isLocal) {
      this.say({
        kind: "LaunchTask",
        from: process.name,
        to: executor.name,
        taskId: description.taskId,
        stageId: description.task.binary.stageId,
        bytes: description.bytes,
      });
    }
    world.network.send(process, executor, "LaunchTask", () => executor.launchTask(description));
  }

  killTask(taskId: TaskId, executorId: ExecutorId, reason: string): void {
    const executor = this.#executors.get(executorId)?.executor;
    if (executor !== undefined)
      this.options.world.network.send(this.options.process, executor, "KillTask", () =>
        executor.killTask(taskId, reason),
      );
  }

  /** What executors tell: it arrives after the network's time. */
  portFor(executor: () => Executor): DriverPort {
    return driverPort(this, executor, (id) => {
      const registered = this.#executors.get(id);
      if (registered === undefined) return;
      registered.freeCores += this.tasks.taskCpus;
      this.#offers.offer(id);
    });
  }

  /** An executor's report of a stored or dropped block. */
  blockUpdated(executor: ExecutorId, status: BlockStatus): void {
    const id = this.blocks.idOf(executor);
    if (id === undefined) return;
    this.blocks.update(executor, status);
    this.post({
      kind: "SparkListenerBlockUpdated",
      blockManagerId: id,
      blockId: status.blockId,
      storageLevel: status.level,
      memSize: status.memSize,
      diskSize: status.diskSize,
    });
  }

  /** Whether the manager said that this machine is gone, with all that it served. */
  isHostLost(host: HostName): boolean {
    return this.blocks.isHostLost(host);
  }

  /** WorkerRemoved: what was served from that machine is gone with it. */
  workerRemoved(workerId: string, host: HostName): void {
    this.blocks.hostLost(host);
    this.dag.workerRemoved(workerId, host);
  }

  /** The manager knows why an executor is gone. */
  executorRemovedByManager(
    id: ExecutorId,
    text: string,
    causedByApp: boolean,
    hostLost: boolean = false,
  ): void {
    if (this.#heartbeats.isReplaced(id) || this.requests.lossReasons.isKilled(id)) return;
    this.requests.lossReasons.say(id, text, causedByApp);
    const executor = this.#executors.get(id)?.executor;
    if (hostLost && executor !== undefined) this.blocks.hostLost(executor.host);
    if (executor !== undefined) this.#remove(executor);
  }

  #disconnected(executor: Executor): void {
    if (this.stopped) return;
    this.tasks.executorDisabled(executor.id);
    for (const { executor: other } of this.#executors.values()) other.peerLost(executor);
    const { world, isLossToldByManager: isTold = false } = this.options;
    if (this.requests.lossReasons.isKnown(executor.id, isTold)) return this.#remove(executor);
    if (!isTold) world.after(LOSS_REASON_WAIT, "loss reason", () => this.#remove(executor));
  }

  #remove(executor: Executor): void {
    if (this.stopped || !this.#executors.delete(executor.id)) return;
    this.#heartbeats.removed(executor.id);
    const { text, causedByApp } = this.requests.lossReasons.of(executor.id);
    const host = this.blocks.isHostLost(executor.host) ? executor.host : undefined;
    const gone = host !== undefined || !this.options.conf.bool("spark.shuffle.service.enabled");
    this.tasks.executorLost(executor.id, text, causedByApp, { gone, host });
    this.options.world.after(0, "ExecutorRemoved", () =>
      this.post({
        kind: "SparkListenerExecutorRemoved",
        time: this.options.world.now(),
        executorId: executor.id,
        reason: text,
      }),
    );
  }

  /** The driver's process was killed. */
  die(): void {
    this.stopped = true;
    this.#isDead = true;
    this.allocation?.stop();
  }

  /** Running jobs are cancelled, executors are let go. The end of a job that still ran is posted after the application's, as in Spark. */
  stop(): void {
    if (this.stopped) return;
    this.post({ kind: "SparkListenerApplicationEnd", time: this.options.world.now() });
    this.dag.shutDown();
    this.stopped = true;
    this.allocation?.stop();
    this.tasks.stop();
  }
}
