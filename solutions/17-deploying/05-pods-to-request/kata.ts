/**
 * The card of kata 17/05: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/05",
  policy: "podsToRequest",
  title: { en: "how many pods now", ko: "파드를 지금 몇 개" },
  teaches: {
    en: "Why executors on Kubernetes come in batches, and when the next batch comes.",
    ko: "쿠버네티스에서 익스큐터가 묶음으로 오는 까닭과 다음 묶음이 오는 때",
  },
  minutes: 10,
  read: { en: "Kubernetes", ko: "쿠버네티스" },
  hints: [
    {
      en: "Which of the five counts are pods that the driver knows of, and which of those do not run?",
      ko: "다섯 수 가운데 드라이버가 아는 파드는 어느 것이고, 그중 돌지 않는 것은 어느 것인가요?",
    },
    {
      en: "Three numbers bound the answer: what is missing, a batch, and the room below maxPendingPods. A bound may be negative.",
      ko: "답을 묶는 수는 셋입니다. 모자란 수, 한 묶음, maxPendingPods까지 남은 수입니다. 음수가 될 수도 있습니다.",
    },
    {
      en: "if (unseen > 0) return 0; const known = running + pending + registeredUnseen; Math.max(0, Math.min(target - known, batchSize, maxPendingPods - (known - running))).",
      ko: "먼저 if (unseen > 0) return 0; 그다음 const known = running + pending + registeredUnseen; Math.max(0, Math.min(target - known, batchSize, maxPendingPods - (known - running))).",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many executor pods were made at the first look?",
      ko: "이번 실행에서 처음 볼 때 만든 익스큐터 파드는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const made = events.flatMap((event) =>
        event.kind === "PodChanged" && event.change === "ADDED" && event.role === "executor"
          ? [event.at]
          : [],
      );
      return made.length === 0 ? "" : String(made.filter((at) => at === made[0]).length);
    },
  },
} as const;
