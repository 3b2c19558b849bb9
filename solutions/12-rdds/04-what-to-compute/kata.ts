/**
 * The card of kata 12/04: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/04",
  policy: "shufflesToRead",
  title: { en: "what has to be computed", ko: "무엇을 계산해야 하는가" },
  teaches: {
    en: "How far back Spark computes when something is cached.",
    ko: "캐시한 것이 있을 때 스파크가 어디까지 거슬러 계산하는지",
  },
  minutes: 10,
  read: { en: "Lineage", ko: "계보" },
  hints: [
    {
      en: "Which RDDs of the lineage does the task of this stage compute? Begin with `rdd` itself: may it be cached?",
      ko: "이 스테이지의 태스크는 계보에서 어느 RDD를 계산할까요? `rdd`부터 보세요. 그것도 캐시되어 있을 수 있습니다.",
    },
    {
      en: "Keep a list of RDDs still to look at, and remember those that you have seen: two branches may meet.",
      ko: "아직 볼 RDD의 목록을 두고, 본 것은 기억하세요. 두 갈래가 만나기도 합니다.",
    },
    {
      en: "Take one from the list. If all its partitions are cached, leave it. Else go through its dependencies: a narrow one adds its RDD to the list, a shuffle adds its id to the answer.",
      ko: "목록에서 하나를 꺼냅니다. 파티션이 모두 캐시되었으면 넘어갑니다. 아니면 의존성을 봅니다. 좁으면 그 RDD를 목록에, 셔플이면 id를 답에 넣습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks did the second job run?",
      ko: "이번 실행에서 둘째 잡이 돌린 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let second = false;
      let tasks = 0;
      for (const event of events) {
        if (event.kind === "SparkListenerJobStart") second = event.jobId === 1;
        if (event.kind === "SparkListenerTaskStart" && second) tasks += 1;
      }
      return events.length === 0 ? "" : String(tasks);
    },
  },
} as const;
