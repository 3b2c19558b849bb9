/**
 * The registries of an application's driver and executors, filled by what happens in it. In Spark: SparkContext and Executor, which register the sources. The same: which
 * sources each process has, under which names; in local mode the driver has the executor's, too. Left out on purpose, because no simulated process has them, or because none was recorded: `jvm` and
 * JVMCPU, ExecutorMetrics, NettyBlockTransfer, ExecutorAllocationManager (with dynamic allocation), the timers of DAGScheduler and LiveListenerBus, and how many events that bus was given (of executors' metrics and broadcasts'
 * blocks the engine tells none). Spark 3.5.3: core/…/SparkContext.scala, executor/Executor.scala. Chapter 18.
 */
import type { ExecutorId } from "../../foundation/ids.ts";
import type { TracedEvent } from "../../events/trace.ts";
import type { SparkConf } from "../../conf/spark-conf.ts";
import type { DagCounts } from "../../scheduler/dag-state.ts";
import { AppStatusSource } from "./app-status-source.ts";
import { BlockManagerSource } from "./block-manager-source.ts";
import { ExecutorSource } from "./executor-source.ts";
import { snapshotOf, type SourceSeen, staticSources } from "./registry.ts";
import { registryName, type Snapshot } from "./snapshot.ts";

export interface MeasuredApplication {
  readonly appId: string;
  readonly isLocal: boolean;
  readonly conf: SparkConf;
  /** What its DAGScheduler says now. */
  readonly dagCounts: () => DagCounts;
}

const DRIVER = "driver";

export class ApplicationMetrics {
  readonly #of: MeasuredApplication;
  readonly #namespace: string;
  readonly #blocks: BlockManagerSource;
  readonly #status: AppStatusSource | undefined;
  readonly #executors = new Map<ExecutorId, ExecutorSource>();

  constructor(of: MeasuredApplication) {
    this.#of = of;
    const { conf } = of;
    this.#namespace = namespaceOf(of);
    const offHeap = conf.bool("spark.memory.offHeap.enabled");
    this.#blocks = new BlockManagerSource(offHeap ? conf.size("spark.memory.offHeap.size") : 0);
    const hasStatus = conf.getOption("spark.metrics.appStatusSource.enabled") === "true";
    this.#status = hasStatus ? new AppStatusSource(Object.fromEntries(conf.getAll())) : undefined;
  }

  /** Any event of the run; those of others are left alone. */
  take(event: TracedEvent): void {
    if (event.app !== this.#of.appId) return;
    this.#blocks.take(event);
    this.#status?.take(event);
    if (event.kind === "SparkListenerTaskStart" || event.kind === "SparkListenerTaskEnd")
      this.#executor(event.taskInfo.executorId).take(event);
  }

  #executor(id: ExecutorId): ExecutorSource {
    const source = this.#executors.get(id) ?? new ExecutorSource();
    this.#executors.set(id, source);
    return source;
  }

  /** The block managers are gone, and the driver's sinks have one more word. */
  stopped(): void {
    this.#blocks.stopped();
  }

  driver(): Snapshot {
    const named = (source: string): string => registryName(DRIVER, source, this.#namespace, DRIVER);
    const { allJobs, activeJobs, failedStages, runningStages, waitingStages } =
      this.#of.dagCounts();
    const status = this.#status;
    return snapshotOf([
      ...this.#static(named),
      { name: named("BlockManager"), gauges: this.#blocks.gauges() },
      {
        name: named("DAGScheduler"),
        gauges: {
          "job.activeJobs": activeJobs,
          "job.allJobs": allJobs,
          "stage.failedStages": failedStages,
          "stage.runningStages": runningStages,
          "stage.waitingStages": waitingStages,
        },
      },
      this.#listenerBus(named("LiveListenerBus")),
      ...(this.#of.isLocal ? [this.#tasksOf(DRIVER, named)] : []),
      ...(status === undefined
        ? []
        : [{ name: named("appStatus"), gauges: status.gauges(), counters: status.counters() }]),
    ]);
  }

  /** Its queues: listeners take no virtual time, so that none waits and none is dropped. */
  #listenerBus(name: string): SourceSeen {
    const logs = this.#of.conf.getOption("spark.eventLog.enabled") === "true";
    const queues = ["appStatus", "executorManagement", ...(logs ? ["eventLog"] : [])];
    const of = (what: string): Record<string, number> =>
      Object.fromEntries(queues.map((queue) => [`queue.${queue}.${what}`, 0]));
    return { name, gauges: of("size"), counters: of("numDroppedEvents") };
  }

  executor(id: ExecutorId): Snapshot {
    const named = (source: string): string => registryName("executor", source, this.#namespace, id);
    return snapshotOf([...this.#static(named), this.#tasksOf(id, named)]);
  }

  #tasksOf(id: ExecutorId, named: (source: string) => string): SourceSeen {
    const source = this.#executor(id);
    return { name: named("executor"), gauges: source.gauges(), counters: source.counters() };
  }

  #static(named: (source: string) => string): readonly SourceSeen[] {
    const has = this.#of.conf.getOption("spark.metrics.staticSources.enabled") !== "false";
    return has ? staticSources(named) : [];
  }
}

/** spark.metrics.namespace, in which other settings may stand as `${spark.app.name}`; the application's id without it. */
function namespaceOf({ appId, conf }: MeasuredApplication): string {
  const asked = conf.getOption("spark.metrics.namespace");
  return asked === undefined
    ? appId
    : asked.replace(
        /\$\{(spark\.[^}]+)\}/g,
        (whole, key: string) => (key === "spark.app.id" ? appId : conf.getOption(key)) ?? whole,
      );
}
