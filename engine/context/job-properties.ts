/** The properties that a job takes along: the scope in which its operation stands. Spark 3.5.3: core/…/rdd/RDDOperationScope.scala. */
import type { Operation } from "../rdd/ports.ts";

/** The scope of a job's operation, as Spark hands it to stages. */
export function scopeOf({ scopeId, name }: Operation): Readonly<Record<string, string>> {
  if (scopeId === undefined) return {};
  return {
    "spark.rdd.scope": JSON.stringify({ id: scopeId, name }),
    "spark.rdd.scope.noOverride": "true",
  };
}
