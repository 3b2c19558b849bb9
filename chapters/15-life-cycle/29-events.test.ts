/**
 * Laws: the order of a job's events, and how stages are numbered.
 *
 * In Spark: DAGScheduler, LiveListenerBus. Same: the four relations that Spark promises, and no more. Left out on purpose:
 * TaskEnd of one task against TaskStart of the next on its slot, which Spark leaves open.
 */
import type { Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords } from "../../test/harness/generators/lineage.ts";
import { anyCluster, localClusters, run, seeds } from "../../test/harness/generators/run.ts";
import { seen, succeeded } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

const inKorean = {
  calm: "아무 일 없음",
  fails: "태스크가 실패함",
  cancelled: "잡을 취소함",
} as const;

section(lifeInside, () => {
  law(
    "the events of a job keep their order",
    {
      claims: ["X-09"],
      ko: "잡의 이벤트는 순서를 지킨다.",
      cover: { "job fails while other tasks run": 15, "three stages or more": 14 },
      kills: ["inside/job-ends-before-its-stage", "inside/tasks-told-late"],
    },
    [
      lineages({ minSteps: 2, maxSteps: 5 }),
      anyCluster,
      fc.constantFrom("calm", "fails", "cancelled"),
      fc.nat(5),
      seeds,
    ],
    async (t, lineage, cluster, what, partition, seed) => {
      const faults: Fault[] =
        what === "fails"
          ? [{ kind: "fail task", partition, attempts: 9, message: "on purpose" }]
          : [];
      const app = await run(cluster, { seed, faults }, async (spark) => {
        await spark.sleep(3_000);
        const made = build(spark.sparkContext, lineage, undefined, () => 3_000);
        const job = made.at(-1)?.count();
        if (what === "cancelled") {
          await spark.sleep(80);
          spark.sparkContext.cancelJob(0, "by the user");
        }
        await job?.catch(() => 0);
      });
      const { jobs } = seen(app.events);
      const [job] = jobs;
      const end = job?.end?.id ?? -1;
      const failed = job?.end?.jobResult.kind === "JobFailed";
      const late = (job?.attempts ?? []).flatMap(({ tasks }) =>
        tasks.filter((task) => (task.end?.id ?? Infinity) > end),
      );
      t.say(
        `${inWords(lineage)} on ${cluster.name}, ${what}`,
        `${cluster.ko}: ${inWords(lineage)}. ${inKorean[what]}`,
      );
      t.classify("job fails while other tasks run", failed && late.length > 0);
      t.classify("three stages or more", (job?.attempts.length ?? 0) >= 3);
      t.expect(jobs.length).toBe(1);
      for (const { submitted, completed, tasks } of job?.attempts ?? []) {
        const over = completed?.id ?? Infinity;
        t.expect(submitted.id).toBeGreaterThan(job?.start.id ?? Infinity);
        t.expect(over).toBeGreaterThan(submitted.id);
        t.expect(over).toBeLessThan(end);
        for (const task of tasks) {
          t.expect(task.start.id).toBeGreaterThan(submitted.id);
          if (task.end !== undefined) t.expect(task.end.id).toBeGreaterThan(task.start.id);
          const counted = completed?.stageInfo.failureReason === undefined;
          if (counted && succeeded(task)) t.expect(task.end?.id).toBeLessThan(over);
        }
      }
      if (!failed) t.expect(late).toEqual([]);
      for (const { end: after } of late)
        t.expect(after?.reason.kind ?? "TaskKilled").toMatch(/TaskKilled|Success|ExceptionFailure/);
      t.witness(
        `JobStart ${job?.start.id}, ${(job?.attempts ?? []).map((a) => `stage ${a.stage}: ${a.submitted.id}–${a.completed?.id}`).join(", ")}, JobEnd ${end} (${failed ? "failed" : "succeeded"}); ${late.length} tasks ended after it (numbers of events)`,
        `JobStart ${job?.start.id}, ${(job?.attempts ?? []).map((a) => `스테이지 ${a.stage}: ${a.submitted.id}–${a.completed?.id}`).join(", ")}, JobEnd ${end}. 그 뒤에 끝난 태스크 ${late.length}개 (이벤트 번호)`,
      );
    },
  );

  law(
    "a parent stage has a lower number than its child, and a skipped stage has one too",
    {
      claims: ["X-10"],
      ko: "부모 스테이지의 번호는 자식보다 작고, 건너뛴 스테이지도 번호를 받는다.",
      cover: { "skipped stage": 36, "two parents": 19 },
      kills: ["inside/children-numbered-first", "inside/skipped-stages-unnumbered"],
    },
    [
      lineages({ minSteps: 2, maxSteps: 5 }),
      fc.array(fc.nat(1), { minLength: 2, maxLength: 3 }),
      localClusters,
      seeds,
    ],
    async (t, lineage, backs, cluster, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const made = build(spark.sparkContext, lineage);
        for (const back of backs) await made[lineage.length - 1 - back]?.count();
      });
      const { jobs } = seen(app.events);
      const numbers: number[] = [];
      const shuffles = jobs.map(({ stages }) => stages.map(({ shuffleId }) => shuffleId));
      t.say(
        `${inWords(lineage)} on ${cluster.name}, ${backs.length} counts`,
        `${cluster.ko}: ${inWords(lineage)}. count ${backs.length}번`,
      );
      t.classify(
        "skipped stage",
        jobs.some(({ skipped }) => skipped.length > 0),
      );
      t.classify(
        "two parents",
        jobs.some(({ stages }) => stages.some((s) => s.parentIds.length > 1)),
      );
      for (const { stages } of jobs) {
        for (const { stageId, parentIds } of stages) {
          numbers.push(stageId);
          for (const parent of parentIds) t.expect(parent).toBeLessThan(stageId);
        }
      }
      t.expect(jobs.map(({ id }) => id)).toEqual(backs.map((_, k) => k));
      t.expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, k) => k));
      for (const [k, back] of backs.entries()) {
        const again = backs.indexOf(back);
        if (again < k) t.expect(new Set(shuffles[k])).toEqual(new Set(shuffles[again]));
      }
      t.witness(
        jobs
          .map(
            (job) =>
              `job ${job.id}: ${job.stages.map((s) => `${s.stageId}${job.skipped.includes(s) ? " (skipped)" : ""}${s.parentIds.length > 0 ? ` after ${s.parentIds.join(" and ")}` : ""}`).join(", ")}`,
          )
          .join(" · "),
        jobs
          .map(
            (job) =>
              `잡 ${job.id}: ${job.stages.map((s) => `${s.stageId}${job.skipped.includes(s) ? "(건너뜀)" : ""}${s.parentIds.length > 0 ? ` ← ${s.parentIds.join(", ")}` : ""}`).join(", ")}`,
          )
          .join(" · "),
      );
    },
  );
});
