/**
 * The card of kata 14/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "14/02",
  policy: "pieceSource",
  title: { en: "from whom", ko: "누구에게서" },
  teaches: {
    en: "From whom an executor takes a piece of a broadcast.",
    ko: "익스큐터가 브로드캐스트 조각을 가져오는 곳",
  },
  minutes: 5,
  read: { en: "Who gets which piece from whom", ko: "누가 어느 조각을 누구에게서 받나" },
  hints: [
    {
      en: "Two wishes, one before the other: a holder on my own host; else anybody.",
      ko: "바라는 것이 둘이고 순서가 있습니다. 같은 호스트에 있는 이, 없으면 아무나.",
    },
    {
      en: "The list is in random order already, so \u201canybody\u201d is its first. The driver gets no place of its own.",
      ko: "목록은 이미 섞여 있으므로 아무나는 목록의 처음입니다. 드라이버를 따로 다루지 마세요.",
    },
    {
      en: "`holders.find(({ host }) => host === me.host) ?? holders[0]`, and of that the `executorId`.",
      ko: "`holders.find(({ host }) => host === me.host) ?? holders[0]`의 `executorId`입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many pieces came from an executor and not from the driver?",
      ko: "이번 실행에서 드라이버가 아니라 익스큐터에게서 온 조각은 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter((event) => event.kind === "OpenBlocks" && event.from.includes("/executor "))
          .length,
      ),
  },
} as const;
