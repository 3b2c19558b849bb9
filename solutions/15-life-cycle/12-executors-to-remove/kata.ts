/**
 * The card of kata 15/12: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/12",
  policy: "executorsToRemove",
  title: { en: "which executors to give back", ko: "어떤 익스큐터를 돌려줄까" },
  teaches: {
    en: "Which idle executors go, and what keeps one.",
    ko: "노는 익스큐터 가운데 돌려주는 것, 그리고 남기는 까닭",
  },
  minutes: 20,
  read: { en: "Executors that come and go", ko: "오고 가는 익스큐터" },
  hints: [
    {
      en: "Two questions: may this one go at all? And if so: may one more be missing?",
      ko: "물음은 둘입니다. 이 익스큐터를 돌려줄 수 있나요? 그렇다면 하나 더 모자라도 되나요?",
    },
    {
      en: "The time it may be idle depends on what it holds. `timeouts.idle` counts only for one that holds neither blocks nor files.",
      ko: "놀 수 있는 시간은 가진 것에 달려 있습니다. `timeouts.idle`은 블록도 파일도 없는 것에만 적용합니다.",
    },
    {
      en: "Count those that are not leaving, once, before you begin. Take one off for each that you choose, and choose nobody when the number is down to `minExecutors` or to `target`.",
      ko: "시작하기 전에 떠나는 중이 아닌 것을 한 번 세세요. 하나를 고를 때마다 하나씩 줄이고, 그 수가 `minExecutors`나 `target`에 이르면 더 고르지 않습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many executors were launched for the application, one after another?",
      ko: "이번 실행에서 애플리케이션에 띄운 익스큐터는 앞뒤로 모두 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "LaunchExecutor").length),
  },
} as const;
