/**
 * spark-class, and the scripts of sbin that start and stop daemons in the background, with their logs under logs/.
 *
 * In Spark: bin/spark-class, sbin/spark-daemon.sh, start-master.sh, start-worker.sh, stop-*.sh. Same: names of logs, words, exit codes. Left out on
 * purpose: starting on other machines over ssh; the History Server, which `npm run history` has.
 */
import { seconds } from "../foundation/sizes.ts";
import type { CommandTable, Typed } from "./commands.ts";
import { MASTER, SPARK_HOME, startMaster, startWorker } from "./daemons.ts";
import { DISPATCHER, startDispatcher } from "./mesos-dispatcher.ts";
import type { ShellProcess } from "./process.ts";
import { sparkEnv } from "./spark-env.ts";
import { sparkSubmit } from "./submit-commands.ts";

const WORKER = "org.apache.spark.deploy.worker.Worker";

type Starts = (typed: Typed, process: ShellProcess, words: readonly string[]) => void;

const daemons: Readonly<Record<string, Starts>> = {
  [MASTER]: ({ shell, env }, process, words) => startMaster(shell.network, process, words, env),
  [WORKER]: ({ shell, env }, process, words) => startWorker(shell.network, process, words, env),
  [DISPATCHER]: startDispatcher,
};

/** A class of Spark's in a JVM of its own. */
async function sparkClass(asTyped: Typed): Promise<number | ShellProcess> {
  const typed = { ...asTyped, env: sparkEnv(asTyped) };
  const [mainClass, ...words] = typed.words;
  const { shell, streams } = typed;
  if (mainClass === undefined) {
    streams.err(
      'Exception in thread "main" java.lang.IllegalArgumentException: Not enough arguments: missing class name.',
    );
    return 1;
  }
  const starts = daemons[mainClass];
  if (starts !== undefined) {
    const process = shell.network.start(
      shell.host,
      ["spark-class", mainClass, ...words],
      streams,
      mainClass,
    );
    starts(typed, process, words);
    return process;
  }
  if (mainClass === "org.apache.spark.deploy.SparkSubmit") return sparkSubmit({ ...typed, words });
  streams.err(`Error: Could not find or load main class ${mainClass}`);
  streams.err(`Caused by: java.lang.ClassNotFoundException: ${mainClass}`);
  return 1;
}

const logOf = ({ env, shell }: Typed, mainClass: string): string =>
  `${env["SPARK_LOG_DIR"] ?? `${SPARK_HOME}/logs`}/spark-${shell.user}-${mainClass}-1-${shell.host}.out`;
const daemonOf = ({ shell }: Typed, mainClass: string): ShellProcess | undefined =>
  shell.network
    .running(shell.host)
    .find((process) => process.mainClass === mainClass && process.words[0] === "spark-daemon.sh");

/** sbin/start-….sh: in the background, its output in a file. */
async function started(
  asTyped: Typed,
  mainClass: string,
  words: readonly string[],
): Promise<number> {
  const typed = { ...asTyped, env: sparkEnv(asTyped) };
  const { shell, streams } = typed;
  const running = daemonOf(typed, mainClass);
  if (running !== undefined) {
    streams.out(`${mainClass} running as process ${running.pid}.  Stop it first.`);
    return 1;
  }
  const log = logOf(typed, mainClass);
  streams.out(`starting ${mainClass}, logging to ${log}`);
  const write = (line: string): void => shell.files.append(log, `${line}\n`);
  shell.files.write(log, "");
  const toFile = { out: write, err: write };
  const process = shell.network.start(
    shell.host,
    ["spark-daemon.sh", mainClass, ...words],
    toFile,
    mainClass,
  );
  write(`Spark Command: java -cp … -Xmx1g ${mainClass} ${words.join(" ")}`);
  write("========================================");
  daemons[mainClass]?.({ ...typed, streams: toFile }, process, words);
  await shell.network.pass(seconds(2));
  if (process.alive) return 0;
  streams.out(
    `failed to launch: nice -n 0 ${SPARK_HOME}/bin/spark-class ${mainClass} ${words.join(" ")}`,
  );
  const said = (shell.files.read(log) ?? "").trimEnd().split("\n");
  for (const line of said.slice(-10)) streams.out(`  ${line}`);
  streams.out(`full log in ${log}`);
  return 0;
}

async function stopped(typed: Typed, mainClass: string): Promise<number> {
  const running = daemonOf(typed, mainClass);
  if (running === undefined) {
    typed.streams.out(`no ${mainClass} to stop`);
    return 0;
  }
  typed.streams.out(`stopping ${mainClass}`);
  running.onSignal("SIGTERM");
  await typed.shell.network.pass(seconds(1));
  return 0;
}

function startWorkerScript(typed: Typed): Promise<number> | number {
  if (typed.words.length === 0) {
    typed.streams.out("Usage: start-worker.sh <master> [options]");
    return 1;
  }
  return started(typed, WORKER, ["--webui-port", "8081", ...typed.words]);
}

export const daemonCommands: CommandTable = {
  "spark-class": sparkClass,
  "start-master.sh": (typed) => {
    const { shell, env, words } = typed;
    const host = sparkEnv(typed)["SPARK_MASTER_HOST"] ?? env["HOSTNAME"] ?? shell.host;
    const fixed = ["--host", host, "--port", "7077", "--webui-port", "8080"];
    return started(typed, MASTER, [...fixed, ...words]);
  },
  "stop-master.sh": (typed) => stopped(typed, MASTER),
  "start-worker.sh": startWorkerScript,
  "start-slave.sh": startWorkerScript,
  "stop-worker.sh": (typed) => stopped(typed, WORKER),
  "stop-slave.sh": (typed) => stopped(typed, WORKER),
  "start-mesos-dispatcher.sh": (typed) =>
    started(typed, DISPATCHER, ["--host", typed.shell.host, "--port", "7077", ...typed.words]),
  "stop-mesos-dispatcher.sh": (typed) => stopped(typed, DISPATCHER),
};
