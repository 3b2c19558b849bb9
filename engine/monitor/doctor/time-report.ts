/**
 * Where the time went, and what is behind a failure, in words. In Spark: nothing. Left out on purpose: findings, which `report.ts` tells.
 */
import type { Both } from "../../foundation/language.ts";
import type { FailureName } from "../rules/failure-names.ts";
import type { TimeSpent } from "./time-spent.ts";

export const failureWords: Readonly<Record<FailureName, Both>> = {
  "result too large": {
    en: "a result larger than the driver takes",
    ko: "드라이버가 받지 않을 만큼 큰 결과",
  },
  memory: { en: "memory: a heap or a container was full", ko: "메모리: 힙이나 컨테이너가 가득 참" },
  disk: { en: "disk: no space left", ko: "디스크: 남은 공간 없음" },
  fetch: { en: "fetch: shuffle files were gone", ko: "페치: 셔플 파일이 사라짐" },
  executor: { en: "executor: it went away", ko: "익스큐터: 사라짐" },
  code: {
    en: "code: no task of the stage succeeded",
    ko: "코드: 스테이지에서 성공한 태스크가 없음",
  },
  host: {
    en: "host: the same tasks succeeded on another one",
    ko: "호스트: 같은 태스크가 다른 호스트에서는 성공함",
  },
  data: {
    en: "data: some tasks fail, the others do not",
    ko: "데이터: 어떤 태스크만 실패하고 다른 것은 성공함",
  },
};

/** Two lines; none where no task could run. */
export function spentInWords(
  { criticalMillis, criticalStages, slotTime }: TimeSpent,
  durationOf: (millis: number) => string,
): readonly Both[] {
  const { busy, noJob, fewTasks, tasksWait } = slotTime;
  const all = busy + noJob + fewTasks + tasksWait;
  if (all <= 0) return [];
  const [b, n, f, w] = [busy, noJob, fewTasks, tasksWait].map((part) =>
    Math.round((100 * part) / all),
  );
  const path = criticalStages.length > 8 ? "" : criticalStages.join(", ");
  const stages =
    path === "" ? { en: "", ko: "" } : { en: ` (stages ${path})`, ko: `(스테이지 ${path})` };
  const bound = durationOf(criticalMillis);
  return [
    {
      en: `Slots from the first job on: ${b}% busy, ${n}% without a job, ${f}% with fewer tasks than slots, ${w}% while tasks waited.`,
      ko: `첫 잡부터 슬롯: 일함 ${b}%, 잡 없음 ${n}%, 슬롯보다 적은 태스크 ${f}%, 태스크가 기다림 ${w}%.`,
    },
    {
      en: `Critical path: ${bound}${stages.en}; more cores cannot make it shorter.`,
      ko: `임계 경로: ${bound}${stages.ko}. 코어를 늘려도 이보다 짧아지지 않습니다.`,
    },
  ];
}
