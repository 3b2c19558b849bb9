/** A join shuffles both sides, whatever they are partitioned by. */
export const kill = {
  file: "engine/rdd/shuffled.ts",
  find: "partitioner.equals(rdd.partitioner) ? oneToOne(rdd) : shuffle(rdd, { partitioner }),",
  replace: "shuffle(rdd, { partitioner }),",
  law: "a stage boundary lies exactly at a shuffle dependency",
  belief: "M-43",
} as const;
