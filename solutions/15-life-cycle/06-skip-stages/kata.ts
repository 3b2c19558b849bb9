/**
 * The card of kata 15/06: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/06",
  policy: "stagesToRun",
  title: { en: "skip stages", ko: "스테이지 건너뛰기" },
  teaches: {
    en: "When a stage need not run again.",
    ko: "스테이지를 다시 실행하지 않아도 되는 때",
  },
  minutes: 5,
  read: {
    en: "A second action over the same shuffle",
    ko: "같은 셔플을 쓰는 두 번째 액션",
  },
  hints: [
    {
      en: "What would the stage be unable to read if this parent did not run now?",
      ko: "이 부모가 지금 돌지 않으면 스테이지가 읽지 못하는 것이 있나요?",
    },
    {
      en: "A stage reads something of every output of a parent. So one missing output is one too many.",
      ko: "스테이지는 부모의 모든 출력에서 조금씩 읽습니다. 그러니 빠진 출력이 하나만 있어도 안 됩니다.",
    },
    {
      en: "Keep the parents whose `availableOutputs` is below `numPartitions`, and answer their ids. Do not look further up.",
      ko: "`availableOutputs`가 `numPartitions`보다 작은 부모만 남기고 그 id를 답하세요. 더 위는 보지 않습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many stages did jobs name that never ran?",
      ko: "이번 실행에서 잡이 이름을 적었지만 한 번도 돌지 않은 스테이지는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const named = new Set<number>();
      for (const event of events) {
        if (event.kind === "SparkListenerJobStart")
          for (const { stageId } of event.stageInfos) named.add(stageId);
        else if (event.kind === "SparkListenerStageSubmitted")
          named.delete(event.stageInfo.stageId);
      }
      return String(named.size);
    },
  },
} as const;
