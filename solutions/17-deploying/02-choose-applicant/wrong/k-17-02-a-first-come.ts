/** K-17-02-a: “Who came first is served first, whatever the queue.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-02-a",
  en: {
    belief: "Who came first is served first, whatever the queue.",
    refutation:
      "That is standalone. YARN goes by queues first: the one that has used least of its share, within its maximum.",
  },
  ko: {
    belief: "큐와 상관없이 먼저 온 쪽이 먼저 받는다.",
    refutation:
      "그것은 스탠드얼론입니다. YARN은 큐를 먼저 봅니다. 자기 몫을 가장 덜 쓴 큐가 먼저이고, 최대치는 넘지 못합니다.",
  },
  killedBy: "the application that Spark's YARN would choose gets the container",
} as const;

export const chooseApplicant: Policies["chooseApplicant"] = ({ free, calculator, queues }) =>
  queues
    .flatMap(({ applicants }) => applicants)
    .find(
      ({ size }) =>
        size.memory <= free.memory && (calculator === "memory" || size.vcores <= free.vcores),
    )?.appId;
