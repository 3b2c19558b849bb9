/**
 * The card of kata 15/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/03",
  policy: "pipeline",
  title: { en: "a pipeline", ko: "파이프라인" },
  teaches: {
    en: "How the records of a task pass its narrow steps.",
    ko: "태스크의 레코드가 좁은 변환을 지나는 방법",
  },
  minutes: 15,
  read: { en: "Inside a task", ko: "태스크 안에서" },
  hints: [
    {
      en: "Take one record and two steps by hand. What is called first, what second? When may the second record come?",
      ko: "레코드 하나와 단계 둘을 손으로 따라가 보세요. 무엇이 먼저, 무엇이 나중에 불리나요? 두 번째 레코드는 언제 와도 되나요?",
    },
    {
      en: "Think of a step as a function that does its work and then calls the next step. The step after the last one is `emit`.",
      ko: "한 단계를 자기 일을 하고 나서 다음 단계를 부르는 함수로 생각해 보세요. 마지막 단계 다음은 `emit`입니다.",
    },
    {
      en: "`steps.reduceRight((next, step) => …, emit)` builds that chain. A map calls `next` once, a filter once or not at all, a flatMap once for each element, in a `for … of`.",
      ko: "`steps.reduceRight((next, step) => …, emit)`가 그 사슬을 만듭니다. map은 `next`를 한 번, filter는 한 번 또는 부르지 않고, flatMap은 `for … of` 안에서 원소마다 한 번 부릅니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks let their records flow through more than two RDDs?",
      ko: "이번 실행에서 레코드가 RDD 셋 이상을 지나 흐른 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let tasks = 0;
      for (const event of events) {
        if (event.kind !== "SparkListenerStageSubmitted") continue;
        if (event.stageInfo.rddInfos.length > 2) tasks += event.stageInfo.numTasks;
      }
      return String(tasks);
    },
  },
} as const;
