/**
 * HDFS under real Spark (recorded) and under the engine: where copies go, how files are cut and where splits would like to run, at which level tasks ran, what becomes of
 * a file when DataNodes are lost, what is said of paths that lead nowhere, and on which hosts YARN is asked for containers.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { hdfs, JavaError, simulate, standalone, type Policies } from "../../engine/index.ts";
import { placedReplicas } from "../../engine/deploy/hdfs/place-replicas.ts";
import { localityOfRequestedContainers } from "../../engine/deploy/yarn/container-placement.ts";
import { Random } from "../../engine/foundation/random.ts";
import { withoutChance } from "./hdfs-told.ts";
import {
  containerRuns,
  errorRuns,
  fileRacks,
  fileRuns,
  lossRuns,
  placementRuns,
  type FileRun,
} from "./hdfs-runs.ts";

interface Seen {
  readonly containers: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly placement: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly error: Readonly<Record<string, string>>;
  readonly read: Readonly<Record<string, ReadSeen>>;
  readonly save: Readonly<Record<string, readonly SavedSeen[]>>;
}
interface ReadSeen {
  readonly splits: readonly Split[];
  readonly tasks: readonly {
    readonly index: number;
    readonly level: string;
    readonly ok: boolean;
  }[];
  readonly outcome: string;
  readonly blocks: readonly { readonly length: number; readonly hosts: readonly string[] }[];
}
interface Split {
  readonly start: number;
  readonly length: number;
  readonly hosts: readonly string[];
}
interface SavedSeen {
  readonly name: string;
  readonly length: number;
  readonly replication: number;
  readonly block: number;
  readonly blocks: readonly number[];
}

const seen = JSON.parse(
  readFileSync(fileURLToPath(new URL("./recordings/hdfs/seen.json", import.meta.url)), "utf8"),
) as Seen;

const hostOf = (index: number): string => `host-${index + 2}`;
const nodesOn = (racks: readonly string[]): { host: string; rack: string }[] =>
  racks.map((rack, i) => ({ host: hostOf(i), rack }));

/** The words of OnHdfs.scala for a choice. */
function shape(at: readonly number[], racks: readonly string[], writer: number): string {
  const [head = 0] = at;
  const first =
    head === writer ? "writer" : racks[head] === racks[writer] ? "its rack" : "elsewhere";
  const perRack = [...new Set(at.map((i) => racks[i]))]
    .map((rack) => at.filter((i) => racks[i] === rack).length)
    .toSorted((a, b) => b - a);
  const own = at.filter((i) => racks[i] === racks[head]).length;
  return `first ${first}, racks ${perRack.join("+")}, ${own} on the first one's`;
}

describe("copies lie as the real policy puts them", () => {
  test.each(placementRuns.map((run) => [run.name, run] as const))("%s", (name, run) => {
    const { racks, writer, replicas } = run;
    const nodes = nodesOn(racks);
    const draws = new Random(1, name);
    const shapes = Array.from({ length: 400 }, () => {
      const hosts = placedReplicas(undefined, {
        writer: writer < 0 ? undefined : hostOf(writer),
        nodes: draws.shuffled(nodes),
        holders: [],
        replicas,
      });
      const at = hosts.map((host) => nodes.findIndex((node) => node.host === host));
      return shape(at, racks, writer);
    });
    expect([...new Set(shapes)].toSorted()).toEqual(
      Object.keys(seen.placement[name] ?? {}).toSorted(),
    );
  });
});

describe("containers are asked for on the hosts that Spark asks for", () => {
  test.each(containerRuns.map((run) => [run.name, run] as const))("%s", (name, run) => {
    const asked = localityOfRequestedContainers({
      containers: run.containers,
      localityAwareTasks: run.tasks,
      tasksPerExecutor: run.cores,
      hostToLocalTaskCount: new Map(Object.entries(run.prefers)),
      allocated: new Map(Object.entries(run.allocated)),
      pending: run.pending,
    });
    expect(asked.map((hosts) => hosts.toSorted())).toEqual(seen.containers[name]);
  });
});

