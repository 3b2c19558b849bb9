/**
 * A service takes a port: the one it was told, or, where that is taken, the next, 16 times; port 0 is any free one. Rule D2.1. Spark 3.5.3:
 * core/…/util/Utils.scala startServiceOnPort, userPort. Left out on purpose: ports below 1024, which are refused.
 */
import { JavaError } from "../foundation/errors.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";

export interface Service {
  /** As it is called in the log: "sparkMaster", "MasterUI". */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** spark.port.maxRetries. */
  readonly retries?: number;
  /** What it is, where it has no name in the log. */
  readonly service?: string;
  readonly app?: string;
}

/** Where the system draws its ports from. */
const FIRST_FREE = 32_768;
const LAST_FREE = 60_999;

/** Answers the port. @throws JavaError (BindException) when all were taken. */
export function startServiceOnPort(world: World, process: Process, service: Service): number {
  const { name, address, port: start, retries = 16, app } = service;
  const say = (level: "INFO" | "WARN", text: string): void =>
    world.detail(level, "Utils", text, process.name, app);
  const label = name === "" ? "" : ` '${name}'`;
  for (let retry = 0; retry <= retries; retry += 1) {
    const port = start === 0 ? freePort(world, process, name) : successive(start, retry);
    if (
      world.hosts.bind({
        host: process.host,
        address,
        port,
        service: service.service ?? name,
        process,
      })
    ) {
      say("INFO", `Successfully started service${label} on port ${port}.`);
      return port;
    }
    if (retry < retries)
      say(
        "WARN",
        `Service${label} could not bind on port ${port}. Attempting port ${successive(start, retry + 1)}.`,
      );
  }
  throw new JavaError(
    "java.net.BindException",
    `Address already in use: Service${label} failed after ${retries} retries (starting from ${start})! Consider explicitly setting the appropriate port for the service${label} to an available port or increasing spark.port.maxRetries.`,
  );
}

const successive = (start: number, retry: number): number =>
  ((start + retry - 1024) % (65_536 - 1024)) + 1024;

function freePort(world: World, process: Process, name: string): number {
  const draw = world.random(`port ${process.host} ${process.name} ${name} ${world.now()}`);
  const taken = new Set(world.hosts.listeners(process.host).map(({ port }) => port));
  for (;;) {
    const port = FIRST_FREE + draw.below(LAST_FREE - FIRST_FREE);
    if (!taken.has(port)) return port;
  }
}
