/**
 * On which hosts containers are asked for: as many as the tasks that wait would like to run beside their data, less what is there or asked for already. What is wanted beyond
 * that is asked for anywhere, and comes first. Of the others each names every host that still wants some, so that the hosts that are named most get most.
 *
 * In Spark 3.5.3: yarn LocalityPreferredContainerPlacementStrategy.scala (fourteen cases are recorded in test/oracle/recordings/hdfs). Rules D3.31 to D3.34. The racks of a
 * request are those of its hosts; the ResourceManager knows them.
 */
import type { HostName } from "../../foundation/ids.ts";

export interface PlacementAsked {
  /** How many containers are to be asked for. */
  readonly containers: number;
  /** Tasks that wait and prefer some host. */
  readonly localityAwareTasks: number;
  /** Tasks that one executor runs at once. */
  readonly tasksPerExecutor: number;
  /** Host -> tasks that prefer it; a task counts once for each of its hosts. */
  readonly hostToLocalTaskCount: ReadonlyMap<HostName, number>;
  /** Host -> containers that are there. */
  readonly allocated: ReadonlyMap<HostName, number>;
  /** The hosts of each request that still waits and still names a host that is preferred. */
  readonly pending: readonly (readonly HostName[])[];
}

/** The hosts of each request, none meaning anywhere; so many as are to be asked for. */
export function localityOfRequestedContainers(
  asked: PlacementAsked,
): readonly (readonly HostName[])[] {
  const needs = neededOn(asked);
  const aware = [...needs.values()].reduce((sum, need) => sum + need, 0);
  const free = Math.max(0, asked.containers - aware);
  const local = asked.containers - free;
  const requests: (readonly HostName[])[] = Array.from({ length: free }, () => []);
  const largest = Math.max(0, ...needs.values());
  const left = new Map(
    [...needs].map(([host, need]) => [host, Math.ceil((need * local) / largest)] as const),
  );
  for (let i = 0; i < local; i += 1) {
    const hosts = [...left].filter(([, count]) => count > 0).map(([host]) => host);
    requests.push(hosts);
    for (const host of hosts) left.set(host, (left.get(host) ?? 0) - 1);
  }
  return requests;
}

/** How many containers each host still wants. */
function neededOn(asked: PlacementAsked): ReadonlyMap<HostName, number> {
  const { localityAwareTasks, tasksPerExecutor, hostToLocalTaskCount, allocated, pending } = asked;
  const executors = Math.ceil(localityAwareTasks / tasksPerExecutor);
  const total = [...hostToLocalTaskCount.values()].reduce((sum, count) => sum + count, 0);
  const named = new Map<HostName, number>();
  for (const host of pending.flat()) named.set(host, (named.get(host) ?? 0) + 1);
  const allNamed = [...named.values()].reduce((sum, count) => sum + count, 0);
  return new Map(
    [...hostToLocalTaskCount].map(([host, count]) => {
      const share = allNamed === 0 ? 0 : ((named.get(host) ?? 0) * pending.length) / allNamed;
      const expected = (count * executors) / total;
      return [
        host,
        Math.max(0, Math.ceil(expected - ((allocated.get(host) ?? 0) + share))),
      ] as const;
    }),
  );
}