const lines = (bytes: number): string =>
  Array.from({ length: Math.ceil(bytes / 10) }, (_, i) => `line ${String(i).padStart(4, "0")}\n`)
    .join("")
    .slice(0, bytes);

/** Blocks lie where they lay. */
function asRecorded(blocks: ReadSeen["blocks"]): Required<Policies>["placeReplicas"] {
  let next = 0;
  return () => blocks[next++]?.hosts ?? [];
}

async function readOnEngine({ name, bytes, block, replicas, partitions }: FileRun) {
  const { blocks } = seen.read[name] as ReadSeen;
  const simulation = simulate(
    standalone({ workers: [0, 1, 2].map((i) => ({ host: hostOf(i), cores: 2, memory: "2g" })) }),
    {
      seed: 5,
      hdfs: hdfs({
        datanodes: nodesOn(fileRacks),
        conf: { "dfs.blocksize": block, "dfs.replication": replicas },
        files: { "/f": lines(bytes) },
      }),
    },
  );
  const policies = { placeReplicas: asRecorded(blocks) };
  const app = simulation.submit(
    { name: "reads", policies, conf: { "spark.executor.memory": "512m" } },
    async (spark) => {
      await spark.sleep(5_000);
      const text = spark.sparkContext.textFile("hdfs://namenode/f", partitions);
      const below = text.dependencies[0]?.rdd;
      const hosts = Array.from(
        { length: text.getNumPartitions() },
        (_, i) => below?.preferredLocations(i) ?? [],
      );
      return { hosts, count: await text.count() };
    },
  );
  await simulation.run();
  const { hosts, count } = app.result as { hosts: (readonly string[])[]; count: number };
  const levels = simulation.world.trace.events.flatMap((event) =>
    event.kind === "SparkListenerTaskStart"
      ? [[event.taskInfo.index, event.taskInfo.taskLocality] as const]
      : [],
  );
  return { hosts, count, levels: levels.toSorted((a, b) => a[0] - b[0]) };
}

describe("files are cut and read as on a real HDFS", () => {
  test.each(fileRuns.map((run) => [run.name, run] as const))("%s", async (name, run) => {
    const told = seen.read[name] as ReadSeen;
    const ours = await readOnEngine(run);
    expect(String(ours.count)).toBe(told.outcome);
    // A split of one block names hosts, one of several blocks names addresses.
    const names = (hosts: readonly string[]): readonly string[] =>
      hosts.filter((host) => host.startsWith("host-")).toSorted();
    expect(ours.hosts.map(names)).toEqual(told.splits.map(({ hosts }) => names(hosts)));
    expect(ours.hosts.map((hosts) => hosts.length)).toEqual(
      told.splits.map(({ hosts }) => hosts.length),
    );
    expect(ours.levels).toEqual(told.tasks.map(({ index, level }) => [index, level]));
  });
});

/** The same text on both sides: ours may name its NameNode without a port, and other words for where it stands. */
const plain = (text: string): string =>
  withoutChance(text)
    .replaceAll(/namenode(?::(?:PORT|8020))?|nobody:1/g, "NAMENODE")
    .replace(/(?:\n|\\n)[^]*$/, "")
    .trimEnd();

async function outcomeOf(
  path: string,
  conf: Readonly<Record<string, string | number>>,
  racks: readonly string[] = fileRacks,
  stopped = 0,
  later = false,
) {
  const simulation = simulate(standalone({ workers: 3, cores: 2, memory: "2g" }), {
    seed: 5,
    hdfs: hdfs({ datanodes: nodesOn(racks), conf, files: { "/lost": lines(900) } }),
  });
  const app = simulation.submit(
    { name: "reads", conf: { "spark.executor.memory": "512m" } },
    async (spark) => {
      await spark.sleep(5_000);
      const { nameNode, dataNodes } = simulation.hdfs ?? {};
      const hosts = nameNode?.locate("/lost")[0]?.hosts.slice(0, stopped) ?? [];
      for (const [i, { host }] of dataNodes?.entries() ?? [])
        if (hosts.includes(host)) simulation.hdfs?.killDataNode(i + 1);
      if (later) await spark.sleep(60_000);
      return String(await spark.sparkContext.textFile(path, 2).count());
    },
  );
  await simulation.run();
  const { error } = app;
  const text = error instanceof JavaError ? `${error.className}: ${error.message}` : String(error);
  return {
    outcome: error === undefined ? String(app.result) : text,
    copies: simulation.hdfs?.nameNode.locate("/lost")[0]?.hosts.length,
  };
}

