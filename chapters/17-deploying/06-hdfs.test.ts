/**
 * Laws: files in blocks with copies, and how near to them tasks run.
 *
 * In Hadoop: HDFS and FileInputFormat; in Spark HadoopRDD. Left out on purpose: writing while machines are lost.
 */
import type { EventOf, Main } from "#engine/index";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import type { Ran } from "../../test/harness/generators/outside-run.ts";
import { fc, law, section } from "../../test/harness/law.ts";
import { hdfsOf, holdersAtEnd, linesOf, machines, onMachines, ranBeside } from "./hdfs-seen.ts";

const IN = "hdfs://namenode:8020/in";
const sizes = fc.integer({ min: 1, max: 24 }).map((n) => n * 160);
const blocks = fc.constantFrom(512, 1000, 1024);
const counting: Main<unknown> = (spark) => spark.sparkContext.textFile(IN).count();
const hosts = (all: readonly { readonly host: string }[]): string =>
  all.map(({ host }) => host).join(", ");

section({ en: "Files in blocks", ko: "블록으로 나뉜 파일" }, () => {
  law(
    "a file on HDFS is cut where its blocks end, and a split would like to run where its block lies; one that reaches into a second block names nobody",
    {
      claims: ["Y-10"],
      ko: "HDFS의 파일은 블록이 끝나는 곳에서 잘리고, 스플릿은 자기 블록이 있는 곳에서 돌고 싶어 한다. 둘째 블록까지 걸친 스플릿은 아무 호스트도 대지 않는다.",
      cover: { "several blocks": 50, "a split of two blocks": 10 },
      kills: ["hdfs/blocks-do-not-cut", "hdfs/nobody-is-preferred"],
    },
    [machines(2, 5), sizes, blocks, fc.integer({ min: 1, max: 3 }), fc.nat(6), masterSeeds],
    async (t, all, bytes, block, replicas, least, seed) => {
      t.say(
        `${bytes} bytes in blocks of ${block}, ${replicas} copies on ${all.length} machines, for ${least} partitions at least`,
        `${bytes}바이트를 ${block}바이트 블록으로, 머신 ${all.length}대에 복제본 ${replicas}개씩. 파티션은 최소 ${least}개`,
      );
      const main: Main<unknown> = async (spark) => {
        const file = spark.sparkContext.textFile(IN, least).dependencies[0]?.rdd;
        await spark.sparkContext.textFile(IN, least).count();
        return Array.from({ length: file?.getNumPartitions() ?? 0 }, (_, i) =>
          file?.preferredLocations(i),
        );
      };
      const spec = hdfsOf(all, replicas, block, { "/in": linesOf(bytes) });
      const run = await ranBeside(onMachines(all), spec, seed, [], main);
      const preferred = run.applications[0]?.result as readonly (readonly string[])[];
      const holders = [...holdersAtEnd(run).values()];
      const size = Math.max(1, Math.min(Math.floor(bytes / Math.max(1, least)), block));
      let at = 0;
      let crossing = 0;
      for (const named of preferred) {
        const length = (bytes - at) / size > 1.1 ? size : bytes - at;
        const [first, last] = [Math.floor(at / block), Math.floor((at + length - 1) / block)];
        if (first === last)
          t.expect(named.toSorted()).toEqual([...(holders[first] ?? [])].toSorted());
        else {
          crossing += 1;
          t.expect(named.filter((name) => all.some(({ host }) => host === name))).toEqual([]);
        }
        at += length;
      }
      t.expect(at).toBe(bytes);
      t.classify("several blocks", holders.length > 1);
      t.classify("a split of two blocks", crossing > 0);
      t.witness(
        `${holders.length} blocks became ${preferred.length} partitions, ${crossing} of which reach into a second block`,
        `블록 ${holders.length}개가 파티션 ${preferred.length}개가 됨. 그 가운데 둘째 블록까지 걸친 것 ${crossing}개`,
      );
    },
  );

  law(
    "a block is lost when every DataNode with a copy of it is, and not before; a job that reads it then fails with BlockMissingException",
    {
      claims: ["Y-10"],
      ko: "복제본을 가진 데이터노드를 모두 잃어야 블록을 잃는다. 그때 그 블록을 읽는 잡은 BlockMissingException으로 실패한다.",
      cover: { "a block is lost": 15, "a DataNode with copies is lost": 50, "all is there": 20 },
      kills: ["hdfs/one-copy-only", "hdfs/readers-give-up-at-the-first-copy"],
    },
    [
      machines(2, 5),
      sizes,
      fc.integer({ min: 1, max: 3 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
      masterSeeds,
    ],
    async (t, all, bytes, replicas, gone, seed) => {
      const dead = gone.filter((node) => node <= all.length);
      t.say(
        `${bytes} bytes in ${replicas} copies on ${all.length} machines; DataNodes ${dead.join(", ") || "none"} are lost`,
        `${bytes}바이트를 머신 ${all.length}대에 복제본 ${replicas}개씩. 잃는 데이터노드: ${dead.join(", ") || "없음"}`,
      );
      const spec = hdfsOf(all, replicas, 1024, { "/in": linesOf(bytes) });
      const faults = dead.map((node) => ({
        kind: "kill datanode" as const,
        node,
        when: { at: 1_000 },
      }));
      const run = await ranBeside(onMachines(all), spec, seed, faults, counting);
      const lost = new Set(dead.map((node) => `node-${node}`));
      const copies = run.of("ReplicaAdded").filter(({ why }) => why === "written");
      const ofBlock = new Map<string, typeof copies>();
      for (const copy of copies)
        ofBlock.set(copy.block, [...(ofBlock.get(copy.block) ?? []), copy]);
      const missing = [...ofBlock.values()].filter((each) =>
        each.every(({ host }) => lost.has(host)),
      );
      t.classify("a block is lost", missing.length > 0);
      t.classify(
        "a DataNode with copies is lost",
        copies.some(({ host }) => lost.has(host)),
      );
      t.classify("all is there", missing.length === 0);
      for (const each of ofBlock.values())
        t.expect(each.length).toBe(Math.min(replicas, all.length));
      const [app] = run.applications;
      if (missing.length === 0) t.expect(app?.result).toBe(Math.ceil(bytes / 16));
      else t.expect(String(app?.error)).toContain("org.apache.hadoop.hdfs.BlockMissingException");
      t.witness(
        `${ofBlock.size} blocks, ${dead.length} DataNodes lost: ${missing.length} blocks without a copy`,
        `블록 ${ofBlock.size}개, 잃은 데이터노드 ${dead.length}개: 복제본이 없어진 블록 ${missing.length}개`,
      );
    },
  );

  law(
    "what a task reads comes from its own machine where that keeps the block, and crosses the network where it does not",
    {
      claims: ["S0-19"],
      ko: "태스크가 읽는 것은 자기 머신이 그 블록을 가지고 있으면 거기서 오고, 없으면 네트워크를 건너온다.",
      cover: { "read here and there": 20, "from another machine": 40 },
      kills: ["hdfs/any-copy-is-as-good"],
    },
    [machines(3, 5), machines(2, 4), sizes, fc.integer({ min: 1, max: 2 }), masterSeeds],
    async (t, all, managed, bytes, replicas, seed) => {
      // Executors on the first machines, blocks on the last ones: some machines do both.
      const keeping = all.slice(1);
      t.say(
        `executors on ${hosts(managed)}; ${replicas} copies on ${hosts(keeping)}`,
        `익스큐터는 ${hosts(managed)}, 복제본 ${replicas}개씩은 ${hosts(keeping)}`,
      );
      const spec = hdfsOf(keeping, replicas, 512, { "/in": linesOf(bytes) });
      const run = await ranBeside(onMachines(managed), spec, seed, [], counting);
      const holders = holdersAtEnd(run);
      const reads = run.of("BlockRead");
      const isLocal = ({ host, reader }: EventOf<"BlockRead">): boolean => host === reader;
      for (const read of reads)
        t.expect(isLocal(read)).toBe(holders.get(read.block)?.has(read.reader) === true);
      t.expect(new Set(reads.map(({ block }) => block)).size).toBe(holders.size);
      t.classify("from another machine", !reads.every(isLocal));
      t.classify("read here and there", reads.some(isLocal) && !reads.every(isLocal));
      const sum = (of: readonly EventOf<"BlockRead">[]): number =>
        of.reduce((total, read) => total + read.bytes, 0);
      const far = sum(reads.filter((read) => !isLocal(read)));
      t.witness(
        `${sum(reads)} bytes were read, ${far} of them from other machines`,
        `읽은 ${sum(reads)}바이트 가운데 ${far}바이트가 다른 머신에서 옴`,
      );
    },
  );
});

/** What became of the blocks that a machine held. */
function repaired(run: Ran): number {
  return run.of("ReplicaAdded").filter(({ why }) => why === "copied").length;
}

section({ en: "Three kinds of machines", ko: "세 가지 머신" }, () => {
  law(
    "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
    {
      claims: ["Y-10"],
      ko: "계산만 하고 블록을 두지 않는 머신은 잃어도 복제본이 줄지 않는다. 블록을 두는 머신의 복제본은 다른 곳에 다시 만들어진다.",
      cover: { "a core node is lost": 30, "a task node is lost": 30 },
      kills: ["hdfs/lost-copies-are-not-made-again", "hdfs/every-machine-keeps-blocks"],
    },
    [machines(3, 4), fc.integer({ min: 1, max: 3 }), sizes, fc.boolean(), fc.nat(3), masterSeeds],
    async (t, cores, taskNodes, bytes, isTask, which, seed) => {
      // EMR's three kinds: the master is the NameNode and the ResourceManager, core nodes keep blocks and compute, task nodes compute.
      const tasks = Array.from({ length: taskNodes }, (_, i) => ({
        host: `task-${i + 1}`,
        rack: "/a",
      }));
      const all = [...cores, ...tasks];
      const worker = isTask ? cores.length + 1 + (which % taskNodes) : 1 + (which % cores.length);
      const lost = all[worker - 1]?.host ?? "";
      t.say(
        `${cores.length} core nodes, ${taskNodes} task nodes; ${lost} is lost`,
        `코어 노드 ${cores.length}대, 태스크 노드 ${taskNodes}대. 잃는 것은 ${lost}`,
      );
      const main: Main<unknown> = async (spark) => {
        const before = await spark.sparkContext.textFile(IN).count();
        await spark.sleep(60_000);
        return [before, await spark.sparkContext.textFile(IN).count()];
      };
      const spec = hdfsOf(cores, 2, 512, { "/in": linesOf(bytes) });
      const faults = [{ kind: "kill worker" as const, worker, when: { at: 12_000_000 } }];
      const run = await ranBeside(onMachines(all), spec, seed, faults, main, 3);
      const held = run
        .of("ReplicaAdded")
        .filter(({ host, why }) => host === lost && why === "written").length;
      t.classify("a core node is lost", !isTask);
      t.classify("a task node is lost", isTask);
      t.expect(run.of("NodeLost").map(({ host }) => host)).toEqual([lost]);
      t.expect(run.of("DataNodeLost").map(({ host }) => host)).toEqual(isTask ? [] : [lost]);
      t.expect(run.of("BlockMissing")).toEqual([]);
      t.expect(repaired(run)).toBe(held);
      for (const each of holdersAtEnd(run).values()) t.expect(each.size).toBe(2);
      const lines = Math.ceil(bytes / 16);
      t.expect(run.applications[0]?.result).toEqual([lines, lines]);
      t.witness(
        `${lost} held ${held} copies; ${repaired(run)} were made again`,
        `${lost}에 있던 복제본 ${held}개, 다시 만든 것 ${repaired(run)}개`,
      );
    },
  );
});
