/**
 * Who is offered what: all that is free on an agent goes to the framework that holds the smallest share so far of whatever it holds most of (dominant resource fairness), unless that
 * one has lately refused as much. A framework sees what is everybody's and what is reserved for its role.
 *
 * In Mesos 1.4: HierarchicalDRFAllocator, RefusedOfferFilter. The same: agents in an order of chance, refusals that cover no more than what was refused. Left out on purpose: roles with
 * weights and quotas, roles below roles, revocable resources.
 */
import type { Random } from "../../foundation/random.ts";
import type { Micros } from "../../foundation/sizes.ts";
import { amountOf, type Resource } from "./resources.ts";

/** What a framework does not want to see again before an instant. */
export interface Filter {
  readonly agentId: string;
  readonly refused: readonly Resource[];
  readonly until: Micros;
}

export interface FrameworkSeen {
  readonly id: string;
  readonly role: string;
  /** All that it holds and is offered. */
  readonly held: readonly Resource[];
  readonly filters: readonly Filter[];
}

export interface AgentSeen {
  readonly id: string;
  readonly free: readonly Resource[];
}

export interface Allocation {
  readonly framework: string;
  readonly agent: string;
  readonly resources: readonly Resource[];
}

const KINDS = ["cpus", "mem", "gpus"];

/** The largest part of the cluster that somebody has, of any kind of resource. */
export const dominantShare = (held: readonly Resource[], cluster: readonly Resource[]): number =>
  Math.max(
    0,
    ...KINDS.map((kind) => {
      const all = amountOf(cluster, kind);
      return all === 0 ? 0 : amountOf(held, kind) / all;
    }),
  );

const isCovered = (free: readonly Resource[], refused: readonly Resource[]): boolean =>
  KINDS.every((kind) => amountOf(free, kind) <= amountOf(refused, kind));

/** What is free in a sense that somebody can use: cores or memory. */
const isWorth = (resources: readonly Resource[]): boolean =>
  amountOf(resources, "cpus") > 0 || amountOf(resources, "mem") > 0;

/** One round: each agent's free resources to one framework. */
export function allocate(
  agents: readonly AgentSeen[],
  frameworks: readonly FrameworkSeen[],
  cluster: readonly Resource[],
  now: Micros,
  chance: Random,
): readonly Allocation[] {
  const held = new Map(frameworks.map((each) => [each.id, each.held]));
  const share = ({ id }: FrameworkSeen): number => dominantShare(held.get(id) ?? [], cluster);
  const round: Allocation[] = [];
  for (const { id: agent, free } of chance.shuffled(agents)) {
    for (const framework of frameworks.toSorted((a, b) => share(a) - share(b))) {
      const resources = free.filter(({ role }) => role === "*" || role === framework.role);
      const isRefused = framework.filters.some(
        (filter) =>
          filter.agentId === agent && filter.until > now && isCovered(resources, filter.refused),
      );
      if (isRefused || !isWorth(resources)) continue;
      held.set(framework.id, [...(held.get(framework.id) ?? []), ...resources]);
      round.push({ framework: framework.id, agent, resources });
      break;
    }
  }
  return round;
}
