/**
 * One file on a cluster of EMR's three kinds of machines: a master, core nodes that keep blocks and compute, a task node that only computes. One machine is lost after the first job.
 * In Hadoop: HDFS beside YARN. Left out on purpose: writing.
 */
import { eventsOf, hdfs, seconds, simulate, yarn } from "#engine/index";

// #region program
const text = Array.from({ length: 320 }, (_, i) => `line ${i}`.padEnd(15).concat("\n")).join("");
const machine = (host: string) => ({ host, memory: "4g", vcores: 4 });

async function run(lost: number) {
  const cluster = yarn({
    nodes: [machine("core-1"), machine("core-2"), machine("core-3"), machine("task-1")],
    conf: { "yarn.nm.liveness-monitor.expiry-interval-ms": 5000 },
  });
  const simulation = simulate(cluster, {
    seed: 12,
    logLevel: "ERROR",
    hdfs: hdfs({
      datanodes: [
        { host: "core-1", rack: "/a" },
        { host: "core-2", rack: "/b" },
        { host: "core-3", rack: "/b" },
      ],
      conf: {
        "dfs.replication": 2,
        "dfs.blocksize": 1024,
        "dfs.heartbeat.interval": 1,
        "dfs.namenode.heartbeat.recheck-interval": 2000,
      },
      files: { "/words.txt": text },
    }),
    faults: [{ kind: "kill worker", worker: lost, when: { at: seconds(12) } }],
  });
  const conf = { "spark.executor.instances": 3, "spark.executor.memory": "512m" };
  const app = simulation.submit({ name: "count", conf }, async (spark) => {
    const words = spark.sparkContext.textFile("hdfs://namenode:8020/words.txt");
    const before = await words.count();
    await spark.sleep(60_000); // a machine is lost meanwhile
    return [before, await words.count()];
  });
  await simulation.run();
  return { app, events: simulation.world.trace.events };
}
// #endregion

// #region report
/** The run that the pictures show: a core node is lost. */
export const { app } = await run(3);
for (const [lost, name] of [
  [4, "task-1"],
  [3, "core-3"],
] as const) {
  const { app: counted, events } = await run(lost);
  const copies = eventsOf(events, "ReplicaAdded");
  const reads = eventsOf(events, "BlockRead");
  const first = copies.filter(({ why }) => why === "written");
  console.log(`${name} is lost`);
  if (lost === 4)
    for (const block of new Set(first.map((copy) => copy.block))) {
      const hosts = first.filter((copy) => copy.block === block).map(({ host }) => host);
      console.log(`  ${block} on ${hosts.join(" and ")}`);
    }
  const far = reads.filter(({ host, reader }) => host !== reader);
  const sum = (of: typeof reads) => of.reduce((total, { bytes }) => total + bytes, 0);
  console.log(`  counted: ${counted.result.join(", then ")}`);
  console.log(`  bytes read: ${sum(reads)}, from another machine: ${sum(far)}`);
  const again = copies.filter(({ why }) => why === "copied");
  console.log(
    `  copies lost with it: ${first.filter(({ host }) => host === name).length}, made again: ${again.length}`,
  );
}
// #endregion
