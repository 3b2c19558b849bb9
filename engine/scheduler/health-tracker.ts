/**
 * HealthTracker: executors and nodes that get no task of the application for a while, because too many tasks of stages that succeeded failed there,
 * or because blocks could not be fetched from them. Rule C4.38 as corrected: each task counts once, as long as its failure is young enough.
 * Recorded in test/oracle/recordings/exclusions. Left out: decommissioning instead of killing. Spark 3.5.3: core/…/scheduler/HealthTracker.scala.
 */
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { ExclusionSettings } from "./exclusion-settings.ts";
import type { ExclusionTold, ExecutorFailures } from "./task-set-excludelist.ts";
import type { TaskSet } from "./task.ts";

const NAME = "HealthTracker";
const KILL = "spark.excludeOnFailure.killExcludedExecutors";

export interface HealthOptions {
  readonly settings: ExclusionSettings;
  readonly told: ExclusionTold;
  /** spark.shuffle.service.enabled: a node serves what its executors wrote. */
  readonly shuffleService: boolean;
  /** Asks the cluster manager to kill an executor; undefined where it cannot. */
  readonly kill: ((id: ExecutorId) => void) | undefined;
  executorsOn(host: HostName): readonly ExecutorId[];
  /** Has everything offered again once so much time has passed: who is let in is found at an offer. */
  lookAgainAfter(time: Micros): void;
}

export class HealthTracker {
  readonly #options: HealthOptions;
  /** Of each executor, when which of its failures is forgotten. */
  readonly #failures = new Map<ExecutorId, Map<string, Micros>>();
  readonly #executors = new Map<ExecutorId, { readonly host: HostName; readonly until: Micros }>();
  readonly #nodes = new Map<HostName, Micros>();
  readonly #executorsOfNode = new Map<HostName, Set<ExecutorId>>();

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  isExcluded(executorId: ExecutorId, host: HostName): boolean {
    return this.#executors.has(executorId) || this.#nodes.has(host);
  }

  /** The executor is gone; how it failed does not count any more, that it is excluded stays. */
  executorRemoved(id: ExecutorId): void {
    this.#failures.delete(id);
  }

  /** A task set succeeded: what failed on the way is counted now. */
  taskSetSucceeded(set: TaskSet, failures: ReadonlyMap<ExecutorId, ExecutorFailures>): void {
    const { settings } = this.#options;
    for (const [id, { host, tasks }] of failures) {
      const all = this.#failures.get(id) ?? new Map<string, Micros>();
      this.#failures.set(id, all);
      for (const [index, { last }] of tasks)
        all.set(`${set.stageId}.${set.stageAttemptId}.${index}`, last + settings.timeout);
      for (const [task, until] of all) if (until < this.#now) all.delete(task);
      if (all.size < settings.tasksPerExecutor || this.#executors.has(id)) continue;
      this.#say(
        `Excluding executor id: ${id} because it has ${all.size} task failures in successful task sets`,
      );
      this.#excludeExecutor(id, host, all.size);
      this.#failures.delete(id);
      this.#killExecutor(id);
      this.#countOnNode(id, host);
    }
  }

  get #now(): Micros {
    return this.#options.told.now();
  }

