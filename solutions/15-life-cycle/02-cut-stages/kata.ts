/**
 * The card of kata 15/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/02",
  policy: "cutStages",
  title: { en: "cut stages", ko: "스테이지 나누기" },
  teaches: {
    en: "Where a job is cut into stages when its lineage branches and shuffles lie behind shuffles.",
    ko: "계보가 갈라지고 셔플 뒤에 또 셔플이 있을 때 잡을 스테이지로 자르는 자리",
  },
  minutes: 15,
  read: { en: "A stage ends at a shuffle", ko: "스테이지는 셔플에서 끝난다" },
  hints: [
    {
      en: "Draw the lineage and mark the shuffle dependencies. Start at the last RDD: how far back can you walk without crossing a mark?",
      ko: "계보를 그리고 셔플 의존성에 표시해 보세요. 마지막 RDD에서 시작해 표시를 넘지 않고 어디까지 거슬러 갈 수 있나요?",
    },
    {
      en: "Keep two collections: the RDDs that you have reached without a shuffle, and the shuffles at which you stopped. A parent can be reached on two ways and counts once.",
      ko: "모음 둘을 두세요. 하나는 셔플 없이 닿은 RDD, 하나는 멈춘 곳의 셔플입니다. 두 길로 닿는 부모도 한 번만 셉니다.",
    },
    {
      en: "Loop over a Set that starts with `rdd`: a shuffle dependency adds its `shuffleId` to the answer, a narrow one adds its `rdd` to the Set. A `for … of` over a Set also visits what is added on the way.",
      ko: "`rdd`로 시작하는 Set을 도세요. 셔플 의존성이면 `shuffleId`를 답에 더하고, 좁은 의존성이면 그 `rdd`를 Set에 더합니다. Set을 도는 `for … of`는 도는 동안 더한 것도 찾아갑니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many stages did each of the two jobs name, those included that were skipped?",
      ko: "이번 실행에서 두 잡은 저마다 건너뛴 것까지 스테이지 몇 개를 적었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const first = events.find((event) => event.kind === "SparkListenerJobStart");
      return String(first?.kind === "SparkListenerJobStart" ? first.stageInfos.length : 0);
    },
  },
} as const;
