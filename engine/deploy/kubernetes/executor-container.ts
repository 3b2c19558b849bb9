/**
 * An executor in a pod: its JVM comes up, registers with the driver under the pod's address, and ends with it. Spark 3.5.3: k8s KubernetesExecutorBackend.scala. Left out on purpose: executors without an id,
 * which ask the driver for one (stateful sets).
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { Executor } from "../../cluster/executor.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { World } from "../../world/world.ts";
import { registerExecutor } from "../register-executor.ts";
import { executorCores } from "./executor-spec.ts";
import type { Launch } from "./kube-node.ts";
import type { KubernetesDriver } from "./kubernetes-driver.ts";
import { label } from "./names.ts";

/** What a JVM leaves that obeys SIGTERM. */
const TERMINATED = 143;

export const executorIn =
  (world: World, costs: CostModel, driver: KubernetesDriver): Launch =>
  ({ metadata, status }, exited) => {
    const id = metadata.labels?.[label.executor] ?? "";
    let executor: Executor | undefined;
    let isOver = false;
    const end = (exitCode: number): void => {
      if (isOver) return;
      isOver = true;
      exited(exitCode);
    };
    let onTerm: number | undefined;
    world.after(costs.executorStart, "an executor's JVM is up", () => {
      const { runtime } = driver;
      if (isOver) return;
      if (runtime === undefined || !driver.alive || runtime.stopped) return end(1);
      const { conf } = runtime.options;
      const started = newExecutor(runtime, {
        id,
        host: status.podIP ?? "",
        port: 7079,
        cores: executorCores(conf),
        memory: conf.size("spark.executor.memory"),
      });
      executor = started;
      world.network.watch(started, () => {
        if (driver.killed) return end(1);
        end(onTerm ?? started.exitStatus ?? (driver.isLeaving(id) ? 0 : 137));
      });
      registerExecutor(runtime, driver, started, (takeIn) => driver.executorRegisters(takeIn));
    });
    return {
      get process() {
        return executor;
      },
      terminate: () => {
        onTerm = TERMINATED;
        if (executor === undefined) end(TERMINATED);
        else world.network.kill(executor);
      },
      kill: () => {
        isOver = true;
        if (executor !== undefined) world.network.kill(executor);
      },
    };
  };
