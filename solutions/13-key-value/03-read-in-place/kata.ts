/**
 * The card of kata 13/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/03",
  policy: "readInPlace",
  title: { en: "which side of a join stays", ko: "조인에서 움직이지 않는 쪽" },
  teaches: {
    en: "When a side of a join is read where it is, and when it is shuffled.",
    ko: "조인의 한쪽을 제자리에서 읽을 때와 셔플할 때",
  },
  minutes: 10,
  read: { en: "A join that moves nothing", ko: "아무것도 옮기지 않는 조인" },
  hints: [
    {
      en: "If the answer is true, no shuffle is made and nothing is checked any more. What must be known of every key?",
      ko: "참이라고 답하면 셔플도 없고 더 확인하지도 않습니다. 모든 키에 대해 무엇이 보장되어야 하나요?",
    },
    {
      en: "The same number of partitions is not enough: a hash partitioner and one of ranges put keys elsewhere.",
      ko: "파티션 수가 같은 것으로는 모자랍니다. 해시와 구간은 키를 다른 곳에 둡니다.",
    },
    {
      en: "own is there, its kind is that of wanted, so are its number of partitions and each of its bounds.",
      ko: "own이 있고, 종류와 파티션 수와 경계 하나하나가 wanted와 같아야 합니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many stages wrote a shuffle?",
      ko: "이번 실행에서 셔플을 쓴 스테이지는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const wrote = events.filter(
        (event) =>
          event.kind === "SparkListenerStageSubmitted" && event.stageInfo.shuffleId !== undefined,
      );
      return String(wrote.length);
    },
  },
} as const;
