/**
 * Records what a person sees who types the commands of a standalone cluster on one machine: `npm run oracle:shell [names…]`. Needs SPARK_HOME,
 * Java and the right to make a network of one's own (unshare). Each session is one file in recordings/shell/.
 *
 * Every session runs in a network and under a host name of its own, so that ports are Spark's own and nothing of this machine is told. Lines are kept
 * whole but for times, process ids, ports that the system draws, and paths.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { sparkHomeOr } from "./processes.ts";
import { ShellStage } from "./shell-stage.ts";
import { sessions } from "./shell-sessions.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const INSIDE = "KINDLING_SHELL_NETWORK";

/** The same command again in a network of its own: a loopback, one interface 172.30.1.16, and the machine is called laptop. */
function again(name: string, hosts: string): number {
  const folder = mkdtempSync(join(tmpdir(), "shell-hosts-"));
  const file = join(folder, "hosts");
  writeFileSync(file, hosts);
  const setUp = [
    "hostname laptop",
    "ip link set lo up",
    "ip link add eth0 type veth peer name eth1",
    "ip addr add 172.30.1.16/24 dev eth0",
    "ip link set eth0 up",
    "ip link set eth1 up",
    `mount --bind ${file} /etc/hosts`,
    `exec "$0" --import tsx test/oracle/record-shell.ts ${name}`,
  ].join("; ");
  const { status } = spawnSync("unshare", ["-n", "-u", "-m", "sh", "-c", setUp, process.execPath], {
    cwd: join(here, "../.."),
    stdio: "inherit",
    env: { ...process.env, [INSIDE]: "1" },
  });
  rmSync(folder, { recursive: true, force: true });
  return status ?? 1;
}

async function record(home: string, name: string): Promise<void> {
  const session = sessions[name];
  if (session === undefined) throw new Error(`no session is called ${name}`);
  const folder = mkdtempSync(join(tmpdir(), "shell-"));
  const jar = join(folder, "counting.jar");
  const compiler = [
    "-cp",
    join(home, "jars", "*"),
    "scala.tools.nsc.Main",
    "-usejavacp",
    "-nowarn",
  ];
  execFileSync("java", [...compiler, "-d", jar, join(here, "Counting.scala")], {
    stdio: "inherit",
  });
  const stage = new ShellStage(home, folder, jar);
  try {
    await session.run(stage);
  } finally {
    await stage.stopAll();
  }
  const text = layOut({ spark: "3.5.3", session: name, said: stage.told() });
  mkdirSync(join(here, "recordings/shell"), { recursive: true });
  writeFileSync(join(here, `recordings/shell/${name}.json`), text);
  rmSync(folder, { recursive: true, force: true });
  console.log(spoken({ en: `${name} recorded.`, ko: `${name} 기록함` }));
}

const home = sparkHomeOr("oracle:shell");
const wanted = process.argv.slice(2);
for (const [name, { hosts }] of Object.entries(sessions)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (process.env[INSIDE] === "1") await record(home, name);
  else process.exitCode = again(name, hosts) || process.exitCode;
}
