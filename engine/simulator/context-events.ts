/**
 * The listener events with which every application begins, once its context is there. Spark 3.5.3: core/…/SparkContext.scala (postEnvironmentUpdate,
 * postApplicationStart). Left out on purpose: what comes before there is an application.
 */
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import { SPARK_USER } from "../deploy/standalone/records.ts";
import { memorySizes } from "../storage/memory-sizes.ts";

export function contextEvents(runtime: DriverRuntime, conf: SparkConf): void {
  const { appId, attemptId, process, world } = runtime.options;
  runtime.post({
    kind: "SparkListenerResourceProfileAdded",
    cores: conf.optionalInt("spark.executor.cores") ?? 1,
    memory: conf.size("spark.executor.memory"),
  });
  if (runtime.local !== undefined) runtime.register(runtime.local);
  else {
    const id = { executorId: "driver", host: process.host, port: 35_000 };
    const { maxHeap, maxOffHeap } = memorySizes(conf.size("spark.driver.memory"), conf);
    runtime.blocks.register(id);
    runtime.post({
      kind: "SparkListenerBlockManagerAdded",
      time: world.now(),
      blockManagerId: id,
      maxMem: maxHeap + maxOffHeap,
    });
  }
  runtime.post({
    kind: "SparkListenerEnvironmentUpdate",
    sparkProperties: Object.fromEntries(conf.getAll()),
  });
  runtime.post({
    kind: "SparkListenerApplicationStart",
    appName: conf.get("spark.app.name"),
    appId,
    time: world.now(),
    sparkUser: SPARK_USER,
    ...(attemptId === undefined ? {} : { appAttemptId: attemptId }),
  });
  runtime.say({
    kind: "SparkContextStarted",
    from: process.name,
    to: process.name,
    master: conf.get("spark.master"),
  });
}
