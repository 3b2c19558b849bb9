/**
 * Where in the user's program an operation was called: "program.ts:12". Spark walks the stack to the first frame outside itself; so do we,
 * by file names. Where there is no such frame, the place is unknown. Spark 3.5.3: core/…/util/Utils.scala getCallSite.
 *
 * As in Spark, the packages that count as the engine are named one by one: org.apache.spark.examples is none of them, nor is
 * engine/node, and a project below some folder called "engine" is not taken for the engine.
 */
const engineFrame =
  /[/\\]engine[/\\](?:(?:foundation|events|world|conf|collection|rdd|storage|shuffle|scheduler|cluster|context|deploy|simulator|shell|monitor|pass)[/\\]|(?:index|kata)\.ts)|kindling-engine|node:internal|node_modules|[/\\]test[/\\]harness[/\\]/;

/** The file and line of the caller outside the engine. */
export function callerOf(stack: string | undefined): string {
  for (const frame of (stack ?? "").split("\n").slice(1)) {
    if (engineFrame.test(frame)) continue;
    const match = /([^/\\(\s?]+?)(?:\?[^:]*)?:(\d+):\d+\)?\s*$/.exec(frame);
    if (match !== null) return `${match[1]}:${match[2]}`;
  }
  return "unknown:0";
}
