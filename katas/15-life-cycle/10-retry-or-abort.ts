/**
 * 15/10 · Retry or abort · 재시도할까 중단할까
 *
 * An attempt of a task has failed. Answer what comes of it: "retry" (the failure counts, the task runs again), "abort" (it counts, and it
 * was the last one allowed: the stage is given up, and every job that needs it fails) or "ignore" (it does not count; the engine knows
 * what to do). `failures` says how many failures of this task have counted before this one, `maxFailures` is spark.task.maxFailures:
 * 4 on a cluster, 1 in local mode unless the master says more.
 * 태스크의 시도 하나가 실패했습니다. 어떻게 할지 답하세요. "retry"는 실패를 세고 태스크를 다시 실행합니다. "abort"는 실패를 세고,
 * 허락된 마지막 실패이므로 스테이지를 중단합니다. 그 스테이지가 필요한 잡은 모두 실패합니다. "ignore"는 실패를 세지 않고, 그다음은
 * 엔진이 압니다. `failures`는 이 태스크의 실패 가운데 이번 것보다 먼저 센 횟수이고, `maxFailures`는 spark.task.maxFailures입니다.
 * 클러스터에서는 4, 로컬 모드에서는 마스터 URL에 더 적지 않으면 1입니다.
 *
 * Which failures count? `reason.kind` tells them apart. Not a fetch failure (the map output is to blame), not an attempt that was killed,
 * not an executor's loss with `exitCausedByApp` false. All the others count, also a result that got lost on its way.
 * 어떤 실패를 세나요? `reason.kind`로 구별합니다. 페치 실패(탓은 맵 출력에 있습니다), 강제 종료된 시도, `exitCausedByApp`이 false인
 * 익스큐터 유실은 세지 않습니다. 나머지는 오는 길에 잃어버린 결과까지 모두 셉니다.
 *
 * You get · 받는 것: failures: number, maxFailures: number, reason: { kind: "FetchFailed" | "ExceptionFailure" | "ExecutorLostFailure" |
 *   "TaskKilled" | "TaskResultLost" | "UnknownReason", bmAddress?: { executorId: string, host: string, port: number } | undefined,
 *   shuffleId?: number, mapId?: number, mapIndex?: number, reduceId?: number, message?: string, className?: string, description?: string,
 *   fullStackTrace?: string, executorId?: string, exitCausedByApp?: boolean, reason?: string | undefined }
 * You answer · 답할 것: "retry" | "abort" | "ignore"
 *
 * The laws will: let one task fail in many ways, one after another, and compare your answers; then your function runs in the whole engine
 * while tasks throw, executors crash, machines vanish and shuffle files are lost, and attempts, stages and jobs must be Spark's.
 * 법칙이 볼 것: 한 태스크가 여러 까닭으로 잇달아 실패할 때의 답을 견줍니다. 그다음 태스크가 예외를 던지고 익스큐터와 머신과 셔플
 * 파일을 잃는 엔진 전체에서 함수가 돌고, 시도와 스테이지와 잡이 스파크와 같은지 봅니다.
 * You need not: count (the engine does), run anything again yourself, or think of stages that are tried again after a fetch failure.
 * 생각하지 않아도 되는 것: 횟수를 올리는 일(엔진이 합니다), 다시 실행하는 일, 페치 실패 뒤의 스테이지 재시도.
 *
 * In Spark: TaskSetManager.handleFailedTask, TaskFailedReason.countTowardsTaskFailures. About 10 minutes · 약 10분. Hole: 6 lines.
 */
import { Todo, type FailureReason, type Policies } from "#engine/kata";

export const afterFailure: Policies["afterFailure"] = (
  failures: number,
  maxFailures: number,
  reason: FailureReason,
) => {
  throw new Todo("does `reason` count, and is it the last failure that `maxFailures` allows?");
};