  #say(text: string): void {
    this.#options.told.log("INFO", NAME, text);
  }

  #excludeExecutor(executorId: ExecutorId, host: HostName, taskFailures: number): void {
    this.#executors.set(executorId, { host, until: this.#until });
    this.#options.lookAgainAfter(this.#options.settings.timeout);
    const event = { time: this.#now, executorId, taskFailures };
    this.#options.told.post({ kind: "SparkListenerExecutorBlacklisted", ...event });
    this.#options.told.post({ kind: "SparkListenerExecutorExcluded", ...event });
  }

  get #until(): Micros {
    return this.#now + this.#options.settings.timeout;
  }

  #countOnNode(id: ExecutorId, host: HostName): void {
    const excluded = this.#onNode(host).add(id);
    if (excluded.size < this.#options.settings.executorsPerNode || this.#nodes.has(host)) return;
    this.#say(
      `Excluding node ${host} because it has ${excluded.size} executors excluded: Set(${[...excluded].join(", ")})`,
    );
    this.#excludeNode(host, excluded.size);
  }

  #onNode(host: HostName): Set<ExecutorId> {
    const known = this.#executorsOfNode.get(host) ?? new Set<ExecutorId>();
    this.#executorsOfNode.set(host, known);
    return known;
  }

  #excludeNode(hostId: HostName, executorFailures: number): void {
    this.#nodes.set(hostId, this.#until);
    this.#options.lookAgainAfter(this.#options.settings.timeout);
    const event = { time: this.#now, hostId, executorFailures };
    this.#options.told.post({ kind: "SparkListenerNodeBlacklisted", ...event });
    this.#options.told.post({ kind: "SparkListenerNodeExcluded", ...event });
    const { settings, kill } = this.#options;
    if (!settings.killExecutors) return;
    if (kill === undefined) {
      const text = `Not attempting to kill executors on excluded host ${hostId} since allocation client is not defined.`;
      return this.#options.told.log("WARN", NAME, text);
    }
    this.#say(`Killing all executors on excluded host ${hostId} since ${KILL} is set.`);
    for (const id of this.#options.executorsOn(hostId)) kill(id);
  }

  /** A block could not be fetched from there: with a shuffle service the node is left out, else the executor. */
  fetchFailed({ executorId, host }: BlockManagerId): void {
    const { settings, shuffleService } = this.#options;
    if (!settings.onFetchFailure) return;
    if (shuffleService) {
      if (this.#nodes.has(host)) return;
      this.#say(`excluding node ${host} due to fetch failure of external shuffle service`);
      return this.#excludeNode(host, 1);
    }
    if (this.#executors.has(executorId)) return;
    this.#say(`Excluding executor ${executorId} due to fetch failure`);
    this.#excludeExecutor(executorId, host, 1);
    this.#killExecutor(executorId);
    this.#onNode(host).add(executorId);
  }

  #killExecutor(id: ExecutorId): void {
    if (this.#options.settings.killExecutors)
      this.#kill(id, `Killing excluded executor id ${id} since ${KILL} is set.`);
  }

  /** An executor on which nothing may run gives way to another. */
  killExcludedIdleExecutor(id: ExecutorId): void {
    this.#kill(
      id,
      `Killing excluded idle executor id ${id} because of task unschedulability and trying to acquire a new executor.`,
    );
  }

  #kill(id: ExecutorId, text: string): void {
    const { kill, told } = this.#options;
    if (kill !== undefined) {
      this.#say(text);
      return kill(id);
    }
    const no = `Not attempting to kill excluded executor id ${id} since allocation client is not defined.`;
    told.log("WARN", NAME, no);
  }

  /** Lets in what was left out for long enough; asked at every round of offers. */
  applyTimeout(): void {
    const time = this.#now;
    const { told } = this.#options;
    const over = (until: Micros): boolean => until < time;
    const executors = [...this.#executors].filter(([, { until }]) => over(until));
    if (executors.length > 0)
      this.#say(
        `Removing executors Set(${executors.map(([id]) => id).join(", ")}) from exclude list because the the executors have reached the timed out`,
      );
    for (const [executorId, { host }] of executors) {
      this.#executors.delete(executorId);
      this.#executorsOfNode.get(host)?.delete(executorId);
      told.post({ kind: "SparkListenerExecutorUnblacklisted", time, executorId });
      told.post({ kind: "SparkListenerExecutorUnexcluded", time, executorId });
    }
    const nodes = [...this.#nodes].filter(([, until]) => over(until)).map(([host]) => host);
    if (nodes.length > 0)
      this.#say(
        `Removing nodes Set(${nodes.join(", ")}) from exclude list because the nodes have reached has timed out`,
      );
    for (const hostId of nodes) {
      this.#nodes.delete(hostId);
      told.post({ kind: "SparkListenerNodeUnblacklisted", time, hostId });
      told.post({ kind: "SparkListenerNodeUnexcluded", time, hostId });
    }
  }
}
