/**
 * Laws: narrow and wide dependencies, by what a partition really reads.
 *
 * In Spark: NarrowDependency.getParents, ShuffleDependency, ShuffleBlockFetcherIterator. Same: which parent partitions a child names,
 * which blocks a reducer fetches and from where. Left out on purpose: cached and checkpointed parents.
 */
import { HashPartitioner, type RDD } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { pairs, type Pair } from "../../test/harness/generators/lineage.ts";
import {
  localClusters,
  run,
  seeds,
  standaloneClusters,
} from "../../test/harness/generators/run.ts";
import {
  partitionsOf,
  seen,
  upTo,
  type AttemptSeen,
  type TaskSeen,
} from "../../test/harness/generators/seen.ts";
import { hashPartitionOf, slicesOf } from "./rdds-seen.ts";

const narrowOps = ["map", "filter", "mapPartitions", "union", "coalesce", "cartesian"] as const;
type NarrowOp = (typeof narrowOps)[number];

section({ en: "Narrow and wide", ko: "좁은 것과 넓은 것" }, () => {
  law(
    "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
    {
      claims: ["S2-62", "X-03"],
      ko: "좁은 의존성에서 파티션은 정해진 부모 파티션 몇 개만으로 만들어지고, 스테이지가 늘지 않는다.",
      cover: {
        "one parent partition each": 30,
        "several of one parent": 1,
        "one of each parent": 1,
        "one parent partition is read by several": 1,
      },
      kills: [
        "inside/coalesce-reads-one-group",
        "keys/cartesian-swaps-its-sides",
        "inside/union-shuffles",
      ],
    },
    [
      fc.constantFrom<NarrowOp>(...narrowOps, "coalesce"),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      localClusters,
      seeds,
    ],
    async (t, op, m, n, cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const left = sc.parallelize(tagged(m, 0), m);
        const right = sc.parallelize(tagged(n, 100), n);
        const made = after(op, left, right, n);
        return {
          named: upTo(made.getNumPartitions()).map((partition) =>
            made.dependencies.flatMap((dependency) =>
              dependency.kind === "ShuffleDependency"
                ? []
                : dependency
                    .getParents(partition)
                    .map((parent) => parent + (dependency.rdd.id === right.id ? 100 : 0)),
            ),
          ),
          read: (await made.glom().collect()).map((records) => [
            ...new Set(records.flat(2) as number[]),
          ]),
        };
      });
      t.say(
        `${op} of ${m} partitions${op === "union" || op === "cartesian" ? ` and ${n}` : ""}`,
        `파티션 ${m}개${op === "union" || op === "cartesian" ? `와 ${n}개` : ""}의 ${op}`,
      );
      const { named, read } = app.result;
      const expected = parentsBy(op, m, n);
      const uses = named.flat();
      t.classify(
        "one parent partition each",
        named.every((own) => own.length === 1) && op !== "union",
      );
      t.classify("several of one parent", op === "coalesce" && named.some((own) => own.length > 1));
      t.classify("one of each parent", op === "cartesian");
      t.classify("one parent partition is read by several", new Set(uses).size < uses.length);
      t.expect(named).toEqual(expected);
      t.expect(read.map(ascending)).toEqual(expected.map(ascending));
      const { attempts } = seen(app.events);
      t.expect(attempts.map(({ tasks }) => tasks.length)).toEqual([expected.length]);
      t.witness(
        `${op}: ${expected.length} partitions in one stage, made from parent partitions ${named.map((own) => own.join("+")).join(" | ")}`,
        `${op}: 스테이지 하나에 파티션 ${expected.length}개, 읽은 부모 파티션 ${named.map((own) => own.join("+")).join(" | ")}`,
      );
    },
  );

  law(
    "`union` adds the partitions of its parents unless they are partitioned alike, `cartesian` multiplies them, and neither shuffles",
    {
      claims: ["X-03"],
      ko: "`union`은 부모의 파티션 수를 더하고(나뉜 방식이 같으면 그대로) `cartesian`은 곱하며, 둘 다 셔플하지 않는다.",
      cover: { union: 30, cartesian: 14, "partitioned alike": 3, "partitioned, but not alike": 30 },
      kills: ["inside/union-shuffles", "M-44", "keys/cartesian-adds"],
    },
    [
      fc.constantFrom<"union" | "cartesian">("union", "union", "cartesian"),
      fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom(true, true, true, false)),
      fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom(true, true, true, false)),
      localClusters,
      seeds,
    ],
    async (t, op, [p, hashedLeft], [q, hashedRight], cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const side = (partitions: number, hashed: boolean): RDD<Pair> => {
          const rdd = sc.parallelize(
            upTo(6).map((k): Pair => [k, k]),
            partitions,
          );
          return hashed ? rdd.partitionBy(new HashPartitioner(partitions)) : rdd;
        };
        const [left, right] = [side(p, hashedLeft), side(q, hashedRight)];
        const made: RDD<unknown> = op === "union" ? left.union(right) : left.cartesian(right);
        return [made.getNumPartitions(), await made.count()];
      });
      const hashed = Number(hashedLeft) + Number(hashedRight);
      const alike = hashed === 2 && p === q;
      const expected = op === "cartesian" ? p * q : alike ? p : p + q;
      const stages = seen(app.events).attempts;
      t.say(
        `${hashedLeft ? "hash-partitioned " : ""}${p} ${op} ${hashedRight ? "hash-partitioned " : ""}${q}`,
        `${p}${hashedLeft ? "(해시)" : ""} ${op} ${q}${hashedRight ? "(해시)" : ""}`,
      );
      t.classify(op);
      t.classify("partitioned alike", op === "union" && alike);
      t.classify("partitioned, but not alike", hashed > 0 && !alike);
      t.expect(app.result).toEqual([expected, op === "union" ? 12 : 36]);
      t.expect(stages.filter(isMapStage).length).toBe(hashed);
      t.expect(partitionsOf(stages.at(-1) as AttemptSeen)).toEqual(upTo(expected));
      t.witness(
        `${p} ${op} ${q}: ${expected} partitions, ${stages.at(-1)?.tasks.length} tasks, no shuffle but the ${hashed} of the parents`,
        `${p} ${op} ${q}: 파티션 ${expected}개, 태스크 ${stages.at(-1)?.tasks.length}개, 부모의 셔플 ${hashed}번 말고는 셔플 없음`,
      );
    },
  );

  law(
    "a reducer fetches from each map output that holds a record for it, over the network only what another executor wrote",
    {
      claims: ["S2-63", "S2-49"],
      ko: "리듀서는 자기 레코드가 든 맵 출력마다 하나씩 읽고, 네트워크로는 다른 익스큐터가 쓴 것만 가져온다.",
      cover: {
        "some reducer needs every map output": 29,
        "some reducer needs none of one": 30,
        "one executor": 14,
        "bytes over the network": 22,
      },
      kills: ["keys/own-blocks-over-the-network", "keys/only-the-first-block-is-read"],
    },
    [
      pairs(24),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.oneof(localClusters, standaloneClusters(2, 3), standaloneClusters(2, 3)),
      seeds,
    ],
    async (t, records, m, r, cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        await spark.sleep(4_000);
        return spark.sparkContext
          .parallelize(
            records.map(([k, v]): Pair => [k, v]),
            m,
          )
          .partitionBy(new HashPartitioner(r))
          .collect();
      });
      const [map, reduce] = seen(app.events).attempts;
      const executorOf = new Map(map?.tasks.map(({ info }) => [info.partitionId, info.executorId]));
      const sources = upTo(r).map((j) =>
        slicesOf(records, m).flatMap((slice, i) =>
          slice.some(([k]) => hashPartitionOf(k, r) === j) ? [i] : [],
        ),
      );
      const metrics = (reduce?.tasks ?? []).map((task) => fetchedBy(task));
      const expected = (reduce?.tasks ?? []).map(({ info }) => {
        const own = sources[info.partitionId] ?? [];
        const near = own.filter((i) => executorOf.get(i) === info.executorId).length;
        return { near, far: own.length - near };
      });
      const sum = (of: (task: TaskSeen) => number, tasks: readonly TaskSeen[] = []): number =>
        tasks.reduce((all, task) => all + of(task), 0);
      const written = sum(({ end }) => end?.taskMetrics?.shuffleBytesWritten ?? 0, map?.tasks);
      const far = sum(({ end }) => end?.taskMetrics?.remoteBytesRead ?? 0, reduce?.tasks);
      const near = sum(({ end }) => end?.taskMetrics?.localBytesRead ?? 0, reduce?.tasks);
      t.say(
        `${records.length} records, ${m} map and ${r} reduce partitions on ${cluster.name}`,
        `${cluster.ko}: 레코드 ${records.length}개, 맵 파티션 ${m}개, 리듀스 파티션 ${r}개`,
      );
      t.classify(
        "some reducer needs every map output",
        m > 1 && sources.some((own) => own.length === m),
      );
      t.classify(
        "some reducer needs none of one",
        sources.some((own) => own.length < m),
      );
      t.classify("one executor", cluster.executors === 1);
      t.classify("bytes over the network", far > 0);
      t.expect(metrics).toEqual(expected);
      t.expect(near + far).toBe(written);
      if (cluster.executors === 1) t.expect(far).toBe(0);
      t.witness(
        `${m} map outputs, ${r} reducers: ${sources.map((own) => own.length).join(", ")} blocks read; ${far} of ${written} bytes went over the network (${cluster.name})`,
        `맵 출력 ${m}개, 리듀서 ${r}개: 읽은 블록 ${sources.map((own) => own.length).join(", ")}개, ${written}바이트 가운데 ${far}바이트가 네트워크를 지남 (${cluster.name})`,
      );
    },
  );
});