describe("a DataNode that is lost costs what it costs there", () => {
  const quick = {
    "dfs.blocksize": 1024,
    "dfs.heartbeat.interval": 1,
    "dfs.namenode.heartbeat.recheck-interval": 500,
    "dfs.namenode.redundancy.interval.seconds": 1,
  };
  test.each(lossRuns.map((run) => [run.name, run] as const))("%s", async (name, run) => {
    const { racks, replicas, stopped } = run;
    const conf = { ...quick, "dfs.replication": replicas };
    const [now, later] = [
      await outcomeOf("hdfs://namenode/lost", conf, racks, stopped),
      await outcomeOf("hdfs://namenode/lost", conf, racks, stopped, true),
    ];
    const [toldNow, toldLater] = [seen.read[`${name}-at-once`], seen.read[`${name}-later`]];
    expect(plain(now.outcome)).toBe(plain(toldNow?.outcome ?? ""));
    if (stopped === replicas) return;
    expect(plain(later.outcome)).toBe(plain(toldLater?.outcome ?? ""));
    expect(later.copies).toBe(toldLater?.blocks[0]?.hosts.length);
  });
});

describe("of paths that lead nowhere the same is said", () => {
  test.each(errorRuns.map((run) => [run.name, run] as const))("%s", async (name, run) => {
    const conf = run.defaultFs === undefined ? {} : { "fs.defaultFS": "hdfs://namenode:8020" };
    const { outcome } = await outcomeOf(run.path, conf);
    // Ours is at the address that core-site.xml names: there nothing is to be refused.
    const isThere = run.defaultFs !== undefined;
    expect(plain(outcome)).toBe(
      isThere
        ? "org.apache.hadoop.mapred.InvalidInputException: Input path does not exist: hdfs://NAMENODE/x"
        : plain(seen.error[name] ?? ""),
    );
  });

  test("missing", async () => {
    const { outcome } = await outcomeOf("hdfs://namenode/no-such-file", {});
    expect(plain(outcome)).toBe(plain(seen.read["missing"]?.outcome ?? ""));
  });
});

test("what was saved has the copies and the blocks that its writer's settings say", async () => {
  for (const [name, replication, block] of [
    ["two-replicas", 2, 1024],
    ["one-replica", 1, 2048],
  ] as const) {
    const simulation = simulate(standalone({ workers: 2, cores: 2 }), {
      seed: 3,
      hdfs: hdfs({
        datanodes: nodesOn(fileRacks),
        conf: { "dfs.replication": replication, "dfs.blocksize": block },
      }),
    });
    simulation.submit({ name: "writes" }, async (spark) => {
      const text = spark.sparkContext
        .range(1, 401, 1, 2)
        .map((i) => `line ${String(i).padStart(4, "0")}`);
      await text.saveAsTextFile("hdfs://namenode/saved");
    });
    await simulation.run();
    const ours = [...(simulation.hdfs?.nameNode.files ?? [])].map(([path, file]) => ({
      name: path.slice("/saved/".length),
      length: file.size,
      replication: file.replication,
      block: file.blockSize,
      blocks: file.blocks.map(({ holders }) => holders.size),
    }));
    expect(ours.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(seen.save[name]);
  }
});

test("the recording is of every run", () => {
  const reads = fileRuns.length + 1 + 2 * lossRuns.length;
  expect(Object.keys(seen.read)).toHaveLength(reads);
  expect(Object.keys(seen.placement)).toHaveLength(placementRuns.length);
  expect(Object.keys(seen.containers)).toHaveLength(containerRuns.length);
});
