/**
 * The card of kata 17/02: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/02",
  policy: "chooseApplicant",
  title: { en: "whose turn is it", ko: "누구 차례인가" },
  teaches: {
    en: "How the Capacity scheduler divides a cluster among queues, users and applications.",
    ko: "커패시티 스케줄러가 큐와 사용자와 애플리케이션에 클러스터를 나누는 방법",
  },
  minutes: 20,
  read: { en: "Queues", ko: "큐" },
  hints: [
    {
      en: "Two loops: queues in the order of their use, applicants in the order given. The first applicant whom nothing forbids is the answer.",
      ko: "두 겹으로 돕니다. 큐는 쓴 비율의 순서, 신청자는 주어진 순서입니다. 막는 것이 없는 첫 신청자가 답입니다.",
    },
    {
      en: "Write `share(amount)` first: memory of the cluster's memory, and with “dominant” the larger of that and of cores. The order of queues is `share(used) / capacity`.",
      ko: "먼저 `share(amount)`를 쓰세요. 클러스터 메모리에 대한 비율이고, “dominant”이면 코어의 비율과 견주어 큰 쪽입니다. 큐의 순서는 `share(used) / capacity`입니다.",
    },
    {
      en: "Pass over a queue with `share(used) >= maximum`. Pass over an applicant with `share(userHolds) > capacity * userLimitFactor`, or whose size is above `free` (cores only with “dominant”). Sort a copy with `toSorted`.",
      ko: "`share(used) >= maximum`인 큐를 건너뜁니다. `share(userHolds) > capacity * userLimitFactor`이거나 크기가 `free`를 넘는 신청자를 건너뜁니다(코어는 “dominant”일 때만). `toSorted`로 복사본을 정렬하세요.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many containers were granted that are no ApplicationMaster's?",
      ko: "이번 실행에서 애플리케이션마스터의 것이 아닌 컨테이너는 몇 개 나갔을까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) =>
            event.kind === "ContainerStateChanged" &&
            event.state === "ALLOCATED" &&
            !event.isMaster,
        ).length,
      ),
  },
} as const;
