/**
 * What a Worker's log tells of the processes that it starts and ends, beside what the Worker decides. Only in whole logs.
 *
 * In Spark: ExecutorRunner, CommandUtils, ExternalShuffleBlockResolver. Same: the command of an executor's JVM. Left out on purpose: the class path, which
 * is a machine's own.
 */
import type { Bytes } from "../../foundation/sizes.ts";
import { MiB } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

interface Launched {
  readonly appId: string;
  readonly id: string;
  readonly cores: number;
  readonly memory: Bytes;
  readonly driver: StandaloneDriver;
}

/** Modules of Java 17 that Spark opens to itself (JavaModuleOptions). */
const opened = [
  "java.lang",
  "java.lang.invoke",
  "java.lang.reflect",
  "java.io",
  "java.net",
  "java.nio",
  "java.util",
  "java.util.concurrent",
  "java.util.concurrent.atomic",
  "jdk.internal.ref",
  "sun.nio.ch",
  "sun.nio.cs",
  "sun.security.action",
  "sun.util.calendar",
].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);

export function launchLine(
  world: World,
  worker: { readonly name: string; readonly host: string; readonly port: number },
  { appId, id, cores, memory, driver }: Launched,
): void {
  if (!world.wholeLogs) return;
  const { host, port } = driver.endpoint;
  const words = [
    "/opt/java/bin/java",
    "-cp",
    "\u2026",
    `-Xmx${Math.floor(memory / MiB)}M`,
    `-Dspark.driver.port=${port}`,
    "-Djava.net.preferIPv6Addresses=false",
    "-XX:+IgnoreUnrecognizedVMOptions",
    ...opened,
    "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
    "-Djdk.reflect.useDirectMethodHandle=false",
    "org.apache.spark.executor.CoarseGrainedExecutorBackend",
    "--driver-url",
    `spark://CoarseGrainedScheduler@${host}:${port}`,
    "--executor-id",
    id,
    "--hostname",
    worker.host,
    "--cores",
    String(cores),
    "--app-id",
    appId,
    "--worker-url",
    `spark://Worker@${worker.host}:${worker.port}`,
    "--resourceProfileId",
    "0",
  ];
  const text = `Launch command: ${words.map((word) => `"${word}"`).join(" ")}`;
  world.detail("INFO", "ExecutorRunner", text, worker.name);
}

export function killLines(world: World, process: string, executor: string): void {
  world.detail(
    "INFO",
    "ExecutorRunner",
    `Runner thread for executor ${executor} interrupted`,
    process,
  );
  world.detail("INFO", "ExecutorRunner", "Killing process!", process);
}

export function endLines(world: World, process: string, appId: string, id: string): void {
  const say = (text: string): void =>
    world.detail("INFO", "ExternalShuffleBlockResolver", text, process);
  say(`Clean up non-shuffle and non-RDD files associated with the finished executor ${id}`);
  say(`Executor is not registered (appId=${appId}, execId=${id})`);
}
