/**
 * 18/08 · the executors' summary · 익스큐터 요약
 *
 * One more event about an executor. Answer its counts after it. Added: active, with its cores, and room for cores / cpusPerTask tasks, rounded down (none if cpusPerTask is 0). A block manager that registers makes it active
 * again; Removed makes it inactive, and what it did stays. A task that starts is one more in all and one more active. One that ends is one less active (not if Resubmitted: it had ended);
 * Success completed, Failed and Resubmitted failed, killed ones neither.
 * 익스큐터의 이벤트가 하나 더 왔습니다. 그 뒤의 수를 답하세요. Added면 활성이 되고 코어가 정해지며, 자리는 코어 / cpusPerTask를 버림한 만큼입니다(cpusPerTask가 0이면 없음). 블록 매니저가 등록하면 다시 활성이고, Removed면
 * 활성이 아닙니다. 한 일은 남습니다. 태스크가 시작하면 전체와 활성이 하나씩 늡니다. 끝나면 활성이 하나 줍니다(Resubmitted는 이미 끝났으니 그대로). Success는 완료, Failed와 Resubmitted는 실패, 강제 종료는 어느 쪽도 아닙니다.
 *
 * You get · 받는 것: executor: { isActive: boolean, totalCores: number, maxTasks: number, totalTasks: number, activeTasks: number, completedTasks:
 *   number, failedTasks: number }, step: { kind: "ExecutorAdded" | "BlockManagerAdded" | "ExecutorRemoved" | "TaskStart" | "TaskEnd", totalCores?:
 *   number, cpusPerTask?: number, reason?: "Success" | "Resubmitted" | "TaskKilled" | "TaskCommitDenied" | "Failed" }
 * You answer · 답할 것: ExecutorCounts
 *
 * The laws will: draw lives of executors; then the logs of whole applications are read with your rule.
 * 법칙이 볼 것: 익스큐터의 일생을 뽑습니다. 그다음 애플리케이션의 로그를 이 규칙으로 읽습니다.
 * You need not: add up times and bytes.
 * 생각하지 않아도 되는 것: 시간과 바이트를 더하는 일.
 *
 * In Spark: LiveExecutor, AppStatusListener.onExecutorAdded, onTaskStart, onTaskEnd. About 15 minutes · 약 15분. Hole: 14 lines.
 */
import { Todo, type ExecutorCounts, type ExecutorStep, type Policies } from "#engine/kata";

export const foldExecutor: Policies["foldExecutor"] = (
  executor: ExecutorCounts,
  step: ExecutorStep,
) => {
  throw new Todo("what does the executor count after `step`?");
};
