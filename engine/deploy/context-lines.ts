/**
 * What a driver says of itself while its context comes up and goes: resources, ports, memory, its pages. Only in whole logs.
 *
 * In Spark: SparkContext, SparkEnv, BlockManager, ShutdownHookManager. Left out on purpose: the version of Java and the system, jars.
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import { bytesToString, MiB } from "../foundation/sizes.ts";
import { heapFault, usableMemory } from "../storage/memory-sizes.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import { LocalAddress } from "./local-address.ts";
import { startServiceOnPort } from "./service-port.ts";
import { nativeCodeLine, resourceLines, securityLines } from "./start-up-lines.ts";

/** Who submitted, and in which environment. */
export interface Submitter {
  readonly user: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where others reach a driver, as it announces itself. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly uiPort: number;
}

type Say = (logger: string, text: string) => void;

const sayFor =
  (world: World, process: Process, app: string | undefined): Say =>
  (logger, text) =>
    world.detail("INFO", logger, text, process.name, app);

/** Beginning of a context, up to where it knows its resources. */
export function resourceProfileLines(
  world: World,
  process: Process,
  conf: SparkConf,
  submitter: Submitter,
  app?: string,
): void {
  const say = sayFor(world, process, app);
  new LocalAddress(world, process.host, submitter.env).warn(process.name, app);
  const cores = conf.optionalInt("spark.executor.cores");
  const ofCores =
    cores === undefined ? "" : `cores -> name: cores, amount: ${cores}, script: , vendor: , `;
  const memory = Math.floor(conf.size("spark.executor.memory") / MiB);
  const cpus = conf.int("spark.task.cpus");
  say(
    "ResourceProfile",
    `Default ResourceProfile created, executor resources: Map(${ofCores}memory -> name: memory, amount: ${memory}, script: , vendor: , offHeap -> name: offHeap, amount: 0, script: , vendor: ), task resources: Map(cpus -> name: cpus, amount: ${cpus}.0)`,
  );
  say(
    "ResourceProfile",
    cores === undefined
      ? "Limiting resource is cpu"
      : `Limiting resource is cpus at ${Math.floor(cores / cpus)} tasks per executor`,
  );
  say("ResourceProfileManager", "Added ResourceProfile id: 0");
  securityLines(world, process.name, submitter.user, app);
  nativeCodeLine(world, process.name, app);
}

export const driverResources = (world: World, process: Process, app?: string): void =>
  resourceLines(world, process.name, "spark.driver", app);

/** SparkEnv and the UI: ports are taken. */
export function environmentLines(
  world: World,
  process: Process,
  conf: SparkConf,
  submitter: Submitter,
  app?: string,
): Endpoint {
  const local = new LocalAddress(world, process.host, submitter.env);
  const host = local.publicName;
  if (!world.wholeLogs) return { host: process.host, port: 0, uiPort: 0 };
  const say = sayFor(world, process, app);
  const address = local.bindAddress;
  const port = startServiceOnPort(world, process, {
    name: "sparkDriver",
    address,
    port: 0,
    ...ofApp(app),
  });
  say("SparkEnv", "Registering MapOutputTracker");
  if (heapFault(conf) !== undefined) {
    world.detail("ERROR", "SparkContext", "Error initializing SparkContext.", process.name, app);
    say("SparkContext", "SparkContext is stopping with exitCode 0.");
    say("SparkContext", "Successfully stopped SparkContext");
    return { host, port, uiPort: 0 };
  }
  say("SparkEnv", "Registering BlockManagerMaster");
  say(
    "BlockManagerMasterEndpoint",
    "Using org.apache.spark.storage.DefaultTopologyMapper for getting topology information",
  );
  say("BlockManagerMasterEndpoint", "BlockManagerMasterEndpoint up");
  say("SparkEnv", "Registering BlockManagerMasterHeartbeat");
  const id = world.random(`blockmgr ${process.name} ${world.now()}`);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => id.below(16).toString(16)).join("");
  say(
    "DiskBlockManager",
    `Created local directory at /tmp/blockmgr-${[8, 4, 4, 4, 12].map(hex).join("-")}`,
  );
  say("MemoryStore", `MemoryStore started with capacity ${capacity(conf)}`);
  say("SparkEnv", "Registering OutputCommitCoordinator");
  const ui = Number(conf.getOption("spark.ui.port") ?? 4040);
  if (conf.getOption("spark.ui.enabled") === "false") return { host, port, uiPort: 0 };
  say("JettyUtils", `Start Jetty ${local.uiAddress}:${ui} for SparkUI`);
  const uiPort = startServiceOnPort(world, process, {
    name: "SparkUI",
    address: local.uiAddress,
    port: ui,
    ...ofApp(app),
  });
  return { host, port, uiPort };
}

const ofApp = (app: string | undefined): { readonly app?: string } =>
  app === undefined ? {} : { app };

const capacity = (conf: SparkConf): string =>
  bytesToString(usableMemory(conf.size("spark.driver.memory"), conf));

/** The driver's block manager, which has an address once its application is registered. */
export function blockManagerLines(
  world: World,
  process: Process,
  conf: SparkConf,
  { host }: Endpoint,
  app: string,
): void {
  if (!world.wholeLogs) return;
  const say = sayFor(world, process, app);
  const service = "org.apache.spark.network.netty.NettyBlockTransferService";
  const port = startServiceOnPort(world, process, {
    name: service,
    address: "0.0.0.0",
    port: 0,
    app,
  });
  const id = `BlockManagerId(driver, ${host}, ${port}, None)`;
  say("NettyBlockTransferService", `Server created on ${host}:${port}`);
  say(
    "BlockManager",
    "Using org.apache.spark.storage.RandomBlockReplicationPolicy for block replication policy",
  );
  say("BlockManagerMaster", `Registering BlockManager ${id}`);
  say(
    "BlockManagerMasterEndpoint",
    `Registering block manager ${host}:${port} with ${capacity(conf)} RAM, ${id}`,
  );
  say("BlockManagerMaster", `Registered BlockManager ${id}`);
  say("BlockManager", `Initialized BlockManager: ${id}`);
}

/** A context stops: first its pages, then everything else. */
export function stoppingLines(
  world: World,
  process: Process,
  { host, uiPort }: Endpoint,
  app: string,
): void {
  const say = sayFor(world, process, app);
  say("SparkContext", "SparkContext is stopping with exitCode 0.");
  if (uiPort !== 0) say("SparkUI", `Stopped Spark web UI at http://${host}:${uiPort}`);
}

export function stoppedLines(world: World, process: Process, app: string): void {
  const say = sayFor(world, process, app);
  say("MapOutputTrackerMasterEndpoint", "MapOutputTrackerMasterEndpoint stopped!");
  say("MemoryStore", "MemoryStore cleared");
  say("BlockManager", "BlockManager stopped");
  say("BlockManagerMaster", "BlockManagerMaster stopped");
  say(
    "OutputCommitCoordinator$OutputCommitCoordinatorEndpoint",
    "OutputCommitCoordinator stopped!",
  );
  say("SparkContext", "Successfully stopped SparkContext");
  say("ShutdownHookManager", "Shutdown hook called");
}
