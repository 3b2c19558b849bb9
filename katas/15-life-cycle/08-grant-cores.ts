/**
 * 15/08 · Grant cores · 코어 내주기
 *
 * A standalone Master hands out cores to one application. Answer one number for each of `workers`, in their order: how many cores of it the
 * application gets now. With `coresPerExecutor` cores go out in whole executors of that size, several on a worker where they fit. Where
 * it is undefined, a worker runs one executor, and that one grows core by core. Each executor takes `memoryPerExecutor` of its worker's
 * memory once, however many cores it has. In all at most `coresLeft` cores are granted, and at most `executorLimit` executors exist,
 * `executorsHeld` among them.
 * 스탠드얼론 마스터가 한 애플리케이션에 코어를 내줍니다. `workers`의 순서대로, 이번에 그 워커에서 내줄 코어 수를 하나씩 답하세요.
 * `coresPerExecutor`가 있으면 그 크기의 익스큐터를 통째로 내주고, 자리가 있으면 한 워커에 여럿을 띄웁니다. undefined이면 워커마다
 * 익스큐터 하나를 띄우고, 그 하나가 코어 하나씩 커집니다. 익스큐터는 코어가 몇 개든 워커의 메모리를 `memoryPerExecutor`만큼 한 번 씁니다.
 * 코어는 모두 더해 `coresLeft`까지, 익스큐터는 이미 가진 `executorsHeld`까지 더해 `executorLimit`까지입니다.
 *
 * `spreadOut` (the default): go round the workers, one helping (an executor, or a core) for each that can take one, then the next round.
 * Not `spreadOut`: give a worker all that it can take before you turn to the next.
 * `spreadOut`이면(기본값) 워커를 차례로 돌며 받을 수 있는 곳에 한 몫씩(익스큐터 하나, 또는 코어 하나) 주고 다시 돕니다. 아니면 한 워커를
 * 다 채운 뒤에 다음 워커로 갑니다.
 *
 * You get · 받는 것: request: { workers: { coresFree: number, memoryFree: number }[], coresLeft: number, coresPerExecutor: number |
 *   undefined, memoryPerExecutor: number, spreadOut: boolean, executorLimit: number, executorsHeld: number }
 * You answer · 답할 것: number[]
 *
 * The laws will: pin your answers to those that Spark's own tests name, draw full and empty workers and see that nothing is given twice
 * and nothing held back; then your function grants the cores of a whole cluster.
 * 법칙이 볼 것: 스파크의 테스트에 적힌 답과 견주고, 차거나 빈 워커를 뽑아 두 번 주거나 덜 주지 않는지 봅니다. 그다음 함수가 클러스터
 * 전체의 코어를 내줍니다.
 * You need not: sort the workers (the fullest come last already), take from running applications, or start anything.
 * 생각하지 않아도 되는 것: 워커 정렬(빈 코어가 많은 순서로 옵니다), 도는 애플리케이션에서 빼앗는 일, 익스큐터를 띄우는 일.
 *
 * In Spark: Master.scheduleExecutorsOnWorkers. About 25 minutes · 약 25분. Hole: 20 lines.
 */
import { Todo, type CoreRequest, type Policies } from "#engine/kata";

export const grantCores: Policies["grantCores"] = (request: CoreRequest) => {
  throw new Todo("how many cores of each worker does `request` get?");
};
