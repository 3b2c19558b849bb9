/**
 * The laptop of the hands-on: one machine with 12 cores and 16 GiB, Spark under /opt/spark, /etc/hosts as its system wrote it.
 *
 * In Spark: the notes' own machine. Left out on purpose: everything else that lies on a laptop.
 */
import { encodeUtf8 } from "../foundation/utf8.ts";
import { GiB } from "../foundation/sizes.ts";
import type { HostSpec } from "../world/hosts.ts";
import { Network, type NetworkOptions } from "./network.ts";
import { Shell, type ShellOptions } from "./shell.ts";
import { TEMPLATE } from "./spark-env.ts";

export interface LaptopOptions extends Omit<ShellOptions, "network" | "host"> {
  readonly hosts?: readonly HostSpec[];
  readonly hostsFile?: string;
  readonly simulation?: Omit<NetworkOptions, "hosts">;
}

export const LAPTOP: HostSpec = {
  name: "laptop",
  addresses: ["172.30.1.16"],
  cores: 12,
  memory: 16 * GiB,
};

const HOSTS_FILE = "127.0.0.1 localhost\n172.30.1.16 laptop\n";

/** A shell on a laptop, and a network around it; other machines are reached by `ssh`-less means only: their own shells. */
export function laptop(options: LaptopOptions): Shell {
  const { hosts = [LAPTOP], hostsFile = HOSTS_FILE, simulation = {}, ...ofTheShell } = options;
  const network = new Network({ ...simulation, hosts });
  for (const { name } of hosts) install(network, name, hostsFile);
  return new Shell({ ...ofTheShell, network, host: hosts[0]?.name ?? LAPTOP.name });
}

function install(network: Network, host: string, hostsFile: string): void {
  const disk = network.world.disk(host);
  disk.write("/etc/hosts", encodeUtf8(hostsFile));
  disk.write("/opt/spark/conf/spark-env.sh.template", encodeUtf8(TEMPLATE));
}
