/**
 * The card of kata 15/05: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/05",
  policy: "blockRange",
  title: { en: "read a block", ko: "블록 읽기" },
  teaches: {
    en: "How a reduce task finds its part in the file of a map task.",
    ko: "리듀스 태스크가 맵 태스크의 파일에서 제 몫을 찾는 방법",
  },
  minutes: 5,
  read: { en: "A shuffle leaves files", ko: "셔플은 파일을 남긴다" },
  hints: [
    {
      en: "Take the index 0, 5, 5, 8. What are the three blocks, and where does each lie?",
      ko: "인덱스가 0, 5, 5, 8일 때 블록 셋은 저마다 어디에 있나요?",
    },
    {
      en: "Reducers are numbered from 0, as the offsets are. Two offsets that stand side by side hold one block between them.",
      ko: "리듀서의 번호는 오프셋처럼 0부터 셉니다. 나란히 선 오프셋 둘 사이에 블록 하나가 있습니다.",
    },
    {
      en: "It begins at `offsets[reduceId]`. Its length is not the next offset but the difference to it.",
      ko: "`offsets[reduceId]`에서 시작합니다. 길이는 다음 오프셋이 아니라 거기까지의 차이입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many records did all tasks of both jobs together read from shuffles?",
      ko: "이번 실행에서 두 잡의 태스크가 셔플에서 읽은 레코드는 모두 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let records = 0;
      for (const event of events)
        if (event.kind === "SparkListenerTaskEnd")
          records += event.taskMetrics?.shuffleRecordsRead ?? 0;
      return String(records);
    },
  },
} as const;
