/**
 * The card of kata 18/09: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/09",
  policy: "foldBlock",
  title: { en: "the fraction cached", ko: "캐시된 몫" },
  teaches: {
    en: "Who holds a cached block, from its updates.",
    ko: "블록 갱신으로 아는 캐시된 블록의 보유자",
  },
  minutes: 10,
  read: { en: "What is cached", ko: "캐시된 것" },
  hints: [
    {
      en: "First: is it held there now?",
      ko: "먼저, 지금 거기 있나요?",
    },
    {
      en: "If not, everybody but that executor holds it.",
      ko: "없으면 그 익스큐터만 빼고 그대로입니다.",
    },
    {
      en: "A block that moves from memory to disk: add on disk, take away in memory.",
      ko: "메모리에서 디스크로 옮겨진 블록은 디스크에서 더하고 메모리에서 뺍니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many updates told that a block of an RDD was stored?",
      ko: "이번 실행에서 RDD의 블록을 저장했다고 알린 갱신은 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) =>
            event.kind === "SparkListenerBlockUpdated" &&
            event.blockId.startsWith("rdd_") &&
            event.storageLevel.useMemory,
        ).length,
      ),
  },
} as const;
