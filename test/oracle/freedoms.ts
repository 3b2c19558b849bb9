/**
 * What Spark leaves open: two runs of one program on real Spark differ in these, so a run of the engine may, too, and in nothing else.
 * Each was found by recording all programs twice, or stands in Spark's code as a race or an unordered set.
 */

export interface Freedom {
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  /** Where it is granted. */
  readonly when: "always" | "several executors" | "the job fails";
}

export const freedoms = [
  {
    id: "sibling-stages",
    what: "the ids, and the order of submission, of the parent stages of one stage",
    reason:
      "DAGScheduler keeps shuffle dependencies in a HashSet of objects with identity hash codes, so their order changes from run to run.",
    when: "always",
  },
  {
    id: "order-of-ends",
    what: "the order in which tasks end, and TIDs of retries",
    reason: "Tasks run on several threads at once.",
    when: "always",
  },
  {
    id: "driver-merge",
    what: "the result of reduce, fold and aggregate with a function that does not commute",
    reason: "The driver merges the results of partitions as they arrive.",
    when: "always",
  },
  {
    id: "order-of-a-map",
    what: "the order of the entries of a map: countByKey, countByValue, collectAsMap, reduceByKeyLocally and the approximate counts",
    reason:
      "They answer a Scala Map, which promises no order; a Map of JavaScript has one of its own.",
    when: "always",
  },
  {
    id: "sums-of-doubles",
    what: "the digits after the twelfth of a sum, a mean or a variance",
    reason:
      "The driver adds the partitions' doubles as they arrive, and the sum of doubles hangs on its order in the last bits.",
    when: "always",
  },
  {
    id: "who-asks",
    what: "the name of the stages that toLocalIterator runs",
    reason:
      "Each job is run when the next record is asked for, and named after the call that asked: hasNext, foreach, toList; here it keeps the name of the operator.",
    when: "always",
  },
  {
    id: "sites",
    what: "hosts, ports, paths, line numbers and stack frames in texts",
    reason:
      "They belong to the machine and the file; method names and the words around them are compared.",
    when: "always",
  },
  {
    id: "siblings-of-a-failed-task",
    what: "which other tasks of a stage had started, or ended, when one task made it fail",
    reason:
      "The stage is given up as soon as one task has failed too often, whatever the others were doing.",
    when: "the job fails",
  },
  {
    id: "first-failure",
    what: "which of several stages that run at once fails the job",
    reason:
      "Their tasks race; the job is given up at the first that failed too often, the others are cancelled with its reason, and later jobs find what was done by then.",
    when: "the job fails",
  },
  {
    id: "placement",
    what: "which executor a task runs on, and so its locality",
    reason: "TaskSchedulerImpl shuffles the offers at random in each round.",
    when: "several executors",
  },
  {
    id: "fetch-order",
    what: "the order of records, and of grouped values, within a partition that was shuffled, and what a function makes of them that does not commute",
    reason: "Blocks from other executors arrive in any order.",
    when: "several executors",
  },
  {
    id: "what-a-loss-costs",
    what: "how many map tasks and cached partitions are made again after an executor is lost",
    reason:
      "It depends on placement. Instead each run is held to its own placement: what ran again is exactly what lay there.",
    when: "several executors",
  },
] as const satisfies readonly Freedom[];

export type FreedomId = (typeof freedoms)[number]["id"];

/** What Spark fixes and the engine does not claim: compared only as nothing or something. */
export const notClaimed = [
  {
    id: "block-sizes",
    what: "MemorySize and DiskSize of cached partitions in toDebugString",
    reason:
      "They are bytes of JVM objects and of Java serialization; the engine estimates the first from values without static types and has its own form of the second.",
  },
] as const;
