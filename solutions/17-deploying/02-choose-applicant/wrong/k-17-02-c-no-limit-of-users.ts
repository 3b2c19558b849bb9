/** K-17-02-c: “One user may have everything that their queue may have.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-02-c",
  en: {
    belief: "One user may have everything that their queue may have.",
    refutation:
      "A user is held to the share of the queue (times user-limit-factor, 1): recorded, an application that wanted four executors in a small queue got two, although the queue might have had more.",
  },
  ko: {
    belief: "한 사용자가 큐의 최대치까지 다 쓸 수 있다.",
    refutation:
      "사용자는 큐의 몫(user-limit-factor를 곱한 것, 기본값 1)에 묶입니다. 기록에서도 작은 큐에서 익스큐터 넷을 바란 애플리케이션은 큐의 최대치가 남았는데 둘만 받았습니다.",
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
  for (const { used, maximum, applicants } of queues.toSorted(
    (a, b) => share(a.used) / a.capacity - share(b.used) / b.capacity,
  ))
    if (share(used) < maximum)
      for (const { appId, size } of applicants)
        if (size.memory <= free.memory && (!counts || size.vcores <= free.vcores)) return appId;
  return undefined;
};
