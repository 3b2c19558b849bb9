/**
 * What every JVM of Spark's says of itself when it comes up, before it does anything: signals, security, native code, resources. Only in whole logs.
 *
 * In Spark: Utils.initDaemon, SecurityManager, NativeCodeLoader, ResourceUtils. Left out on purpose: the version of Java and the system.
 */
import type { LocalAddress } from "./local-address.ts";
import type { World } from "../world/world.ts";

export const LOG4J_LINE =
  "Using Spark's default log4j profile: org/apache/spark/log4j2-defaults.properties";
export const BANNER_LINE = "==============================================================";

/** Access lists are off unless they are asked for; the user who started the process may see and change all. */
export function securityLines(world: World, process: string, user: string, app?: string): void {
  const say = (text: string): void => world.detail("INFO", "SecurityManager", text, process, app);
  say(`Changing view acls to: ${user}`);
  say(`Changing modify acls to: ${user}`);
  say("Changing view acls groups to: ");
  say("Changing modify acls groups to: ");
  say(
    `SecurityManager: authentication disabled; ui acls disabled; users with view permissions: ${user}; groups with view permissions: EMPTY; users with modify permissions: ${user}; groups with modify permissions: EMPTY`,
  );
}

export function nativeCodeLine(world: World, process: string, app?: string): void {
  const text =
    "Unable to load native-hadoop library for your platform... using builtin-java classes where applicable";
  world.detail("WARN", "NativeCodeLoader", text, process, app);
}

export function resourceLines(world: World, process: string, whose: string, app?: string): void {
  const say = (text: string): void => world.detail("INFO", "ResourceUtils", text, process, app);
  say(BANNER_LINE);
  say(`No custom resources configured for ${whose}.`);
  say(BANNER_LINE);
}

/** A daemon's first lines. `logger`: its class. */
export function daemonLines(
  world: World,
  daemon: {
    readonly process: string;
    readonly logger: string;
    readonly pid: number;
    readonly host: string;
    readonly user: string;
    readonly local: LocalAddress;
  },
): void {
  const { process, logger, pid, host, user, local } = daemon;
  world.detail("INFO", logger, `Started daemon with process name: ${pid}@${host}`, process);
  for (const signal of ["TERM", "HUP", "INT"])
    world.detail("INFO", "SignalUtils", `Registering signal handler for ${signal}`, process);
  local.warn(process);
  nativeCodeLine(world, process);
  securityLines(world, process, user);
}
