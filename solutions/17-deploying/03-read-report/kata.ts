/**
 * The card of kata 17/03: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/03",
  policy: "readReport",
  title: { en: "when may spark-submit go", ko: "spark-submit은 언제 떠나나" },
  teaches: {
    en: "What the client of cluster mode waits for, and what its exit code says.",
    ko: "클러스터 모드의 클라이언트가 기다리는 것과 종료 코드의 뜻",
  },
  minutes: 8,
  read: { en: "Who waits, who dies", ko: "누가 기다리고 누가 죽는가" },
  hints: [
    {
      en: "Which reports are there? Over and well, over and not well, not over.",
      ko: "보고는 어떤 것들이 있나요? 잘 끝남, 잘못 끝남, 아직.",
    },
    {
      en: "FAILED and KILLED first: 1, whoever waits. Then whoever does not wait: 0. FINISHED is left, and everything before it.",
      ko: "FAILED와 KILLED가 먼저입니다. 기다리든 말든 1입니다. 그다음 기다리지 않으면 0입니다. 남는 것은 FINISHED와 그 앞의 상태들입니다.",
    },
    {
      en: "FINISHED with SUCCEEDED is 0, with anything else 1; every other state is undefined.",
      ko: "FINISHED이고 SUCCEEDED이면 0, 다른 것이면 1입니다. 그 밖의 상태는 undefined입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, with which codes did the clients leave, one after another?",
      ko: "이번 실행에서 클라이언트들은 차례로 어떤 코드로 떠났을까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const codes = events.flatMap((event) =>
        event.kind === "ClientExited" ? [event.exitCode] : [],
      );
      return codes.length === 0 ? "none" : codes.join(", ");
    },
  },
} as const;
