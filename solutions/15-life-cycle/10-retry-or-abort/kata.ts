/**
 * The card of kata 15/10: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/10",
  policy: "afterFailure",
  title: { en: "retry or abort", ko: "재시도할까 중단할까" },
  teaches: {
    en: "Which failures of a task count, and when its job is given up.",
    ko: "태스크의 실패 가운데 세는 것, 그리고 잡을 중단하는 때",
  },
  minutes: 10,
  read: { en: "A task fails", ko: "태스크가 실패하면" },
  hints: [
    {
      en: "Two questions, one after the other: is this failure counted at all? Only then: how many does that make?",
      ko: "물음은 둘이고 순서가 있습니다. 이 실패를 세나요? 센다면 모두 몇 번째인가요?",
    },
    {
      en: "Three reasons are not counted: `FetchFailed`, `TaskKilled`, and `ExecutorLostFailure` while its `exitCausedByApp` is false. The answer to them is the same however many failures went before.",
      ko: "세지 않는 까닭은 셋입니다. `FetchFailed`, `TaskKilled`, 그리고 `exitCausedByApp`이 false인 `ExecutorLostFailure`입니다. 이때의 답은 앞선 실패가 몇 번이든 같습니다.",
    },
    {
      en: "`failures` does not hold this failure yet. With `maxFailures` 4 the fourth one ends the stage: compare `failures + 1` with `maxFailures`.",
      ko: "`failures`에는 이번 실패가 아직 들어 있지 않습니다. `maxFailures`가 4이면 네 번째 실패에서 스테이지를 중단합니다. `failures + 1`을 `maxFailures`와 견주세요.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many attempts of tasks failed without being counted?",
      ko: "이번 실행에서 실패했지만 횟수에 들지 않은 태스크 시도는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter((event) => {
          if (event.kind !== "SparkListenerTaskEnd") return false;
          const { reason } = event;
          if (reason.kind === "ExecutorLostFailure") return !reason.exitCausedByApp;
          return reason.kind === "FetchFailed" || reason.kind === "TaskKilled";
        }).length,
      ),
  },
} as const;
