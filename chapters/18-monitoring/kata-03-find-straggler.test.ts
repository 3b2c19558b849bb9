/**
 * The laws of kata 18/03: find the straggler.
 *
 * In Spark: the summary of a stage in the web UI; the rule is the doctor's own. Left out on purpose: what the kata leaves out.
 */
import { findStraggler } from "#kata/18-monitoring/03-find-straggler";
import type { TaskSeen } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "a task of two medians is long: skew if it reads more, a straggler if not; slow beginnings are neither",
  {
    subject: findStraggler,
    claims: ["S4-86"],
    ko: "중앙값의 두 배면 긴 태스크다. 더 읽었으면 데이터 치우침, 아니면 뒤처진 태스크다. 느린 시작은 어느 쪽도 아니다.",
    cover: { skew: 15, straggler: 15, "a slow beginning": 15, nothing: 15 },
    kills: ["K-18-03-a", "K-18-03-b", "K-18-03-c"],
  },
  [
    fc.constantFrom("skew", "straggler", "a slow beginning", "nothing"),
    fc.integer({ min: 6, max: 12 }),
    fc.nat(99),
    fc.integer({ min: 230, max: 500 }),
    fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
  ],
  (t, subject, planted, count, at, millis, noise) => {
    const place = 2 + (at % (count - 2));
    const tasks = Array.from({ length: count }, (_, n): TaskSeen => {
      const isLong = n === place && planted !== "nothing" && planted !== "a slow beginning";
      const isCold = n < 2;
      const slow = planted === "a slow beginning" && isCold;
      return {
        millis: (isLong || slow ? millis : 100) + (slow ? 0 : (noise[n] ?? 0)),
        reads: (isLong && planted === "skew" ? 3_000 : 1_000) + (noise[n] ?? 0),
        isCold,
      };
    });
    const answer = subject(tasks);
    const isFound = planted === "skew" || planted === "straggler";
    const inLine = (one: { kind: string; tasks: readonly number[] } | undefined): string =>
      one === undefined ? "nothing" : `${one.kind} in task ${one.tasks.join(", ")}`;
    t.classify(planted);
    told(
      t,
      `${planted} among ${count} tasks`,
      `태스크 ${count}개 사이에 ${planted}`,
      inLine(answer),
      isFound ? `${planted} in task ${place}` : "nothing",
    );
  },
);

kataLaw(
  "with your rule for find the straggler a log reads as Spark reads it",
  {
    subject: findStraggler,
    claims: ["S4-86"],
    ko: "이 규칙(뒤처진 태스크 찾기)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-03-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { findStraggler: subject }, drawn),
);
