/**
 * 15/07 · What to resubmit · 무엇을 다시 실행하나
 *
 * Something is gone: an executor, or a whole machine with all its executors. `outputs` says where each finished map task of one shuffle
 * left its output. Answer the `mapIndex` of those that have to run again. An output lies where it was written, and nowhere else.
 * 익스큐터 하나, 또는 머신 한 대가 그 위의 익스큐터와 함께 사라졌습니다. `outputs`는 한 셔플의 끝난 맵 태스크가 출력을 어디에 남겼는지
 * 말해 줍니다. 다시 실행할 맵 태스크의 `mapIndex`를 답하세요. 출력은 기록한 곳에만 있습니다.
 *
 * `lost.host` is undefined when one executor is gone, and names the machine when all of it is gone.
 * `lost.host`는 익스큐터 하나를 잃었을 때 undefined이고, 머신 전체를 잃었을 때 그 머신의 이름입니다.
 *
 * You get · 받는 것: outputs: { mapIndex: number, executorId: string, host: string }[], lost: { executorId: string, host: string |
 *   undefined }
 * You answer · 답할 것: number[]
 *
 * The laws will: lose an executor or a machine from random registers, some of which lack outputs already; then your function runs in
 * the whole engine while an executor is killed, and the tasks that run again must be those that Spark runs again.
 * 법칙이 볼 것: 임의의 등록부에서 익스큐터나 머신을 잃습니다. 그다음 함수가 엔진 전체에서 돌고, 익스큐터가 죽었을 때 다시 도는
 * 태스크가 스파크와 같은지 봅니다.
 * You need not: think of the reduce tasks, of retries, or of an external shuffle service (with one, nobody asks you).
 * 생각하지 않아도 되는 것: 리듀스 태스크, 재시도, 외부 셔플 서비스.
 *
 * In Spark: DAGScheduler.handleExecutorLost, MapOutputTrackerMaster.removeOutputsOnExecutor and removeOutputsOnHost.
 * About 10 minutes · 약 10분. Hole: 4 lines.
 */
import { Todo, type LostView, type MapOutputView, type Policies } from "#engine/kata";

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (
  outputs: readonly MapOutputView[],
  lost: LostView,
) => {
  throw new Todo("which of `outputs` are gone with `lost`?");
};
