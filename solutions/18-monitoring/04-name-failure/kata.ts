/**
 * The card of kata 18/04: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/04",
  policy: "nameFailure",
  title: { en: "name the failure", ko: "실패의 이름" },
  teaches: {
    en: "What is behind a failure, from the attempts of its stage.",
    ko: "스테이지의 시도로 알아보는 실패의 뒤",
  },
  minutes: 20,
  read: { en: "Name the failure", ko: "실패의 이름" },
  hints: [
    {
      en: "Make a list of pairs of name and pattern, in the order of the statement.",
      ko: "이름과 패턴의 쌍을 설명의 순서대로 목록으로 만드세요.",
    },
    {
      en: "Only then count: who succeeded, on which hosts the failures were.",
      ko: "그다음에 세세요. 누가 성공했고 실패는 어느 호스트에서 났는지.",
    },
    {
      en: '"host" wants both: one host of failures, and every failed index among the successes of other hosts.',
      ko: '"host"는 둘 다여야 합니다. 실패한 호스트가 하나이고, 실패한 index가 모두 다른 호스트의 성공에 있어야 합니다.',
    },
  ],
  review: {
    ask: {
      en: "In your run, how many attempts of tasks failed with an exception?",
      ko: "이번 실행에서 예외로 실패한 태스크 시도는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) =>
            event.kind === "SparkListenerTaskEnd" && event.reason.kind === "ExceptionFailure",
        ).length,
      ),
  },
} as const;
