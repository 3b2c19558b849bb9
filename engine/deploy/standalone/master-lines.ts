/** What a Master's log tells beside what the Master does: connections that close (in whole logs only), and profiles. In Spark: Master.onDisconnected, ResourceProfile.toString. */
import { milliseconds, MiB } from "../../foundation/sizes.ts";
import type { Master } from "./master.ts";
import type { ApplicationInfo } from "./records.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

/** A driver leaves: its connection here closes, and the address where it listened is gone. */
export function connectionsLost(master: Master, { host, endpoint }: StandaloneDriver): void {
  const { world } = master;
  if (!world.wholeLogs) return;
  const port = 32_768 + world.random(`connection ${host} ${world.now()}`).below(28_000);
  const client = `${world.hosts.resolve(host, master.address) ?? host}:${port}`;
  world.after(milliseconds(20), "disassociated", () => {
    if (!master.alive) return;
    for (const address of [client, `${endpoint.host}:${endpoint.port}`])
      master.log("INFO", `${address} got disassociated, removing it.`);
  });
}

/** The default resource profile of an application, as it prints itself. */
export function profileText({
  coresPerExecutor = 1,
  memoryPerExecutor,
  driver,
}: ApplicationInfo): string {
  const resource = (name: string, amount: number): string =>
    `${name} -> name: ${name}, amount: ${amount}, script: , vendor: `;
  const executor = [
    resource("cores", coresPerExecutor),
    resource("memory", memoryPerExecutor / MiB),
    resource("offHeap", 0),
  ];
  const cpus = driver.run.conf.int("spark.task.cpus").toFixed(1);
  return `Profile: id = 0, executor resources: ${executor.join(",")}, task resources: cpus -> name: cpus, amount: ${cpus}`;
}
