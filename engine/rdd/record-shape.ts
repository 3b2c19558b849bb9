/**
 * How the records of an RDD were made, which Scala's types say and JavaScript's do not: a pair from the program's own function holds its numbers
 * in itself (Tuple2$mcII$sp), one from Spark's generic code points to boxed ones. Decides how large a cached block is (C6.17).
 */
import type { RecordShape } from "../foundation/record-shape.ts";
import type { AnyRdd } from "./core.ts";

/** Operations that hand on the records of their parent as they are. */
const handsOn = new Set(
  "filter union coalesce repartition distinct sample sortBy intersection subtract randomSplit".split(
    " ",
  ),
);
/** Operations whose pairs generic code of Spark makes. */
const makesPairs = new Set(
  "mapValues flatMapValues keyBy zip zipPartitions zipWithIndex zipWithUniqueId cartesian groupBy groupByKey reduceByKey aggregateByKey foldByKey combineByKey partitionBy sortByKey repartitionAndSortWithinPartitions cogroup groupWith join leftOuterJoin rightOuterJoin fullOuterJoin subtractByKey".split(
    " ",
  ),
);

export function recordShape(rdd: AnyRdd): RecordShape {
  let at = rdd;
  while (handsOn.has(at.operation.name) && at.dependencies[0] !== undefined)
    at = at.dependencies[0].rdd;
  const { name } = at.operation;
  return {
    specialised: !makesPairs.has(name),
    groups: name === "groupByKey" || name === "groupBy",
  };
}
