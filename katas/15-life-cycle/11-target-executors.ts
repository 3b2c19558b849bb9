/**
 * 15/11 · How many executors to ask for · 익스큐터를 몇 개 요청할까
 *
 * Dynamic allocation is on. Ten times a second at most the driver decides how many executors it wants altogether. Answer that number, `target`, and how many would be added
 * the next time, `step`. What could be of use is all tasks that wait or run (`pendingTasks`, `pendingSpeculativeTasks`, `runningTasks`), times `allocationRatio`, shared among
 * executors of `tasksPerExecutor` tasks, rounded up.
 * 동적 할당을 켰습니다. 드라이버는 많아야 1초에 열 번, 모두 몇 개의 익스큐터를 원하는지 정합니다. 그 수 `target`과 다음에 더할 수 `step`을 답하세요. 쓸모가 있는 수는
 * 기다리거나 도는 태스크 전부(`pendingTasks`, `pendingSpeculativeTasks`, `runningTasks`)에 `allocationRatio`를 곱해 `tasksPerExecutor`개씩 나눈 것을 올림한 것입니다.
 *
 * Wanted more so far than could be of use: want what could, but at least `minExecutors`, and begin with a step of 1 again. Else, and only when `isBacklogDue`: want `step` more than before,
 * or than `executors` that are there if these are more; not more than could be of use, not more than `maxExecutors`, at least `minExecutors`. If `target` grew by just `step`, the next step
 * is twice as large; if not, it is 1. Not due: nothing changes.
 * 지금까지 원한 수가 쓸모보다 많으면 쓸모만큼으로 낮추되 `minExecutors`보다 낮추지 않고, `step`은 1로 돌아갑니다. 그렇지 않고 `isBacklogDue`일 때만 늘립니다. 지금까지 원한 수에, 또는 이미 있는
 * `executors`가 더 많으면 거기에 `step`을 더합니다. 쓸모보다, `maxExecutors`보다 많을 수 없고 `minExecutors`보다 적을 수 없습니다. `target`이 꼭 `step`만큼 늘었으면 다음 `step`은 두 배,
 * 아니면 1입니다. `isBacklogDue`가 아니면 그대로입니다.
 *
 * You get · 받는 것: view: { pendingTasks: number, pendingSpeculativeTasks: number, runningTasks: number, unschedulableTaskSets: number, tasksPerExecutor: number, allocationRatio: number,
 *   minExecutors: number, maxExecutors: number, executors: number, target: number, step: number, isBacklogDue: boolean }
 * You answer · 답할 것: { target: number, step: number }
 *
 * The laws will: draw moments and compare both numbers, play a whole ramp up to what the tasks need, and let your function ask for executors in the whole engine.
 * 법칙이 볼 것: 순간을 뽑아 두 수를 견주고, 필요한 만큼에 이를 때까지의 과정을 통째로 돌려 보고, 엔진 전체에서 함수가 익스큐터를 요청하게 합니다.
 * You need not: look at `unschedulableTaskSets` (it is 0 here), or give executors back; a lower target ends none.
 * 생각하지 않아도 되는 것: `unschedulableTaskSets`(여기서는 0), 익스큐터를 돌려주는 일(원하는 수를 낮춰도 끝나는 익스큐터는 없습니다).
 *
 * In Spark: ExecutorAllocationManager.updateAndSyncNumExecutorsTarget, addExecutors. About 20 minutes · 약 20분. Hole: 10 lines.
 */
import { Todo, type Policies, type TargetView } from "#engine/kata";

export const targetExecutors: Policies["targetExecutors"] = (view: TargetView) => {
  throw new Todo(
    "how many executors does the application of `view` want now, and how many more the next time?",
  );
};
