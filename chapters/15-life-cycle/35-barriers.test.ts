/**
 * Laws: tasks that start together, or not at all.
 *
 * In Spark: RDDBarrier, TaskSchedulerImpl.resourceOffers, DAGScheduler.handleTaskCompletion. Same: slots for all tasks or none is launched; one failure
 * fails the stage attempt. Left out on purpose: what barrier tasks say to one another; the engine's own tests look at that.
 */
import { BarrierTaskContext } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { run, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inSeconds, plural, seen, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

/** Slots of the cluster. */
const SLOTS = 4;

section(lifeInside, () => {
  law(
    "the tasks of a barrier stage are launched in one instant, when there are slots for all of them, and when one fails all are computed again",
    {
      claims: ["S4-22"],
      ko: "배리어 스테이지의 태스크는 모두를 위한 슬롯이 있을 때 한순간에 시작하고, 하나가 실패하면 모두 다시 계산한다.",
      cover: { "it waited for slots": 20, "a task failed": 25, "at once and whole": 10 },
      kills: ["inside/barrier-tasks-as-slots-come", "inside/barrier-retries-one"],
    },
    [
      fc.integer({ min: 2, max: SLOTS }),
      // Tasks of another job that hold slots for two seconds.
      fc.integer({ min: 0, max: SLOTS }),
      fc.option(fc.nat(SLOTS - 1), { freq: 2, nil: undefined }),
      seeds,
    ],
    async (t, tasks, others, failing, seed) => {
      const failed = failing === undefined ? undefined : failing % tasks;
      const app = await run(standaloneOf(2, 2), { seed }, async (spark) => {
        await spark.sleep(3_000);
        const sc = spark.sparkContext;
        const held =
          others === 0
            ? undefined
            : sc
                .parallelize(upTo(others), others)
                .costing(2_000_000)
                .foreach(() => undefined);
        await spark.sleep(100);
        const sums = await sc
          .parallelize(upTo(3 * tasks), tasks)
          .barrier()
          .mapPartitions((records) => {
            const context = BarrierTaskContext.get();
            if (context.stageAttemptNumber() === 0 && context.partitionId() === failed)
              throw new Error("failed once");
            return records;
          })
          .costing(50_000)
          .map((n): [number, number] => [n % 2, n])
          .reduceByKey((a, b) => a + b, 2)
          .collect();
        await held;
        return sums;
      });
      const { attempts } = seen(app.events);
      const ofBarrier = attempts.filter(({ submitted }) =>
        submitted.stageInfo.rddInfos.some(({ isBarrier }) => isBarrier),
      );
      const launches = ofBarrier.map((one) => one.tasks.map(({ info }) => info.launchTime));
      const isLate = (launches[0]?.[0] ?? 0) - (ofBarrier[0]?.submitted.at ?? 0) > 1_000_000;
      t.say(
        `a barrier of ${plural(tasks, "task")} on ${SLOTS} slots, ${others} of them held${failed === undefined ? "" : `; task ${failed} fails once`}`,
        `슬롯 ${SLOTS}개 가운데 ${others}개가 차 있을 때 태스크 ${tasks}개의 배리어${failed === undefined ? "" : `, ${failed}번 태스크가 한 번 실패`}`,
      );
      t.classify("it waited for slots", isLate);
      t.classify("a task failed", failed !== undefined);
      t.classify("at once and whole", !isLate && failed === undefined);
      t.expect(isLate).toBe(others + tasks > SLOTS);
      t.expect(ofBarrier).toHaveLength(failed === undefined ? 1 : 2);
      for (const times of launches) {
        t.expect(times).toHaveLength(tasks);
        t.expect(new Set(times).size).toBe(1);
      }
      t.expect(app.result.reduce((sum, [, one]) => sum + one, 0)).toBe(
        upTo(3 * tasks).reduce((sum, one) => sum + one, 0),
      );
      const [first, second] = ofBarrier;
      if (first === undefined) return;
      const at = inSeconds(launches[0]?.[0] ?? 0);
      const again = second === undefined ? "" : `; all again at ${inSeconds(second.submitted.at)}`;
      const von = second === undefined ? "" : `, ${inSeconds(second.submitted.at)}에 모두 다시`;
      t.witness(
        `submitted at ${inSeconds(first.submitted.at)}, all ${tasks} tasks launched at ${at}${again}`,
        `${inSeconds(first.submitted.at)}에 제출, ${at}에 태스크 ${tasks}개가 함께 시작${von}`,
      );
    },
  );
});
