/**
 * Commands about the network: hostname, netstat -pln, curl, and a web server for files, as the notes use it for Spark's package.
 *
 * In Spark: nothing. Left out on purpose: everything but listening ports; everything but GET.
 */
import { Master } from "../deploy/standalone/master.ts";
import { Worker } from "../deploy/standalone/worker.ts";
import type { Answer } from "../monitor/rest/reply.ts";
import { masterAnswer, workerAnswer } from "../monitor/ui/standalone-web.ts";
import { driverAnswer } from "../simulator/driver-web.ts";
import type { Listener } from "../world/hosts.ts";
import type { CommandTable, Typed } from "./commands.ts";
import { wholePath } from "./files.ts";
import type { Network } from "./network.ts";
import type { ShellProcess } from "./process.ts";

function netstat({ shell, streams }: Typed): number {
  streams.out("Active Internet connections (only servers)");
  streams.out(
    "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name",
  );
  for (const listener of shell.network.world.hosts.listeners(shell.host)) {
    const local = `${listener.address}:${listener.port}`.padEnd(23);
    const who = whoListens(shell.network, listener);
    streams.out(`tcp        0      0 ${local} 0.0.0.0:*               LISTEN      ${who}`);
  }
  return 0;
}

function whoListens(network: Network, { process }: Listener): string {
  const owner = network.processOf(process);
  const program = owner?.mainClass === undefined ? (owner?.words[0] ?? "java") : "java";
  return `${owner?.pid ?? network.world.hosts.pidOf(process)}/${program}`;
}

/** `python3 -m http.server 9914`: the files of the folder where it was started. */
function python(typed: Typed): number | ShellProcess {
  const { shell, words, streams, name } = typed;
  const [flag, module, port = "8000"] = words;
  if (flag === "-m" && module === "SimpleHTTPServer") {
    const program = name === "python" ? "/usr/bin/python" : `/usr/bin/${name}`;
    streams.err(`${program}: No module named SimpleHTTPServer`);
    return 1;
  }
  if (flag !== "-m" || module !== "http.server") {
    shell.say(streams, {
      en: `${name}: of Python there is only -m http.server here; programs are TypeScript`,
      ko: `${name}: 파이썬은 -m http.server만 있습니다. 프로그램은 TypeScript입니다`,
    });
    return 1;
  }
  const process = shell.network.start(shell.host, [name, ...words], streams);
  const server = httpServer(process, shell.folder, (path) => shell.files.read(path));
  const bound = shell.network.world.hosts.bind({
    host: shell.host,
    address: "0.0.0.0",
    port: Number(port),
    service: "http.server",
    process: server,
  });
  if (!bound) {
    streams.err("OSError: [Errno 98] Address already in use");
    process.end(1);
    return process;
  }
  process.names.add(server.name);
  const end = process.onSignal;
  process.onSignal = (signal) => {
    end(signal);
    server.alive = process.alive;
  };
  streams.out(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...`);
  return process;
}

class FileServer {
  readonly name: string;
  readonly host: string;
  alive = true;
  readonly get: (path: string) => string | undefined;

  constructor(name: string, host: string, get: (path: string) => string | undefined) {
    this.name = name;
    this.host = host;
    this.get = get;
  }
}

const httpServer = (
  process: ShellProcess,
  folder: string,
  read: (path: string) => string | undefined,
): FileServer =>
  new FileServer(`http.server ${process.pid}`, process.host, (path) =>
    read(wholePath(folder, path.replace(/^\/+/, ""), "/")),
  );

/** What a daemon or a driver says to programs rather than to people: its books under /json/, its metrics. */
function daemonAnswer(network: Network, listener: Listener, path: string): Answer | undefined {
  const { process, service } = listener;
  if (!/^\/(json|metrics)(\/|$)/.test(path)) return undefined;
  if (process instanceof Master && service === "MasterUI") return masterAnswer(process, path);
  if (process instanceof Worker && service === "WorkerUI") return workerAnswer(process, path);
  const run = network.simulation.runs.find(({ driverName }) => driverName === process.name);
  return service !== "SparkUI" || run === undefined ? undefined : driverAnswer(run, path);
}

/** The text at a path. Where one is led on, curl follows with -L only; without it there is nothing to print. */
function daemonText(
  network: Network,
  listener: Listener,
  path: string,
  follows: boolean,
): string | undefined {
  const answer = daemonAnswer(network, listener, path);
  if (answer?.location === undefined) return answer?.status === 200 ? answer.body : undefined;
  return follows ? daemonAnswer(network, listener, answer.location)?.body : "";
}

/** What lies at a URL: what a daemon says of itself, a file of a web server. */
function curl(typed: Typed): number {
  const { shell, words, streams } = typed;
  const url = words.find((word) => !word.startsWith("-")) ?? "";
  const [, host = "", port = "80", path = "/"] =
    /^(?:https?:\/\/)?([^:/]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? [];
  const reached = shell.network.world.hosts.reach(shell.host, host, Number(port));
  if (reached.kind === "unknown host") {
    streams.err(`curl: (6) Could not resolve host: ${host}`);
    return 6;
  }
  if (reached.kind === "refused") {
    streams.err(
      `curl: (7) Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`,
    );
    return 7;
  }
  const { process } = reached.listener;
  const follows = words.some((word) => word === "--location" || /^-[a-zA-Z]*L/.test(word));
  const text =
    process instanceof FileServer
      ? process.get(path)
      : daemonText(shell.network, reached.listener, path, follows);
  if (text === undefined) {
    streams.err(`curl: (22) The requested URL returned error: 404`);
    return 22;
  }
  if (text !== "") for (const line of text.replace(/\n$/, "").split("\n")) streams.out(line);
  return 0;
}

export const netCommands: CommandTable = {
  hostname: ({ shell, words, streams }) => {
    const isAddress = words[0] === "-I" || words[0] === "-i";
    streams.out(
      isAddress ? shell.network.world.hosts.host(shell.host).addresses.join(" ") : shell.host,
    );
    return 0;
  },
  netstat,
  ss: netstat,
  curl,
  python,
  python3: python,
};
