/**
 * Laws: what flows together in one task.
 *
 * In Spark: DAGScheduler, RDD.compute. Same: a stage for each shuffle dependency, one task a partition, record by record
 * within a task. Left out on purpose: cached and checkpointed RDDs, which cut a lineage, too.
 */
import { law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import {
  build,
  functions,
  inWords,
  type Lineage,
  type Pair,
} from "../../test/harness/generators/lineage.ts";
import { localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { seen } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

section(lifeInside, () => {
  law(
    "a record passes all narrow steps of a stage before the next record starts",
    {
      claims: ["S4-26"],
      ko: "레코드 하나가 스테이지의 좁은 단계를 모두 지난 뒤에 다음 레코드가 출발한다.",
      cover: {
        "filter drops records": 25,
        "flatMap gives none or several": 25,
        "three steps or more": 26,
      },
      kills: ["inside/each-step-collects", "inside/filter-goes-first"],
    },
    [lineages({ maxSteps: 5, ops: { map: 1, filter: 2, flatMap: 2, mapPartitions: 1 } }), seeds],
    async (t, drawn, seed) => {
      const lineage = drawn.map((step, at) => ("on" in step ? { ...step, on: at - 1 } : step));
      const calls: string[] = [];
      const app = await run(localOf(1), { seed }, (spark) =>
        build(spark.sparkContext, lineage, (step, record) => {
          calls.push(`${step} ${String(record)}`);
        })
          .at(-1)
          ?.collect(),
      );
      const expected = depthFirst(lineage);
      const metrics = seen(app.events).tasks.map(({ end }) => end?.taskMetrics);
      t.say(inWords(lineage), inWords(lineage));
      t.classify("filter drops records", expected.dropped);
      t.classify("flatMap gives none or several", expected.several);
      t.classify("three steps or more", lineage.length > 3);
      t.witness(
        `${inWords(lineage)}: ${calls.length} calls, the first of them ${calls.slice(0, 4).join(" · ") || "none"} (step, record)`,
        `${inWords(lineage)}: 호출 ${calls.length}번, 처음 것은 ${calls.slice(0, 4).join(" · ") || "없음"} (단계, 레코드)`,
      );
      t.expect(calls).toEqual(expected.calls);
      for (const one of metrics)
        t.expect((one?.shuffleBytesWritten ?? 1) + (one?.diskBytesSpilled ?? 1)).toBe(0);
    },
  );
});

/** What is called, with what, if every record goes through all steps before the next one starts. */
function depthFirst(lineage: Lineage): { calls: string[]; dropped: boolean; several: boolean } {
  const calls: string[] = [];
  const [source] = lineage;
  const seenOf = { dropped: false, several: false };
  const visit = (at: number, record: Pair): void => {
    const step = lineage[at];
    if (step === undefined) return;
    calls.push(`${at} ${String(record)}`);
    switch (step.op) {
      case "map":
        return visit(at + 1, functions.map(record));
      case "filter":
        if (functions.filter(record)) return visit(at + 1, record);
        seenOf.dropped = true;
        return;
      case "flatMap": {
        const several = functions.flatMap(record);
        if (several.length !== 1) seenOf.several = true;
        for (const one of several) visit(at + 1, one);
        return;
      }
      default:
        return visit(at + 1, [record[0], record[1] + 3]);
    }
  };
  if (source?.op === "parallelize") for (const record of source.records) visit(1, record);
  return { calls, ...seenOf };
}
