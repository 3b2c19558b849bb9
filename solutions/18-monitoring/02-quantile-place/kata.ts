/**
 * The card of kata 18/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/02",
  policy: "quantilePlace",
  title: { en: "task quantiles", ko: "태스크의 분위수" },
  teaches: {
    en: "Which task stands for a quantile of its stage.",
    ko: "스테이지의 분위수를 대표하는 태스크",
  },
  minutes: 5,
  read: { en: "Quantiles", ko: "분위수" },
  hints: [
    {
      en: "There is no interpolation: the answer is a whole number.",
      ko: "보간은 없습니다. 답은 정수입니다.",
    },
    {
      en: "Of four values the median is the one at place 2.",
      ko: "값이 4개면 중앙값은 2번 자리의 값입니다.",
    },
    {
      en: "Cut quantile × count, and never go beyond count − 1.",
      ko: "분위수 × 개수를 버림하고, 개수 − 1을 넘지 마세요.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks does the largest stage have, over which the quantiles are taken?",
      ko: "이번 실행에서 분위수를 구한 가장 큰 스테이지의 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        Math.max(
          0,
          ...events.map((event) =>
            event.kind === "SparkListenerStageSubmitted" ? event.stageInfo.numTasks : 0,
          ),
        ),
      ),
  },
} as const;
