/**
 * Laws: what has to be computed again when it may not come out as it was.
 *
 * In Spark: DAGScheduler.handleTaskCompletion of FetchFailed, submitMissingTasks. Same: an indeterminate stage is computed as a whole, and what has
 * begun with it; a job that has results of it is given up. Left out on purpose: functions that draw by chance, which Spark takes for determinate.
 */
import type { Fault, RDD, SparkContext } from "#engine/index";
import { HashPartitioner } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { isTaskEnd } from "../../test/harness/generators/losses.ts";
import { run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inSeconds, partitionsOf, plural, seen, upTo } from "../../test/harness/generators/seen.ts";
import { partitionsDue } from "./outputs-in-runs.ts";
import { whenThingsDie } from "./sections.ts";

/** What the shuffle in the middle does with records that come in any order: deals them out in turn, or puts them where their keys say. */
const kinds = ["repartition", "repartition", "partitionBy"] as const;
type Kind = (typeof kinds)[number];

function readers(sc: SparkContext, kind: Kind, partitions: number, deep: boolean): RDD<number> {
  const sums = sc
    .parallelize(upTo(6 * partitions), partitions)
    .map((n): [number, number] => [n, n])
    .reduceByKey((a, b) => a + b, partitions)
    .keys();
  const keyed = (rdd: RDD<number>): RDD<[number, number]> => rdd.map((n) => [n, n]);
  const dealt =
    kind === "repartition"
      ? sums.repartition(partitions)
      : keyed(sums).partitionBy(new HashPartitioner(partitions)).keys();
  const read = dealt.map((n) => n + 1).costing(20_000);
  return deep ? keyed(read).partitionBy(new HashPartitioner(partitions)).keys() : read;
}

section(whenThingsDie, () => {
  law(
    "a map stage that may come out otherwise is computed again as a whole, and a job that has results of it is given up",
    {
      claims: ["S2-34"],
      ko: "다시 계산하면 달라질 수 있는 맵 스테이지는 통째로 다시 계산하고, 그 결과를 이미 받은 잡은 포기한다.",
      cover: {
        "computed again as a whole": 12,
        "the job was given up": 8,
        "only what was lost": 8,
        "nothing failed": 5,
      },
      kills: ["inside/dealt-records-kept", "inside/results-kept-after-rollback"],
    },
    [
      fc.constantFrom(...kinds),
      fc.integer({ min: 3, max: 6 }),
      fc.boolean(),
      fc.nat(1).map(String),
      fc.nat(30),
      // Whether the loss falls among the last stage's tasks.
      fc.boolean(),
      seeds,
    ],
    async (t, kind, partitions, deep, executor, drawn, late, seed) => {
      const stages = deep ? 4 : 3;
      const results = (stages - 1) * partitions;
      const nth = late
        ? results + 1 + (drawn % (partitions - 1))
        : 1 + (drawn % (results + partitions));
      const faults: Fault[] = [{ kind: "lose disk", executor, when: { after: isTaskEnd, nth } }];
      const cluster = standaloneOf(2, 1);
      const app = await run(cluster, { seed, faults }, async (spark) => {
        await spark.sleep(3_000);
        return readers(spark.sparkContext, kind, partitions, deep).collect();
      });
      const { attempts } = seen(app.events);
      const due = partitionsDue(app.events);
      const failed = attempts.filter(({ completed }) =>
        completed?.stageInfo.failureReason?.includes("FetchFailed"),
      );
      const level = ({ submitted }: (typeof attempts)[number]): string | undefined =>
        submitted.stageInfo.rddInfos[0]?.outputDeterministicLevel;
      const isMap = ({ submitted }: (typeof attempts)[number]): boolean =>
        submitted.stageInfo.shuffleId !== undefined;
      const again = attempts.filter((one) => one.attempt > 0 && isMap(one));
      const whole = again.filter((one) => level(one) === "INDETERMINATE");
      const refused = String(app.error).includes("cannot rollback the ResultStage");
      t.say(
        `${plural(partitions, "partition")} through reduceByKey, ${kind}${deep ? " and partitionBy" : ""}; executor ${executor} loses its files after ${plural(nth, "task")}`,
        `파티션 ${partitions}개: reduceByKey → ${kind}${deep ? " → partitionBy" : ""}. 태스크 ${nth}개 뒤에 익스큐터 ${executor}번이 파일을 잃음`,
      );
      t.classify("computed again as a whole", whole.length > 0);
      t.classify("the job was given up", refused);
      t.classify("only what was lost", kind === "partitionBy" && again.length > 0);
      t.classify("nothing failed", failed.length === 0);
      for (const one of again) {
        const lost = due.get(`${one.stage}.${one.attempt}`) ?? [];
        const all = level(one) === "INDETERMINATE" ? upTo(partitions) : lost;
        if (failed.includes(one)) continue;
        t.expect(partitionsOf(one)).toEqual(all);
      }
      // Results are void when what they were made of is made anew: those that were there when the fetch failed.
      const last = failed.find((one) => !isMap(one));
      const before = last?.tasks.filter(
        ({ end }) => end?.reason.kind === "Success" && end.id < (last.completed?.id ?? 0),
      );
      t.expect(refused).toBe(kind === "repartition" && (before?.length ?? 0) > 0);
      if (!refused) {
        t.expect(app.error).toBeUndefined();
        t.expect(app.result.toSorted((a, b) => a - b)).toEqual(
          upTo(6 * partitions).map((n) => n + 1),
        );
      }
      const one = whole.find(
        ({ stage, attempt }) => (due.get(`${stage}.${attempt}`) ?? []).length < partitions,
      );
      if (one === undefined) return;
      t.witness(
        `${kind}: stage ${one.stage} lost ${due.get(`${one.stage}.${one.attempt}`)?.length ?? 0} of ${plural(partitions, "output")}; at ${inSeconds(one.submitted.at)} attempt ${one.attempt} computed all ${one.tasks.length}`,
        `${kind}: 스테이지 ${one.stage}의 출력 ${partitions}개 가운데 ${due.get(`${one.stage}.${one.attempt}`)?.length ?? 0}개를 잃고, ${inSeconds(one.submitted.at)}에 시도 ${one.attempt}이 ${one.tasks.length}개를 모두 다시 계산`,
      );
    },
  );
});
