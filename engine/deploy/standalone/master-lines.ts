/** What a Master's log tells of connections that close, beside what the Master does. Only in whole logs. In Spark: Master.onDisconnected. */
import { milliseconds } from "../../foundation/sizes.ts";
import type { Master } from "./master.ts";
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
