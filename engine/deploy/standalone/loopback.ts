/**
 * Addresses that lead to the machine itself. In Spark: nothing; a driver that is bound to such an address (spark.driver.host, or what /etc/hosts says of
 * the machine's name) tells it to its executors, whose connections are refused, so that they exit with code 1. Left out on purpose: firewalls.
 */
import type { HostName } from "../../foundation/ids.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

/** A driver that is bound to a loopback address can be reached from its own host alone. */
export function cannotReach(
  from: HostName,
  { host, run }: Pick<StandaloneDriver, "host" | "run">,
): boolean {
  const bound = run.conf.getOption("spark.driver.host") ?? host;
  return host !== from && /^(?:127\.|localhost$)/.test(bound);
}
