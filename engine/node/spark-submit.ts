/**
 * `npm run spark-submit -- [options] app.ts [words]`: a program in TypeScript, submitted as Spark submits one, to a simulated cluster.
 *
 * In Spark: bin/spark-submit. It is the shell's own spark-submit (engine/shell) on this machine's real files: options, settings, refusals, exit codes; log
 * lines on standard error, what the driver prints on standard output, in cluster mode on the machine where the driver is (kept under out/spark-submit). A
 * master that begins with `spark://` is started for the command, with three workers or as KINDLING_WORKERS says (`3x4x8g`); `yarn` likewise, as the files in HADOOP_CONF_DIR
 * describe it, `mesos://` with an agent on each machine, and `k8s://`, where one's folder is what the image was built of. Time is virtual. Left out on
 * purpose: a cluster that outlives the command, which `npm run sh` has.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { confDirOf, hadoopConf, resourceManagerAddress } from "../deploy/yarn/hadoop-conf.ts";
import { SANDBOXES } from "../deploy/mesos/dispatcher.ts";
import { masterAddresses } from "../deploy/standalone/master-address.ts";
import { xml } from "../formats/xml.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import { GiB, MiB, parseSize, seconds } from "../foundation/sizes.ts";
import { JavaError, SparkException } from "../index.ts";
import { metricsConfigOf } from "../monitor/metrics/servlets.ts";
import { Network } from "../shell/network.ts";
import type { Streams } from "../shell/process.ts";
import { HADOOP_LOGS, POD_LOGS } from "../shell/drivers.ts";
import { Shell } from "../shell/shell.ts";
import { masterAskedFor, sparkSubmit } from "../shell/submit-commands.ts";
import { csvFoldersOf } from "../simulator/metrics-system.ts";
import { nodePrograms } from "./node-programs.ts";
import { RealDisk } from "./real-disk.ts";
import { RealFiles } from "./real-files.ts";
import { swallowedBy, workersIn } from "./submit-words.ts";
import { at, language } from "./wrong-words.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const HOST = "this-machine";
const terminal: Streams = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
const silent: Streams = { out: () => undefined, err: () => undefined };
const programs = nodePrograms((path) => path);

/** This machine, and those of the cluster that a master URL stands for. */
async function machines(url: string | undefined): Promise<Network> {
  const address = url?.startsWith("spark://") === true ? masterAddresses(url)?.[0] : undefined;
  const { workers = 3, cores = 4, memory = "8g" } = workersIn(process.env["KINDLING_WORKERS"]);
  const names = Array.from({ length: Number(workers) }, (_, i) => `worker-${i + 1}`);
  const room = { cores, memory: parseSize(memory) + GiB };
  if (url === "yarn") return yarnMachines(names, { memory, vcores: Number(cores) });
  if (url?.startsWith("mesos://") === true) return mesosMachines(url, names, memory, cores);
  if (url?.startsWith("k8s://") === true)
    return new Network({
      files: new RealDisk(at),
      hosts: [{ name: HOST }, ...names.map((name) => ({ name }))],
      kubernetes: {
        url: url.slice("k8s://".length),
        nodes: names.map((host) => ({ host, memory, cpus: Number(cores) })),
      },
    });
  const network = new Network({
    files: new RealDisk(at),
    hosts: [
      { name: HOST },
      ...(address === undefined
        ? []
        : [{ name: address.host }, ...names.map((name) => ({ name, ...room }))]),
    ],
  });
  const on = (host: string, streams: Streams): Shell =>
    new Shell({ network, host, terminal: streams, programs, language });
  if (address !== undefined) {
    const { host, port } = address;
    const daemon = "spark-class org.apache.spark.deploy";
    await on(host, silent).run(`${daemon}.master.Master -h ${host} -p ${port} &`);
    for (const name of names)
      await on(name, silent).run(
        `${daemon}.worker.Worker -h ${name} -c ${cores} -m ${memory} ${url ?? ""} &`,
      );
    await network.pass(seconds(2));
  }
  return network;
}

/** A YARN cluster as the files in HADOOP_CONF_DIR describe it, with a NodeManager on each machine. */
function yarnMachines(
  names: readonly string[],
  size: { readonly memory: string; readonly vcores: number },
): Network {
  const files = new RealFiles(at);
  const conf = hadoopConf(confDirOf(process.env), (path) => files.read(path), xml);
  const [manager = ""] = resourceManagerAddress(conf).split(":");
  return new Network({
    files: new RealDisk(at),
    hosts: [{ name: HOST }, { name: manager }, ...names.map((name) => ({ name }))],
    yarn: { nodes: names.map((host) => ({ host, ...size })), conf },
  });
}

