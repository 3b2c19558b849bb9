/**
 * The card of kata 14/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "14/03",
  policy: "countsUpdates",
  title: { en: "what counts", ko: "무엇을 더할까" },
  teaches: {
    en: "Which updates of accumulators the driver merges.",
    ko: "드라이버가 합치는 어큐뮬레이터의 몫",
  },
  minutes: 10,
  read: { en: "What an accumulator counts", ko: "어큐뮬레이터가 세는 것" },
  hints: [
    {
      en: "Ask first how the attempt ended. Only then which kind of task it was.",
      ko: "먼저 시도가 어떻게 끝났는지, 그다음에 어떤 태스크였는지 물으세요.",
    },
    {
      en: 'Everything but "Success" is false. Of the successes one kind is always true, the other only the first time.',
      ko: '"Success"가 아니면 모두 false입니다. 성공 가운데 한 종류는 언제나 true, 다른 종류는 처음 한 번만 true입니다.',
    },
    {
      en: "A map task that succeeds always counts. A result task counts while `mergedBefore` is false.",
      ko: "성공한 맵 태스크는 언제나, 결과 태스크는 `mergedBefore`가 false일 때만 셉니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many attempts that had added something ended without being counted?",
      ko: "이번 실행에서 무언가 더했지만 세지 않은 시도는 몇 개일까요?",
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
