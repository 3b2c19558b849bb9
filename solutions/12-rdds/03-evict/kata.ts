/**
 * The card of kata 12/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/03",
  policy: "evict",
  title: { en: "make room in memory", ko: "메모리에 자리 내기" },
  teaches: {
    en: "Which cached blocks leave memory, and which never do.",
    ko: "캐시한 블록 가운데 무엇이 나가고 무엇이 남는지",
  },
  minutes: 8,
  read: { en: "When memory is short", ko: "메모리가 모자랄 때" },
  hints: [
    {
      en: "Which blocks may be dropped at all? Leave the others out of your thoughts first.",
      ko: "버려도 되는 블록은 어느 것일까요? 나머지는 먼저 빼고 생각하세요.",
    },
    {
      en: "Walk from the oldest on and add up sizes. When is it time to stop?",
      ko: "오래된 것부터 크기를 더해 가세요. 언제 멈추면 될까요?",
    },
    {
      en: "Stop as soon as the sum reaches `needed`. If the walk ends before that, the answer is an empty list.",
      ko: "합이 `needed`에 이르면 멈춥니다. 이르기 전에 블록이 다하면 답은 빈 목록입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many blocks of RDDs were evicted from memory?",
      ko: "이번 실행에서 메모리에서 축출된 RDD 블록은 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let evicted = 0;
      for (const event of events)
        if (event.kind === "SparkListenerBlockUpdated" && event.blockId.startsWith("rdd_"))
          evicted += event.storageLevel.useMemory ? 0 : 1;
      return events.length === 0 ? "" : String(evicted);
    },
  },
} as const;