/** A Mesos cluster with its master and dispatcher at the URL's host, and an agent on each machine. */
function mesosMachines(
  url: string,
  names: readonly string[],
  memory: string,
  cores: number | string,
): Network {
  const masterHost = url.slice("mesos://".length).split(":")[0] ?? "";
  const mem = Math.floor(parseSize(memory, "m") / MiB);
  const resources = `cpus:${cores};mem:${mem};ports:[31000-32000]`;
  return new Network({
    files: new RealDisk(at),
    hosts: [{ name: HOST }, { name: masterHost }, ...names.map((name) => ({ name }))],
    mesos: { agents: names.map((host) => ({ host, resources })), masterHost, conf: {} },
  });
}

/** Whoever typed the command, in their folder. */
function here(network: Network): Shell {
  return new Shell({
    network,
    host: HOST,
    terminal,
    programs,
    language,
    name: "spark-submit",
    folder: at.replaceAll("\\", "/"),
    files: new RealFiles(at),
    env: { ...process.env, SPARK_CONF_DIR: process.env["SPARK_CONF_DIR"] ?? join(at, "conf") },
  });
}

async function command(words: readonly string[]): Promise<number> {
  const swallowed = swallowedBy(process.env);
  if (swallowed !== undefined) {
    terminal.err(`spark-submit: ${swallowed[language]}`);
    return 2;
  }
  const url = masterAskedFor(here(new Network({ hosts: [{ name: HOST }] })), words);
  const network = await machines(url);
  const shell = here(network);
  const { log } = console;
  console.log = (...printed: unknown[]) => network.printed(format(...printed));
  try {
    const streams = terminal;
    const typed = { shell, name: "spark-submit", words, env: shell.env, streams, text: "" };
    const running = await sparkSubmit(typed);
    if (typeof running === "number") return running;
    await shell.foreground(running);
    await network.until(() => network.simulation.runs.every((run) => run.ended));
    kept(network, shell);
    keptMetrics(network, shell);
    return running.exit ?? 0;
  } finally {
    console.log = log;
  }
}

/** A file of a simulated machine below out/spark-submit. */
const keptAs = (path: string): string =>
  `out/spark-submit${path.slice(path.indexOf("/", "/opt/".length))}`;

/** The output of drivers on workers, brought here: work/driver-…/stdout and stderr. */
function kept({ world }: Network, shell: Shell): void {
  for (const { name } of world.hosts.all) {
    const disk = world.disk(name);
    const paths = [
      ...disk.list("/opt/spark/work").filter((path) => path.includes("/driver-")),
      ...disk.list(HADOOP_LOGS),
      ...disk.list(SANDBOXES),
      ...disk.list(POD_LOGS),
    ];
    for (const path of paths) {
      const file = join(root, keptAs(path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, decodeUtf8(disk.read(path) ?? new Uint8Array()));
    }
    const [first] = paths;
    if (first === undefined) continue;
    const isPod = first.startsWith(POD_LOGS);
    const place = isPod ? keptAs(first) : `${dirname(keptAs(first))}/stdout, stderr`;
    shell.say(terminal, {
      en: `the driver ran on a ${isPod ? "node" : "worker"}; what it printed lies there: ${place}`,
      ko: `드라이버는 ${isPod ? "노드" : "워커"}에서 돌았고 출력도 그곳에 있습니다: ${place}`,
    });
  }
}

/** The files of CSV sinks, of each machine in a folder of its own. */
function keptMetrics({ world, simulation }: Network, shell: Shell): void {
  const out = "out/spark-submit/csv";
  let isAny = false;
  for (const { name } of world.hosts.all) {
    const disk = world.disk(name);
    const folders = simulation.runs.flatMap(({ conf }) =>
      (["driver", "executor"] as const).flatMap((one) =>
        csvFoldersOf(metricsConfigOf(disk, conf), one),
      ),
    );
    for (const path of folders.flatMap((folder) => disk.list(folder))) {
      if (!path.endsWith(".csv")) continue;
      const file = join(root, out, name, basename(path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, disk.read(path) ?? "");
      isAny = true;
    }
  }
  if (isAny)
    shell.say(terminal, {
      en: `the CSV sinks wrote on simulated machines; their files lie here: ${out}/MACHINE`,
      ko: `CSV 싱크의 파일은 시뮬레이션 머신에 쓰였고 이곳으로 옮겨 두었습니다: ${out}/머신`,
    });
}

try {
  process.exitCode = await command(process.argv.slice(2));
} catch (thrown) {
  if (thrown instanceof JavaError)
    terminal.err(`Exception in thread "main" ${thrown.className}: ${thrown.message}`);
  else if (thrown instanceof SparkException) terminal.err(`spark-submit: ${thrown.message}`);
  else throw thrown;
  process.exitCode = 1;
}
