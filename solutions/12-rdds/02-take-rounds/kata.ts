/**
 * The card of kata 12/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/02",
  policy: "partitionsToTry",
  title: { en: "the next round of take", ko: "take의 다음 회차" },
  teaches: {
    en: "Why one action may run several jobs, and how many.",
    ko: "액션 하나가 왜 잡을 여럿 내는지, 몇 개나 내는지",
  },
  minutes: 6,
  read: { en: "`take` feels its way", ko: "더듬어 가는 `take`" },
  hints: [
    {
      en: "take(9), one partition seen, one record found: how many partitions would hold the other eight?",
      ko: "take(9)에서 파티션 하나를 보고 하나를 찾았습니다. 나머지 여덟은 파티션 몇 개에 들어 있을까요?",
    },
    {
      en: "Three cases: nothing seen as yet, nothing found as yet, something found. The limit of `scaleUp` concerns the third as well.",
      ko: "세 경우가 있습니다. 아직 안 봤을 때, 봤는데 없을 때, 있었을 때입니다. `scaleUp`의 한계는 셋째에도 걸립니다.",
    },
    {
      en: "With finds: 1.5 times (wanted - found) times scanned through found, rounded up, and the smaller of that and scaleUp times scanned.",
      ko: "찾았을 때는 1.5 × (wanted - found) × scanned / found를 올림한 값과 scaleUp × scanned 가운데 작은 쪽입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many jobs did take(9) and take(2) run together?",
      ko: "이번 실행에서 take(9)와 take(2)가 낸 잡은 모두 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let jobs = 0;
      for (const event of events) if (event.kind === "SparkListenerJobStart") jobs += 1;
      return String(jobs);
    },
  },
} as const;
