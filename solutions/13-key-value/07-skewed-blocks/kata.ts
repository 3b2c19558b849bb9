/**
 * The card of kata 13/07: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/07",
  policy: "hugeFrom",
  title: { en: "from which size on a block counts as huge", ko: "얼마부터 큰 블록인가" },
  teaches: {
    en: "What the driver knows of a hot key's data: an average hides it, a size of its own shows it.",
    ko: "드라이버가 몰린 키의 데이터를 얼마나 아는가: 평균은 감추고 따로 알린 크기는 드러낸다",
  },
  minutes: 15,
  read: { en: "Fewer partitions without a shuffle", ko: "셔플 없이 파티션 줄이기" },
  hints: [
    {
      en: "One block of a thousand bytes among nine of ten: what is the mean, what the median? Which of them does the hot key move?",
      ko: "10바이트 블록 아홉 개 사이에 1000바이트 블록 하나가 있습니다. 평균은 얼마고 중앙값은 얼마인가요? 몰린 키가 움직이는 것은 어느 쪽인가요?",
    },
    {
      en: "Sort a copy. Of n sorted blocks, the smallest of the mostSkewed largest stands at n - mostSkewed, or at 0 where there are fewer.",
      ko: "복사본을 정렬하세요. 블록이 n개면 가장 큰 mostSkewed개 가운데 가장 작은 것은 n - mostSkewed번에 있고, 블록이 모자라면 0번입니다.",
    },
    {
      en: "Math.min(threshold, Math.max(median * skewedFactor, sorted[Math.max(0, n - mostSkewed)])), with median = Math.max(1, …).",
      ko: "Math.min(threshold, Math.max(median * skewedFactor, sorted[Math.max(0, n - mostSkewed)])). median은 Math.max(1, …)입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many records did the fullest reduce task read?",
      ko: "이번 실행에서 가장 많이 읽은 리듀스 태스크는 레코드를 몇 개 읽었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.reduce(
          (most, event) =>
            event.kind === "SparkListenerTaskEnd"
              ? Math.max(most, event.taskMetrics?.shuffleRecordsRead ?? 0)
              : most,
          0,
        ),
      ),
  },
} as const;
