/**
 * The card of kata 15/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/01",
  policy: "nextApplicationState",
  title: { en: "the states of an application", ko: "애플리케이션의 상태" },
  teaches: {
    en: "What a standalone Master can know of an application, and what it cannot.",
    ko: "스탠드얼론 마스터가 애플리케이션에 대해 알 수 있는 것과 알 수 없는 것",
  },
  minutes: 10,
  read: { en: "What the manager knows", ko: "매니저가 아는 것" },
  hints: [
    {
      en: "Put yourself in the place of the Master. What has it seen, and what can it not know?",
      ko: "마스터의 자리에 서 보세요. 무엇을 보았고, 무엇을 알 수 없나요?",
    },
    {
      en: "Three words are ends, and an end stays. Of the events, one begins the running, one changes nothing, and the others end it.",
      ko: "낱말 셋은 끝이고, 끝은 바뀌지 않습니다. 일 가운데 하나는 도는 것을 시작하고, 하나는 아무것도 바꾸지 않고, 나머지는 끝냅니다.",
    },
    {
      en: 'A driver that says goodbye and one whose connection closes leave the same word, FINISHED. "killed" leaves KILLED, "executors keep failing" leaves FAILED. Losing an executor never leads back to WAITING.',
      ko: '작별 인사를 한 드라이버와 연결이 닫힌 드라이버가 남기는 낱말은 같은 FINISHED입니다. "killed"는 KILLED, "executors keep failing"은 FAILED를 남깁니다. 익스큐터를 잃어도 WAITING으로 돌아가지 않습니다.',
    },
  ],
  review: {
    ask: {
      en: "In your run, how often did the Master write a state for the application, the one at its registration included?",
      ko: "이번 실행에서 마스터는 등록할 때 적은 것까지 애플리케이션의 상태를 몇 번 적었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "ApplicationStateChanged").length),
  },
} as const;
