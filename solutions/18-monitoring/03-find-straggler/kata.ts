/**
 * The card of kata 18/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/03",
  policy: "findStraggler",
  title: { en: "find the straggler", ko: "뒤처진 태스크 찾기" },
  teaches: {
    en: "Which tasks are too long, and whether they have more to do.",
    ko: "너무 긴 태스크와, 할 일이 많아서인지 여부",
  },
  minutes: 20,
  read: { en: "The long tasks", ko: "긴 태스크" },
  hints: [
    {
      en: "Sort copies of the durations and of what was read; the middle is at `length >> 1`.",
      ko: "걸린 시간과 읽은 양의 복사본을 정렬하세요. 가운데는 `length >> 1`입니다.",
    },
    {
      en: "First collect the long ones with their places, then look at the longest of them only.",
      ko: "먼저 긴 것을 자리와 함께 모으고, 그 가운데 가장 긴 것만 보세요.",
    },
    {
      en: "The lower of two in the middle of the cold ones is at `(length - 1) >> 1`.",
      ko: "차가운 것의 가운데 둘 가운데 작은 쪽은 `(length - 1) >> 1`에 있습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many attempts of tasks succeeded, from which the long ones are picked?",
      ko: "이번 실행에서 긴 것을 고르는 바탕이 된, 성공한 태스크 시도는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) => event.kind === "SparkListenerTaskEnd" && event.reason.kind === "Success",
        ).length,
      ),
  },
} as const;
