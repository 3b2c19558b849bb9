/**
 * The card of kata 12/05: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/05",
  policy: "taskPlaces",
  title: { en: "where a task would like to run", ko: "태스크가 돌고 싶은 곳" },
  teaches: {
    en: "Why a task goes to the executor that holds a block, and what a map over cached data has to do with it.",
    ko: "태스크가 왜 블록을 가진 익스큐터로 가는지, 캐시한 데이터 위의 map이 그것과 무슨 상관인지",
  },
  minutes: 10,
  read: { en: "The task goes to its block", ko: "태스크가 블록을 찾아간다" },
  hints: [
    {
      en: "Three questions, one after another, each only if the one before had no answer. Which of them is asked of another RDD?",
      ko: "물음이 셋이고, 앞의 물음에 답이 없을 때만 다음 것을 묻습니다. 다른 RDD에 묻는 것은 어느 것일까요?",
    },
    {
      en: "The third question is the whole question again, asked of a parent: the function can call itself. Which number has the partition there?",
      ko: "셋째 물음은 부모에게 처음부터 다시 묻는 것이므로 함수가 자기를 부르면 됩니다. 거기서 파티션의 번호는 무엇일까요?",
    },
    {
      en: "`parents[partition]` has the numbers, and is empty for a shuffle. Ask `rdd` of the dependency for each of them in turn and return at the first answer that is not empty.",
      ko: "`parents[partition]`에 번호가 있고 셔플이면 비어 있습니다. 의존성의 `rdd`에 차례대로 묻고, 비지 않은 첫 답에서 돌아오세요.",
    },
  ],
  review: {
    ask: {
      en: "In your run, on which executor (its number) ran the task of the last job that read rdd_3_0?",
      ko: "이번 실행의 마지막 잡에서 rdd_3_0을 읽은 태스크는 몇 번 익스큐터에서 돌았을까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let executor = "";
      // The union's first two partitions are those of the other RDD.
      for (const event of events)
        if (event.kind === "SparkListenerTaskEnd" && event.stageId === 2)
          if (event.taskInfo.partitionId === 2) executor = event.taskInfo.executorId;
      return executor;
    },
  },
} as const;
