/**
 * The card of kata 18/06: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/06",
  policy: "attributeIdle",
  title: { en: "where the time goes", ko: "시간이 가는 곳" },
  teaches: {
    en: "Why slots do nothing: no job, too few tasks, or tasks that wait.",
    ko: "슬롯이 노는 이유: 잡 없음, 모자란 태스크, 기다리는 태스크",
  },
  minutes: 10,
  read: { en: "Where the time goes", ko: "시간이 가는 곳" },
  hints: [
    {
      en: "All four together are slots times milliseconds, always.",
      ko: "넷을 더하면 언제나 슬롯 곱하기 밀리초입니다.",
    },
    {
      en: "Busy is the smaller of running and slots.",
      ko: "바쁜 슬롯은 running과 slots 가운데 작은 쪽입니다.",
    },
    {
      en: "Ask for jobs first, then for waiting.",
      ko: "먼저 jobs를, 그다음 waiting을 물으세요.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many task attempts kept slots busy?",
      ko: "이번 실행에서 슬롯을 바쁘게 한 태스크 시도는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "SparkListenerTaskStart").length),
  },
} as const;
