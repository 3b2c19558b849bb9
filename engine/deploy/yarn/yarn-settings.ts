/**
 * What yarn-site.xml (and capacity-scheduler.xml, which is read into the same settings here) says of a cluster, with Hadoop's defaults.
 *
 * In Hadoop 3.3: yarn-default.xml, CapacitySchedulerConfiguration. Left out on purpose: queues below queues, labels, users' weights, preemption (off by default).
 */
import { illegalArgument } from "../../foundation/errors.ts";
import { milliseconds, type Micros } from "../../foundation/sizes.ts";
import type { Calculator, Resource } from "./resources.ts";

export interface QueueSettings {
  readonly name: string;
  /** Share of the cluster that is its own, and that it may have at most: 0 to 1. */
  readonly capacity: number;
  readonly maximum: number;
  /** How many times the queue's own share one user may hold. */
  readonly userLimitFactor: number;
}

export interface YarnSettings {
  readonly minimum: Resource;
  /** The largest container, before it is held against the largest node. */
  readonly maximum: Resource;
  readonly calculator: Calculator;
  readonly queues: readonly QueueSettings[];
  /** Share of a queue that ApplicationMasters may take. */
  readonly amShare: number;
  readonly maxAmAttempts: number;
  readonly nodeHeartbeat: Micros;
  /** So long a NodeManager may be silent. */
  readonly nodeExpiry: Micros;
}

export type Site = Readonly<Record<string, string | number | boolean>>;

const SCHEDULER = "yarn.scheduler.capacity";

/** @throws IllegalArgumentException where the queues of one cluster do not come to 100 %. */
export function yarnSettings(site: Site): YarnSettings {
  const number = (key: string, otherwise: number): number => Number(site[key] ?? otherwise);
  const calculator = String(site[`${SCHEDULER}.resource-calculator`] ?? "");
  return {
    minimum: {
      memory: number("yarn.scheduler.minimum-allocation-mb", 1024),
      vcores: number("yarn.scheduler.minimum-allocation-vcores", 1),
    },
    maximum: {
      memory: number("yarn.scheduler.maximum-allocation-mb", 8192),
      vcores: number("yarn.scheduler.maximum-allocation-vcores", 4),
    },
    calculator: calculator.endsWith(".DominantResourceCalculator") ? "dominant" : "memory",
    queues: queuesOf(site, number),
    amShare: number(`${SCHEDULER}.maximum-am-resource-percent`, 0.1),
    maxAmAttempts: number("yarn.resourcemanager.am.max-attempts", 2),
    nodeHeartbeat: milliseconds(
      number("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 1000),
    ),
    nodeExpiry: milliseconds(number("yarn.nm.liveness-monitor.expiry-interval-ms", 600_000)),
  };
}

function queuesOf(
  site: Site,
  number: (key: string, otherwise: number) => number,
): readonly QueueSettings[] {
  const names = String(site[`${SCHEDULER}.root.queues`] ?? "default").split(",");
  const queues = names.map((each) => {
    const name = each.trim();
    const key = `${SCHEDULER}.root.${name}`;
    return {
      name,
      capacity: number(`${key}.capacity`, names.length === 1 ? 100 : 0) / 100,
      maximum: number(`${key}.maximum-capacity`, 100) / 100,
      userLimitFactor: number(`${key}.user-limit-factor`, 1),
    };
  });
  const sum = queues.reduce((all, { capacity }) => all + capacity, 0);
  if (Math.abs(sum - 1) > 1e-6)
    throw illegalArgument(`Illegal capacity of ${sum} for children of queue root`);
  return queues;
}
