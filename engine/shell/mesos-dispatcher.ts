/**
 * The dispatcher of Mesos as a daemon: it reads its words, binds its pages at 8081, and ends with 50 where the native library is not there, which it finds out last. Machines here have no
 * Mesos, so it never comes further.
 *
 * In Spark 3.5.3: mesos MesosClusterDispatcher.scala, MesosClusterDispatcherArguments.scala, as recorded. Left out on purpose: recovery modes; a dispatcher that is up is a part of
 * `mesos({…})` (deploy/mesos).
 */
import { libraryFault } from "../deploy/mesos/native-library.ts";
import { startServiceOnPort } from "../deploy/service-port.ts";
import { milliseconds } from "../foundation/sizes.ts";
import type { Process } from "../world/network.ts";
import type { Typed } from "./commands.ts";
import type { ShellProcess } from "./process.ts";

export const DISPATCHER = "org.apache.spark.deploy.mesos.MesosClusterDispatcher";
const JVM_START = milliseconds(600);
/** SparkExitCode.UNCAUGHT_EXCEPTION. */
const UNCAUGHT = 50;

const usage = [
  "--master is required",
  "Usage: MesosClusterDispatcher [options]",
  "",
  "Options:",
  "  -h HOST, --host HOST    Hostname to listen on",
  "  --help                  Show this help message and exit.",
  "  --verbose,              Print additional debug output.",
  "  -p PORT, --port PORT    Port to listen on (default: 7077)",
  "  --webui-port WEBUI_PORT WebUI Port to listen on (default: 8081)",
  "  --name NAME             Framework name to show in Mesos UI",
  "  -m --master MASTER      URI for connecting to Mesos master",
  "  -z --zk ZOOKEEPER       Comma delimited URLs for connecting to ",
  "                          Zookeeper for persistence",
  "  --properties-file FILE  Path to a custom Spark properties file.",
  "                          Default is conf/spark-defaults.conf ",
  "  --conf PROP=VALUE       Arbitrary Spark configuration property.",
  "                          Takes precedence over defined properties in properties-file.",
];

function wordAfter(words: readonly string[], ...names: readonly string[]): string | undefined {
  const at = words.findIndex((word) => names.includes(word));
  return at < 0 ? undefined : words[at + 1];
}

export function startDispatcher(
  { shell, env }: Typed,
  process: ShellProcess,
  words: readonly string[],
): void {
  const { world } = shell.network;
  const daemon: Process = { name: `dispatcher pid ${process.pid}`, host: shell.host, alive: true };
  process.names.add(daemon.name);
  const say = (text: string): void =>
    world.log("INFO", "MesosClusterDispatcher", text, daemon.name);
  process.onSignal = (signal) => process.end(signal === "SIGKILL" ? 137 : 143);
  world.after(JVM_START, "a dispatcher's JVM is up", () => {
    if (!process.alive) return;
    say(`Started daemon with process name: ${process.pid}@${shell.host}`);
    const master = wordAfter(words, "--master", "-m");
    if (master?.startsWith("mesos://") !== true) {
      const lines =
        master === undefined
          ? usage
          : ["Cluster dispatcher only supports mesos (uri begins with mesos://)"];
      lines.forEach((line) => process.streams.err(line));
      return process.end(1);
    }
    say("Recovery mode in Mesos dispatcher set to: NONE");
    const asked = Number(wordAfter(words, "--webui-port") ?? 8081);
    const port = startServiceOnPort(world, daemon, {
      name: "",
      service: "MesosClusterUI",
      address: "0.0.0.0",
      port: asked,
    });
    const text = `Bound MesosClusterUI to 0.0.0.0, and started at http://${shell.host}:${port}`;
    world.log("INFO", "MesosClusterUI", text, daemon.name);
    const fault = libraryFault(env, (path) => shell.files.read(path) !== undefined);
    if (fault === undefined) return;
    process.streams.err(fault.line);
    const uncaught = "Uncaught exception in thread Thread[main,5,main]";
    world.log("ERROR", "SparkUncaughtExceptionHandler", uncaught, daemon.name);
    process.streams.err(fault.error);
    world.network.kill(daemon);
    process.end(UNCAUGHT);
  });
}
