/**
 * A submission becomes processes: spark-submit's own, which is the driver in client mode; in cluster mode a driver on a worker, whose output lies in
 * that worker's work folder. Ends, signals and event logs are looked after here.
 *
 * In Spark: SparkSubmit.runMain, DriverWrapper, ShutdownHookManager. Same: exit codes, what a signal leaves. Left out on purpose: stacks.
 */
import type { Submission } from "../deploy/submit/submission.ts";
import { pathOf } from "../deploy/submit/surroundings.ts";
import { driverRecord } from "../deploy/standalone/standalone-clients.ts";
import { JavaError } from "../foundation/errors.ts";
import { encodeUtf8 } from "../foundation/utf8.ts";
import { METRICS_FILE } from "../monitor/metrics/servlets.ts";
import { driverNameOf, type Run } from "../simulator/run.ts";
import type { Main } from "../simulator/submit-options.ts";
import type { Typed } from "./commands.ts";
import { SPARK_HOME, userOf } from "./daemons.ts";
import { appendTo, wholePath } from "./files.ts";
import type { Network } from "./network.ts";
import { type ShellProcess, signalNumbers, type Streams } from "./process.ts";
import type { Shell } from "./shell.ts";

const levels = ["INFO", "WARN", "ERROR"] as const;

export function startDriver(
  shell: Shell,
  typed: Typed,
  submission: Submission,
  main: Main<unknown>,
): ShellProcess {
  const { network } = shell;
  const words = [typed.name, ...typed.words];
  const process = network.start(
    shell.host,
    words,
    typed.streams,
    "org.apache.spark.deploy.SparkSubmit",
  );
  process.level = levels.find((one) => one === submission.conf["spark.log.level"]) ?? "INFO";
  if (submission.shell) {
    process.level = "WARN";
    process.streams.err('Setting default log level to "WARN".');
  }
  const isCluster = submission.deployMode === "cluster";
  const log = logFolder(shell, submission.conf);
  lendMetricsFile(shell, typed, submission.conf);
  const driverName = driverNameOf(network.simulation.runs.length + 1);
  const app = network.simulation.submit(
    {
      ...submission,
      submitHost: shell.host,
      user: userOf(typed.env),
      env: typed.env,
      input: process,
      ended: (run) => {
        if (log !== undefined && app.id !== "" && log.isThere()) log.keep(app.id, app.eventLog());
        if (!isCluster) ended(process, run.error, run.exitCode);
        else if (run.error !== undefined) network.sinks.get(driverName)?.err(uncaught(run.error));
      },
    },
    (spark, driver) => {
      if (log !== undefined && !log.isThere()) {
        const text = "Error initializing SparkContext.";
        network.world.log("ERROR", "SparkContext", text, driverName);
        throw log.missing();
      }
      return main(spark, driver);
    },
  );
  const run = network.simulation.runs.at(-1) as Run<unknown>;
  if (isCluster) becomesClient(network, process, run);
  else becomesDriver(network, process, run);
  return process;
}

/** Cluster mode: spark-submit's process is a client, and the driver is another one, somewhere. */
function becomesClient(network: Network, process: ShellProcess, run: Run<unknown>): void {
  const client = run.driverName.replace("driver", "spark-submit");
  process.names.add(client);
  network.sinks.set(run.driverName, workFolder(network, run));
  network.exits.set(client, (exit) => process.end(exit));
  process.onSignal = (signal) => {
    network.kill(run);
    process.end(128 + signalNumbers[signal]);
  };
}

/** Client mode: spark-submit's process is the driver. */
function becomesDriver(network: Network, process: ShellProcess, run: Run<unknown>): void {
  process.names.add(run.driverName);
  process.onSignal = (signal) => {
    if (signal === "SIGSTOP" || signal === "SIGCONT") return;
    const exit = 128 + signalNumbers[signal];
    process.end(exit);
    if (signal !== "SIGKILL") return run.interrupted(exit);
    network.kill(run);
    if (!run.ended) run.driverLost(true);
  };
}

function ended(process: ShellProcess, error: unknown, exitCode: number | undefined): void {
  if (exitCode !== undefined) return process.end(exitCode);
  if (error !== undefined && process.alive) process.streams.err(uncaught(error));
  process.end(error === undefined ? 0 : 1);
}

function uncaught(error: unknown): string {
  if (error instanceof JavaError)
    return `Exception in thread "main" ${error.className}: ${error.message}`;
  return `Exception in thread "main" ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Where NodeManagers keep what containers write (yarn.nodemanager.log-dirs). */
export const HADOOP_LOGS = "/opt/hadoop/logs/userlogs";

/** Where the kubelet of a node keeps what containers write. */
export const POD_LOGS = "/var/log/pods";

/** Where a driver of cluster mode writes: work/driver-…/stdout and stderr on its worker's machine, among the logs of its container, or in its sandbox. */
function workFolder(network: Network, run: Run<unknown>): Streams {
  const append = (name: string, line: string): void => {
    const pod = network.kubernetes?.driverPod(run);
    if (pod !== undefined) return network.kubernetes?.nodes.writes(pod, line);
    const container = network.yarn?.submissions.of(run)?.app?.attempts.at(-1)?.master;
    if (container !== undefined) {
      const path = `${HADOOP_LOGS}/${container.app.id}/${container.id}/${name}`;
      return appendTo(network.world.disk(container.node.host), path, line);
    }
    const sandbox = network.mesos?.dispatcher.sandboxOf(run);
    if (sandbox !== undefined)
      return appendTo(network.world.disk(sandbox.host), `${sandbox.path}/${name}`, line);
    for (const master of network.masters) {
      const record = driverRecord(master, run);
      if (record?.worker === undefined) continue;
      const path = `${SPARK_HOME}/work/${record.id}/${name}`;
      appendTo(network.world.disk(record.worker.host), path, line);
      return;
    }
  };
  return { out: (line) => append("stdout", line), err: (line) => append("stderr", line) };
}

/** metrics.properties, as the submitter's machine has it. */
function lendMetricsFile(
  { files, folder, home, host, network }: Shell,
  { env }: Typed,
  conf: Readonly<Record<string, string>>,
): void {
  const asked = conf["spark.metrics.conf"];
  const lies = asked ?? `${env["SPARK_CONF_DIR"] ?? `${SPARK_HOME}/conf`}/metrics.properties`;
  const text = files.read(wholePath(folder, lies, home));
  if (text !== undefined) network.world.disk(host).write(asked ?? METRICS_FILE, encodeUtf8(text));
}

interface LogFolder {
  isThere(): boolean;
  keep(id: string, text: string): void;
  missing(): JavaError;
}

/** Where the event log goes: spark.eventLog.dir, by default where Spark puts it; undefined where there is to be none. */
function logFolder(shell: Shell, conf: Readonly<Record<string, string>>): LogFolder | undefined {
  if (conf["spark.eventLog.enabled"] !== "true") return undefined;
  const dir = conf["spark.eventLog.dir"] ?? "/tmp/spark-events";
  const folder = wholePath(shell.folder, pathOf(dir) ?? dir, shell.home);
  return {
    isThere: () => shell.files.isFolder(folder),
    keep: (id, text) => shell.files.write(`${folder}/${id}`, text),
    missing: () =>
      new JavaError("java.io.FileNotFoundException", `File file:${folder} does not exist`),
  };
}
