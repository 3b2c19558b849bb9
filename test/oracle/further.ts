/**
 * The operators of recorded programs beyond the common ones, as data: sampling, sets, zips, ranges, several cogroups, sources with hosts.
 * In Spark: the rest of RDD, PairRDDFunctions, OrderedRDDFunctions. What each means in Scala and here stands in further-operators.ts.
 */
import type { BinaryName, AggregatorName, MapName } from "./program.ts";
import type { Type, Value } from "./types.ts";

interface On {
  readonly on: readonly string[];
}
interface Count {
  readonly partitions?: number;
}

export type FurtherOperation =
  /** One partition an element, each with the hosts it prefers. */
  | {
      readonly op: "makeRDD";
      readonly type: Type;
      readonly data: readonly { readonly value: Value; readonly hosts: readonly string[] }[];
    }
  /** Text files that are read whole; each is an element (name, text). */
  | {
      readonly op: "wholeTextFiles";
      readonly texts: readonly string[];
      readonly partitions?: number;
    }
  /** Files that are read as bytes; each is an element (name, how many). */
  | {
      readonly op: "binaryFiles";
      readonly texts: readonly string[];
      readonly partitions?: number;
    }
  /** A text file that is not there. */
  | { readonly op: "missingFile" }
  | (On &
      (
        | {
            readonly op: "sample";
            readonly withReplacement: boolean;
            readonly fraction: number;
            readonly seed: number;
          }
        | {
            readonly op: "randomSplit";
            readonly weights: readonly number[];
            readonly seed: number;
            /** Which of the RDDs is looked at. */
            readonly part: number;
          }
        | {
            readonly op: "sampleByKey" | "sampleByKeyExact";
            readonly withReplacement: boolean;
            readonly fractions: readonly (readonly [Value, number])[];
            readonly seed: number;
          }
        | {
            readonly op: "countApproxDistinctByKey";
            /** A relative deviation, or p and sp. */
            readonly precision: number | readonly [number, number];
            readonly partitions: number;
          }
        | { readonly op: "zip" | "zipPartitions" | "cartesian" | "groupWith" }
        | ({ readonly op: "cogroupMany" | "intersection" | "subtract" } & Count)
        | ({ readonly op: "groupBy"; readonly fn: MapName } & Count)
        | {
            readonly op: "repartitionAndSortWithinPartitions";
            readonly partitions: number;
          }
        | { readonly op: "filterByRange"; readonly lower: Value; readonly upper: Value }
      ));

export type FurtherAction =
  | {
      readonly action:
        | "min"
        | "max"
        | "isEmpty"
        | "collectAsMap"
        | "toLocalIterator"
        | "foreachPartition"
        | "countAsync"
        | "collectAsync"
        | "foreachAsync"
        | "foreachPartitionAsync"
        | "countApprox"
        | "countByValueApprox"
        | "countByKeyApprox"
        | "preferredLocations"
        | Statistic
        | "stats"
        | "sumApprox"
        | "meanApprox";
    }
  | {
      readonly action: "countApproxDistinct";
      readonly precision: number | readonly [number, number];
    }
  | { readonly action: "takeOrdered" | "top" | "takeAsync"; readonly count: number }
  | {
      readonly action: "takeSample";
      readonly withReplacement: boolean;
      readonly count: number;
      readonly seed: number;
    }
  | { readonly action: "reduceByKeyLocally"; readonly fn: BinaryName }
  | { readonly action: "treeReduce"; readonly fn: BinaryName; readonly depth: number }
  | {
      readonly action: "treeAggregate";
      readonly aggregator: AggregatorName;
      readonly depth: number;
      /** Whether the last values are combined on an executor, too. */
      readonly onExecutor?: boolean;
    }
  | { readonly action: "lookup"; readonly key: Value }
  | { readonly action: "histogramOf"; readonly count: number }
  | {
      readonly action: "histogram";
      readonly buckets: readonly number[];
      readonly even: boolean;
    };

export const statistics = [
  "sum",
  "mean",
  "variance",
  "stdev",
  "sampleVariance",
  "sampleStdev",
  "popVariance",
  "popStdev",
] as const;
export type Statistic = (typeof statistics)[number];
