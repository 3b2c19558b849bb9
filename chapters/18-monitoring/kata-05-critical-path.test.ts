/**
 * The laws of kata 18/05: the critical path.
 *
 * In Spark: nothing; stages and their parents are those of the DAGScheduler. Left out on purpose: what the kata leaves out.
 */
import { criticalPath } from "#kata/18-monitoring/05-critical-path";
import type { PathStep } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "the critical path is a chain of steps that wait for one another, and no other is longer",
  {
    subject: criticalPath,
    claims: ["S4-80"],
    ko: "임계 경로는 서로 기다리는 단계의 사슬이고 더 긴 사슬은 없다.",
    cover: { "several chains": 40, "a step waits for two": 20 },
    kills: ["K-18-05-a", "K-18-05-b", "K-18-05-c"],
  },
  [
    fc.array(fc.record({ millis: fc.integer({ min: 1, max: 90 }), after: fc.array(fc.nat(9)) }), {
      minLength: 1,
      maxLength: 7,
      size: "max",
    }),
  ],
  (t, subject, drawn) => {
    const steps = drawn.map(({ millis, after }, id): PathStep => {
      const known = [...new Set(after.filter((one) => one < id))].slice(0, 3);
      return { id, millis, after: known };
    });
    const best = (id: number): number => {
      const step = steps[id];
      return (step?.millis ?? 0) + Math.max(0, ...(step?.after ?? []).map(best));
    };
    const most = Math.max(...steps.map(({ id }) => best(id)));
    const path = subject(steps);
    const isChain = path.every(
      (id, at) => at === 0 || (steps[id]?.after ?? []).includes(path[at - 1] ?? -1),
    );
    const sum = path.reduce((all, id) => all + (steps[id]?.millis ?? 0), 0);
    t.classify("several chains", steps.filter(({ after }) => after.length === 0).length > 1);
    t.classify(
      "a step waits for two",
      steps.some(({ after }) => after.length > 1),
    );
    told(
      t,
      `${steps.length} steps`,
      `단계 ${steps.length}개`,
      `${isChain ? "a chain" : "no chain"} of ${sum} ms`,
      `a chain of ${most} ms`,
    );
  },
);

kataLaw(
  "with your rule for the critical path a log reads as Spark reads it",
  {
    subject: criticalPath,
    claims: ["S4-80"],
    ko: "이 규칙(임계 경로)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-05-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { criticalPath: subject }, drawn),
);
