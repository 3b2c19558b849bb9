/**
 * Where a split of a file would like to be read: on the hosts of its block. A split of several blocks names the machines that hold most of its bytes, those of the rack that
 * holds most first, and names them by their *addresses*, as HDFS's topology knows them: where executors go by names, nobody is found there, and its task runs anywhere.
 *
 * In Hadoop 3.3: mapred FileInputFormat.getSplitHosts, as HadoopRDD.getPreferredLocations asks it (recorded in test/oracle/recordings/hdfs). Rule C1.52, claims S0-19,
 * Y-10. Left out on purpose: blocks in caches; how equals are ordered is chance there, here it is their order of coming.
 */
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockLocation } from "../world/disk.ts";

interface Held {
  readonly name: string;
  bytes: Bytes;
  readonly hosts: Map<string, Held>;
}

const most = (a: Held, b: Held): number => b.bytes - a.bytes;

export function splitHosts(
  blocks: readonly BlockLocation[],
  start: Bytes,
  length: Bytes,
): readonly string[] {
  const end = start + length;
  const touched = blocks.filter(
    (block) => block.offset < end && start < block.offset + block.length,
  );
  const [first] = touched;
  if (first === undefined) return [];
  if (touched.length === 1) return first.hosts;
  const racks = new Map<string, Held>();
  for (const block of touched) {
    const bytes = Math.min(end, block.offset + block.length) - Math.max(start, block.offset);
    const ofBlock = new Set<Held>();
    block.addresses.forEach((address, i) => {
      const rack = held(racks, block.racks[i] ?? "");
      ofBlock.add(rack).add(held(rack.hosts, `${address} ${block.hosts[i] ?? ""}`));
    });
    for (const each of ofBlock) each.bytes += bytes;
  }
  const ranked = [...racks.values()]
    .toSorted(most)
    .flatMap(({ hosts }) =>
      [...hosts.values()].toSorted(most).map(({ name }) => name.split(" ", 1)[0] ?? ""),
    );
  return ranked.slice(0, touched.at(-1)?.hosts.length ?? 0);
}

function held(among: Map<string, Held>, name: string): Held {
  const known = among.get(name);
  if (known !== undefined) return known;
  const made: Held = { name, bytes: 0, hosts: new Map() };
  among.set(name, made);
  return made;
}
