/**
 * Seven more groups of operators for the matrix: draws, sets, zips, ranges, statistics, several cogroups, and actions that go to executors in trees
 * or to the driver one by one. In Spark: the less common part of the RDD API, in the same situations as the common one.
 */
import { act, make } from "./edge.ts";
import { body, type Body, type Nodes } from "./groups.ts";
import { statistics } from "./further.ts";

export const furtherGroups = {
  sampling: ({ ints, left }: Nodes): Body =>
    body(
      {
        half: { op: "sample", withReplacement: false, fraction: 0.5, seed: 42, on: [ints] },
        many: { op: "sample", withReplacement: true, fraction: 1.5, seed: 42, on: [left] },
        last: { op: "randomSplit", weights: [1, 1, 2], seed: 42, part: 2, on: [ints] },
        gaps: { op: "sample", withReplacement: false, fraction: 0.3, seed: 7, on: [left] },
        few: { op: "sample", withReplacement: true, fraction: 0.3, seed: 5, on: [ints] },
        firstPart: { op: "randomSplit", weights: [3, 1], seed: -9, part: 0, on: [left] },
        byParity: { op: "map", fn: "pairByParity", on: [ints] },
        strata: {
          op: "sampleByKey",
          withReplacement: false,
          fractions: [
            [true, 0.5],
            [false, 0.9],
          ],
          seed: 11,
          on: ["byParity"],
        },
        strataAgain: {
          op: "sampleByKey",
          withReplacement: true,
          fractions: [
            [true, 2],
            [false, 0.7],
          ],
          seed: 12,
          on: ["byParity"],
        },
        grouped: { op: "groupByKey", on: ["byParity"] },
        someGroups: {
          op: "sample",
          withReplacement: false,
          fraction: 0.6,
          seed: 1,
          on: ["grouped"],
        },
      },
      ["half", "many", "last", "gaps", "few", "firstPart", "strata", "strataAgain", "someGroups"],
      [
        act("three", ints, { action: "takeSample", withReplacement: false, count: 3, seed: 42 }),
        act("six", ints, { action: "takeSample", withReplacement: true, count: 6, seed: 7 }),
        act("all", ints, { action: "takeSample", withReplacement: false, count: 100, seed: 1 }),
        act("no_sample", ints, { action: "takeSample", withReplacement: false, count: 0, seed: 1 }),
      ],
    ),

  sets: ({ ints, left, right, words }: Nodes): Body =>
    body(
      {
        more: { op: "map", fn: "addOne", on: [ints] },
        both: { op: "intersection", on: [ints, "more"] },
        only: { op: "subtract", on: [ints, "more"] },
        byRest: { op: "groupBy", fn: "modulo3", on: [ints] },
        only2: { op: "subtract", on: [left, right], partitions: 2 },
        both2: { op: "intersection", on: [left, left], partitions: 2 },
        placed: { op: "partitionBy", partitions: 3, on: [left] },
        inPlace: { op: "subtract", on: ["placed", right] },
        crossed: { op: "cartesian", on: [ints, words] },
        byLength: { op: "groupBy", fn: "length", on: [words], partitions: 3 },
      },
      ["both", "only", "byRest", "only2", "both2", "inPlace", "crossed", "byLength"],
    ),

  zips: ({ ints, left, words }: Nodes): Body =>
    body(
      {
        plus: { op: "map", fn: "addOne", on: [ints] },
        even: { op: "filter", fn: "even", on: ["plus"] },
        zipped: { op: "zip", on: [ints, "plus"] },
        sizes: { op: "zipPartitions", on: [ints, "even"] },
        sizes3: { op: "zipPartitions", on: [ints, "even", "plus"] },
        sizes4: { op: "zipPartitions", on: [ints, "even", "plus", ints] },
        two: { op: "repartition", partitions: 2, on: [left] },
        both: { op: "zipPartitions", on: ["two", "two"] },
        unlike: { op: "zip", on: [ints, words] },
      },
      ["zipped", "sizes", "both", "sizes3", "sizes4"],
      [
        act("first_sizes", "sizes", { action: "take", count: 2 }),
        act("where", "zipped", { action: "preferredLocations" }),
      ],
    ),

  ranges: ({ ints }: Nodes): Body =>
    body(
      {
        keyed: { op: "map", fn: "pairByModulo3", on: [ints] },
        arranged: { op: "repartitionAndSortWithinPartitions", partitions: 2, on: ["keyed"] },
        some: { op: "filterByRange", lower: 0, upper: 1, on: ["keyed"] },
        again: { op: "repartitionAndSortWithinPartitions", partitions: 2, on: ["arranged"] },
        sorted: { op: "sortByKey", ascending: true, on: ["keyed"] },
        pruned: { op: "filterByRange", lower: 1, upper: 2, on: ["sorted"] },
        down: { op: "sortByKey", ascending: false, on: ["keyed"], partitions: 2 },
        prunedDown: { op: "filterByRange", lower: 1, upper: 1, on: ["down"] },
        nothing: { op: "filterByRange", lower: 7, upper: 3, on: ["sorted"] },
      },
      ["arranged", "some", "again", "pruned", "prunedDown", "nothing"],
      [
        act("least", ints, { action: "takeOrdered", count: 4 }),
        act("most", ints, { action: "top", count: 3 }),
        act("no_least", ints, { action: "takeOrdered", count: 0 }),
        act("all_most", "keyed", { action: "top", count: 100 }),
        act("min", ints, { action: "min" }),
        act("max", "keyed", { action: "max" }),
      ],
    ),

  statistics: ({ ints }: Nodes): Body => ({
    steps: [make("halves", { op: "map", fn: "half", on: [ints] })],
    results: ["halves"],
    actions: [
      ...statistics.map((action) => act(action, "halves", { action })),
      act("stats", "halves", { action: "stats" }),
      act("three_buckets", "halves", { action: "histogramOf", count: 3 }),
      act("buckets", "halves", { action: "histogram", buckets: [0, 1, 2.5, 4], even: false }),
      act("even_buckets", "halves", { action: "histogram", buckets: [0, 2, 4], even: true }),
      act("about_sum", "halves", { action: "sumApprox" }),
      act("about_mean", "halves", { action: "meanApprox" }),
    ],
  }),

  cogroups: ({ left, right }: Nodes): Body =>
    body(
      {
        third: { op: "mapValues", fn: "negate", on: [right] },
        three: { op: "cogroupMany", on: [left, right, "third"] },
        with2: { op: "groupWith", on: [left, right] },
        placed: { op: "partitionBy", partitions: 2, on: [left] },
        four: { op: "cogroupMany", on: ["placed", right, "third", "placed"], partitions: 2 },
        two: { op: "cogroupMany", on: [left, "third"], partitions: 4 },
        with3: { op: "groupWith", on: [left, right, "third"] },
        with4: { op: "groupWith", on: [left, right, "third", left] },
      },
      ["three", "with2", "four", "two", "with3", "with4"],
      [
        act("as_map", left, { action: "collectAsMap" }),
        act("local_sums", left, { action: "reduceByKeyLocally", fn: "sum" }),
        act("values_of_a", left, { action: "lookup", key: "a" }),
        act("placed_values_of_a", "placed", { action: "lookup", key: "a" }),
        act("about_keys", left, { action: "countByKeyApprox" }),
        act("about_values", right, { action: "countByValueApprox" }),
      ],
    ),

  roads: ({ ints, left }: Nodes): Body => ({
    steps: [
      make("wide", { op: "repartition", partitions: 9, on: [ints] }),
      make("sums", { op: "reduceByKey", fn: "sum", on: [left] }),
    ],
    results: ["wide", "sums"],
    actions: [
      act("tree_sum", "wide", { action: "treeReduce", fn: "sum", depth: 2 }),
      act("deep_sum", "wide", { action: "treeReduce", fn: "sum", depth: 3 }),
      act("tree", "wide", { action: "treeAggregate", aggregator: "countAndSum", depth: 2 }),
      act("flat", "wide", { action: "treeAggregate", aggregator: "countAndSum", depth: 1 }),
      act("one_by_one", ints, { action: "toLocalIterator" }),
      act("each_partition", ints, { action: "foreachPartition" }),
      act("empty", "sums", { action: "isEmpty" }),
      act("count_later", ints, { action: "countAsync" }),
      act("collect_later", "sums", { action: "collectAsync" }),
      act("take_later", ints, { action: "takeAsync", count: 6 }),
      act("take_no_more", ints, { action: "takeAsync", count: 100 }),
      act("foreach_later", ints, { action: "foreachAsync" }),
      act("partitions_later", ints, { action: "foreachPartitionAsync" }),
      act("about", ints, { action: "countApprox" }),
    ],
  }),
} as const satisfies Record<string, (nodes: Nodes) => Body>;
