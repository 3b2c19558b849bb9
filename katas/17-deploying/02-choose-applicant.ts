/**
 * 17/02 · Whose turn is it · 누구 차례인가
 *
 * A node reports, and one container may be granted on it. Answer the id of the application that gets it, or undefined where none does. Queues come in the order of what
 * they use of their own `capacity` (least first; equal ones in the order given). A queue that has its `maximum` is passed over. In a queue, applicants come in the
 * order given; one is passed over whose container does not fit into `free`, or whose user already holds more than `capacity` times `userLimitFactor`. Use is a
 * share of `cluster`: of memory, and with the calculator "dominant" of memory or cores, whichever is more.
 * 노드가 보고하면 그 노드에서 컨테이너 하나를 내줄 수 있습니다. 받을 애플리케이션의 id를 답하고, 없으면 undefined를 답하세요. 큐는 자기 몫(`capacity`)에서 쓴 비율이 낮은 것부터
 * 봅니다. 같으면 주어진 순서입니다. `maximum`을 다 쓴 큐는 건너뜁니다. 큐 안에서는 주어진 순서대로 보되, 컨테이너가 `free`에 들어가지 않거나 사용자가 이미 `capacity`와
 * `userLimitFactor`를 곱한 것보다 많이 쥐고 있으면 건너뜁니다. 비율은 `cluster`에 대한 것입니다. 메모리로 재고, 계산기가 "dominant"이면 메모리와 코어 가운데 큰 쪽입니다.
 *
 * You get · 받는 것: offer: { free: { memory: number, vcores: number }, cluster: Resource, calculator: "memory" | "dominant", queues: { name:
 *   string, capacity: number, maximum: number, userLimitFactor: number, used: Resource, applicants: { appId: string, size: Resource,
 *   userHolds: Resource }[] }[] }
 * You answer · 답할 것: string | undefined
 *
 * The laws will: draw queues that are empty, full and over their share; then your function grants the containers of a whole cluster.
 * 법칙이 볼 것: 비었거나 찼거나 몫을 넘은 큐를 뽑습니다. 그다음 여러분의 함수가 클러스터 전체의 컨테이너를 내줍니다.
 * You need not: reserve a node for a container that does not fit, or take anything away.
 * 생각하지 않아도 되는 것: 들어가지 않는 컨테이너를 위해 노드를 예약하는 일, 빼앗는 일.
 *
 * In Spark: nothing; in Hadoop CapacityScheduler, LeafQueue.assignContainers. About 20 minutes · 약 20분. Hole: 15 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const chooseApplicant: Policies["chooseApplicant"] = (offer) => {
  throw new Todo("which application gets a container on the node of `offer`?");
};
