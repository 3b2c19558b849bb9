/**
 * Clusters with an HDFS to draw, and what is seen of blocks in a run.
 *
 * In Hadoop: the topology of a cluster and hdfs-site.xml. Left out on purpose: sizes of machines, which laws about containers draw.
 */
import { hdfs, yarn, type ClusterSpec, type Fault, type HdfsSpec, type Main } from "#engine/index";
import { ran, type Ran } from "../../test/harness/generators/outside-run.ts";
import { fc } from "../../test/harness/law.ts";

export interface Machine {
  readonly host: string;
  readonly rack: string;
}

/** Machines on one to three racks. */
export const machines = (least: number, most: number): fc.Arbitrary<readonly Machine[]> =>
  fc
    .array(fc.constantFrom("/a", "/b", "/c"), { minLength: least, maxLength: most })
    .map((racks) => racks.map((rack, i) => ({ host: `node-${i + 1}`, rack })));

/** Lines of 16 bytes. */
export const linesOf = (bytes: number): string =>
  Array.from({ length: Math.ceil(bytes / 16) }, (_, i) => `line ${i}`.padEnd(15).concat("\n"))
    .join("")
    .slice(0, bytes);

/** Silence counts after 14 seconds instead of ten and a half minutes. */
const quick = {
  "dfs.heartbeat.interval": 1,
  "dfs.namenode.heartbeat.recheck-interval": 2000,
  "dfs.namenode.redundancy.interval.seconds": 1,
};

export const hdfsOf = (
  datanodes: readonly Machine[],
  replicas: number,
  block: number,
  files: HdfsSpec["files"],
): HdfsSpec =>
  hdfs({
    datanodes,
    conf: { ...quick, "dfs.replication": replicas, "dfs.blocksize": block },
    files: files ?? {},
  });

/** A NodeManager on each machine. */
export const onMachines = (all: readonly Machine[]): ClusterSpec =>
  yarn({
    nodes: all.map(({ host }) => ({ host, memory: "6g", vcores: 6 })),
    conf: { "yarn.nm.liveness-monitor.expiry-interval-ms": 5_000 },
  });

/** One application beside an HDFS. */
export const ranBeside = (
  cluster: ClusterSpec,
  spec: HdfsSpec,
  seed: number,
  faults: readonly Fault[],
  main: Main<unknown>,
  executors = 2,
): Promise<Ran> =>
  ran(
    cluster,
    { seed, hdfs: spec, faults },
    {
      name: "reads",
      conf: {
        "spark.executor.instances": executors,
        "spark.executor.memory": "512m",
        "spark.task.maxFailures": 1,
      },
      main,
    },
  );

/** Who holds each block at the end, as the NameNode knows. */
export function holdersAtEnd(run: Ran): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  for (const event of run.events) {
    if (event.kind === "ReplicaAdded") {
      const held = holders.get(event.block) ?? new Set<string>();
      holders.set(event.block, held.add(event.host));
    }
    if (event.kind === "DataNodeLost") for (const held of holders.values()) held.delete(event.host);
  }
  return holders;
}
