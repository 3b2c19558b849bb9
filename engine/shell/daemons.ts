/**
 * Masters and Workers as processes: a JVM comes up, reads its words, takes its ports and says so; a signal ends it, and what it started with it.
 *
 * In Spark: `spark-class org.apache.spark.deploy.master.Master` and `…worker.Worker`. Same: lines, their order, exit codes, ports. Left out on purpose:
 * the pages behind the ports; the Master's books answer through `curl`.
 */
import { startServiceOnPort } from "../deploy/service-port.ts";
import { daemonLines, LOG4J_LINE, resourceLines } from "../deploy/start-up-lines.ts";
import { masterWords, type Refused, workerWords } from "../deploy/standalone/daemon-options.ts";
import { masterAddresses } from "../deploy/standalone/master-address.ts";
import { Master } from "../deploy/standalone/master.ts";
import { REST_SERVICE } from "../deploy/standalone/rest-client.ts";
import { Worker } from "../deploy/standalone/worker.ts";
import { JavaError } from "../foundation/errors.ts";
import { milliseconds } from "../foundation/sizes.ts";
import { stampOf } from "../foundation/timestamps.ts";
import { defaultCosts } from "../cluster/cost-model.ts";
import type { Process } from "../world/network.ts";
import { LocalAddress } from "../deploy/local-address.ts";
import type { Network } from "./network.ts";
import { type ShellProcess, type Signal, signalNumbers } from "./process.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export const MASTER = "org.apache.spark.deploy.master.Master";
export const SPARK_HOME = "/opt/spark";

/** From the command to a daemon's first line. */
const JVM_START = milliseconds(600);

interface Daemon {
  readonly network: Network;
  readonly process: ShellProcess;
  readonly name: string;
  readonly env: Environment;
  readonly local: LocalAddress;
}

/** A JVM comes up, says who it is, and goes on with what `begin` does; `begin` may refuse. */
function jvm(
  network: Network,
  process: ShellProcess,
  of: { readonly logger: "Master" | "Worker"; readonly name: string; readonly env: Environment },
  begin: (daemon: Daemon) => Refused | undefined,
): void {
  const { world } = network;
  const { logger, name, env } = of;
  process.names.add(name);
  world.after(JVM_START, `a ${logger}'s JVM is up`, () => {
    if (!process.alive) return;
    const local = new LocalAddress(world, process.host, env);
    process.streams.err(LOG4J_LINE);
    const { pid, host } = process;
    daemonLines(world, { process: name, logger, pid, host, user: userOf(env), local });
    const refusal = attempted(() => begin({ network, process, name, env, local }));
    if (refusal === undefined) return;
    refusal.lines.forEach((line) => process.streams.err(line));
    process.end(refusal.exit);
  });
}

/** A port that cannot be had ends the process. */
function attempted(begin: () => Refused | undefined): Refused | undefined {
  try {
    return begin();
  } catch (thrown) {
    if (!(thrown instanceof JavaError)) throw thrown;
    const line = `Exception in thread "main" ${thrown.className}: ${thrown.message}`;
    return { lines: [line], exit: 1 };
  }
}

/** Takes the RPC port for a daemon that is made once the port is known. */
function bound<D extends Process>(
  { network, process, name, local }: Daemon,
  service: { readonly name: string; readonly host: string; readonly port: number },
  make: (port: number) => D,
): D {
  const { world } = network;
  const place: Process = { name, host: process.host, alive: true };
  const address = local.bindable(service.host, service.name);
  const port = startServiceOnPort(world, place, {
    name: service.name,
    address,
    port: service.port,
  });
  place.alive = false;
  const daemon = make(port);
  world.hosts.bind({ host: process.host, address, port, service: service.name, process: daemon });
  return daemon;
}

export function startMaster(
  network: Network,
  process: ShellProcess,
  words: readonly string[],
  env: Environment,
): void {
  const name = nameOf("Master", network.started.masters++);
  jvm(network, process, { logger: "Master", name, env }, (daemon) => {
    const read = masterWords(words, env);
    if ("exit" in read) return read;
    const address = read.host ?? daemon.local.name;
    const master = bound(
      daemon,
      { name: "sparkMaster", host: address, port: read.port },
      (port) =>
        new Master(network.world, { name, host: process.host, address, port, conf: read.conf }),
    );
    network.masters.push(master);
    process.onSignal = daemonSignals(daemon, master, "Master");
    master.start(() => {
      page(daemon, master, { logger: "MasterWebUI", service: "MasterUI", port: read.uiPort });
      gateway(daemon, master);
    });
    return undefined;
  });
}

