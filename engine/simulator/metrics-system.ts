/**
 * The metrics systems of an application's processes: at each period of virtual time their sinks tell what the registries hold. In Spark: MetricsSystem with ConsoleSink
 * and CsvSink. The same: the driver's begins with its context and says its last words twice when that stops (once before the block managers are gone and once after);
 * an executor's begins with its process, and one that lives until the context stops has last words, too; each reads metrics.properties on its own machine; a sink that would report more often than each second refuses the context. Ours: files lie on the
 * simulated disk of the process's machine. Left out on purpose: sinks of other systems (Graphite, StatsD, JMX, slf4j), which are named and say
 * nothing. Spark 3.5.3: core/…/metrics/MetricsSystem.scala, sink/ConsoleSink.scala, sink/CsvSink.scala. Chapter 18.
 */
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { Executor } from "../cluster/executor.ts";
import { illegalArgument, type JavaError } from "../foundation/errors.ts";
import { seconds, type Micros } from "../foundation/sizes.ts";
import { epochMillis } from "../foundation/timestamps.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import { ApplicationMetrics } from "../monitor/metrics/application-metrics.ts";
import { consoleLines } from "../monitor/metrics/console-text.ts";
import { csvRows } from "../monitor/metrics/files-and-lines.ts";
import {
  type MetricsConfig,
  type MetricsInstance,
  type Properties,
  refusedPeriod,
  secondsOf,
} from "../monitor/metrics/metrics-config.ts";
import { metricsConfigOf } from "../monitor/metrics/servlets.ts";
import type { Snapshot } from "../monitor/metrics/snapshot.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";

const CONSOLE = "org.apache.spark.metrics.sink.ConsoleSink";
const CSV = "org.apache.spark.metrics.sink.CsvSink";

interface Sink {
  readonly class: string;
  readonly period: Micros;
  readonly directory: string;
}

const periodOf = (sink: Properties): readonly [number, string] => [
  Number(sink.get("period") ?? "10"),
  sink.get("unit") ?? "SECONDS",
];

const sinksOf = (config: MetricsConfig, instance: MetricsInstance): readonly Sink[] =>
  [...config.sinksOf(instance).values()].flatMap((sink) => {
    const name = sink.get("class");
    const period = seconds(secondsOf(...periodOf(sink)));
    if ((name !== CONSOLE && name !== CSV) || period === 0) return [];
    return [{ class: name, period, directory: sink.get("directory") ?? "/tmp/" }];
  });

/** The folders of a process's CSV sinks. */
export const csvFoldersOf = (config: MetricsConfig, instance: MetricsInstance): readonly string[] =>
  sinksOf(config, instance).flatMap((sink) => (sink.class === CSV ? [sink.directory] : []));

/** Why a driver's context cannot start: a sink of its own that may not report so often. It is told in the log, too. */
export function sinkFault(runtime: DriverRuntime): JavaError | undefined {
  const { conf, world, process } = runtime.options;
  for (const sink of metricsConfigOf(world.disk(process.host), conf).sinksOf("driver").values()) {
    const name = sink.get("class");
    const refusal = refusedPeriod(...periodOf(sink));
    if ((name !== CONSOLE && name !== CSV) || refusal === undefined) continue;
    runtime.log("ERROR", "MetricsSystem", `Sink class ${name} cannot be instantiated`);
    runtime.log("ERROR", "SparkContext", "Error initializing SparkContext.");
    return illegalArgument(refusal);
  }
  return undefined;
}

export class MetricsSystem {
  readonly #world: World;
  readonly #runtime: DriverRuntime;
  readonly #metrics: ApplicationMetrics;
  readonly #driverSinks: readonly Sink[];
  readonly #executors: { readonly executor: Executor; readonly sinks: readonly Sink[] }[] = [];

  /** From the instant at which the context is there; undefined where no sink of any process asks for anything. */
  static of(world: World, runtime: DriverRuntime): MetricsSystem | undefined {
    const { conf, process } = runtime.options;
    const config = metricsConfigOf(world.disk(process.host), conf);
    const mayReport =
      sinksOf(config, "driver").length > 0 || sinksOf(config, "executor").length > 0;
    return mayReport ? new MetricsSystem(world, runtime, config) : undefined;
  }

  private constructor(world: World, runtime: DriverRuntime, config: MetricsConfig) {
    this.#world = world;
    this.#runtime = runtime;
    const { appId, conf, isLocal, process } = runtime.options;
    this.#metrics = new ApplicationMetrics({
      appId,
      conf,
      isLocal,
      dagCounts: () => runtime.dag.counts,
    });
    this.#driverSinks = sinksOf(config, "driver");
    world.trace.listen((event) => {
      this.#metrics.take(event);
      if (event.kind === "SparkListenerExecutorAdded" && event.app === appId && !isLocal)
        this.#executorAdded(event.executorId);
    });
    const isUp = (): boolean => process.alive && !runtime.stopped;
    this.#start(this.#driverSinks, process, isUp, () => this.#metrics.driver());
  }

  #executorAdded(id: string): void {
    const executor = this.#runtime.executor(id);
    if (executor === undefined) return;
    const config = metricsConfigOf(this.#world.disk(executor.host), this.#runtime.options.conf);
    const isUp = (): boolean => executor.alive && !this.#runtime.stopped;
    const sinks = sinksOf(config, "executor");
    this.#executors.push({ executor, sinks });
    this.#start(sinks, executor, isUp, () => this.#metrics.executor(id));
  }

  #start(
    sinks: readonly Sink[],
    process: Process,
    isUp: () => boolean,
    snapshot: () => Snapshot,
  ): void {
    for (const sink of sinks) {
      const next = (): void => {
        this.#world.daemonAfter(sink.period, "metrics", () => {
          if (!isUp()) return;
          this.#report(sink, process, snapshot());
          next();
        });
      };
      next();
    }
  }

  #report(sink: Sink, process: Process, snapshot: Snapshot): void {
    const millis = epochMillis(this.#world.now());
    if (sink.class === CSV) return this.#write(sink.directory, process, snapshot, millis);
    const { appId } = this.#runtime.options;
    for (const text of consoleLines(snapshot, millis))
      this.#world.record(
        { kind: "LogLine", level: "INFO", logger: "stdout", text, process: process.name },
        appId,
      );
  }

  #write(folder: string, { host }: Process, snapshot: Snapshot, millis: number): void {
    const disk = this.#world.disk(host);
    for (const { file, head, row } of csvRows(snapshot, Math.floor(millis / 1000))) {
      const path = `${folder.replace(/\/$/, "")}/${file}`;
      const before = disk.read(path) ?? encodeUtf8(`${head}\n`);
      const more = encodeUtf8(`${row}\n`);
      const bytes = new Uint8Array(before.length + more.length);
      bytes.set(before);
      bytes.set(more, before.length);
      disk.write(path, bytes);
    }
  }

  /** The context stops: all sinks report, and once more when they stop themselves. */
  stop(): void {
    const { process } = this.#runtime.options;
    for (const word of ["report", "stop"]) {
      if (word === "stop") this.#metrics.stopped();
      for (const sink of this.#driverSinks) this.#report(sink, process, this.#metrics.driver());
      for (const { executor, sinks } of this.#executors)
        if (executor.alive)
          for (const sink of sinks)
            this.#report(sink, executor, this.#metrics.executor(executor.id));
    }
  }
}
