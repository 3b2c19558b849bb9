/**
 * The card of kata 17/06: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/06",
  policy: "executorOnOffer",
  title: { en: "an executor on an offer", ko: "제안에 띄우는 익스큐터" },
  teaches: {
    en: "What Spark takes of an offer of Mesos in coarse-grained mode.",
    ko: "굵은 단위 모드의 스파크가 메소스의 제안에서 받는 것",
  },
  minutes: 10,
  read: { en: "Mesos", ko: "메소스" },
  hints: [
    {
      en: "First: how many cores would it have? Then: what stands against it?",
      ko: "먼저 코어가 몇 개일지 정하고, 그다음 안 될 까닭이 있는지 보세요.",
    },
    {
      en: "Without `executorCores` they are the smaller of the offer's whole cores and of what is left up to `coresMax`. `Math.floor(left.cpus)` are the whole ones.",
      ko: "`executorCores`가 없으면 제안의 정수 코어와 `coresMax`까지 남은 수 가운데 작은 쪽입니다. 정수 코어는 `Math.floor(left.cpus)`입니다.",
    },
    {
      en: "Five conditions: more than 0 and no more than the whole cores; memory; `coresAcquired + cores <= coresMax`; `executors < executorLimit` where there is one; `agentFailures < 2`. Else 0.",
      ko: "조건은 다섯입니다. 0보다 크고 정수 코어를 넘지 않을 것, 메모리, `coresAcquired + cores <= coresMax`, 상한이 있으면 `executors < executorLimit`, `agentFailures < 2`. 하나라도 어긋나면 0입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many cores did all tasks of executors have together?",
      ko: "이번 실행에서 익스큐터 태스크의 코어를 모두 더하면 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.reduce(
          (sum, event) =>
            event.kind === "MesosTaskStateChanged" &&
            event.state === "TASK_STAGING" &&
            event.to !== "dispatcher"
              ? sum + event.cpus
              : sum,
          0,
        ),
      ),
  },
} as const;
