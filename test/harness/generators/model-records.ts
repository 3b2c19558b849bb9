/**
 * What the records of a lineage are, reckoned without partitions, stages or tasks.
 *
 * In Spark: the answer that a single machine with one list of records would give. Left out on purpose: the order of
 * records, which Spark leaves open after a shuffle.
 */
import { functions, type Lineage, type Pair, type Step } from "./lineage.ts";

/** The records of every step, in no particular order. */
export function recordsOf(lineage: Lineage): Pair[][] {
  const all: Pair[][] = [];
  for (const step of lineage) all.push(recordsOfStep(step, all));
  return all;
}

export const sizesOf = (lineage: Lineage): number[] =>
  recordsOf(lineage).map((records) => records.length);

function recordsOfStep(step: Step, all: readonly Pair[][]): Pair[] {
  const of = (number: number): Pair[] => all[number] as Pair[];
  switch (step.op) {
    case "parallelize":
      return [...step.records];
    case "map":
      return of(step.on).map(functions.map);
    case "filter":
      return of(step.on).filter(functions.filter);
    case "flatMap":
      return of(step.on).flatMap(functions.flatMap);
    case "mapValues":
      return of(step.on).map(([k, v]) => [k, functions.mapValues(v)]);
    case "mapPartitions":
      return of(step.on).map(([k, v]) => [k, (v + 3) % 10_007]);
    case "union":
      return [...of(step.on), ...of(step.with)];
    case "cartesian":
      return of(step.on).flatMap((a) => of(step.with).map((b) => functions.cartesian([a, b])));
    case "coalesce":
    case "partitionBy":
    case "repartition":
      return of(step.on);
    case "reduceByKey":
      return grouped(of(step.on)).map(([k, vs]) => [k, vs.reduce(functions.add)]);
    case "groupByKey":
      return grouped(of(step.on)).map(([k, vs]) => [k, functions.sum(vs)]);
    case "distinct":
      return once(of(step.on));
    case "join":
      return of(step.on).flatMap(([k, v]) =>
        of(step.with).flatMap(([l, w]): Pair[] => (k === l ? [[k, functions.joined([v, w])]] : [])),
      );
    case "cogroup":
      return cogrouped(of(step.on), of(step.with));
  }
}

function grouped(records: readonly Pair[]): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const [k, v] of records) {
    const group = groups.get(k);
    if (group === undefined) groups.set(k, [v]);
    else group.push(v);
  }
  return [...groups];
}

function once(records: readonly Pair[]): Pair[] {
  return [...new Map(records.map((pair) => [pair.join(" "), pair])).values()];
}

function cogrouped(left: readonly Pair[], right: readonly Pair[]): Pair[] {
  const sides = [new Map(grouped(left)), new Map(grouped(right))] as const;
  const keys = new Set([...sides[0].keys(), ...sides[1].keys()]);
  return [...keys].map((k) => [
    k,
    functions.cogrouped([sides[0].get(k) ?? [], sides[1].get(k) ?? []]),
  ]);
}

/** Records as a list that two equal multisets share. */
export const asMultiset = (records: readonly Pair[]): string[] =>
  records.map(([k, v]) => `${k}:${v}`).toSorted();
