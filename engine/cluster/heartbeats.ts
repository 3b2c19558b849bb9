/**
 * Heartbeats: executors say every now and then that they live, and the driver takes one that has been silent for too long for lost. Same as
 * Spark: the first beat after the interval and a random part of it; the driver looks only every spark.network.timeoutInterval, so that a
 * silent executor is noticed between the timeout and one interval later; it is killed and replaced, and its loss counts as a failure of its
 * tasks. An executor that gets no answer gives up after sixty beats: recorded with a driver that was stopped for a while. Rules C4.45, C4.46. Left out:
 * metrics and accumulators of running tasks in the beats; the seconds that a real executor needs to exit. Spark 3.5.3: core/…/HeartbeatReceiver.scala, core/…/executor/Executor.scala (startDriverHeartbeater).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { Executor } from "./executor.ts";

/** The driver's books of who was heard when. */
export class HeartbeatReceiver {
  readonly #driver: DriverRuntime;
  readonly #timeout: Micros;
  readonly #interval: Micros;
  readonly #startedAt: Micros;
  readonly #lastSeen = new Map<ExecutorId, Micros>();
  /** Executors that were to be killed and replaced. */
  readonly #replaced = new Set<ExecutorId>();
  #looking = false;

  constructor(driver: DriverRuntime) {
    const { world, conf } = driver.options;
    this.#driver = driver;
    this.#timeout = conf.time("spark.network.timeout");
    this.#interval = conf.time("spark.network.timeoutInterval");
    this.#startedAt = world.now();
  }

  /** From now on it is to be heard. In local mode there is nobody to fall silent. */
  register(executor: Executor): void {
    const { world, conf, process, isLocal } = this.#driver.options;
    if (isLocal) return;
    this.#lastSeen.set(executor.id, world.now());
    this.#look();
    beat(world, conf, executor, process, () => {
      if (this.#lastSeen.has(executor.id)) this.#lastSeen.set(executor.id, world.now());
    });
  }

  removed(id: ExecutorId): void {
    this.#lastSeen.delete(id);
  }

  /** Whether it was given up: the manager's word of its end comes after the closed connection, and does not count. */
  isReplaced(id: ExecutorId): boolean {
    return this.#replaced.has(id);
  }

  /** At the next multiple of the interval since the driver's start, while there is anybody to look after. */
  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    const { world } = this.#driver.options;
    const passed = (world.now() - this.#startedAt) % this.#interval;
    world.daemonAfter(this.#interval - passed, "expire dead hosts", () => {
      this.#looking = false;
      if (this.#driver.stopped) return;
      for (const [id, at] of this.#lastSeen) {
        const silence = world.now() - at;
        if (silence > this.#timeout) this.#expire(id, silence);
      }
      if (this.#lastSeen.size > 0) this.#look();
    });
  }

  /** Its tasks fail, and the manager is asked to kill it, which leaves room for another. */
  #expire(id: ExecutorId, silence: Micros): void {
    const { conf } = this.#driver.options;
    const [ms, limit] = [Math.round(silence / 1000), Math.round(this.#timeout / 1000)];
    const text = `Removing executor ${id} with no recent heartbeats: ${ms} ms exceeds timeout ${limit} ms`;
    this.#driver.log("WARN", "HeartbeatReceiver", text);
    this.#lastSeen.delete(id);
    this.#replaced.add(id);
    const gone = !conf.bool("spark.shuffle.service.enabled");
    const reason = `Executor heartbeat timed out after ${ms} ms`;
    this.#driver.tasks.executorLost(id, reason, true, { gone, host: undefined });
    this.#driver.requests.killExecutors([id], { countsFailures: true, force: true });
  }
}

/** ExecutorExitCode.HEARTBEAT_FAILURE. */
const HEARTBEAT_FAILURE = 56;

/**
 * Lets an executor say that it lives, as long as it does. Each beat waits for an answer until the next one is due; after
 * spark.executor.heartbeat.maxFailures of them in a row without one it exits.
 */
function beat(
  world: World,
  conf: SparkConf,
  executor: Executor,
  driver: Process,
  heard: () => void,
): void {
  const interval = conf.time("spark.executor.heartbeatInterval");
  const most = conf.int("spark.executor.heartbeat.maxFailures");
  let failures = 0;
  const again = (delay: Micros, isAnswered: () => boolean): void => {
    world.daemonAfter(delay, "executor heartbeat", () => {
      if (!executor.alive || !driver.alive) return;
      failures = isAnswered() ? 0 : failures + 1;
      if (failures > 0)
        executor.env.say("Executor", "Issue communicating with driver in heartbeater", "WARN");
      if (failures >= most) return giveUp(world, executor, most);
      let answered = false;
      const answer = (): void => {
        heard();
        const reply = (): void => void (answered = true);
        world.network.send(driver, executor, "HeartbeatResponse", reply, "heartbeat");
      };
      world.network.send(executor, driver, "Heartbeat", answer, "heartbeat");
      again(interval, () => answered);
    });
  };
  const first = interval * world.random(`heartbeat ${executor.name}`).fraction();
  again(interval + Math.floor(first), () => true);
}

/** It cannot reach its driver, and is of no use to anybody. */
function giveUp(world: World, executor: Executor, failures: number): void {
  const text = `Exit as unable to send heartbeats to driver more than ${failures} times`;
  executor.env.say("Executor", text, "ERROR");
  executor.exitStatus = HEARTBEAT_FAILURE;
  world.network.kill(executor);
}
