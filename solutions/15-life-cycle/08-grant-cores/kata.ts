/**
 * The card of kata 15/08: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/08",
  policy: "grantCores",
  title: { en: "grant cores", ko: "코어 내주기" },
  teaches: {
    en: "How a standalone Master gives the cores of its workers to one application.",
    ko: "스탠드얼론 마스터가 워커들의 코어를 한 애플리케이션에 내주는 방법",
  },
  minutes: 25,
  read: { en: "The cluster manager, masters and workers", ko: "클러스터 매니저, 마스터, 워커" },
  hints: [
    {
      en: "Write one small step first: may this worker take one more helping? If so, give it and note what is left. The two ways of handing out differ only in the order of these steps.",
      ko: "먼저 작은 걸음 하나를 쓰세요. 이 워커가 한 몫을 더 받을 수 있나요? 그렇다면 주고, 남은 것을 적습니다. 두 가지 방법은 이 걸음의 순서만 다릅니다.",
    },
    {
      en: "A helping is `coresPerExecutor ?? 1` cores. It needs that many in `coresLeft` and on the worker. Only where it means a new executor does it need memory and a place under `executorLimit`, too: always with `coresPerExecutor`, and without it for the first core of a worker.",
      ko: "한 몫은 코어 `coresPerExecutor ?? 1`개입니다. `coresLeft`와 워커에 그만큼 남아 있어야 합니다. 메모리와 `executorLimit`은 새 익스큐터일 때만 봅니다. `coresPerExecutor`가 있으면 늘 그렇고, 없으면 그 워커의 첫 코어일 때만 그렇습니다.",
    },
    {
      en: "Let the step answer whether it gave anything. Spread out: repeat rounds over all workers until a round gives nothing. Otherwise: for each worker, repeat the step until it gives nothing.",
      ko: "걸음이 주었는지 아닌지를 답하게 하세요. 흩어 줄 때는 아무에게도 주지 못한 바퀴가 나올 때까지 모든 워커를 돕니다. 아니면 워커마다 더 주지 못할 때까지 걸음을 되풀이합니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many executors did the Master launch on the worker that got most of them?",
      ko: "이번 실행에서 마스터가 익스큐터를 가장 많이 띄운 워커에는 익스큐터가 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const launched = new Map<string, number>();
      for (const event of events)
        if (event.kind === "LaunchExecutor")
          launched.set(event.workerId, (launched.get(event.workerId) ?? 0) + 1);
      return String(Math.max(0, ...launched.values()));
    },
  },
} as const;
