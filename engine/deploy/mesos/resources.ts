/**
 * What an agent has and says of itself, as Mesos writes it: `cpus:4;mem:8000;cpus(ads):2;ports:[31000-32000]` for resources, `os:centos7;level:3;rack:[1-4]` for
 * attributes. An offer holds some of an agent's resources and all of its attributes. A resource that is reserved has a role; `*` is everybody's.
 *
 * In Mesos 1.4: Resources::parse, Attributes::parse; in Spark 3.5.3: mesos MesosSchedulerUtils.scala. Rules D4.1, D4.4. Left out on purpose: disks, persistent volumes,
 * revocable resources, refinements of reservations.
 */
import { illegalArgument } from "../../foundation/errors.ts";

export type Range = readonly [first: number, last: number];

/** A part of an agent: cores, MB of memory, GPUs, or ports. */
export interface Resource {
  readonly name: string;
  /** Whose it is: a role's, or `*`. */
  readonly role: string;
  /** Who reserved it at run time; nobody where the agent was started with it. */
  readonly principal?: string;
  readonly scalar?: number;
  readonly ranges?: readonly Range[];
}

export interface Attribute {
  readonly name: string;
  readonly text?: string;
  readonly scalar?: number;
  readonly set?: readonly string[];
  readonly ranges?: readonly Range[];
}

export interface Offer {
  readonly id: string;
  readonly agentId: string;
  readonly host: string;
  readonly resources: readonly Resource[];
  readonly attributes: readonly Attribute[];
}

const entries = (text: string): readonly string[] =>
  text
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

const rangesOf = (text: string): readonly Range[] =>
  text
    .slice(1, -1)
    .split(",")
    .map((each) => {
      const [first = 0, last = first] = each.split("-").map(Number);
      return [first, last];
    });

/** `--resources` of an agent. @throws IllegalArgumentException for what is not a list of names, roles and amounts. */
export function parseResources(text: string): readonly Resource[] {
  return entries(text).map((entry) => {
    const found = /^(\w+)(?:\(([^,)]+)(?:,\s*([^)]+))?\))?:(.+)$/.exec(entry);
    const [, name = "", role = "*", principal, value = ""] = found ?? [];
    const of = { name, role, ...(principal === undefined ? {} : { principal }) };
    if (/^\[[\d,\s-]+\]$/.test(value)) return { ...of, ranges: rangesOf(value) };
    if (found === null || !(Number(value) >= 0))
      throw illegalArgument(
        `Bad resources of an agent: ${entry}. Write cpus:4;mem:8000, or cpus(role):2, or ports:[31000-32000]`,
      );
    return { ...of, scalar: Number(value) };
  });
}

/** `--attributes` of an agent. @throws IllegalArgumentException for an attribute without a name and a value. */
export function parseAttributes(text: string): readonly Attribute[] {
  return entries(text).map((entry) => {
    const colon = entry.indexOf(":");
    const [name, value] = [entry.slice(0, colon), entry.slice(colon + 1).trim()];
    if (colon < 1 || value === "")
      throw illegalArgument(
        `Bad attributes of an agent: ${entry}. Write rack:a;level:3, or disks:[1-4], or zones:{a,b}`,
      );
    if (/^\[[\d,\s-]+\]$/.test(value)) return { name, ranges: rangesOf(value) };
    if (value.startsWith("{") && value.endsWith("}"))
      return { name, set: value.slice(1, -1).split(",") };
    return /^-?\d+(\.\d+)?$/.test(value) ? { name, scalar: Number(value) } : { name, text: value };
  });
}

/** All that there is of a resource, whosoever it is: an offer may hold a role's part and everybody's. */
export const amountOf = (resources: readonly Resource[], name: string): number =>
  resources.reduce((sum, each) => sum + (each.name === name ? (each.scalar ?? 0) : 0), 0);

export const portsOf = (resources: readonly Resource[]): readonly Range[] =>
  resources.flatMap((each) => (each.name === "ports" ? (each.ranges ?? []) : []));

/** What is taken, and what is left. */
export interface Parted {
  readonly used: readonly Resource[];
  readonly left: readonly Resource[];
}

/** Takes an amount in the order of the list, so that one task may hold a role's resources and everybody's; what is used up is gone from the rest. */
export function takeFrom(resources: readonly Resource[], name: string, amount: number): Parted {
  let missing = amount;
  const used: Resource[] = [];
  const left = resources.map((each) => {
    const { scalar = 0 } = each;
    if (each.name !== name || !(missing > 0) || !(scalar > 0)) return each;
    const taken = Math.min(missing, scalar);
    missing -= taken;
    used.push({ ...each, scalar: taken });
    return { ...each, scalar: scalar - taken };
  });
  return { used, left: left.filter(({ scalar }) => scalar === undefined || scalar > 0) };
}

/** The ports that are wanted, each from the first range that holds it. An offer's other ports are not offered on: whoever takes one takes the agent. */
export function takePorts(resources: readonly Resource[], ports: readonly number[]): Parted {
  if (ports.length === 0) return { used: [], left: resources };
  const isPorts = (each: Resource): boolean => each.name === "ports" && each.ranges !== undefined;
  const used = ports.flatMap((port): readonly Resource[] => {
    const from = resources.find(
      (each) =>
        isPorts(each) && each.ranges?.some(([first, last]) => first <= port && port <= last),
    );
    return from === undefined
      ? []
      : [{ name: "ports", role: from.role, ranges: [[port, port] as const] }];
  });
  return { used, left: resources.filter((each) => !isPorts(each)) };
}

/** What is left of resources when some are taken: kind by kind and role by role. */
export function without(all: readonly Resource[], taken: readonly Resource[]): readonly Resource[] {
  return all.map((each) => {
    if (each.scalar === undefined) return each;
    const used = taken
      .filter(({ name, role }) => name === each.name && role === each.role)
      .reduce((sum, { scalar = 0 }) => sum + scalar, 0);
    return { ...each, scalar: each.scalar - used };
  });
}
