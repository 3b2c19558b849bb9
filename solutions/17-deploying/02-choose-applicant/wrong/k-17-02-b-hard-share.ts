/** K-17-02-b: “A queue never gets more than its share.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-02-b",
  en: {
    belief: "A queue never gets more than its share.",
    refutation:
      "It may use what others leave, up to its maximum; the share is what it gets back when all want something.",
  },
  ko: {
    belief: "큐는 자기 몫보다 많이 받지 못한다.",
    refutation:
      "남들이 쓰지 않는 것은 최대치까지 쓸 수 있습니다. 몫은 모두가 바랄 때 돌아오는 양입니다.",
  },
  killedBy: "the application that Spark's YARN would choose gets the container",
} as const;

export const chooseApplicant: Policies["chooseApplicant"] = ({
  free,
  cluster,
  calculator,
  queues,
}) => {
  const counts = calculator === "dominant";
  const share = (amount: { readonly memory: number; readonly vcores: number }): number =>
    Math.max(amount.memory / cluster.memory, counts ? amount.vcores / cluster.vcores : 0);
  for (const { used, capacity, applicants } of queues.toSorted(
    (a, b) => share(a.used) / a.capacity - share(b.used) / b.capacity,
  ))
    if (share(used) < capacity)
      for (const { appId, size } of applicants)
        if (size.memory <= free.memory && (!counts || size.vcores <= free.vcores)) return appId;
  return undefined;
};
