/**
 * The card of kata 18/07: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/07",
  policy: "countAttempt",
  title: { en: "which attempts count", ko: "세는 시도" },
  teaches: {
    en: "What the end of an attempt adds to the counts of its stage.",
    ko: "시도의 끝이 스테이지의 수에 더하는 것",
  },
  minutes: 10,
  read: { en: "Which attempts count", ko: "세는 시도" },
  hints: [
    {
      en: "Begin with an answer that only says: one attempt less is active.",
      ko: "활성 시도가 하나 줄었다는 답에서 시작하세요.",
    },
    {
      en: "Resubmitted is the only end that does not end a running attempt.",
      ko: "Resubmitted만 도는 시도를 끝내지 않습니다.",
    },
    {
      en: "Only a Success touches `tasks`, and only the first one.",
      ko: "`tasks`는 Success만, 그것도 처음만 건드립니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many attempts did not succeed?",
      ko: "이번 실행에서 성공하지 못한 시도는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) => event.kind === "SparkListenerTaskEnd" && event.reason.kind !== "Success",
        ).length,
      ),
  },
} as const;
