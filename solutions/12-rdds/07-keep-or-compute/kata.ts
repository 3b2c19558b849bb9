/**
 * The card of kata 12/07: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

/** Of both RDDs. */
const partitions = 16;

export const kata = {
  id: "12/07",
  policy: "keepOrCompute",
  title: { en: "on disk, or computed again", ko: "디스크에 둘까, 다시 계산할까" },
  teaches: {
    en: "That neither is always faster: what a partition costs to compute, to write and to read decides.",
    ko: "어느 쪽도 언제나 빠르지는 않다: 파티션을 계산하고 쓰고 읽는 비용이 정한다",
  },
  minutes: 8,
  read: { en: "When memory is short", ko: "메모리가 모자랄 때" },
  hints: [
    {
      en: "A partition is needed only once more. What does the disk take for that, and is it only the reading?",
      ko: "파티션이 한 번만 더 필요합니다. 디스크는 그 한 번에 무엇을 치르나요? 읽기뿐일까요?",
    },
    {
      en: "Write both sums down for three uses: one of them has four terms, one of them three.",
      ko: "세 번 쓸 때의 두 합을 적어 보세요. 한쪽은 항이 넷이고 한쪽은 셋입니다.",
    },
    {
      en: "bytes / writeRate + timesNeeded * (bytes / readRate) against timesNeeded * computeMillis.",
      ko: "bytes / writeRate + timesNeeded * (bytes / readRate)를 timesNeeded * computeMillis와 견줍니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks had to compute a partition that had been computed before?",
      ko: "이번 실행에서 이미 계산한 적이 있는 파티션을 다시 계산해야 했던 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const computed = events.filter(
        (event) =>
          event.kind === "SparkListenerTaskEnd" && (event.taskMetrics?.inputBytesRead ?? 0) === 0,
      );
      return events.length === 0 ? "" : String(computed.length - partitions);
    },
  },
} as const;
