/**
 * The card of kata 18/08: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/08",
  policy: "foldExecutor",
  title: { en: "the executors' summary", ko: "익스큐터 요약" },
  teaches: {
    en: "What an executor's row counts, event by event.",
    ko: "익스큐터의 행이 이벤트마다 세는 것",
  },
  minutes: 15,
  read: { en: "What an executor did", ko: "익스큐터가 한 일" },
  hints: [
    {
      en: "Spread the counts and change what the kind of step says.",
      ko: "수를 펼치고 종류가 말하는 것만 바꾸세요.",
    },
    {
      en: "`Math.trunc(totalCores / cpusPerTask)`, with a look at 0.",
      ko: "`Math.trunc(totalCores / cpusPerTask)`, 0은 따로 보세요.",
    },
    {
      en: "TaskKilled and TaskCommitDenied lower `activeTasks` and nothing else.",
      ko: "TaskKilled와 TaskCommitDenied는 `activeTasks`만 줄입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many executors were added?",
      ko: "이번 실행에서 더해진 익스큐터는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "SparkListenerExecutorAdded").length),
  },
} as const;
