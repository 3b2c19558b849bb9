/**
 * The card of kata 18/05: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/05",
  policy: "criticalPath",
  title: { en: "the critical path", ko: "임계 경로" },
  teaches: {
    en: "The chain of steps that no number of cores makes shorter.",
    ko: "코어를 늘려도 짧아지지 않는 단계의 사슬",
  },
  minutes: 20,
  read: { en: "The critical path", ko: "임계 경로" },
  hints: [
    {
      en: "For each step, when is it over at the earliest? Its own time after the latest of those it waits for.",
      ko: "단계마다 빨라야 언제 끝나나요? 기다리는 것 가운데 가장 늦은 것 다음에 자기 시간을 더합니다.",
    },
    {
      en: "Remember with each step which of those it waits for was the latest.",
      ko: "단계마다 기다린 것 가운데 가장 늦은 것을 기억하세요.",
    },
    {
      en: "Begin with the step that is over last and walk back; the first one has nobody before it.",
      ko: "가장 늦게 끝나는 단계에서 거꾸로 걸으세요. 첫 단계 앞에는 아무도 없습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many jobs ran one after another?",
      ko: "이번 실행에서 차례로 돈 잡은 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "SparkListenerJobStart").length),
  },
} as const;
