/**
 * 17/04 · How much memory does a pod ask for · 파드가 요청하는 메모리
 *
 * A pod holds a JVM with a heap of so many MiB, and needs more than the heap. Answer what it asks for, in whole MiB. Where an overhead is said, it is added as it is. Else
 * the overhead is a share of the heap, rounded down, and 384 MiB at least. The share is its own factor, where that is set; else the factor of both driver and
 * executors; and without any it is 0.1, but 0.4 for the driver of a program in Python or R.
 * 파드에는 힙이 몇 MiB인 JVM이 들어 있고, 힙보다 많은 메모리가 필요합니다. 파드가 요청하는 크기를 MiB 정수로 답하세요. 오버헤드를 적어 두었으면 그대로 더합니다. 아니면 힙의 몇 배를 내림한 값이고
 * 적어도 384 MiB입니다. 배수는 자기 배수가 있으면 그것, 없으면 드라이버와 익스큐터에 함께 쓰는 배수, 그것도 없으면 0.1입니다. 다만 파이썬이나 R 프로그램의 드라이버는 0.4입니다.
 *
 * You get · 받는 것: asked: { heap: number, overhead: number | undefined, ownFactor: number | undefined, factor: number | undefined, isPythonOrR: boolean }
 * You answer · 답할 것: number
 *
 * The laws will: draw heaps and settings; then your sizes are those of the pods of a whole cluster.
 * 법칙이 볼 것: 힙과 설정을 뽑습니다. 그다음 여러분의 크기로 클러스터 전체의 파드를 띄웁니다.
 * You need not: add memory outside the heap (spark.memory.offHeap.size), or find a node.
 * 생각하지 않아도 되는 것: 힙 밖의 메모리(spark.memory.offHeap.size), 노드 찾기.
 *
 * In Spark: BasicDriverFeatureStep, BasicExecutorFeatureStep. About 8 minutes · 약 8분. Hole: 4 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const podMemory: Policies["podMemory"] = (asked) => {
  throw new Todo("how many MiB does the pod ask for?");
};
