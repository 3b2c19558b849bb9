/**
 * The card of kata 13/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/02",
  policy: "choosePartitioner",
  title: { en: "which partitioner is taken", ko: "어느 파티셔너를 쓰나" },
  teaches: {
    en: "Which partitioner an operation by key takes when the program names none.",
    ko: "프로그램이 정하지 않았을 때 키별 연산이 쓰는 파티셔너",
  },
  minutes: 15,
  read: { en: "Who decides when nobody names a partitioner", ko: "정하지 않으면 누가 정하나" },
  hints: [
    {
      en: "Two questions: is there a partitioner worth keeping? If not, how many hash partitions?",
      ko: "질문은 둘입니다. 그대로 쓸 만한 파티셔너가 있나요? 없으면 해시 파티션을 몇 개로 하나요?",
    },
    {
      en: "Look for the largest among those with isPartitioned, and remember its place in the list. The most partitions are taken over all inputs.",
      ko: "isPartitioned인 것 가운데 가장 큰 것을 찾고 목록에서의 위치를 기억하세요. 가장 큰 파티션 수는 모든 inputs에서 구합니다.",
    },
    {
      en: "const wanted = defaultParallelism ?? most. Keep it if most < 10 * its partitions, or wanted <= its partitions; else hash into wanted.",
      ko: "const wanted = defaultParallelism ?? most. most < 10 * 그 파티션 수이거나 wanted <= 그 파티션 수이면 그대로 쓰고, 아니면 wanted개로 해시합니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks had the last stage?",
      ko: "이번 실행에서 마지막 스테이지의 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let tasks = 0;
      for (const event of events)
        if (event.kind === "SparkListenerStageSubmitted") tasks = event.stageInfo.numTasks;
      return String(tasks);
    },
  },
} as const;
