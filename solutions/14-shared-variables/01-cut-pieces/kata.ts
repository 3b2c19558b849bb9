/**
 * The card of kata 14/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "14/01",
  policy: "cutPieces",
  title: { en: "into pieces", ko: "조각으로 나누기" },
  teaches: {
    en: "Into which pieces a broadcast value is cut.",
    ko: "브로드캐스트 값을 나누는 조각의 크기",
  },
  minutes: 5,
  read: { en: "Who gets which piece from whom", ko: "누가 어느 조각을 누구에게서 받나" },
  hints: [
    {
      en: "How many pieces are full? What is left then?",
      ko: "꽉 찬 조각은 몇 개인가요? 그러고 나면 얼마가 남나요?",
    },
    {
      en: "A piece is the smaller of two numbers: `blockSize`, and what is left of `bytes`. Take it away and go on while something is left.",
      ko: "조각 하나는 `blockSize`와 `bytes`에서 남은 것 가운데 작은 쪽입니다. 그만큼 빼고, 남은 것이 있는 동안 되풀이하세요.",
    },
    {
      en: "`for (let left = bytes; left > 0; left -= blockSize)` and push `Math.min(left, blockSize)`. Nothing is left of a value of exactly n blocks.",
      ko: "`for (let left = bytes; left > 0; left -= blockSize)`에서 `Math.min(left, blockSize)`를 넣으세요. 나누어떨어지는 값에는 남는 것이 없습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many different pieces of broadcasts travelled?",
      ko: "이번 실행에서 오간 브로드캐스트 조각은 모두 몇 가지일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        new Set(events.flatMap((event) => (event.kind === "OpenBlocks" ? [event.blockId] : [])))
          .size,
      ),
  },
} as const;
