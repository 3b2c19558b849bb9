/**
 * The card of kata 12/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/01",
  policy: "slicePositions",
  title: { en: "cut a collection into slices", ko: "컬렉션을 조각으로 나누기" },
  teaches: {
    en: "Which elements of a collection come into which partition.",
    ko: "컬렉션의 어느 원소가 어느 파티션에 드는지",
  },
  minutes: 4,
  read: { en: "Where RDDs come from", ko: "RDD는 어디에서 오는가" },
  hints: [
    {
      en: "Cut ten elements into four: the sizes are 2, 3, 2, 3. Where are the borders?",
      ko: "원소 열 개를 넷으로 나누면 크기는 2, 3, 2, 3입니다. 경계는 어디일까요?",
    },
    {
      en: "There is one border more than there are slices. Neighbours share one, so nothing is lost between them.",
      ko: "경계는 조각보다 하나 많습니다. 이웃한 두 조각이 하나를 함께 쓰므로 사이에서 잃는 것이 없습니다.",
    },
    {
      en: "Border i lies at i times length through numSlices, rounded down: slice i goes from border i to border i + 1.",
      ko: "i번 경계는 i 곱하기 length 나누기 numSlices를 내림한 자리입니다. i번 조각은 i번 경계에서 i + 1번 경계까지입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks did the second job have, for three elements in five slices?",
      ko: "이번 실행에서 원소 셋을 다섯 조각으로 나눈 둘째 잡의 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let tasks = 0;
      for (const event of events)
        if (event.kind === "SparkListenerStageSubmitted" && event.stageInfo.stageId === 1)
          tasks = event.stageInfo.numTasks;
      return String(tasks);
    },
  },
} as const;
