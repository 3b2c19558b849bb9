/**
 * What the engine shows of an RDD of a recorded program, in the words of the recorder: its partitioner, lineage and contents, and what was thrown.
 * In Spark: RDD.toDebugString, glom. Left out on purpose: jobs and tasks; those are read from events.
 */
import { JavaError } from "../../engine/index.ts";
import type { AnyRdd } from "./engine-operators.ts";
import { normalText, type NodeSeen, type Outcome } from "./observation.ts";
import { seq, type Type } from "./types.ts";
import { fromEngine } from "./values.ts";

/** What it is, without a job. */
export function look(rdd: AnyRdd): Pick<NodeSeen, "partitioner" | "partitions" | "debug"> {
  try {
    const { partitioner } = rdd;
    const described =
      partitioner === undefined
        ? null
        : `${partitioner.constructor.name}(${partitioner.numPartitions})`;
    return {
      partitioner: described,
      partitions: rdd.getNumPartitions(),
      debug: normalText(rdd.toDebugString()).split("\n"),
    };
  } catch (thrown) {
    return { partitioner: null, partitions: -1, debug: [thrownText(thrown)] };
  }
}

/** Its records, partition by partition. */
export async function contents(rdd: AnyRdd, type: Type): Promise<Outcome> {
  try {
    return { value: fromEngine(await rdd.glom().collect(), seq(seq(type))) };
  } catch (thrown) {
    return failed(thrown);
  }
}

/** What was thrown, as an outcome. */
export function failed(thrown: unknown): Outcome {
  if (thrown instanceof JavaError)
    return { error: { class: thrown.className, message: normalText(thrown.message) } };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { error: { class: error.name, message: normalText(error.message) } };
}

function thrownText(thrown: unknown): string {
  const outcome = failed(thrown);
  return "error" in outcome ? `${outcome.error.class}: ${outcome.error.message}` : "";
}
