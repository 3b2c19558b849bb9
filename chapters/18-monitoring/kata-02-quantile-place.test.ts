/**
 * The laws of kata 18/02: task quantiles.
 *
 * In Spark: AppStatusStore.taskSummary. Left out on purpose: what the kata leaves out.
 */
import { quantilePlace } from "#kata/18-monitoring/02-quantile-place";

import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "the place of a quantile is the quantile times how many there are, cut, and at most the last",
  {
    subject: quantilePlace,
    claims: ["S4-86"],
    ko: "분위수의 자리는 분위수에 개수를 곱해 버림한 값이고, 마지막을 넘지 않는다.",
    cover: { "the last value": 10, "an even number of tasks": 30 },
    kills: ["K-18-02-a", "K-18-02-b", "K-18-02-c"],
  },
  [fc.constantFrom(0, 5, 10, 25, 50, 75, 90, 95, 99, 100), fc.integer({ min: 1, max: 40 })],
  (t, subject, percent, count) => {
    const place = subject(percent / 100, count);
    let wanted = 0;
    while (wanted + 1 < count && 100 * (wanted + 1) <= percent * count) wanted += 1;
    t.classify("the last value", percent === 100);
    t.classify("an even number of tasks", count % 2 === 0);
    told(
      t,
      `${percent} % of ${count} values`,
      `값 ${count}개의 ${percent} %`,
      `place ${place}`,
      `place ${wanted}`,
    );
  },
);

kataLaw(
  "with your rule for task quantiles a log reads as Spark reads it",
  {
    subject: quantilePlace,
    claims: ["S4-86"],
    ko: "이 규칙(태스크의 분위수)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-02-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { quantilePlace: subject }, drawn),
);