export function startWorker(
  network: Network,
  process: ShellProcess,
  words: readonly string[],
  env: Environment,
): void {
  const { world } = network;
  const name = nameOf("Worker", network.started.workers++);
  jvm(network, process, { logger: "Worker", name, env }, (daemon) => {
    const read = workerWords(words, env, world.hosts.host(process.host));
    if ("exit" in read) return read;
    const masters = masterAddresses(read.masters);
    if (masters === undefined) return { lines: [noMaster(read.masters)], exit: 1 };
    const host = read.host ?? daemon.local.name;
    const worker = bound(daemon, { name: "sparkWorker", host, port: read.port }, (port) => {
      const id = `worker-${stampOf(world.now())}-${host}-${port}`;
      const { cores, memory, conf } = read;
      const timeout = conf.time("spark.worker.timeout");
      const leave = (exit: number): void => process.end(exit);
      const user = userOf(env);
      return new Worker(world, defaultCosts, {
        id,
        name,
        host,
        port,
        cores,
        memory,
        masters,
        timeout,
        user,
        leave,
      });
    });
    network.workers.push(worker);
    process.onSignal = daemonSignals(daemon, worker, "Worker");
    world.detail("INFO", "Worker", "Worker decommissioning not enabled.", name);
    worker.start(() => {
      world.detail("INFO", "Worker", "Running Spark version 3.5.3", name);
      world.detail("INFO", "Worker", `Spark home: ${SPARK_HOME}`, name);
      resourceLines(world, name, "spark.worker");
      page(daemon, worker, { logger: "WorkerWebUI", service: "WorkerUI", port: read.uiPort });
    });
    return undefined;
  });
}

const noMaster = (url: string): string =>
  `Exception in thread "main" org.apache.spark.SparkException: Invalid master URL: ${url}`;

const nameOf = (kind: string, before: number): string =>
  kind === "Master" && before === 0 ? kind : `${kind} ${before + 1}`;

export const userOf = (env: Environment): string => env["SPARK_USER"] ?? env["USER"] ?? "ann";

/** The web UI of a daemon takes its port; it is bound on every interface unless SPARK_LOCAL_IP says one. */
function page(
  { network, local }: Daemon,
  daemon: Process,
  ui: { readonly logger: string; readonly service: string; readonly port: number },
): void {
  const { world } = network;
  const { logger, service } = ui;
  const address = local.uiAddress;
  world.detail(
    "INFO",
    "JettyUtils",
    `Start Jetty ${address}:${ui.port} for ${service}`,
    daemon.name,
  );
  const port = startServiceOnPort(world, daemon, { name: service, address, port: ui.port });
  const text = `Bound ${logger} to ${address}, and started at http://${local.publicName}:${port}`;
  world.detail("INFO", logger, text, daemon.name);
}

/** The REST gateway, where it is asked for; it is bound where the Master is. */
function gateway({ network, local }: Daemon, master: Master): void {
  if (master.conf.getOption("spark.master.rest.enabled") !== "true") return;
  const { world } = network;
  const port = startServiceOnPort(world, master, {
    name: "",
    service: REST_SERVICE,
    address: local.bindable(master.address, "rest"),
    port: Number(master.conf.getOption("spark.master.rest.port") ?? 6066),
  });
  const text = `Started REST server for submitting applications on ${master.address} with port ${port}`;
  world.detail("INFO", "StandaloneRestServer", text, master.name);
}

/** A daemon says which signal it received, and ends, a Worker with all that it started; kill -9 leaves no time to say anything. */
function daemonSignals(
  { network, process }: Daemon,
  daemon: Master | Worker,
  logger: string,
): (signal: Signal) => void {
  return (signal) => {
    if (signal === "SIGSTOP" || signal === "SIGCONT") {
      if (daemon instanceof Worker) daemon.isFrozen = signal === "SIGSTOP";
      return;
    }
    if (signal !== "SIGKILL")
      network.world.log("ERROR", logger, `RECEIVED SIGNAL ${signal.slice(3)}`, daemon.name);
    if (daemon instanceof Worker) daemon.die();
    else network.world.network.kill(daemon);
    process.end(128 + signalNumbers[signal]);
  };
}
