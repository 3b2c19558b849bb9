/** Makes an executor for a driver: its block manager, its view of the driver's registers, the copy of the program's functions it runs. */
import { newExecutorModules, TASK, type TaskGlobals } from "../foundation/closures.ts";
import type { ApplicationId, ExecutorId } from "../foundation/ids.ts";
import { Random } from "../foundation/random.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { MapOutputTrackerWorker } from "../shuffle/map-output-tracker.ts";
import { shuffleSettings } from "../shuffle/shuffle-handle.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import { statusSettings } from "../shuffle/map-status.ts";
import { readerLimits } from "../shuffle/fetch-requests.ts";
import { diagnose, integritySettings, type Cause } from "../shuffle/shuffle-corruption.ts";
import { filePolicies } from "../shuffle/shuffle-files.ts";
import { BlockManager } from "../storage/block-manager.ts";
import { UnifiedMemoryManager } from "../storage/memory-manager.ts";
import { memorySizes } from "../storage/memory-sizes.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import { ExecutionSharing } from "./execution-sharing.ts";
import { Executor } from "./executor.ts";
import { memorySettings } from "./task-memory.ts";
import type { TaskAttempt } from "./task-attempt.ts";
import { TorrentReader } from "./torrent-reader.ts";

export interface ExecutorOptions {
  readonly id: ExecutorId;
  readonly host: string;
  readonly cores: number;
  readonly memory: Bytes;
  readonly port: number;
}

const localDirOf = (appId: ApplicationId, id: ExecutorId): string =>
  `/local/${appId}/${id}/blockmgr`;

export function newExecutor(driver: DriverRuntime, options: ExecutorOptions): Executor {
  const { world, process, appId, sabotage } = driver.options;
  const isDriver = options.id === "driver";
  const name = isDriver ? process.name : `${appId}/executor ${options.id}`;
  const blocks = blockManager(driver, options, name);
  const tracker = new MapOutputTrackerWorker();
  const env = environment(driver, options, name, blocks, tracker);
  const executor: Executor = new Executor({
    id: options.id,
    name,
    host: options.host,
    cores: options.cores,
    localDir: localDirOf(appId, options.id),
    env,
    world,
    sabotage,
    driver: driver.portFor(() => executor),
  });
  executor.onEpoch = (epoch) => tracker.updateEpoch(epoch);
  executor.onFetchFailed = (shuffle) => tracker.forget(shuffle);
  return executor;
}

/** Its blocks and the memory for them; what becomes of a block is told to the driver at once. */
function blockManager(driver: DriverRuntime, options: ExecutorOptions, name: string): BlockManager {
  const { world, conf, policies, appId } = driver.options;
  const { id: executorId, host, port } = options;
  return new BlockManager({
    id: { executorId, host, port },
    memory: new UnifiedMemoryManager(memorySizes(options.memory, conf)),
    classes: driver.classes,
    evict: policies.evict,
    unrollThreshold: conf.size("spark.storage.unrollMemoryThreshold"),
    unrollCheckPeriod: conf.int("spark.storage.unrollMemoryCheckPeriod"),
    unrollGrowthFactor: conf.number("spark.storage.unrollMemoryGrowthFactor"),
    say: (level, logger, text) => world.log(level, logger, text, name, appId),
    report: (status) => driver.blockUpdated(executorId, status),
    reportPiece: (status) => driver.broadcasts.reported(driver.blocks.idOf(executorId), status),
    peers: (blockId) =>
      new Random(world.seed, `replicas of ${blockId}`).shuffled(
        driver.executors.flatMap(({ id, alive, blocks }) =>
          alive && id !== executorId ? [blocks] : [],
        ),
      ),
  });
}

