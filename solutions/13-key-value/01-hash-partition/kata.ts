/**
 * The card of kata 13/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/01",
  policy: "hashPartition",
  title: { en: "where a hash goes", ko: "해시가 가는 파티션" },
  teaches: {
    en: "How a key finds its partition: the remainder of its hash, which is never negative.",
    ko: "키가 파티션을 찾는 법: 해시의 나머지이고 음수가 되지 않는다",
  },
  minutes: 5,
  read: { en: "Where a key goes", ko: "키는 어디로 가나" },
  hints: [
    {
      en: "Partition 0 to numPartitions - 1: which operation turns any number into one of so many?",
      ko: "0부터 numPartitions - 1까지입니다. 어떤 연산이 아무 수나 그 안의 하나로 바꾸나요?",
    },
    {
      en: "In JavaScript as on the JVM the remainder of a negative number is negative. -1 % 3 is -1, and there is no such partition.",
      ko: "자바스크립트도 JVM도 음수의 나머지는 음수입니다. -1 % 3은 -1이고 그런 파티션은 없습니다.",
    },
    {
      en: "Null first. Then the remainder; if it is below zero, add numPartitions once. Taking its absolute value puts the key elsewhere.",
      ko: "null을 먼저 처리하세요. 그다음 나머지를 구하고 0보다 작으면 numPartitions를 한 번 더합니다. 절댓값을 취하면 다른 파티션이 됩니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many records did the task read that read the most out of the shuffle?",
      ko: "이번 실행에서 셔플에서 가장 많이 읽은 태스크는 레코드를 몇 개 읽었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let most = 0;
      for (const event of events)
        if (event.kind === "SparkListenerTaskEnd")
          most = Math.max(most, event.taskMetrics?.shuffleRecordsRead ?? 0);
      return String(most);
    },
  },
} as const;
