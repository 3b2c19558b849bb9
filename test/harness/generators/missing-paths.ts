/**
 * Calls on the RDD of a path that is not there: which of them look for the number of partitions, and so for the path.
 *
 * In Spark: the operators of RDD and PairRDDFunctions; which ones wait is recorded (test/oracle/recordings/rdd-facts.json). Left out on
 * purpose: operators that the engine does not have.
 */
import { HashPartitioner, StorageLevels, type RDD } from "../../../engine/index.ts";
import { rddFacts } from "../../oracle/rdd-facts.ts";

type Pairs = RDD<[string, number]>;
type Call = (lines: RDD<string>, other: Pairs) => unknown;

const pairs = (lines: RDD<string>): Pairs => lines.map((line): [string, number] => [line, 1]);
const add = (a: number, b: number): number => a + b;

const calls: Readonly<Record<string, Call>> = {
  map: (lines) => lines.map((line) => line.length),
  filter: (lines) => lines.filter((line) => line !== ""),
  flatMap: (lines) => lines.flatMap((line) => line.split(" ")),
  keyBy: (lines) => lines.keyBy((line) => line.length),
  glom: (lines) => lines.glom(),
  mapPartitions: (lines) => lines.mapPartitions((records) => records),
  mapValues: (lines) => pairs(lines).mapValues((n) => n + 1),
  flatMapValues: (lines) => pairs(lines).flatMapValues((n) => [n]),
  sample: (lines) => lines.sample(false, 0.5, 1),
  zip: (lines) => lines.zip(lines),
  "coalesce(2)": (lines) => lines.coalesce(2),
  "repartition(2)": (lines) => lines.repartition(2),
  "partitionBy(2)": (lines) => pairs(lines).partitionBy(new HashPartitioner(2)),
  "reduceByKey(f, 2)": (lines) => pairs(lines).reduceByKey(add, 2),
  "groupByKey(2)": (lines) => pairs(lines).groupByKey(2),
  "distinct(2)": (lines) => lines.distinct(2),
  "join(other, 2)": (lines, other) => pairs(lines).join(other, 2),
  "cogroup(other, 2)": (lines, other) => pairs(lines).cogroup(other, 2),
  "sortByKey(true, 1)": (lines) => pairs(lines).sortByKey(true, 1),
  "cartesian(other)": (lines, other) => lines.cartesian(other),
  persist: (lines) => lines.persist(StorageLevels.MEMORY_ONLY),
  unpersist: (lines) => lines.unpersist(),
  setName: (lines) => lines.setName("lines"),
  "take(0)": (lines) => lines.take(0),
  zipWithUniqueId: (lines) => lines.zipWithUniqueId(),
  "reduceByKey(f)": (lines) => pairs(lines).reduceByKey(add),
  "groupByKey()": (lines) => pairs(lines).groupByKey(),
  "groupBy(f)": (lines) => lines.groupBy((line) => line.length),
  "join(other)": (lines, other) => pairs(lines).join(other),
  "cogroup(other)": (lines, other) => pairs(lines).cogroup(other),
  "subtractByKey(other)": (lines, other) => pairs(lines).subtractByKey(other),
  "distinct()": (lines) => lines.distinct(),
  "union(other)": (lines, other) => pairs(lines).union(other),
  "other.cartesian": (lines, other) => other.cartesian(lines),
  "sortByKey()": (lines) => pairs(lines).sortByKey(),
  "sortBy(f)": (lines) => lines.sortBy((line) => line),
  zipWithIndex: (lines) => lines.zipWithIndex(),
  toDebugString: (lines) => lines.toDebugString(),
  getNumPartitions: (lines) => lines.getNumPartitions(),
  "take(1)": (lines) => lines.take(1),
  isEmpty: (lines) => lines.isEmpty(),
  count: (lines) => lines.count(),
};

export interface MissingPathCall {
  readonly name: string;
  /** As real Spark did. */
  readonly waits: boolean;
  readonly call: Call;
}

export const waitsOnMissingPath: readonly MissingPathCall[] = rddFacts.facts
  .filter(({ kind }) => kind === "missing path")
  .map(({ name, seen }) => {
    const call = calls[name];
    if (call === undefined) throw new Error(`no call is called ${name}`);
    return { name, waits: seen === "waits", call };
  });
