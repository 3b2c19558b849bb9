/**
 * The last law of kata 17/08: its function in a whole cluster with HDFS, beside Hadoop's, with the same files, losses and seed.
 *
 * In Spark: an application on YARN that reads a file, loses a machine, and writes another file. Left out on purpose: instants.
 */
import { hdfs, KataFault, simulate, type Policies, type TracedEvent, yarn } from "#engine/index";
import { eventsOf } from "#engine/index";
import type { Both } from "#engine/foundation/language";
import { seconds } from "#engine/foundation/sizes";
import { fc, type Trial } from "../../test/harness/law.ts";
import { sameTale } from "./kata-tales.ts";

export interface HdfsCase {
  /** Machines on each rack. */
  readonly racks: readonly number[];
  readonly replicas: number;
  readonly blocks: number;
  /** The machine that is lost, from 1; none: 0. */
  readonly lost: number;
  readonly seed: number;
}

export const hdfsCases: fc.Arbitrary<HdfsCase> = fc.record({
  racks: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  replicas: fc.integer({ min: 2, max: 4 }),
  blocks: fc.integer({ min: 1, max: 5 }),
  lost: fc.nat(4),
  seed: fc.nat(9_999),
});

const BLOCK = 1024;

/** Machine after machine, each with its rack; every one has a NodeManager and a DataNode. */
const machines = ({ racks }: HdfsCase): readonly { host: string; rack: string }[] =>
  racks
    .flatMap((count, rack) => Array.from({ length: count }, () => `/rack-${rack + 1}`))
    .map((rack, i) => ({ host: `node-${i + 1}`, rack }));

const lines = (blocks: number): string =>
  Array.from({ length: Math.ceil((blocks * BLOCK) / 16) }, (_, i) =>
    `line ${String(i)}`.padEnd(15).concat("\n"),
  ).join("");

/** One run: an application reads the file, a machine is lost, the application writes what it has read, and the NameNode repairs. */
export async function ranHdfs(policies: Policies, one: HdfsCase): Promise<readonly TracedEvent[]> {
  const { replicas, blocks, lost, seed } = one;
  const datanodes = machines(one);
  const simulation = simulate(yarn({ nodes: datanodes.length, memory: "4g", vcores: 4 }), {
    seed,
    maxSteps: 60_000,
    until: seconds(90),
    logLevel: "ERROR",
    hdfs: hdfs({
      datanodes,
      conf: {
        "dfs.replication": replicas,
        "dfs.blocksize": BLOCK,
        "dfs.heartbeat.interval": 1,
        "dfs.namenode.heartbeat.recheck-interval": 1000,
      },
      files: { "/in": lines(blocks) },
    }),
    faults:
      lost === 0 || lost > datanodes.length
        ? []
        : [{ kind: "kill datanode", node: lost, when: { at: seconds(8) } }],
  });
  simulation.submit(
    { name: "copies", policies, conf: { "spark.executor.instances": 1 } },
    async (spark) => {
      const text = spark.sparkContext.textFile("hdfs://namenode:8020/in");
      await text.count();
      await spark.sleep(40_000);
      await text.saveAsTextFile("hdfs://namenode:8020/out");
    },
  );
  try {
    await simulation.run();
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
  return simulation.world.trace.events;
}

/** Which copies came to be, and which blocks were lost. */
const tale = (events: readonly TracedEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.kind === "BlockMissing") return [`${event.block} is missing`];
    return event.kind === "ReplicaAdded" ? [`${event.block} ${event.why} on ${event.host}`] : [];
  });

export function hdfsInWords(one: HdfsCase): Both {
  const { racks, replicas, blocks, lost } = one;
  return {
    en: `racks of ${racks.join(", ")} machines, ${blocks} blocks of ${replicas} copies${lost === 0 ? "" : `, DataNode ${lost} is lost`}`,
    ko: `머신 ${racks.join(", ")}대짜리 랙, 복제본 ${replicas}개씩인 블록 ${blocks}개${lost === 0 ? "" : `, 데이터노드 ${lost}번을 잃음`}`,
  };
}

export function copiesTold(noun: Both, events: readonly TracedEvent[]): Both {
  const count = (kind: TracedEvent["kind"]): number =>
    events.filter((event) => event.kind === kind).length;
  const [jobs, stages] = [count("SparkListenerJobStart"), count("SparkListenerStageSubmitted")];
  const all = eventsOf(events, "ReplicaAdded");
  const copied = all.filter(({ why }) => why === "copied").length;
  const blocks = [...new Set(all.map(({ block }) => block))];
  const racks = blocks.map((block) =>
    all.filter((copy) => copy.block === block && copy.why === "written").map(({ rack }) => rack),
  );
  const near = racks.reduce(
    (sum, [own, ...others]) => sum + others.filter((rack) => rack === own).length,
    0,
  );
  const spread = racks.reduce((sum, of) => sum + new Set(of).size, 0);
  const of = blocks.length;
  return {
    en: `${noun.en} ran ${jobs} jobs, ${stages} stages over ${of} blocks: ${all.length} copies, ${near} on the same rack as their first, ${spread} racks counted block by block; ${copied} made again after a loss`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개, 블록 ${of}개. 복제본 ${all.length}개 가운데 첫 복제본과 같은 랙에 쓴 것 ${near}개, 블록마다 쓴 랙의 합 ${spread}. 잃은 뒤 다시 만든 것 ${copied}개`,
  };
}

/** Runs the case with the kata's function and with Hadoop's, and wants the same tale of both. */
export async function placesAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: HdfsCase,
): Promise<void> {
  const story = hdfsInWords(one);
  t.say(story.en, story.ko);
  const spark = await ranHdfs({}, one);
  const yours = await ranHdfs(policies, one);
  t.classify(
    "a block is repaired",
    eventsOf(spark, "ReplicaAdded").some(({ why }) => why === "copied"),
  );
  const report = copiesTold(noun, yours);
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
  sameTale(t, tale(yours), tale(spark));
}
