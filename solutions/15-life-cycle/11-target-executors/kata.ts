/**
 * The card of kata 15/11: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/11",
  policy: "targetExecutors",
  title: { en: "how many executors to ask for", ko: "익스큐터를 몇 개 요청할까" },
  teaches: {
    en: "How an application's wish for executors follows its tasks.",
    ko: "원하는 익스큐터 수가 태스크를 따라가는 방식",
  },
  minutes: 20,
  read: { en: "Executors that come and go", ko: "오고 가는 익스큐터" },
  hints: [
    {
      en: "Reckon first what could be of use. There are three cases then: more is wanted than that, tasks have waited for long enough, or neither.",
      ko: "쓸모가 있는 수를 먼저 구하세요. 그다음은 세 경우입니다. 그보다 많이 원하고 있거나, 태스크가 충분히 오래 기다렸거나, 어느 쪽도 아닙니다.",
    },
    {
      en: "Going up, four bounds meet: what was wanted plus `step` (or what is there plus `step`), what is of use, `maxExecutors`, and from below `minExecutors`. A minimum of the first three, then a maximum.",
      ko: "늘릴 때는 네 한도가 만납니다. 원하던 수(또는 이미 있는 수)에 `step`을 더한 것, 쓸모가 있는 수, `maxExecutors`, 그리고 아래로는 `minExecutors`입니다. 앞의 셋 가운데 가장 작은 것을 고르고, 그것과 마지막 가운데 큰 것을 고릅니다.",
    },
    {
      en: "The step doubles only if the new `target` is the old one plus `step`, neither less nor more. At `maxExecutors` nothing is added, and the step is 1.",
      ko: "`step`은 새 `target`이 옛 `target`에 `step`을 더한 것과 꼭 같을 때만 두 배가 됩니다. `maxExecutors`에 이르렀으면 더하지 않고 `step`은 1입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, what was the largest number of executors that the driver asked for altogether?",
      ko: "이번 실행에서 드라이버가 요청한 익스큐터 수(모두 몇 개)는 가장 많을 때 몇이었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.reduce(
          (most, event) => (event.kind === "RequestExecutors" ? Math.max(most, event.total) : most),
          0,
        ),
      ),
  },
} as const;
