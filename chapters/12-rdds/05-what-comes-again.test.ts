/**
 * Laws: what a job computes after an executor died that held cached partitions.
 *
 * In Spark: RDD.getOrCompute, DAGScheduler.getMissingParentStages, BlockManagerMaster. Same: what is cached elsewhere is read there, map outputs that are
 * left are used. Left out on purpose: losses while a job runs, which chapter 15 has.
 */
import type { Fault, TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  buildLayers,
  layers,
  layersInWords,
  recordsOfLayers,
  toCompute,
  type Built,
} from "../../test/harness/generators/layers.ts";
import { OutputsKnown, afterJob } from "../../test/harness/generators/losses.ts";
import { rddBlocks } from "../../test/harness/generators/rdd-blocks.ts";
import { run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { plural } from "../../test/harness/generators/seen.ts";

/** The shuffle that each map stage of a run wrote, by the RDD that the stage ends in. */
function shufflesBy(events: readonly TracedEvent[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const event of events)
    if (event.kind === "SparkListenerStageSubmitted") {
      const { shuffleId, rddInfos } = event.stageInfo;
      if (shuffleId !== undefined) found.set(rddInfos[0]?.id ?? -1, shuffleId);
    }
  return found;
}

/** What the driver knew of blocks and map outputs after these events. */
function knownAfter(events: readonly TracedEvent[], { rdds, written }: Built, partitions: number) {
  const blocks = new Set(rddBlocks(events).now.map(({ block }) => block));
  const outputs = new OutputsKnown();
  for (const event of events) outputs.take(event);
  const shuffles = shufflesBy(events);
  return {
    blocks,
    cached: (layer: number, partition: number): boolean =>
      blocks.has(`rdd_${rdds[layer]?.id}_${partition}`),
    missing: (layer: number): readonly number[] =>
      outputs.missing(shuffles.get(written.get(layer)?.id ?? -1) ?? -1, partitions),
  };
}

section({ en: "Lineage", ko: "계보" }, () => {
  law(
    "after an executor died, a job computes again exactly the cached partitions that only it held, and what they need back to what is still there",
    {
      claims: ["S2-33", "S2-34", "S2-54"],
      ko: "익스큐터가 죽은 뒤의 잡은 그 익스큐터에만 있던 캐시된 파티션과, 남아 있는 것에서부터 그것을 만드는 데 필요한 것만 다시 계산한다.",
      cover: {
        "cached partitions were lost": 30,
        "some cached partitions stayed": 25,
        "map outputs were lost, too": 15,
        "a replica was left": 8,
        "nothing had to be computed": 5,
      },
      kills: ["rdds/other-executors-blocks-unread", "rdds/half-cached-is-cached"],
    },
    [
      layers(5),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 3 }),
      fc.nat(2),
      fc.constantFrom("count", "count", "take"),
      seeds,
    ],
    async (t, program, partitions, workers, drawn, first, seed) => {
      const executor = String(drawn % workers);
      const faults: Fault[] = [{ ...afterJob(1), executor } as Fault];
      let computed: string[] = [];
      let built: Built | undefined;
      const app = await run(standaloneOf(workers, 1), { seed, faults }, async (spark) => {
        await spark.sleep(5_000);
        const told = (layer: number, partition: number) => computed.push(`${layer}.${partition}`);
        built = buildLayers(spark.sparkContext, program, partitions, told);
        const last = built.rdds.at(-1);
        if (first === "count") await last?.count();
        else await last?.take(1);
        await spark.sleep(12_000);
        computed = [];
        return (await last?.collect()) ?? [];
      });
      const begun = app.events.findLastIndex(({ kind }) => kind === "SparkListenerJobStart");
      const died = app.events.findIndex(({ kind }) => kind === "ProcessLost");
      const made = built as unknown as Built;
      const before = knownAfter(app.events.slice(0, died), made, partitions);
      const there = knownAfter(app.events.slice(0, begun), made, partitions);
      const expected = [...toCompute(program, partitions, there)].toSorted();
      const gone = [...before.blocks].filter((block) => !there.blocks.has(block));
      const lostOutputs = [...made.written.keys()].filter(
        (layer) => before.missing(layer).length < there.missing(layer).length,
      );
      t.say(
        `${layersInWords(program)}; ${plural(partitions, "partition")} on ${plural(workers, "executor")}; ${first}, executor ${executor} dies, collect`,
        `${layersInWords(program)}. 파티션 ${partitions}개, 익스큐터 ${workers}개. ${first} 뒤에 익스큐터 ${executor}번이 죽고 collect`,
      );
      t.classify("cached partitions were lost", gone.length > 0);
      t.classify("some cached partitions stayed", gone.length > 0 && there.blocks.size > 0);
      t.classify("map outputs were lost, too", lostOutputs.length > 0);
      t.classify(
        "a replica was left",
        hadReplica(app.events.slice(0, died), executor, there.blocks),
      );
      t.classify("nothing had to be computed", expected.length === 0);
      t.expect(app.error).toBeUndefined();
      t.expect(app.result.toSorted((a, b) => a - b)).toEqual(
        recordsOfLayers(program, partitions).toSorted((a, b) => a - b),
      );
      t.expect([...new Set(computed)].toSorted()).toEqual(expected);
      if (gone.length === 0 || there.blocks.size === 0) return;
      t.witness(
        `executor ${executor} took ${gone.length} of ${plural(before.blocks.size, "cached partition")} with it; the next job computed ${expected.length} of ${program.length * partitions} partitions of all layers`,
        `익스큐터 ${executor}번과 함께 캐시된 파티션 ${before.blocks.size}개 가운데 ${gone.length}개가 사라졌고, 다음 잡은 모든 층의 파티션 ${program.length * partitions}개 가운데 ${expected.length}개를 계산했다`,
      );
    },
  );
});

/** Whether a block of the executor that died lay on another one, too. */
function hadReplica(
  events: readonly TracedEvent[],
  executor: string,
  left: ReadonlySet<string>,
): boolean {
  return rddBlocks(events).now.some((one) => one.executor === executor && left.has(one.block));
}
