/**
 * Where Masters are: `spark://host1:7077,host2:7077` is a list of addresses, and each is reached, or not, from where one stands.
 *
 * In Spark: RpcAddress, Utils.parseStandaloneMasterUrls, RpcEnv.setupEndpointRef. Same: `spark://` may be missing. Left out on purpose: secrets,
 * and an endpoint of another kind on the port: it counts as a refused connection. Chapter 17.
 */
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { Master } from "./master.ts";

/** The service of a Master's port; its web pages listen, too, and are no endpoint. */
const MASTER_SERVICE = "sparkMaster";

export interface MasterAddress {
  readonly host: string;
  readonly port: number;
}

export const addressText = ({ host, port }: MasterAddress): string => `${host}:${port}`;

/** The addresses in a URL; undefined where one of them is none. */
export function masterAddresses(url: string): readonly MasterAddress[] | undefined {
  const addresses = url
    .replace(/^spark:\/\//, "")
    .split(",")
    .map((text) => {
      const [, host = "", port = ""] = /^([^:/]+):(\d+)$/.exec(text) ?? [];
      return { host, port: Number(port) };
    });
  return addresses.every(({ host }) => host !== "") ? addresses : undefined;
}

/** The Master at an address, as a process can reach it; undefined where nobody answers. */
export function masterAt(world: World, from: Process, at: MasterAddress): Master | undefined {
  const reached = world.hosts.reach(from.host, at.host, at.port);
  if (reached.kind !== "listens" || reached.listener.service !== MASTER_SERVICE) return undefined;
  return reached.listener.process instanceof Master ? reached.listener.process : undefined;
}
