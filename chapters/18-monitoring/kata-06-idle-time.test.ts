/**
 * The laws of kata 18/06: where the time goes.
 *
 * In Spark: nothing; by eye, the timeline of the web UI. Left out on purpose: what the kata leaves out.
 */
import { attributeIdle } from "#kata/18-monitoring/06-idle-time";
import type { Moment } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "slots are busy with tasks; idle ones have no job, too few tasks, or tasks that wait",
  {
    subject: attributeIdle,
    claims: ["S4-80", "S4-77"],
    ko: "슬롯은 태스크로 바쁘다. 노는 슬롯은 잡이 없거나 태스크가 모자라거나 태스크가 기다린다.",
    cover: { "no job": 40, "a hand-over": 20 },
    kills: ["K-18-06-a", "K-18-06-b", "K-18-06-c"],
  },
  [
    fc.array(
      fc.record({
        millis: fc.integer({ min: 1, max: 500 }),
        slots: fc.integer({ min: 1, max: 8 }),
        running: fc.nat(9),
        waiting: fc.nat(2),
        jobs: fc.nat(2),
      }),
      { minLength: 1, maxLength: 6, size: "max" },
    ),
  ],
  (t, subject, drawn) => {
    const moments = drawn.map((one): Moment => {
      const running = one.jobs === 0 ? 0 : Math.min(one.running, one.slots + 1);
      return { ...one, running, waiting: one.jobs === 0 ? 0 : one.waiting };
    });
    const wanted = { busy: 0, noJob: 0, fewTasks: 0, tasksWait: 0 };
    for (const { millis, slots, running, waiting, jobs } of moments)
      for (let slot = 0; slot < slots; slot += 1) {
        if (slot < running) wanted.busy += millis;
        else if (jobs === 0) wanted.noJob += millis;
        else wanted[waiting > 0 ? "tasksWait" : "fewTasks"] += millis;
      }
    const answer = subject(moments);
    const inLine = (one: typeof wanted): string =>
      `busy ${one.busy}, no job ${one.noJob}, few tasks ${one.fewTasks}, tasks wait ${one.tasksWait}`;
    t.classify(
      "no job",
      moments.some(({ jobs }) => jobs === 0),
    );
    t.classify(
      "a hand-over",
      moments.some(({ running, slots }) => running > slots),
    );
    told(t, `${moments.length} spans`, `토막 ${moments.length}개`, inLine(answer), inLine(wanted));
  },
);

kataLaw(
  "with your rule for where the time goes a log reads as Spark reads it",
  {
    subject: attributeIdle,
    claims: ["S4-80"],
    ko: "이 규칙(시간이 가는 곳)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-06-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { attributeIdle: subject }, drawn),
);
