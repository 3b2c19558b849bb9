/**
 * 18/01 · how a job stands · 잡의 상태
 *
 * One more event of a job has been read from the log. Answer how the job stands after it. A stage that is submitted is one more that is active, and if it was complete, it is
 * complete no more. A stage that ends is one less that is active: COMPLETE puts its id among `completedStages` (once), FAILED adds one to `failedStages`, SKIPPED puts it
 * among `skippedStages` and its tasks to `skippedTasks`. The end of the job sets its status, and every stage in `pending` was skipped.
 * 로그에서 잡의 이벤트를 하나 더 읽었습니다. 그 뒤에 잡이 어떤 상태인지 답하세요. 제출된 스테이지는 활성 스테이지를 하나 늘리고, 완료였다면 더는 완료가 아닙니다. 끝난 스테이지는 활성을
 * 하나 줄입니다. COMPLETE면 번호를 `completedStages`에 (한 번만) 넣고, FAILED면 `failedStages`에 1을 더하고, SKIPPED면 번호를 `skippedStages`에 넣고 태스크를 `skippedTasks`에 더합니다. 잡이 끝나면
 * 상태를 정하고, `pending`의 스테이지는 모두 건너뛴 것입니다.
 *
 * You get · 받는 것: job: { status: "RUNNING" | "FAILED" | "SUCCEEDED", activeStages: number, completedStages: number[], failedStages: number,
 *   skippedStages: number[], skippedTasks: number }, step: { kind: "StageSubmitted" | "StageCompleted" | "JobEnd", stageId?: number, outcome?:
 *   "FAILED" | "COMPLETE" | "SKIPPED", numTasks?: number, succeeded?: boolean, pending?: { stageId: number, numTasks: number }[] }
 * You answer · 답할 것: JobProgress
 *
 * The laws will: draw stages that complete, fail, run again; then the logs of whole applications are read with your rule.
 * 법칙이 볼 것: 완료하고 실패하고 다시 도는 스테이지를 뽑습니다. 그다음 애플리케이션의 로그를 이 규칙으로 읽습니다.
 * You need not: count tasks that ran; kata 18/07 does.
 * 생각하지 않아도 되는 것: 돈 태스크 세기. 카타 18/07이 합니다.
 *
 * In Spark: LiveJob, AppStatusListener.onStageSubmitted, onStageCompleted, onJobEnd. About 20 minutes · 약 20분. Hole: 14 lines.
 */
import { Todo, type JobProgress, type JobStep, type Policies } from "#engine/kata";

export const foldJob: Policies["foldJob"] = (job: JobProgress, step: JobStep) => {
  throw new Todo("how does the job stand after `step`?");
};
