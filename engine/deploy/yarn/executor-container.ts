/**
 * An executor in a container of YARN: its JVM comes up, registers with the driver, and ends with it. Spark 3.5.3: yarn ExecutorRunnable.scala,
 * YarnCoarseGrainedExecutorBackend.scala. Left out on purpose: the files that are brought there first.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { Executor } from "../../cluster/executor.ts";
import type { ExecutorId } from "../../foundation/ids.ts";
import type { Bytes } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import { registerExecutor } from "../register-executor.ts";
import type { Launch } from "./records.ts";
import type { YarnDriver } from "./yarn-driver.ts";

export interface ExecutorOrder {
  readonly id: ExecutorId;
  readonly cores: number;
  /** Its heap: less than its container. */
  readonly memory: Bytes;
}

export const executorIn =
  (world: World, costs: CostModel, driver: YarnDriver, order: ExecutorOrder): Launch =>
  ({ node }, exited) => {
    let executor: Executor | undefined;
    let isKilled = false;
    world.after(costs.executorStart, "an executor's JVM is up", () => {
      const { runtime } = driver;
      if (isKilled) return;
      if (runtime === undefined || !driver.alive || runtime.stopped) return exited(1);
      executor = newExecutor(runtime, {
        ...order,
        host: node.host,
        port: 40_000 + Number(order.id),
      });
      const started = executor;
      world.network.watch(started, () => {
        driver.executorDisconnected(order.id, node.host);
        if (driver.killed) return exited(1);
        exited(started.exitStatus ?? (runtime.stopped ? 0 : 137));
      });
      registerExecutor(runtime, driver, started, (takeIn) => driver.executorRegisters(takeIn));
    });
    return {
      get process() {
        return executor;
      },
      kill: () => {
        isKilled = true;
        if (executor !== undefined) world.network.kill(executor);
      },
    };
  };
