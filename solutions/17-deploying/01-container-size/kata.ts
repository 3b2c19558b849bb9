/**
 * The card of kata 17/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/01",
  policy: "containerSize",
  title: { en: "how large is the container", ko: "컨테이너의 크기" },
  teaches: { en: "In which sizes YARN gives containers.", ko: "YARN이 컨테이너를 주는 크기" },
  minutes: 8,
  read: { en: "YARN", ko: "YARN" },
  hints: [
    {
      en: "How many steps does the request need? A part of a step is a whole one.",
      ko: "요청에는 단위가 몇 개 필요한가요? 단위에 모자라도 하나로 칩니다.",
    },
    {
      en: "`Math.ceil(asked / minimum)` steps, one at least; then not more than the maximum. Memory and cores each by their own numbers.",
      ko: "단위는 `Math.ceil(asked / minimum)`개이고 적어도 하나입니다. 그다음 최대치를 넘지 않게 합니다. 메모리와 코어는 저마다의 수로 셉니다.",
    },
    {
      en: "`Math.min(Math.max(1, Math.ceil(a / step)) * step, most)` for memory; the same for vcores where the calculator is “dominant”, else 1.",
      ko: "메모리는 `Math.min(Math.max(1, Math.ceil(a / step)) * step, most)`입니다. 코어는 계산기가 “dominant”이면 똑같이, 아니면 1입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many MB did all containers that were granted have together?",
      ko: "이번 실행에서 내준 컨테이너를 모두 더하면 몇 MB일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.reduce(
          (sum, event) =>
            event.kind === "ContainerStateChanged" && event.state === "ALLOCATED"
              ? sum + event.memory
              : sum,
          0,
        ),
      ),
  },
} as const;