/** SparkEnv of an executor: its own stores, and the driver's registers as it may ask them. */
function environment(
  driver: DriverRuntime,
  options: ExecutorOptions,
  name: string,
  blocks: BlockManager,
  tracker: MapOutputTrackerWorker,
): ExecutorEnv {
  const { world, conf, costs, policies, process, shipper, appId } = driver.options;
  const me = { executorId: options.id, host: options.host };
  const torrents = new TorrentReader(driver, me, name, blocks);
  return {
    executorId: options.id,
    costs,
    blocks,
    files: world.files,
    classes: driver.classes,
    shipper,
    modules: newExecutorModules(),
    policies,
    filePolicies: filePolicies(policies),
    hugeFrom: policies.hugeFrom,
    globalsOf: (attempt) => globalsOf(driver, name, attempt),
    peer: (id) => driver.executor(id),
    served: (id, blockId) => driver.blocks.servedFor(id)?.served(blockId),
    sharing: new ExecutionSharing(blocks.memoryManager),
    memorySettings: memorySettings(
      conf,
      blocks.memoryManager.pools("ON_HEAP").execution,
      options.cores,
    ),
    ...readerSettings(conf),
    chance: (purpose) => new Random(world.seed, purpose),
    answers: ({ executorId }) => isWayOpen(driver, options.id, executorId),
    say: (logger, text, level = "INFO") => world.log(level, logger, text, name, appId),
    diagnoseCorruption: (...asked) => diagnosis(driver, ...asked),
    shuffleFiles: ({ executorId, host }) =>
      conf.bool("spark.shuffle.service.enabled") && !driver.isHostLost(host)
        ? { disk: world.disk(host), localDir: localDirOf(appId, executorId) }
        : driver.executor(executorId),
    blockLocations: (rdd, partition) => driver.blocks.locations(rdd, partition),
    mapStatuses: (shuffle) => tracker.statuses(shuffle, () => driver.tracker.statuses(shuffle)),
    roundTrip: (host) => 2 * world.network.latencyBetween(options.host, host),
    driverRoundTrip: () => 2 * world.network.latencyBetween(options.host, process.host),
    broadcast: (id, task, at) => torrents.read(id, task, at),
    forgetBroadcast: (id) => torrents.forget(id),
    collectGarbage: () => torrents.collectGarbage(),
    now: () => world.now(),
    fetching: (taskId, from, shuffleId, count, bytes) => {
      driver.say({
        kind: "FetchShuffleBlocks",
        from: `${appId}/executor ${from}`,
        to: name,
        taskId,
        shuffleId,
        blocks: count,
        bytes,
      });
    },
  };
}

/** Whether two executors, as far as they live, can speak to each other. */
function isWayOpen(driver: DriverRuntime, one: ExecutorId, other: ExecutorId): boolean {
  const [from, to] = [driver.executor(one), driver.executor(other)];
  return from === undefined || to === undefined || driver.options.world.network.isOpen(from, to);
}

/** What the configuration says of shuffles and those who read them. */
const readerSettings = (
  conf: SparkConf,
): Pick<
  ExecutorEnv,
  "shuffle" | "integrity" | "statuses" | "limits" | "io" | "shuffleService"
> => ({
  shuffle: shuffleSettings(conf),
  integrity: integritySettings(conf),
  statuses: statusSettings(conf),
  limits: readerLimits(conf),
  io: {
    maxRetries: conf.int("spark.shuffle.io.maxRetries"),
    retryWait: conf.time("spark.shuffle.io.retryWait"),
    connectionTimeout: conf.timeOr("spark.shuffle.io.connectionTimeout", "spark.network.timeout"),
  },
  shuffleService: conf.bool("spark.shuffle.service.enabled"),
});

/** The executor that has a block looks at it, and says in its log what it found; nobody can where it is gone. */
function diagnosis(
  driver: DriverRuntime,
  ...[block, { executorId }, checksum]: Parameters<ExecutorEnv["diagnoseCorruption"]>
): Cause {
  const holder = driver.executor(executorId);
  if (holder === undefined) return "UNKNOWN_ISSUE";
  const { cause, line } = diagnose(holder.disk, holder.localDir, block, checksum);
  holder.env.say("ShuffleChecksumHelper", line);
  return cause;
}

/** What a task finds in the place of a process's globals: its executor's stdout, and a sleep in virtual time. */
function globalsOf(driver: DriverRuntime, process: string, attempt: TaskAttempt): TaskGlobals {
  const print = (...values: unknown[]): void => {
    const text = values.map(printed).join(" ");
    const line = { kind: "LogLine", level: "INFO", logger: "stdout", text, process } as const;
    attempt.tell(text, () => driver.say(line));
  };
  return {
    console: { log: print, info: print, warn: print, error: print, debug: print },
    [TASK]: attempt,
    Thread: { sleep: (milliseconds: number) => attempt.charge(Math.round(milliseconds * 1000)) },
  };
}

export function printed(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return `${value}n`;
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "bigint" ? part.toString() : part,
    ) ?? String(value)
  );
}
