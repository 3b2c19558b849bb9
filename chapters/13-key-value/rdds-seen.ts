/**
 * RDDs as the laws of this chapter look at them: the lineage behind one, and where keys go, reckoned without the engine.
 *
 * In Spark: RDD.dependencies, Partitioner. The hash codes are those of java.lang (rules C2.1 to C2.8), written here once more, so that
 * the two can be held against each other. Left out on purpose: types of keys that no law of the chapter draws.
 */
import type { RDD } from "#engine/index";

type AnyRdd = Pick<RDD<unknown>, "id" | "dependencies">;

/** Every RDD behind these, each once. */
export function behind(rdds: readonly AnyRdd[]): AnyRdd[] {
  const found = new Set(rdds);
  for (const rdd of found) for (const { rdd: parent } of rdd.dependencies) found.add(parent);
  return [...found];
}

/** A collection cut as `parallelize` cuts it. */
export const slicesOf = <T>(records: readonly T[], slices: number): T[][] =>
  Array.from({ length: slices }, (_, i) =>
    records.slice(
      Math.floor((i * records.length) / slices),
      Math.floor(((i + 1) * records.length) / slices),
    ),
  );

export type DrawnKey = number | bigint | string | boolean | null;

/** The JVM's hash code of an Int, a Long, a String or a Boolean. */
export function javaHash(key: Exclude<DrawnKey, null>): number {
  if (typeof key === "number") return key;
  if (typeof key === "bigint")
    return Number(BigInt.asIntN(32, key ^ (BigInt.asUintN(64, key) >> 32n)));
  if (typeof key === "boolean") return key ? 1231 : 1237;
  let hash = 0n;
  for (let at = 0; at < key.length; at += 1) hash = hash * 31n + BigInt(key.charCodeAt(at));
  return Number(BigInt.asIntN(32, hash));
}

/** The partition of a key by its hash: the remainder, never below zero; null goes to the first. */
export function hashPartitionOf(key: DrawnKey, partitions: number): number {
  if (key === null) return 0;
  const rest = javaHash(key) % partitions;
  return rest < 0 ? rest + partitions : rest;
}
