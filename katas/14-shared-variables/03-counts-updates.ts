/**
 * 14/03 · What counts · 무엇을 더할까
 *
 * An attempt of a task has ended and brought what it added to accumulators. Answer whether the driver merges it. A failed or killed attempt
 * never counts. A result task counts once for each partition of its job. A map task counts each time that it succeeds: Spark does not know
 * whether it ran before. `mergedBefore` says whether an earlier success of this partition of this stage was merged.
 * 태스크의 시도가 끝나면서 어큐뮬레이터에 더한 것을 가져왔습니다. 드라이버가 그것을 합칠지 답하세요. 실패하거나 강제 종료된 시도는
 * 합치지 않습니다. 결과 태스크(result task)는 잡의 파티션마다 한 번만 합칩니다. 맵 태스크(map task)는 성공할 때마다 합칩니다.
 * 전에 돌았는지 스파크는 따지지 않습니다. `mergedBefore`는 이 스테이지의 이 파티션을 이미 합쳤는지입니다.
 *
 * You get · 받는 것: ended: { taskType: "ShuffleMapTask" | "ResultTask", reason: "Success" | "Resubmitted" | "FetchFailed" |
 *   "ExceptionFailure" | "ExecutorLostFailure" | "TaskKilled" | "TaskResultLost" | "UnknownReason", attemptNumber: number,
 *   stageAttemptId: number, mergedBefore: boolean }
 * You answer · 답할 것: boolean
 *
 * The laws will: end attempts in every way, one after another; then jobs with accumulators run while tasks fail and files are lost.
 * 법칙이 볼 것: 시도를 온갖 방식으로 잇달아 끝내 봅니다. 그다음 태스크가 실패하고 파일을 잃는 가운데 어큐뮬레이터를 쓰는 잡을 돌립니다.
 * You need not: add anything (the engine does), or tell stages apart.
 * 생각하지 않아도 되는 것: 더하는 일(엔진이 합니다), 스테이지를 구별하는 일.
 *
 * In Spark: DAGScheduler.handleTaskCompletion, Task.collectAccumulatorUpdates. About 10 minutes · 약 10분. Hole: 2 lines.
 */
import { Todo, type EndedAttempt, type Policies } from "#engine/kata";

export const countsUpdates: Policies["countsUpdates"] = (ended: EndedAttempt) => {
  throw new Todo("does what `ended` added count?");
};
