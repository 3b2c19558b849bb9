/**
 * The card of kata 13/04: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/04",
  policy: "coalesceGroups",
  title: { en: "which partitions are joined", ko: "함께 묶이는 파티션" },
  teaches: {
    en: "What `coalesce` does: neighbours in one task, never more than there were.",
    ko: "`coalesce`가 하는 일: 이웃을 한 태스크로 묶되 늘리지는 않는다",
  },
  minutes: 10,
  read: { en: "Fewer partitions without a shuffle", ko: "셔플 없이 파티션 줄이기" },
  hints: [
    {
      en: "How many groups are there when ten are wanted of four?",
      ko: "넷을 열로 만들라고 하면 묶음은 몇 개인가요?",
    },
    {
      en: "Write down where each group begins; it ends where the next begins. 10 into 3 gives 0, 3, 6: sizes 3, 3, 4.",
      ko: "묶음이 시작하는 곳을 적어 보세요. 다음 묶음이 시작하는 곳에서 끝납니다. 10을 3으로 나누면 0, 3, 6이고 크기는 3, 3, 4입니다.",
    },
    {
      en: "const n = Math.min(parents, wanted); group i holds from Math.floor(i * parents / n) up to, not including, Math.floor((i + 1) * parents / n).",
      ko: "const n = Math.min(parents, wanted). i번 묶음은 Math.floor(i * parents / n)부터 Math.floor((i + 1) * parents / n) 앞까지입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks were started?",
      ko: "이번 실행에서 시작한 태스크는 모두 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      return String(events.filter(({ kind }) => kind === "SparkListenerTaskStart").length);
    },
  },
} as const;
