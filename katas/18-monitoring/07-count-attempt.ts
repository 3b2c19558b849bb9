/**
 * 18/07 · which attempts count · 세는 시도
 *
 * An attempt of a task has ended. Answer what is added to each count of its stage. `active`: it runs no more (-1), except that a Resubmitted one had ended before (0). `completed`, `failed`, `killed`: attempts. TaskKilled
 * and TaskCommitDenied are killed; Failed and Resubmitted failed. `tasks`: distinct tasks that are done, so a second success of the same task adds none.
 * 태스크의 시도가 끝났습니다. 스테이지의 수마다 얼마를 더할지 답하세요. `active`는 더 돌지 않으니 -1이고, Resubmitted는 이미 끝났던 것이라 0입니다. `completed`, `failed`, `killed`는 시도의 수입니다. TaskKilled와 TaskCommitDenied는
 * killed, Failed와 Resubmitted는 failed입니다. `tasks`는 끝난 태스크의 수라서 같은 태스크의 두 번째 성공은 더하지 않습니다.
 *
 * You get · 받는 것: ended: { reason: "Success" | "Resubmitted" | "TaskKilled" | "TaskCommitDenied" | "Failed", succeededBefore: boolean }
 * You answer · 답할 것: { active: number, completed: number, failed: number, killed: number, tasks: number }
 *
 * The laws will: end attempts in every way; then the logs of whole applications are read with your rule.
 * 법칙이 볼 것: 시도를 온갖 방식으로 끝내 봅니다. 그다음 애플리케이션의 로그를 이 규칙으로 읽습니다.
 * You need not: add anything up, or look at metrics.
 * 생각하지 않아도 되는 것: 더하는 일, 지표를 보는 일.
 *
 * In Spark: AppStatusListener.onTaskEnd. About 10 minutes · 약 10분. Hole: 8 lines.
 */
import { Todo, type EndSeen, type Policies } from "#engine/kata";

export const countAttempt: Policies["countAttempt"] = (ended: EndSeen) => {
  throw new Todo("what does the end of the attempt add to each count?");
};