/** One record a partition, which says where it is from. */
const tagged = (partitions: number, base: number): [number][] =>
  upTo(partitions).map((partition) => [base + partition]);

function after(
  op: NarrowOp,
  left: RDD<[number]>,
  right: RDD<[number]>,
  n: number,
): RDD<readonly unknown[]> {
  switch (op) {
    case "map":
      return left.map((tag) => tag);
    case "filter":
      return left.filter(() => true);
    case "mapPartitions":
      return left.mapPartitions((tags) => tags);
    case "union":
      return left.union(right);
    case "coalesce":
      return left.coalesce(n);
    case "cartesian":
      return left.cartesian(right);
  }
}

/** Which parent partitions each partition reads, by the operator alone; those of a second parent count from 100. */
function parentsBy(op: NarrowOp, m: number, n: number): number[][] {
  switch (op) {
    case "map":
    case "filter":
    case "mapPartitions":
      return upTo(m).map((partition) => [partition]);
    case "union":
      return [...tagged(m, 0), ...tagged(n, 100)];
    case "coalesce":
      return slicesOf(upTo(m), Math.min(m, n));
    case "cartesian":
      return upTo(m).flatMap((i) => upTo(n).map((j) => [i, 100 + j]));
  }
}

const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

const isMapStage = ({ submitted }: AttemptSeen): boolean =>
  submitted.stageInfo.shuffleId !== undefined;

const fetchedBy = ({ end }: TaskSeen): { near: number; far: number } => ({
  near: end?.taskMetrics?.localBlocksFetched ?? -1,
  far: end?.taskMetrics?.remoteBlocksFetched ?? -1,
});
