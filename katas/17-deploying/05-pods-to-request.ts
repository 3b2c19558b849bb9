/**
 * 17/05 · How many pods now · 파드를 지금 몇 개
 *
 * A driver on Kubernetes looks at its pods once a second and asks for more where some are missing. Answer how many it asks for now. Nothing, as long as one that was asked for
 * is unseen. What it knows of are pods that run, that are there and do not run, and that registered before they were seen. It asks for what is missing to the
 * target, but for one batch at most, and never so many that more than `maxPendingPods` are known and do not run.
 * 쿠버네티스의 드라이버는 1초마다 파드를 보고 모자라면 더 요청합니다. 지금 몇 개를 요청할지 답하세요. 요청했는데 아직 보이지 않는 것이 하나라도 있으면 요청하지 않습니다. 드라이버가 아는 것은 도는 파드, 있지만
 * 돌지 않는 파드, 보이기 전에 등록한 파드입니다. 목표에 모자란 만큼 요청하되 한 묶음까지이고, 알고 있지만 돌지 않는 것이 `maxPendingPods`를 넘게 요청하지는 않습니다.
 *
 * You get · 받는 것: seen: { target: number, running: number, pending: number, unseen: number, registeredUnseen: number, batchSize: number, maxPendingPods: number }
 * You answer · 답할 것: number
 *
 * The laws will: draw what a driver may see; then your batches start executors in a whole cluster.
 * 법칙이 볼 것: 드라이버가 볼 수 있는 것을 뽑습니다. 그다음 여러분의 묶음으로 클러스터 전체에서 익스큐터를 띄웁니다.
 * You need not: take pods back, or mind how long one has been unseen.
 * 생각하지 않아도 되는 것: 파드 줄이기, 얼마나 오래 보이지 않았는지.
 *
 * In Spark: ExecutorPodsAllocator.onNewSnapshots. About 10 minutes · 약 10분. Hole: 6 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  throw new Todo("how many pods does the driver ask for now?");
};
