/**
 * The card of kata 17/04: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/04",
  policy: "podMemory",
  title: { en: "how much memory a pod asks for", ko: "파드가 요청하는 메모리" },
  teaches: {
    en: "What Kubernetes keeps for an executor beside its heap.",
    ko: "쿠버네티스가 익스큐터에 힙 말고 더 남겨 두는 것",
  },
  minutes: 8,
  read: { en: "Kubernetes", ko: "쿠버네티스" },
  hints: [
    {
      en: "Four settings can speak. Which of them is heard first?",
      ko: "말할 수 있는 설정이 넷입니다. 어느 것을 먼저 듣나요?",
    },
    {
      en: "`a ?? b ?? c` takes the first that is set. The least of 384 holds for shares of the heap, not for an overhead that was said.",
      ko: "`a ?? b ?? c`는 설정된 첫째 것입니다. 최소 384는 힙의 몇 배로 구할 때만 쓰고, 적어 둔 오버헤드에는 쓰지 않습니다.",
    },
    {
      en: "heap + (overhead ?? Math.max(Math.floor((ownFactor ?? factor ?? (isPythonOrR ? 0.4 : 0.1)) * heap), 384)).",
      ko: "답은 heap + (overhead ?? Math.max(Math.floor((ownFactor ?? factor ?? (isPythonOrR ? 0.4 : 0.1)) * heap), 384)).",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many MB did nodes keep for all pods together, the driver's too?",
      ko: "이번 실행에서 노드가 드라이버까지 모든 파드에 남겨 둔 메모리는 모두 몇 MB일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      events.length === 0
        ? ""
        : String(
            events.reduce(
              (sum, event) =>
                event.kind === "PodChanged" && event.reason === "ContainerCreating"
                  ? sum + event.memory
                  : sum,
              0,
            ),
          ),
  },
} as const;
